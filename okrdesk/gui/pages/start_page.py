"""The start page: begin, open, look around; recent workspaces; blueprints and other ways in.

Shown before anything heavy is loaded: nothing here imports the document.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from okrdesk.gui import icons, settings, theme
from okrdesk.gui.settings import RecentWorkspace
from okrdesk.gui.widgets.cards import page_scroll
from okrdesk.gui.widgets.notices import message_box
from okrdesk.gui.widgets.text import ARROWS, PlainLabel, literal, plain_button, set_tip
from okrdesk.gui.widgets.tiles import Tile, TileGrid
from okrdesk.gui.widgets.words import phase_word
from okrdesk.i18n import _, relative_day
from okrdesk.okr.blueprint_cards import shipped_cards


class StartPage(QWidget):
    """The first window. Its signals are wishes that the main window answers.

    `open_requested` tells a path, "" to choose a file; `new_requested` a blueprint's key, "" for none;
    `import_requested` a kind of file ("json"). `today` is for the words beside recent workspaces.
    """

    open_requested = Signal(str)
    sample_requested = Signal()
    new_requested = Signal(str)
    import_requested = Signal(str)

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.left = QWidget()
        self.recent = _RecentList(self.left)
        self.recent.open_requested.connect(self.open_requested)
        self.recent.forget_requested.connect(self._forget)
        self.start = plain_button(_("Start a workspace…"), "welcome", parent=self.left)
        self.start.clicked.connect(lambda: self.new_requested.emit(""))
        self.open = plain_button(_("Open a workspace…"), "onrail", parent=self.left)
        self.open.clicked.connect(lambda: self.open_requested.emit(""))
        self.sample = plain_button(_("Look around in the sample"), "onrail", parent=self.left)
        self.sample.clicked.connect(self.sample_requested)
        self.blueprints = TileGrid(_blueprint_tiles(), 4, _("Blueprints"))
        self.blueprints.chosen.connect(self.new_requested)
        self.questions = TileGrid(_question_tiles(), 3, _("Other ways to start"))
        self.questions.chosen.connect(self._begin)
        self._lay_out()
        self.reload()

    def _lay_out(self) -> None:
        left = QVBoxLayout(self.left)
        left.setContentsMargins(0, 0, 0, 24)
        left.setSpacing(0)
        self._top = QVBoxLayout()
        self._top.setSpacing(10)
        self._top.addWidget(_Name(self.left))
        self._top.addSpacing(2)
        words = _("Set shared goals in one room.\nNo account, no internet: one file that is yours.")
        self._top.addWidget(_RailLabel(words, "heading"))
        self._top.addSpacing(22)
        for button in (self.start, self.open, self.sample):
            self._top.addWidget(button)
        left.addLayout(self._top)
        left.addSpacing(32)
        left.addWidget(self.recent, 1)
        self._side = page_scroll(self.left, self)
        self._side.setProperty("kind", "rail")
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        right = QVBoxLayout(content)
        right.setContentsMargins(44, 44, 44, 32)
        right.setSpacing(6)
        right.addWidget(PlainLabel(_("Start from a blueprint"), "title"))
        right.addWidget(
            PlainLabel(
                _(
                    "Eight goal sets for community platforms. "
                    "Pick up to three, fill in your city and your numbers."
                ),
                "muted",
            )
        )
        right.addSpacing(10)
        right.addWidget(self.blueprints)
        right.addSpacing(28)
        right.addWidget(PlainLabel(_("Or start with a question"), "figure"))
        right.addSpacing(4)
        right.addWidget(self.questions)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(page_scroll(content, self), 1)

    def set_today(self, today: dt.date) -> None:
        """Midnight has passed."""
        self._today = today
        self.reload()

    def reload(self) -> None:
        """Show the recent workspaces as the settings have them now."""
        self.recent.set_workspaces(settings.recent_workspaces(), self._today)
        before: QWidget = self.sample
        for row in self.recent.rows:  # made later than what follows them on the page
            self.setTabOrder(before, row)
            before = row

    def _forget(self, path: str) -> None:
        settings.forget_workspace(Path(path))
        self.reload()

    def _begin(self, way: str) -> None:
        if way == "json":
            self.import_requested.emit("json")
        elif way == "empty" or self._explain_surveys():
            self.new_requested.emit("")

    def _explain_surveys(self) -> bool:
        """Say what can be done with answers today; whether to begin a workspace for them."""
        chosen = message_box(
            self,
            _("Bring a survey"),
            _(
                "Reading answer sheets and sorting them into themes belongs to the workshop step. "
                "Today you can write what people said as priorities on the Mission page, one line each, "
                "or paste several lines as key results below an objective."
            ),
            [("no", _("Not now"), "plain"), ("yes", _("Start a workspace…"), "primary")],
        )
        return chosen == "yes"

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = min(max(self.width() * 0.28, 288.0), 400.0) * (1 + (theme.text_scale() - 1) * 0.4)
        margin = 40 if wide > 360 and theme.text_scale() < 1.3 else 24
        self._top.setContentsMargins(margin, 44, margin, 0)
        self.recent.column.setContentsMargins(margin - 10, 0, margin - 10, 0)
        needed = self.left.minimumSizeHint().width() + self._side.verticalScrollBar().sizeHint().width()
        self._side.setFixedWidth(round(min(max(wide, needed), self.width() * 0.5)))
        super().resizeEvent(event)


def _blueprint_tiles() -> list[Tile]:
    return [
        Tile(
            card.key, card.title, card.tagline, phase_word(card.phases[0]) if card.phases else "", card.colour
        )
        for card in shipped_cards()
    ]


def _question_tiles() -> list[Tile]:
    return [
        Tile(
            "empty",
            _("Empty workspace"),
            _("Why are we here? Begin with the mission"),
            _("from scratch"),
            icon="mission",
        ),
        Tile(
            "survey",
            _("Bring a survey"),
            _("What do members say? Make priorities of it"),
            _("survey"),
            icon="people",
        ),
        Tile(
            "json",
            _("Bring your OKRs"),
            _("What do we have already? Import a JSON file"),
            _("import"),
            icon="import",
        ),
    ]


class _RailLabel(PlainLabel):
    """Words on the dark panel: the ink of the rail in both themes."""

    def __init__(self, text: str, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(text, kind, parent)
        self.setProperty("ground", "rail")


class _Name(QWidget):
    """The sign and the name of the application."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("OKR Desk"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, max(36, QFontMetrics(theme.font("title")).height() + 6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        edge = min(34.0 * theme.text_scale(), float(self.height()))
        icons.paint_icon(painter, QRectF(0, (self.height() - edge) / 2, edge, edge), "okrdesk", "")
        font = theme.font("title")
        font.setPointSizeF(font.pointSizeF() * 1.08)
        painter.setFont(font)
        painter.setPen(QColor("#ffffff"))
        room = QRectF(edge + 11, 0, self.width() - edge - 11, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _("OKR Desk"))
        painter.end()


class _RecentRow(QAbstractButton):
    """One recent workspace: its name, and under it cycle, progress and when it was open last."""

    forget_requested = Signal()

    def __init__(self, workspace: RecentWorkspace, state: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.path = str(workspace.path)
        self._name = " ".join(workspace.name.split()) or workspace.path.stem
        self._state = state
        self.setText(literal(self._name))
        self.setAccessibleName(f"{self._name}. {state}")
        self.setAccessibleDescription(_("Delete takes it off this list; the file stays."))
        set_tip(self, self.path)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        lines = QFontMetrics(theme.font()).height() + QFontMetrics(theme.font("small")).height()
        return QSize(120, lines + 18)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.forget_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Open")).triggered.connect(self.click)
        menu.addAction(_("Take off this list")).triggered.connect(self.forget_requested)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.rail_hover))
            painter.drawRoundedRect(area.adjusted(0, 0, 0, -1), 6, 6)
        painter.setPen(QPen(QColor(tokens.rail_active), 1))
        painter.drawLine(QPointF(10, area.bottom() - 0.5), QPointF(area.right() - 10, area.bottom() - 0.5))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.rail_ink), 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -2), 6, 6)
        top = 8.0
        for words, kind, colour in (
            (self._name, "body", tokens.rail_ink),
            (self._state, "small", tokens.rail_muted),
        ):
            painter.setFont(theme.font(kind))
            painter.setPen(QColor(colour))
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width() - 20)
            room = QRectF(10, top, self.width() - 20, metrics.height())
            painter.drawText(room, int(Qt.TextFlag.TextSingleLine.value), shown)
            top += metrics.height()
        painter.end()


class _RecentList(QWidget):
    """The recent workspaces, latest first; arrow keys go along."""

    open_requested = Signal(str)
    forget_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[_RecentRow] = []
        self.setAccessibleName(_("Recent workspaces"))
        self.column = QVBoxLayout(self)
        self.column.setSpacing(2)
        self._caption = _RailLabel(_("RECENT"), "small")
        self._caption.setContentsMargins(10, 0, 0, 4)
        self._none = _RailLabel(_("What you open will be listed here."), "small")
        self._none.setContentsMargins(10, 0, 0, 0)
        self.column.addWidget(self._caption)
        self.column.addWidget(self._none)
        self.column.addStretch(1)

    def set_workspaces(self, workspaces: Sequence[RecentWorkspace], today: dt.date) -> None:
        """Show these; the keyboard stays at its place in the list."""
        here = next((place for place, row in enumerate(self.rows) if row.hasFocus()), -1)
        for row in self.rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for place, workspace in enumerate(workspaces):
            row = _RecentRow(workspace, _state(workspace, today), self)
            row.clicked.connect(lambda _checked=False, path=row.path: self.open_requested.emit(path))
            row.forget_requested.connect(lambda path=row.path: self.forget_requested.emit(path))
            self.column.insertWidget(place + 2, row)
            self.rows.append(row)
        self._none.setVisible(not self.rows)
        if here >= 0 and self.rows:
            self.rows[min(here, len(self.rows) - 1)].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = next((place for place, row in enumerate(self.rows) if row.hasFocus()), -1)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if here < 0 or not step:
            super().keyPressEvent(event)
        elif 0 <= here + step < len(self.rows):
            self.rows[here + step].setFocus(Qt.FocusReason.TabFocusReason)


def _state(workspace: RecentWorkspace, today: dt.date) -> str:
    """Cycle, progress and when it was open: "2026 Q1 · 40 % · yesterday"."""
    opened = workspace.opened_at.date()
    # Words for near days only: the long form of a day would load Babel before the window is there.
    near = 0 <= (today - opened).days < 7
    if near:
        when = relative_day(opened, today, "")
    else:
        from okrdesk.gui.widgets.day_field import day_words

        when = day_words(opened)
    return " · ".join(words for words in (workspace.cycle, workspace.progress, when) if words)

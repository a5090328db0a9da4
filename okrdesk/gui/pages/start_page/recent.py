"""The recent workspaces on the start page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.pages.start_page.panel import PanelLabel
from okrdesk.gui.settings import RecentWorkspace, files_told_apart
from okrdesk.gui.widgets.painted_button import PaintedButton
from okrdesk.gui.widgets.roles import Role
from okrdesk.gui.widgets.side_by_side import let_go
from okrdesk.gui.widgets.text import literal, passing_menu, set_tip
from okrdesk.i18n import _, relative_day


class RecentRow(PaintedButton):
    """One recent workspace: its name, and under it cycle, progress and when it was open last."""

    leaves_arrows = True
    forget_requested = Signal()
    hand_out_requested = Signal()

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
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = passing_menu(self)
        menu.addAction(_("Open")).triggered.connect(self.click)
        menu.addAction(_("Hand out a copy…")).triggered.connect(self.hand_out_requested)
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
        for text, kind, colour in (
            (self._name, "body", tokens.rail_ink),
            (self._state, "small", tokens.rail_muted),
        ):
            painter.setFont(theme.font(kind))
            painter.setPen(QColor(colour))
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - 20)
            room = QRectF(10, top, self.width() - 20, metrics.height())
            painter.drawText(room, int(Qt.TextFlag.TextSingleLine.value), shown)
            top += metrics.height()
        painter.end()


class RecentList(QWidget):
    """The recent workspaces, latest first; arrow keys go along."""

    spoken_as = Role.Grouping
    open_requested = Signal(str)
    forget_requested = Signal(str)
    hand_out_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[RecentRow] = []
        self.setAccessibleName(_("Recent workspaces"))
        self.column = QVBoxLayout(self)
        self.column.setSpacing(2)
        self._caption = PanelLabel(_("RECENT"), "small")
        self._caption.setContentsMargins(10, 0, 0, 4)
        self._none = PanelLabel(_("What you open will be listed here."), "small")
        self._none.setContentsMargins(10, 0, 0, 0)
        self.column.addWidget(self._caption)
        self.column.addWidget(self._none)
        self.column.addStretch(1)

    def set_workspaces(self, workspaces: Sequence[RecentWorkspace], today: dt.date) -> None:
        """Show these; the keyboard stays at its place in the list."""
        here = next((nth for nth, row in enumerate(self.rows) if row.hasFocus()), -1)
        let_go(self.column, self.rows)
        self.rows = []
        for nth, (workspace, file) in enumerate(zip(workspaces, files_told_apart(workspaces), strict=True)):
            row = RecentRow(workspace, " · ".join(filter(None, (file, _state(workspace, today)))), self)
            row.clicked.connect(lambda _checked=False, path=row.path: self.open_requested.emit(path))
            row.forget_requested.connect(lambda path=row.path: self.forget_requested.emit(path))
            row.hand_out_requested.connect(lambda path=row.path: self.hand_out_requested.emit(path))
            self.column.insertWidget(nth + 2, row)
            self.rows.append(row)
        self._none.setVisible(not self.rows)
        if here >= 0 and self.rows:
            self.rows[min(here, len(self.rows) - 1)].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = next((nth for nth, row in enumerate(self.rows) if row.hasFocus()), -1)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if here < 0 or not step:
            super().keyPressEvent(event)
        elif 0 <= here + step < len(self.rows):
            self.rows[here + step].setFocus(Qt.FocusReason.TabFocusReason)


def _state(workspace: RecentWorkspace, today: dt.date) -> str:
    """Cycle, progress and when it was open: "2026-Q1 · 40% · yesterday"."""
    opened = workspace.opened_at.date()
    near = 0 <= (today - opened).days < 7
    when = relative_day(opened, today, workspace.locale) if near else workspace.opened_on
    known = workspace.progress
    progress = ""
    if known is not None:
        from okrdesk.okr.shown import format_percent  # a first start has nothing to reckon

        progress = format_percent(known, workspace.locale)
    return " · ".join(part for part in (workspace.cycle, progress, when) if part)

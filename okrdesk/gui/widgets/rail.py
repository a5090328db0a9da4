"""The rail on the left: the seven steps as pages, what is done, what is still open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from okrdesk.frozen import dataclass
from okrdesk.gui import icons, theme
from okrdesk.gui.widgets.roles import Role
from okrdesk.gui.widgets.text import ARROWS, literal, set_tip
from okrdesk.i18n import _

NARROW_BELOW = 1100
_APART = 25  # between the steps and what stands beside them


@dataclass(frozen=True, slots=True)
class RailItem:
    """One page on the rail: its key, its name, and its number among the steps or an icon."""

    key: str
    name: str
    number: int | None = None
    icon: str = ""


class _Entry(QAbstractButton):
    spoken_as = Role.PageTab

    def __init__(self, item: RailItem, parent: QWidget) -> None:
        super().__init__(parent)
        self.item = item
        self.done = False
        self.note = ""
        self.narrow = False
        self.ring = False
        self.setText(literal(item.name))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.describe()

    def describe(self) -> None:
        parts = [self.item.name]
        if self.done:
            parts.append(_("done"))
        if self.note:
            parts.append(self.note)
        self.setAccessibleName(", ".join(parts))
        set_tip(self, ", ".join(parts) if self.narrow else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40, max(40, QFontMetrics(theme.font()).height() + 20))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt's own arrow keys jump by position on the screen; here the row decides.
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        # The rail decides which page is shown; a click is only a wish.
        return

    def focusInEvent(self, event: QFocusEvent) -> None:
        # The ring is for the keyboard; a window that opens or a click needs none.
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.ring = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.rail_active if self.isChecked() else tokens.rail_hover))
            painter.drawRoundedRect(area, 8, 8)
        if self.hasFocus() and self.ring:
            painter.setPen(QPen(QColor(tokens.rail_ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 7, 7)
        edge = min(22.0 * theme.text_scale(), area.height() - 8, area.width() - 8)
        left = (area.width() - edge) / 2 if self.narrow else 10.0
        self._paint_sign(painter, QRectF(left, area.center().y() - edge / 2, edge, edge))
        if not self.narrow:
            self._paint_words(painter, area.adjusted(left + edge + 12, 0, -10, 0))
        painter.end()

    def _paint_sign(self, painter: QPainter, sign: QRectF) -> None:
        tokens = theme.tokens()
        if self.item.number is None:
            inset = sign.width() * 0.14
            icons.paint_icon(
                painter, sign.adjusted(inset, inset, -inset, -inset), self.item.icon, tokens.rail_ink
            )
            return
        if self.done and not self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.rail_done))
            painter.drawEllipse(sign)
            inset = sign.width() * 0.2
            inside = sign.adjusted(inset, inset, -inset, -inset)
            icons.paint_icon(painter, inside, "check", tokens.rail_done_ink)
            return
        painter.setPen(QPen(QColor(tokens.amber if self.isChecked() else tokens.rail_line), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(sign.adjusted(0.7, 0.7, -0.7, -0.7))
        font = theme.font("strong")
        font.setPixelSize(max(round(sign.width() * 0.48), 8))
        painter.setFont(font)
        painter.setPen(QColor(tokens.rail_ink))
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, str(self.item.number))

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        tokens = theme.tokens()
        noted = 0.0
        if self.note:
            painter.setFont(theme.font("small"))
            painter.setPen(QColor(tokens.rail_muted))
            note = painter.fontMetrics().elidedText(
                self.note, Qt.TextElideMode.ElideRight, int(room.width() * 0.45)
            )
            noted = painter.fontMetrics().horizontalAdvance(note) + 8
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, note)
        painter.setFont(theme.font())
        painter.setPen(QColor(tokens.rail_strong if self.isChecked() else tokens.rail_ink))
        name = painter.fontMetrics().elidedText(
            self.item.name, Qt.TextElideMode.ElideRight, int(room.width() - noted) + 1
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)


class _Sign(QWidget):
    """The name of the application with its icon; only the icon when the rail is narrow."""

    spoken_as = Role.Graphic

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.narrow = False
        self.setAccessibleName(_("OKR Desk"))
        self.fit()

    def fit(self) -> None:
        """Be as high as the name wants."""
        self.setFixedHeight(max(46, QFontMetrics(theme.font("heading")).height() + 20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = theme.tokens()
        edge = round(22 * theme.text_scale())
        left = (self.width() - edge) / 2 if self.narrow else 8
        icons.paint_icon(painter, QRectF(left, self.height() / 2 - edge / 2, edge, edge), "okrdesk", "")
        if not self.narrow:
            painter.setFont(theme.font("strong"))
            painter.setPen(QColor(tokens.rail_ink if tokens.dark else tokens.rail_strong))
            room = self.rect().adjusted(edge + 18, 0, 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _("OKR Desk"))
        painter.end()


class Rail(QWidget):
    """Navigation by sections of items, the last section at the bottom; shows only icons in a narrow window.

    `page_requested` tells the key of the page a person wants. Up and Down go along, Enter or Space opens.
    """

    spoken_as = Role.PageTabList
    page_requested = Signal(str)

    def __init__(self, sections: Sequence[Sequence[RailItem]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Pages"))
        self._entries: dict[str, _Entry] = {}
        self._actions: list[QAction] = []
        self._narrow = False
        self._watched: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 2, 10, 10)
        column.setSpacing(2)
        self._sign = _Sign(self)
        column.addWidget(self._sign)
        for nth, section in enumerate(sections):
            if nth and nth == len(sections) - 1:
                column.addStretch(1)
            elif nth:
                column.addSpacing(_APART)
            for item in section:
                column.addWidget(self._add(item))
        if len(sections) < 2:
            column.addStretch(1)
        self._rule_after = [section[-1].key for section in list(sections)[:-2] if section]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._resize()

    def _add(self, item: RailItem) -> _Entry:
        entry = _Entry(item, self)
        entry.clicked.connect(lambda _checked=False, key=item.key: self.page_requested.emit(key))
        self._entries[item.key] = entry
        action = QAction(literal(item.name), self)
        if len(self._actions) < 9:
            action.setShortcut(QKeySequence(f"Ctrl+{len(self._actions) + 1}"))
        action.triggered.connect(lambda _checked=False, key=item.key: self.page_requested.emit(key))
        self._actions.append(action)
        self.addAction(action)
        return entry

    def page_actions(self) -> list[QAction]:
        """One action per page in the order of the rail, with Ctrl+1 to Ctrl+9, to put into a menu."""
        return list(self._actions)

    def set_current(self, key: str) -> None:
        """Mark the page that is shown."""
        for known, entry in self._entries.items():
            entry.setChecked(known == key)
            entry.update()

    def current(self) -> str:
        """The key of the page that is marked, or ""."""
        return next((key for key, entry in self._entries.items() if entry.isChecked()), "")

    def set_state(self, key: str, *, done: bool = False, note: str = "") -> None:
        """Show whether a step is done, and a short count beside it such as "4 due"."""
        entry = self._entries[key]
        if (entry.done, entry.note) != (done, note):
            entry.done, entry.note = done, note
            entry.describe()

    def is_narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        """Show only icons, or names and counts too."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._sign.narrow = narrow
        self._sign.update()
        for entry in self._entries.values():
            entry.narrow = narrow
            entry.describe()
        self._resize()

    def _resize(self) -> None:
        scale = theme.text_scale()
        narrow, wide = max(60, round(38 + 22 * scale)), round(216 * (1 + (scale - 1) * 0.7))
        self.setFixedWidth(narrow if self._narrow else wide)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._watched is not self.window():
            self._watched = self.window()
            self._watched.installEventFilter(self)
        self._fit()

    def _fit(self) -> None:
        if self._watched is not None and self._watched is not self:
            self.set_narrow(self._watched.width() < NARROW_BELOW * (1 + (theme.text_scale() - 1) * 0.5))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._watched and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._resize()
            self._sign.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entries = list(self._entries.values())
        here = next((nth for nth, entry in enumerate(entries) if entry.hasFocus()), -1)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if here >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            entries[here].click()
        elif here >= 0 and step and 0 <= here + step < len(entries):
            entries[here + step].setFocus(Qt.FocusReason.TabFocusReason)
        elif not step:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # With large text in a low window the pages need the room that the name would take.
        least = sum(entry.sizeHint().height() + 2 for entry in self._entries.values())
        self._sign.setVisible(self.height() >= least + self._sign.height() + _APART + 24)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.rail))
        painter.setPen(QColor(tokens.rail_active))
        for key in self._rule_after:
            down = self._entries[key].geometry().bottom() + 14
            painter.drawLine(16, down, self.width() - 16, down)
        if tokens.dark:
            painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.end()

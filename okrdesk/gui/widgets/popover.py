"""A frame that stands over the page until it is left.

Its window is filled to the edge: without a compositor, what is translucent would be black.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from okrdesk.gui.widgets.cards import page_scroll
from okrdesk.gui.widgets.reading_order import ReadingOrder
from okrdesk.gui.widgets.roles import Role

_APART = 4


class Popover(ReadingOrder, QFrame):
    """Fill `column`, then `open_at(anchor)`. Esc or a click outside closes it; the keyboard goes back.

    It deletes itself when closed.
    """

    spoken_as = Role.Dialog
    closed = Signal()

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self.setWindowTitle(name)
        self._before: QWidget | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.frame = QFrame(self)
        self.frame.setProperty("kind", "popover")
        outer.addWidget(self.frame)
        self.column = QVBoxLayout(self.frame)
        self.column.setContentsMargins(18, 16, 18, 16)
        self.column.setSpacing(8)

    def open_at(self, anchor: QWidget, at: QPoint | None = None) -> None:
        """Open below `anchor` (or at a at in it), inside the screen."""
        self._before = QApplication.focusWidget()
        self.adjustSize()
        wanted = anchor.mapToGlobal(at or QPoint(0, anchor.height()))
        screen = QGuiApplication.screenAt(wanted) or self.screen()
        room = screen.availableGeometry()
        self._fit(room.height())
        across = min(wanted.x(), room.right() - self.width())
        down = wanted.y() + _APART
        if down + self.height() > room.bottom():
            above = wanted.y() - anchor.height() - self.height() - _APART
            down = above if at is None and above >= room.top() else room.bottom() - self.height()
        self.move(max(across, room.left()), max(down, room.top()))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.focusNextChild()

    def _fit(self, height: int) -> None:
        """Be as high as the words want; scroll where the screen is too low. Qt takes two thirds at most."""
        outer = self.layout()
        if outer is None:
            return
        wanted = max(self.sizeHint().height(), outer.totalHeightForWidth(self.width()))
        if wanted <= height:
            self.resize(self.width(), wanted)
            return
        area = page_scroll(self.frame)
        area.setProperty("kind", "")  # the ground is that of the frame
        outer.addWidget(area)
        self.resize(self.width() + area.verticalScrollBar().sizeHint().width(), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        before, self._before = self._before, None
        self.hide()
        if before is not None and isValid(before):
            # Some window systems make the popup the active window and leave none behind it.
            if not before.isActiveWindow():
                before.activateWindow()
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

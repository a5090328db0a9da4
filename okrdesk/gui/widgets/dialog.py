"""A dialog that stays tall enough for what it says and small enough for its screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from okrdesk.gui.widgets.cards import page_scroll
from okrdesk.gui.widgets.reading_order import ReadingOrder, controls

_FRAME = 48
_SCROLL_BAR = 14
_ABOVE_FOOT = 8


class Dialog(ReadingOrder, QDialog):
    """Grows where a sentence appears in it or breaks over more lines: Qt would clip its fields.

    Where the screen has no room for it, it scrolls; its `foot` stays in sight below.
    """

    foot: QLayout | None = None

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return done

    def _grow(self) -> None:
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return
        needed = layout.minimumHeightForWidth(self.width())
        if needed > self._room().height():
            self._scroll()  # parts that stood beside each other found no room for it
        elif needed > self.height():
            self.resize(self.width(), needed)

    def _room(self) -> QSize:
        """What the screen has for a dialog with the system's frame around it."""
        return self.screen().availableGeometry().size() - QSize(_FRAME, _FRAME)

    def _scroll(self) -> None:
        """Put everything into a frame that scrolls: with large text a dialog may need more than there is."""
        layout, room = self.layout(), self._room()
        if layout is None:
            return
        least = layout.totalMinimumSize()
        if layout.hasHeightForWidth():
            least.setHeight(layout.minimumHeightForWidth(min(max(self.width(), least.width()), room.width())))
        if least.height() <= room.height() and least.width() <= room.width():
            return
        self.setMinimumSize(0, 0)
        before = self.focusWidget()
        below = self._take_foot(layout)
        content = QWidget()
        content.setLayout(layout)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(page_scroll(content))
        if below is not None:
            outer.addLayout(below)
        wanted = QSize(max(self.width(), least.width() + _SCROLL_BAR), max(self.height(), least.height()))
        self.resize(wanted.boundedTo(room))
        if before is not None:  # what was put elsewhere has lost the keyboard
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_foot(self, layout: QLayout) -> QLayout | None:
        """The foot out of the layout that scrolls, with the margins that it had there."""
        if self.foot is None:
            return None
        layout.removeItem(self.foot)
        edges = layout.contentsMargins()
        below = QVBoxLayout()
        below.setContentsMargins(edges.left(), _ABOVE_FOOT, edges.right(), edges.bottom())
        below.setSpacing(layout.spacing())
        below.addLayout(self.foot)
        edges.setBottom(_ABOVE_FOOT)
        layout.setContentsMargins(edges)
        return below

    def showEvent(self, event: QShowEvent) -> None:
        # Before it is shown: with large text a dialog may wish for more than the screen has.
        if not event.spontaneous():
            self._scroll()
            room = self._room()
            self.setMinimumSize(self.minimumSize().boundedTo(room))
            self.resize(self.size().boundedTo(room))
        if not event.spontaneous() and self.focusWidget() is None:
            first = first_to_type(self)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
        super().showEvent(event)

    def run(self) -> bool:
        """Show the dialog until it is left, then let it go; whether it was left by accepting."""
        accepted = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return accepted


def first_to_type(around: QWidget) -> QWidget | None:
    """The first field inside a widget, as one reads, that takes what is typed; None without one."""
    for part in controls(around):
        if isinstance(part, QLineEdit | QPlainTextEdit) and not part.isReadOnly():
            return part
    return None

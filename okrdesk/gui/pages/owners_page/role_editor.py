"""The field in which a role is typed, in place, on the head of a column."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from okrdesk.gui import theme
from okrdesk.i18n import _


class RoleEditor(QLineEdit):
    """Enter or leaving takes the words, Esc does not; `finished` tells them and whether they are taken."""

    finished = Signal(str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._before = ""
        self.was_left = False  # whether it closed because the keyboard went elsewhere
        self.hide()

    def open(self, name: str, role: str) -> None:
        """Show the field with what is known, all of it chosen."""
        self._before = role
        self.setAccessibleName(_("What {name} does here").format(name=name))
        self.setPlaceholderText(_("in one line"))
        self.setFont(theme.font("small"))
        self.setText(role)
        self.selectAll()
        self.show()
        self.setFocus()

    def _finish(self, taken: bool, *, left: bool = False) -> None:
        if self.isHidden():
            return
        self.was_left = left
        words = " ".join(self.text().split())
        self.hide()
        self.finished.emit(words, taken and words != self._before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(taken=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._finish(taken=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._finish(taken=True, left=True)

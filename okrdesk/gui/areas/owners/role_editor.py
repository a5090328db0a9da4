"""The field in which a role is typed, in place, on the head of a column."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from okrdesk.document.text import in_one_line
from okrdesk.gui import theme
from okrdesk.gui.widgets.inline_editor import InlineEditor
from okrdesk.i18n import _


class RoleEditor(InlineEditor):
    """Enter or leaving takes the words, Esc does not; `finished` tells them and whether they are taken."""

    finished = Signal(str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = ""
        self._left_behind: dict[str, str] = {}
        self.was_left = False  # whether it closed because the keyboard went elsewhere
        self.hide()

    def open(self, name: str, role: str) -> None:
        """Show the field with what is known, all of it chosen."""
        self._name = name
        self.setAccessibleName(_("What {name} does here").format(name=name))
        self.setPlaceholderText(_("in one line"))
        self.setFont(theme.font("small"))
        self.begin(role, self._left_behind.pop(name, ""))
        self.show()
        self.setFocus()

    def _finish(self, taken: bool, *, left: bool = False) -> None:
        if self.isHidden():
            return
        self.was_left = left
        role = self.changed_words()
        if role is not None and not taken:
            self._left_behind[self._name] = role
        self.hide()
        self.finished.emit(in_one_line(role or ""), taken and role is not None)

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

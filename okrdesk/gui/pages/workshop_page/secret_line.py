"""The line into which slips are typed: it keeps no undo, gives nothing to the clipboard, suggests nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from okrdesk.gui.widgets.reading_order import Compound
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.gui.widgets.text import PlainLabel

_KEYS = QKeySequence.StandardKey
_DEAD = (_KEYS.Undo, _KEYS.Redo, _KEYS.Copy, _KEYS.Cut, _KEYS.Paste)


class _Line(QLineEdit):
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()  # its menu has undo, copy and paste

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # What the mouse marks would lie where the middle button takes it from, that of the next person too.
        self.deselect()
        if event.button() != Qt.MouseButton.MiddleButton:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if any(event.matches(keys) for keys in _DEAD):
            event.accept()
        else:
            super().keyPressEvent(event)


class SecretLine(Compound, QWidget):
    """`entered` tells what was typed at Enter; `clear` leaves nothing behind. Escape empties the line.

    What is wrong is said below, and what was typed stays.
    """

    entered = Signal(str)
    typed = Signal(str)
    went_up = Signal()

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = _Line()
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setDragEnabled(False)
        self.edit.setAcceptDrops(False)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.edit.setMaxLength(400)
        self.stop = self.edit
        self.said = PlainLabel("", "error")
        self.said.hide()
        fill(self, self.edit, self.said, spacing=4)
        self.edit.returnPressed.connect(lambda: self.entered.emit(self.edit.text()))
        self.edit.textEdited.connect(self._typed)

    def text(self) -> str:
        """What stands there now."""
        return self.edit.text()

    def clear(self) -> None:
        """Empty it for the next slip."""
        self.edit.setText("")  # which also forgets what could be undone
        self.refuse("")

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; "" for nothing."""
        self.said.set_text(sentence)
        self.said.setVisible(bool(sentence))

    def _typed(self, text: str) -> None:
        self.refuse("")
        self.typed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up:
            self.went_up.emit()
        elif event.key() != Qt.Key.Key_Escape:  # casts nothing, loses nothing
            super().keyPressEvent(event)

"""A ranked list with a field below that adds to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from okrdesk.gui.widgets.fields import KEEPS_TYPED, TextField
from okrdesk.gui.widgets.ranked_list import RankedList, RankedRow
from okrdesk.gui.widgets.side_by_side import show_part


class GrowingList(QWidget):
    """Rows and, once asked for, a field for the next one; Enter adds and leaves the field ready for another.

    `add_requested` tells the words and what to call with the sentence of a refusal.
    """

    add_requested = Signal(str, object)

    def __init__(
        self,
        name: str,
        adding: str,
        example: str,
        parent: QWidget | None = None,
        *,
        numbered: bool,
        later: str = "",
    ) -> None:
        super().__init__(parent)
        self.list = RankedList(name, self, numbered=numbered, later=later)
        self.field = TextField(adding, placeholder=example, show_caption=False, parent=self)
        self.field.hide()
        self.setProperty(KEEPS_TYPED, True)
        self.field.edited.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list)
        column.addWidget(self.field)

    def begin(self) -> None:
        """Open the field for the next row and put the keyboard there."""
        self.field.show()
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rows(self, rows: Sequence[RankedRow]) -> None:
        """Show the document's rows unless one is being edited or carried."""
        if not self.list.is_busy():
            self.list.set_rows(rows)
        show_part(self.list, shown=bool(rows))

    def _add(self, text: str) -> None:
        if not text.strip():
            self.field.set_text("")
            return
        refused: list[str] = []
        said: Callable[[str], None] = refused.append
        self.add_requested.emit(text.strip(), said)
        if refused:
            self.field.set_error(refused[0])
        else:
            self.field.set_text("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.isVisible():
            # What is half typed stands there when it is opened again.
            self.field.hold()
            self.field.hide()
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

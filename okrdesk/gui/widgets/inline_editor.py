"""The line in which words are edited in place, in a row of a list or on a heading.

It tells only what a person changed. What Escape leaves behind is kept until the row is edited again: undo in
the line brings it back.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from okrdesk.gui.widgets.row_painter import RowPainter
from okrdesk.gui.widgets.rows_model import ROW_ROLE, Index


class InlineEditor(QLineEdit):
    """`begin` shows a text, all of it chosen; `changed_words` is None where nobody changed it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: str | None = None

    def begin(self, text: str, left_behind: str = "") -> None:
        """Show a text; undo brings `left_behind` back."""
        self.setText(left_behind or text)
        self.selectAll()
        if left_behind:
            self.insert(text)
            self.selectAll()
        self._shown = self.text()

    def has_begun(self) -> bool:
        """Whether a person may have typed already."""
        return self._shown is not None

    def changed_words(self) -> str | None:
        """What stands in the line, None where it is what was shown."""
        return None if self.text() == self._shown else " ".join(self.text().splitlines())


class InlineDelegate(RowPainter):
    """Paints rows that have an `id`; their words are edited in an `InlineEditor`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left_behind: dict[str, str] = {}

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # Qt asks again whenever the row changes: what is half typed stays.
        if isinstance(editor, InlineEditor) and not editor.has_begun():
            text = str(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.begin(text, self._left_behind.get(index.data(ROW_ROLE).id, ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        text = editor.changed_words() if isinstance(editor, InlineEditor) else None
        if text is not None and isinstance(editor, InlineEditor):
            model.setData(index, text)
            editor.begin(editor.text())

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        if row is not None and isinstance(editor, InlineEditor):
            text = editor.changed_words()
            if text is None:
                self._left_behind.pop(row.id, None)
            else:
                self._left_behind[row.id] = text
        super().destroyEditor(editor, index)

"""Rows that are edited in place and carried by the mouse."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, QObject, Qt, Signal

from okrdesk.exchange.cells import safe_cell
from okrdesk.gui.widgets.rows_model import Index, RowsModel


class CarriedRows(RowsModel):
    """Carried as `mime`, and as words for other applications. Edits and drops are wishes, told by signals."""

    dropped = Signal(str, int)  # id of what was dropped, row it was dropped before

    def __init__(self, mime: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mime = mime

    def can_change(self, row: Any) -> bool:
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.can_change(self.rows[index.row()]) else flags

    def mimeTypes(self) -> list[str]:
        return [self._mime]

    def mimeData(self, indexes: Any) -> QMimeData:
        row = self.rows[indexes[0].row()]
        carried = QMimeData()
        carried.setData(self._mime, QByteArray(row.id.encode()))
        carried.setText(safe_cell(self.words(row)))
        return carried

    def carried_id(self, data: QMimeData) -> str:
        """The id of the row that is carried, "" where it is something else."""
        return bytes(data.data(self._mime).data()).decode("utf-8", "replace")

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Any
    ) -> bool:
        carried = self.carried_id(data)
        if carried:
            before = row if row >= 0 else (parent.row() if parent.isValid() else len(self.rows))
            self.dropped.emit(carried, before)
        return False  # the document makes the move; the view must not take the row out itself

"""Frozen rows in a list: what every painted list, outline and board shows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView

from okrdesk.gui.widgets.clipboard import copy_by_keys

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


def show_as_rows(view: QListView, name: str) -> None:
    """A list of painted rows: no frame, no editing, smooth scrolling; `name` is what a screen reader says."""
    view.setAccessibleName(name)
    copy_by_keys(view)
    view.setMouseTracking(True)
    view.setFrameShape(QListView.Shape.NoFrame)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)


class RowsModel(QAbstractListModel):
    """Rows that are told apart by `id_of`; ROW_ROLE gives a row to its painter. Nothing is written here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Any = ()

    def id_of(self, row: Any) -> Any:
        """What a row is the same by, though its figures change."""
        return row.id

    def words(self, row: Any) -> str:
        """What a row says: for searching by typing, and what an editor starts with."""
        raise NotImplementedError

    def spoken(self, row: Any) -> str:
        """What a screen reader says of a row."""
        return self.words(row)

    def set_rows(self, rows: Any) -> None:
        """Show other rows; where the ids stay, the view keeps its selection and scroll."""
        same = [self.id_of(row) for row in rows] == [self.id_of(row) for row in self.rows]
        if not same:
            self.beginResetModel()
        self.rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def row_of(self, row_id: str) -> int:
        """The number of the row with this id, -1 when it is not shown."""
        return next((nth for nth, row in enumerate(self.rows) if self.id_of(row) == row_id), -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.words(row)
        return self.spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None

"""Frozen rows in a list: what every painted list, outline and board shows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from okrdesk.frozen import dataclass
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


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list.

    `words` are what search by typing looks through and an editor begins with.
    """

    id: str
    words: str

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        return self.words


class RowsModel(QAbstractListModel):
    """Rows, as a rule each a `Row`; ROW_ROLE gives one to its painter. Nothing is written here."""

    reworded = Signal(str, str)  # id, new words: a wish

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Any = ()

    def id_of(self, row: Any) -> Any:
        """What a row is the same by, though its figures change."""
        return row.id

    def words(self, row: Any) -> str:
        """What a row says, where it needs more than the row itself to say it."""
        return str(row.words)

    def spoken(self, row: Any) -> str:
        """What a screen reader says of a row, likewise."""
        return str(row.spoken)

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

    def can_change(self, row: Any) -> bool:
        """Whether the words of a row can be edited in place."""
        return False

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

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.rows[index.row()]
        if role != Qt.ItemDataRole.EditRole or not self.can_change(row) or str(value) == self.words(row):
            return False
        self.reworded.emit(row.id, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return (
            flags | Qt.ItemFlag.ItemIsEditable
            if index.isValid() and self.can_change(self.rows[index.row()])
            else flags
        )

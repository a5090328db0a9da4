"""The board as a flat list of rows: heading, head of a column, its cards. Screen readers walk through it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from okrdesk.frozen import dataclass
from okrdesk.gui.areas.owners.board import (
    BoardCard,
    BoardColumn,
    BoardGroup,
    head_name,
    spoken_card,
    spoken_group,
    spoken_head,
)
from okrdesk.gui.widgets.rows_model import RowsModel


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One painted thing. `column` -1 is the heading of a group; `card` None is the head of a column."""

    id: str
    group: int
    column: int
    card: BoardCard | None = None


class BoardModel(RowsModel):
    """Frozen rows; nothing is written here."""

    rows: tuple[BoardRow, ...]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: tuple[BoardGroup, ...] = ()
        self.columns: tuple[BoardColumn, ...] = ()
        self.locale = ""
        self._places: dict[str, int] = {}

    def set_groups(self, groups: tuple[BoardGroup, ...], locale: str) -> None:
        """Show another board; where the rows stay the same ones, the view keeps selection and scroll."""
        columns: list[BoardColumn] = []
        rows: list[BoardRow] = []
        for number, group in enumerate(groups):
            if group.heading:
                rows.append(BoardRow(group.id, number, -1))
            for column in group.columns:
                rows.append(BoardRow(column.id, number, len(columns)))
                rows += [BoardRow(card.id, number, len(columns), card) for card in column.cards]
                columns.append(column)
        ids = [row.id for row in rows]
        same = ids == list(self._places)
        if not same:
            self.beginResetModel()
        self.groups, self.columns, self.rows = groups, tuple(columns), tuple(rows)
        self.locale = locale
        self._places = {row_id: number for number, row_id in enumerate(ids)}
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def row_of(self, row_id: str) -> int:
        """The number of the row with this id, -1 when it is not shown."""
        return self._places.get(row_id, -1)

    def words(self, row: BoardRow) -> str:
        if row.card is not None:
            return row.card.title
        return head_name(self.columns[row.column]) if row.column >= 0 else self.groups[row.group].heading

    def spoken(self, row: BoardRow) -> str:
        if row.card is not None:
            return spoken_card(row.card, self.locale)
        if row.column >= 0:
            return spoken_head(self.columns[row.column], self.locale)
        return spoken_group(self.groups[row.group])

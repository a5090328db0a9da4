"""Where the arrow keys lead on the board."""

from __future__ import annotations

from okrdesk.gui.areas.owners.board_model import BoardModel, BoardRow
from okrdesk.gui.areas.owners.board_places import Places


def along(board: BoardModel, row: BoardRow, down: int) -> int:
    """The row so many steps up or down in the same column; above its head the heading of its group."""
    number = board.row_of(row.id)
    group = board.groups[row.group]
    if row.column < 0:
        return number + 1 if down > 0 and group.columns else number
    column = board.columns[row.column]
    head = board.row_of(column.id)
    if number == head and down == -1 and group.heading:
        return board.row_of(group.id)
    return min(max(number + down, head), head + len(column.cards))


def beside(board: BoardModel, places: Places, row: BoardRow, across: int) -> int:
    """What stands at the same height in the column beside: heads lead to heads, headings to headings."""
    here = board.row_of(row.id)
    if row.column < 0:
        headings = [n for n, each in enumerate(board.rows) if each.column < 0]
        return headings[min(max(headings.index(here) + across, 0), len(headings) - 1)]
    number = min(max(row.column + across, 0), len(board.columns) - 1)
    if number == row.column:
        return here
    column = board.columns[number]
    if row.card is None or not column.cards:
        return board.row_of(column.id)
    here_at = _middle(places, row.id)
    nearest = min(column.cards, key=lambda card: abs(_middle(places, card.id) - here_at))
    return board.row_of(nearest.id)


def _middle(places: Places, card_id: str) -> float:
    _column, top, height = places.cards[card_id]
    return top + height / 2

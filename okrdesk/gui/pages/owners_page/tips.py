"""What the board says where the mouse rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from okrdesk.gui.pages.owners_page.board import role_words, weight_words
from okrdesk.gui.pages.owners_page.board_places import card_parts, head_parts
from okrdesk.gui.widgets.paint import status_word
from okrdesk.i18n import _

if TYPE_CHECKING:
    from okrdesk.gui.pages.owners_page.board_view import BoardView


def tip(view: BoardView, at: QPoint) -> str:
    """The words for a point of the viewport, "" where nothing lies."""
    board, number = view.board, view.row_at(at)
    if number < 0:
        return ""
    row = board.rows[number]
    if row.card is not None:
        card = row.card
        parts = card_parts(card, view.place_of(row), board.locale)
        if parts.helpers.contains(at):
            return _("Helpers: {names}").format(names=", ".join(p.name for p in card.helpers))
        if parts.bar.contains(at):
            return _("{progress} % done, {expected} % expected by now: {status}").format(
                progress=int(card.progress * 100 + 0.5),
                expected=int(card.expected * 100 + 0.5),
                status=status_word(card.status, card.outdated),
            )
        return card.title
    if row.column < 0:
        team = board.groups[row.group].team
        return team.purpose if team else ""
    column = board.columns[row.column]
    if head_parts(column, view.place_of(row)).share.contains(at):
        return weight_words(column.load)
    return "\n".join(filter(None, (column.person.name if column.person else "", role_words(column))))

"""What the board says where the mouse rests."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect

from okrdesk.gui.areas.owners.board import role_words, weight_words
from okrdesk.gui.areas.owners.board_model import BoardModel, BoardRow
from okrdesk.gui.areas.owners.board_places import card_parts, head_parts
from okrdesk.gui.widgets.paint import status_word
from okrdesk.gui.widgets.person_names import called
from okrdesk.i18n import _
from okrdesk.okr.shown import format_percent


def tip(board: BoardModel, row: BoardRow, rect: QRect, at: QPoint) -> str:
    """The words for a point of a row whose rectangle is given."""
    if row.card is not None:
        card = row.card
        parts = card_parts(card, rect, board.locale)
        if parts.helpers.contains(at):
            return _("Helpers: {names}").format(names=", ".join(p.name for p in card.helpers))
        if parts.bar.contains(at):
            return _("{progress} done, {expected} expected by now: {status}").format(
                progress=format_percent(card.progress, board.locale),
                expected=format_percent(card.expected, board.locale),
                status=status_word(card.status, card.outdated),
            )
        return card.title
    if row.column < 0:
        team = board.groups[row.group].team
        return team.purpose if team else ""
    column = board.columns[row.column]
    if head_parts(column, rect).share.contains(at):
        return weight_words(column.load, board.locale)
    return "\n".join(filter(None, (called(column.person) if column.person else "", role_words(column))))

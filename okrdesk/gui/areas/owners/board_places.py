"""Where everything on the board is: columns side by side, heads that stay, cards that scroll below them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics

from okrdesk.frozen import dataclass
from okrdesk.gui import theme
from okrdesk.gui.areas.owners.board import (
    BoardCard,
    BoardColumn,
    BoardGroup,
    accepted_words,
    kind_words,
    own_words,
)
from okrdesk.gui.areas.owners.board_model import BoardRow
from okrdesk.gui.widgets import paint
from okrdesk.gui.widgets.wrapping import face, wrapped
from okrdesk.okr import load as loads_of

GAP, GROUP_GAP, MARGIN, PAD = 14, 30, 10, 12
CARD_GAP = 10
EDGE = 4  # the coloured edge of a card
LEAST, MOST = 208, 330  # width of a column
TITLE_LINES, HINT_LINES = 5, 3
_BAND_GAP = 8


@dataclass(frozen=True, slots=True)
class CardParts:
    """The parts of a card inside its rectangle."""

    number: QRect
    title: QRect
    bar: QRect
    kind: QRect
    status: QRect
    accepted: QRect
    helpers: QRect
    team: QRect


@dataclass(frozen=True, slots=True)
class HeadParts:
    """The parts of the head of a column inside its rectangle."""

    avatar: QRect
    name: QRect
    share: QRect
    role: QRect
    counts: QRect
    hint: QRect


@dataclass(frozen=True, slots=True)
class Places:
    """Everything in the coordinates of the board, before scrolling. Row places are (column, top, height)."""

    band: int  # height of the headings of groups, 0 where there are none
    lefts: tuple[int, ...]
    width: int  # of each column
    heads: tuple[int, ...]  # height of each column's head
    bands: tuple[tuple[int, int], ...]  # (left, width) of each group
    cards: dict[str, tuple[int, int, int]]
    size: tuple[int, int]  # of everything

    def column_at(self, across: int) -> int:
        """The column at or nearest to a place; -1 where there are none."""
        if not self.lefts:
            return -1
        return min(range(len(self.lefts)), key=lambda n: abs(self.lefts[n] + self.width / 2 - across))

    def group_at(self, across: int) -> int:
        """The group at a place, -1 between two."""
        for number, (left, width) in enumerate(self.bands):
            if left <= across < left + width:
                return number
        return -1


def arrange(groups: Sequence[BoardGroup], columns: Sequence[BoardColumn], room: int) -> Places:
    """Lay the board out in a width; columns share it, and it scrolls where they would get too narrow."""
    scale = theme.text_scale()
    grouped = any(group.heading for group in groups)
    shown = [max(len(group.columns), 1) for group in groups]
    gaps = GAP * sum(n - 1 for n in shown) + (GROUP_GAP * (len(groups) - 1) if groups else 0)
    fair = (room - gaps) // max(sum(shown), 1)
    width = min(max(fair, round(LEAST * scale)), round(MOST * scale))
    lefts: list[int] = []
    bands: list[tuple[int, int]] = []
    across = 0
    for group, count in zip(groups, shown, strict=True):
        whole = count * width + (count - 1) * GAP
        bands.append((across, whole))
        lefts += [across + n * (width + GAP) for n in range(len(group.columns))]
        across += whole + GROUP_GAP
    band = _band_height(groups, bands) if grouped else 0
    heads = tuple(_head_height(column, width) for column in columns)
    cards: dict[str, tuple[int, int, int]] = {}
    bottom = 0
    for number, column in enumerate(columns):
        top = band + heads[number]
        for card in column.cards:
            height = card_height(card, width - 2 * MARGIN)
            cards[card.id] = (number, top, height)
            top += height + CARD_GAP
        bottom = max(bottom, top + MARGIN)
    return Places(band, tuple(lefts), width, heads, tuple(bands), cards, (max(across - GROUP_GAP, 0), bottom))


def _band_height(groups: Sequence[BoardGroup], bands: Sequence[tuple[int, int]]) -> int:
    heading, small = _metrics("heading"), _metrics("small")
    lines = max(
        len(wrapped(own_words(group), "small", wide - 8, 3)) if own_words(group) else 0
        for group, (_left, wide) in zip(groups, bands, strict=True)
    )
    return heading.height() + 2 + lines * small.lineSpacing() + _BAND_GAP


def _head_height(column: BoardColumn, width: int) -> int:
    parts = head_parts(column, QRect(0, 0, width, 0))
    return parts.hint.bottom() + 1 + MARGIN


def head_parts(column: BoardColumn, rect: QRect) -> HeadParts:
    """The parts of a column's head; name, role and counts each in a line, the hint below all."""
    scale = theme.text_scale()
    strong, small = _metrics("strong"), _metrics("small")
    edge = round(24 * scale)
    left, right, top = rect.left() + MARGIN + 2, rect.right() - MARGIN, rect.top() + 12
    share = small.horizontalAdvance("100\u00a0%")
    text_left = left + edge + 9
    name = QRect(text_left, top, max(right - share - 6 - text_left, 10), strong.height())
    role = QRect(text_left, name.bottom() + 1, max(right - text_left, 10), small.height())
    counts = QRect(text_left, role.bottom() + 1, role.width(), small.height())
    lines = len(hint_lines(column, rect.width())) if column.load.heavy else 0
    gap = 5 if lines else 0
    hint = QRect(left, counts.bottom() + 1 + gap, right - left, lines * small.lineSpacing())
    return HeadParts(
        QRect(left, top + 2, edge, edge),
        name,
        QRect(right - share, top, share, strong.height()),
        role,
        counts,
        hint,
    )


def hint_lines(column: BoardColumn, width: int) -> tuple[str, ...]:
    """The hint on a heavy load, in lines."""
    return wrapped(loads_of.hint(column.load), "small", width - 2 * MARGIN - 4, HINT_LINES)


def _metrics(kind: str) -> QFontMetrics:
    return face(kind, theme.text_scale())[1]


def _number_width(number: str) -> int:
    return _metrics("small").horizontalAdvance(number) + 8


def title_lines(card: BoardCard, width: int) -> tuple[str, ...]:
    """The title of a card of this width, in lines."""
    room = width - EDGE - 2 * PAD - _number_width(card.number)
    return wrapped(card.title, "body", room, TITLE_LINES)


@lru_cache(maxsize=8192)
def _height(
    title: str, number: str, width: int, owned: bool, helped: bool, teamed: bool, scale: float
) -> int:
    body, small = face("body", scale)[1], face("small", scale)[1]
    room = width - EDGE - 2 * PAD - _number_width(number)
    lines = len(wrapped(title, "body", room, TITLE_LINES))
    height = 9 + lines * body.lineSpacing() + 4 + round(16 * scale) + 3 + small.height() + 9
    second = max(small.height() if owned else 0, round(18 * scale) if helped else 0)
    return height + (2 + second if second else 0) + (2 + small.height() if teamed else 0)


def card_height(card: BoardCard, width: int) -> int:
    """How tall a card of this width is; `card_parts` fills it."""
    parts = card.owner is not None, bool(card.helpers), bool(card.team)
    return _height(card.title, card.number, width, *parts, theme.text_scale())


def card_parts(card: BoardCard, rect: QRect, locale: str) -> CardParts:
    """The parts of a card: number, title, bar, kind and status, acceptance with helpers or team."""
    scale = theme.text_scale()
    body, small = _metrics("body"), _metrics("small")
    left, right, top = rect.left() + EDGE + PAD, rect.right() - PAD, rect.top() + 9
    wide = _number_width(card.number)
    lines = len(title_lines(card, rect.width()))
    title = QRect(left + wide, top, max(right - left - wide, 10), lines * body.lineSpacing())
    number = QRect(left, top, wide, body.lineSpacing())
    bar = QRect(left, title.bottom() + 4, right - left, round(16 * scale))
    foot = bar.bottom() + 3
    kind = QRect(left, foot, right - left, small.height())
    status = QRect()
    edge = round(small.ascent() * 0.62)
    needed = small.horizontalAdvance(kind_words(card)) + 6
    said = small.horizontalAdvance(paint.status_word(card.status)) + edge + 6
    if needed + said <= kind.width():
        status = QRect(right - said + 1, foot, said, small.height())
    elif needed + edge <= kind.width():
        status = QRect(right - edge + 1, foot, edge, small.height())
    kind.setRight((status.left() if status.isValid() else right + 1) - 6)
    second = kind.bottom() + 2
    badge = round(18 * scale)
    badges = QRect()
    if card.helpers:
        shown = min(len(card.helpers), 3)
        across = shown * (badge - 4) + 4 + (small.horizontalAdvance("+99") if len(card.helpers) > 3 else 0)
        badges = QRect(right - across + 1, second, across, badge)
    accepted = QRect()
    if card.owner is not None:
        end = badges.left() - 6 if card.helpers else right
        accepted_wide = min(small.horizontalAdvance(accepted_words(card, locale)) + 2, max(end - left, 10))
        height = max(small.height(), badges.height())
        accepted = QRect(left, second, accepted_wide, height)
    below = max(accepted.bottom(), badges.bottom()) + 3 if accepted.isValid() or card.helpers else second
    team = QRect(left, below, right - left, small.height()) if card.team else QRect()
    return CardParts(number, title, bar, kind, status, accepted, badges, team)


def rect_of(places: Places, row: BoardRow, scrolled: QPoint) -> QRect:
    """The rectangle of a row in a viewport that is scrolled so far."""
    if row.column < 0:
        left, width = places.bands[row.group]
        return QRect(left - scrolled.x(), 0, width, places.band - _BAND_GAP)
    left = places.lefts[row.column] - scrolled.x()
    if row.card is None:
        return QRect(left, places.band, places.width, places.heads[row.column])
    _column, top, height = places.cards[row.card.id]
    return QRect(left + MARGIN, top - scrolled.y(), places.width - 2 * MARGIN, height)

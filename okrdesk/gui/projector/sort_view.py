"""Sorting: the card that is looked at, the themes with their keys, and where the last card went."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from okrdesk.gui.projector.stage import BODY, Stage
from okrdesk.okr.workshop.views import Groups, Pile

_GAP = 24.0
_BESIDE = 5  # themes in one row
_LOW = 260  # a pile that is lower has its count in one line


def groups(stage: Stage, view: Groups, room: QRectF) -> None:
    """The card on top, the themes below it in one row or two."""
    top = room.top()
    if view.card:
        card = QRectF(room.left(), top - 6, room.width(), 190)
        stage.box(card, stage.palette.panel, stage.palette.accent)
        stage.text(card.adjusted(34, 14, -34, -14), view.card, 58, bold=True, middle=True, lowest=BODY)
        top = card.bottom() + 26
    if view.last_move:
        last = QRectF(room.left(), room.bottom() - 26, room.width(), 54)
        stage.line_of(last, [(view.last_move, False, stage.palette.muted)])
    bottom = room.bottom() - (40 if view.last_move else 0)
    rows = 1 if len(view.piles) <= _BESIDE else 2 if len(view.piles) <= 3 * _BESIDE else 3
    across = max(-(-len(view.piles) // rows), 1)
    wide = (room.width() - _GAP * (across - 1)) / across
    high = (bottom - top - _GAP * (rows - 1)) / rows
    room_of_title = _title_in(_inside(QRectF(0, 0, wide, high)), low=high < _LOW)
    size = stage.size_of_all([pile.title for pile in view.piles], room_of_title, 44, bold=True)
    for number, pile in enumerate(view.piles):
        left = room.left() + (number % across) * (wide + _GAP)
        _pile(stage, pile, QRectF(left, top + (number // across) * (high + _GAP), wide, high), size)


def _inside(box: QRectF) -> QRectF:
    inner = box.adjusted(28, 30, -28, -20)
    return inner if inner.width() >= 200 else box.adjusted(14, 24, -14, -14)


def _title_in(inner: QRectF, *, low: bool) -> QRectF:
    foot = _foot(low=low)
    return QRectF(inner.left(), inner.top() + 18, inner.width(), inner.height() - foot - 18)


def _foot(*, low: bool) -> int:
    """The room for the count below a title."""
    return 58 if low else 170


def _pile(stage: Stage, pile: Pile, box: QRectF, size: float) -> None:
    colours = stage.palette.themes
    colour = colours[(pile.colour - 1) % len(colours)]
    stage.box(box, stage.palette.panel, colour if pile.moved else "")
    inner = _inside(box)
    stage.box(QRectF(inner.left(), inner.top(), inner.width(), 8), colour, radius=4)
    low = box.height() < _LOW
    foot = _foot(low=low)
    if pile.key:
        key = QRectF(inner.right() - 56, inner.bottom() - 58, 56, 56)
        stage.box(key, stage.palette.ground, stage.palette.line, radius=12)
        stage.text(key, pile.key, BODY, bold=True, side=stage.CENTRE, middle=True)
    stage.text(_title_in(inner, low=low), pile.title, size, bold=True, lowest=BODY)
    count = QRectF(inner.left(), inner.bottom() - foot, inner.width(), foot)
    beside = pile.on_paper or pile.count_words
    if low:
        parts = [(f"{pile.count} ", True, ""), (beside, False, stage.palette.muted)]
        stage.line_of(count, parts)
        return
    stage.line_of(count.adjusted(0, 0, 0, -56), [(str(pile.count), True, "")], 112)
    stage.line_of(count.adjusted(0, foot - 52, 0, 0), [(beside, False, stage.palette.muted)])

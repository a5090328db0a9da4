"""Choosing: every dot a circle, the line of the cut, and how a tie is settled before what comes of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from okrdesk.gui.projector.stage import BODY, Stage
from okrdesk.okr.workshop.views import Ranked, Ranking, Tie

_GAP = 48.0


def tie(stage: Stage, view: Tie, room: QRectF) -> None:
    """Those that tie, side by side; below how we settle it."""
    across = min(max(len(view.items), 1), 3)
    rows = -(-max(len(view.items), 1) // across)
    wide = (room.width() - _GAP * (across - 1)) / across
    high = min(280.0, (room.height() - 110) / rows - 24)
    most = max((each.dots for each in view.items), default=1)
    for number, item in enumerate(view.items):
        left = room.left() + (number % across) * (wide + _GAP)
        box = QRectF(left, room.top() + (number // across) * (high + 24), wide, high)
        stage.box(box, "", stage.palette.warn, wide=4)
        inner = box.adjusted(50, 30, -50, -30)
        title = QRectF(inner.left(), inner.top(), inner.width(), inner.height() - 76)
        stage.text(title, item.title, 56, bold=True, lowest=BODY)
        y, wide_enough = inner.bottom() - 34, inner.width() - 90
        end = stage.dots(inner.left(), inner.left() + min(wide_enough, 62.0 * most), y, item.dots, most)
        stage.line_of(QRectF(end + 24, y - 38, 200, 76), [(str(item.dots), True, "")], 58)
    how = QRectF(room.left(), room.top() + rows * (high + 24) + 36, room.width(), 80)
    stage.line_of(how, [(text, bold, "") for text, bold in view.how], 56)


def ranking(stage: Stage, view: Ranking, room: QRectF) -> None:
    """Every item, also without a dot, in its order; those below the cut are dimmed."""
    shown = view.rows[: int(room.height() / 56) - 1]
    lines = len(shown) + (0.5 if view.cut_after is not None else 0) + (len(shown) < len(view.rows))
    high = min(112.0, room.height() / max(lines, 1))
    top, most = room.top(), max((row.dots for row in view.rows), default=1)
    for number, row in enumerate(shown):
        if number == view.cut_after:
            top += _cut(stage, view.cut, QRectF(room.left(), top, room.width(), high * 0.5))
        _row(stage, row, QRectF(room.left(), top, room.width(), high), most)
        top += high
    stage.rest(QRectF(room.left() + 96, top, room.width(), high), len(view.rows) - len(shown))
    if view.cut_after == len(view.rows):
        _cut(stage, view.cut, QRectF(room.left(), top, room.width(), high * 0.5))


def _cut(stage: Stage, text: str, box: QRectF) -> float:
    wide = stage.wide(text) + 24
    stage.rule(box.left(), box.right() - wide, box.center().y(), stage.palette.warn, dashed=True)
    stage.line_of(box, [(text, False, stage.palette.warn)], right=True)
    return box.height()


def _row(stage: Stage, row: Ranked, box: QRectF, most: int) -> None:
    ink = stage.palette.ink if row.inside else stage.palette.muted
    dim = "" if row.inside else stage.palette.dim
    size = 52 if box.height() >= 80 else BODY
    if row.place is not None:
        spot = QRectF(box.left(), box.top(), 86, box.height())
        stage.line_of(spot, [(str(row.place), True, stage.palette.muted)], size)
    title = QRectF(box.left() + 96, box.top() + 4, 600, box.height() - 8)
    stage.text(title, row.title, size, bold=row.inside, colour=ink, middle=True, lowest=BODY)
    left, right = box.left() + 720, box.right() - (380 if row.note else 220)
    stage.dots(left, right, box.center().y(), row.dots, max(most, 9), dim)
    number = QRectF(right, box.top(), 120, box.height())
    stage.line_of(number, [(str(row.dots), True, ink)], size + 10, right=True)
    if row.note:
        stage.line_of(box, [(row.note, False, stage.palette.muted)], right=True)

"""Showing: the owners' board, the mirror of what members said, whether goals fit, words to read together."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from okrdesk.gui.projector.stage import BODY, Stage
from okrdesk.okr.workshop.views import Column, Fit, Mirror, Owners, Statements, Taken

_GAP = 48.0
_MARKS = {"help": "+", "hurt": "−", "neutral": "○", "": ""}


def owners(stage: Stage, view: Owners, room: QRectF) -> None:
    """A column per objective; names are large, and what is open is the one thing that stands out."""
    across = max(len(view.columns), 1)
    wide = (room.width() - _GAP * (across - 1)) / across
    for number, column in enumerate(view.columns):
        left = room.left() + number * (wide + _GAP)
        _column(stage, column, QRectF(left, room.top() - 20, wide, room.height() + 30))


def _column(stage: Stage, column: Column, box: QRectF) -> None:
    colours = stage.palette.themes
    stage.box(
        QRectF(box.left(), box.top(), box.width(), 6), colours[(column.colour - 1) % len(colours)], radius=3
    )
    top = box.top() + 20
    top += stage.text(
        QRectF(box.left(), top, box.width(), 112), column.head.title, 40, bold=True, lowest=BODY
    )
    top += 6 + _owner(stage, column.head, QRectF(box.left(), top + 6, box.width(), 52))
    room = box.bottom() - top
    asked = 220.0 if any(row.asked for row in column.rows) else 0.0
    plain = sum(1 for row in column.rows if not row.asked)
    high = min(118.0, (room - asked) / max(plain, 1))
    low = high < 96
    shown = [row for row in column.rows if row.asked or not low]
    if low:  # names alone do not fit: the open ones are what is asked for
        shown += [row for row in column.rows if not row.asked and not row.owner]
        shown = shown[: max(int((room - asked) / 118), 1)]
        high = 118.0
    for row in shown:
        if row.asked:
            _asked(stage, row, QRectF(box.left(), top + 6, box.width(), asked - 12))
            top += asked
            continue
        stage.rule(box.left(), box.right(), top + 4)
        half = (high - 8) / 2
        stage.line_of(QRectF(box.left(), top + 8, box.width(), half), [(row.title, False, "")])
        _owner(stage, row, QRectF(box.left(), top + 8 + half, box.width(), half))
        top += high
    stage.rest(QRectF(box.left(), top + 4, box.width(), 50), len(column.rows) - len(shown))


def _owner(stage: Stage, row: Taken, box: QRectF) -> float:
    name, ink = (row.owner, stage.palette.accent) if row.owner else ("?", stage.palette.warn)
    stage.line_of(box, [(name, False, ink)], 40)
    return box.height()


def _asked(stage: Stage, row: Taken, box: QRectF) -> None:
    stage.box(box, "", stage.palette.warn, dashed=True, radius=20, wide=4)
    inner = box.adjusted(30, 20, -30, -16)
    used = stage.text(
        QRectF(inner.left(), inner.top(), inner.width(), 112), row.title, 44, bold=True, lowest=BODY
    )
    way = QRectF(inner.left(), inner.top() + used + 2, inner.width(), 54)
    stage.line_of(way, [(row.way, False, stage.palette.warn)], 40)


def mirror(stage: Stage, view: Mirror, room: QRectF) -> None:
    """Themes as bars as long as they have cards, with a mark for each kind of evidence behind them."""
    figures = 64.0 * min(len(view.figures), 4)
    shown = view.themes[: max(int((room.height() - figures) / 60) - 1, 1)]
    high = min(110.0, (room.height() - figures) / (len(shown) + (len(shown) < len(view.themes)) or 1))
    most = max((each.count for each in view.themes), default=1)
    colours, top = stage.palette.themes, room.top()
    for each in shown:
        row = QRectF(room.left(), top, room.width(), high)
        stage.text(row.adjusted(0, 4, -room.width() * 0.64, -4), each.title, 44, middle=True, lowest=BODY)
        left = room.left() + room.width() * 0.38
        wide = room.width() * 0.3 * each.count / max(most, 1)
        bar = QRectF(left, top + high / 2 - 18, max(wide, 6), 36)
        stage.box(bar, colours[(each.colour - 1) % len(colours)], radius=8)
        stage.line_of(QRectF(bar.right() + 18, top, 120, high), [(str(each.count), True, "")], 44)
        parts = [(", ".join(each.kinds), False, stage.palette.muted)]
        stage.line_of(row.adjusted(room.width() * 0.74, 0, 0, 0), parts)
        top += high
    if len(shown) < len(view.themes):
        stage.rest(QRectF(room.left(), top, room.width(), high), len(view.themes) - len(shown))
        top += high
    for figure in view.figures[:4]:
        stage.line_of(QRectF(room.left(), top, room.width(), 64), [(figure, False, stage.palette.muted)])
        top += 64


def fit(stage: Stage, view: Fit, room: QRectF) -> None:
    """The goals by number, then each pair with a mark and its words: + helps, − hurts, ○ neither."""
    high = min(76.0, room.height() / 2 / max(len(view.goals), 1))
    top = room.top()
    for number, goal in enumerate(view.goals, 1):
        parts = [(f"{number}   ", True, stage.palette.muted), (goal, False, "")]
        stage.line_of(QRectF(room.left(), top, room.width(), high), parts, 44)
        top += high
    top += 24
    columns = 1 if len(view.pairs) <= 4 else 2
    rows = -(-max(len(view.pairs), 1) // columns)
    high = min(96.0, (room.bottom() - top) / rows)
    wide = (room.width() - _GAP * (columns - 1)) / columns
    for number, pair in enumerate(view.pairs):
        left = room.left() + (number // rows) * (wide + _GAP)
        row = QRectF(left, top + (number % rows) * high, wide, high)
        stage.rule(row.left(), row.right(), row.top())
        ink = stage.palette.warn if pair.kind == "hurt" else stage.palette.accent
        parts = [
            (f"{pair.one} – {pair.other}   ", True, ""),
            (f"{_MARKS.get(pair.kind, '')}  ", True, ink),
            (pair.words, False, stage.palette.muted),
        ]
        stage.line_of(row, parts, 44)


def statements(stage: Stage, view: Statements, room: QRectF) -> None:
    """Words to read together: one below the other, or drafts beside each other; empty places as outlines."""
    count = max(len(view.statements) + view.empty, 1)
    beside = view.side_by_side and count <= 4
    wide = (room.width() - _GAP * (count - 1)) / count if beside else room.width()
    high = room.height() if beside else min(230.0, (room.height() - 20 * (count - 1)) / count)
    for number in range(count):
        left = room.left() + (number * (wide + _GAP) if beside else 0)
        box = QRectF(left, room.top() + (0 if beside else number * (high + 20)), wide, high)
        if number >= len(view.statements):
            stage.box(box, "", stage.palette.line, dashed=True)
            continue
        said = view.statements[number]
        stage.box(box, stage.palette.panel, stage.palette.accent if said.chosen else "")
        inner = box.adjusted(34, 18, -34, -18)
        head = f"{said.number}  {said.name}".strip() if said.number else said.name
        used = stage.text(
            QRectF(inner.left(), inner.top(), inner.width(), 50), head, BODY, colour=stage.palette.muted
        )
        stage.text(inner.adjusted(0, used, 0, 0), said.text, 52, bold=said.chosen, middle=True, lowest=BODY)

"""Asking: what to vote on, the way of each measure, and judgements once everybody has given theirs."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from okrdesk.gui.projector import write_view
from okrdesk.gui.projector.stage import BODY, Stage
from okrdesk.okr.workshop.views import Ballot, BallotItem, Consent, Measures, Strip


def ballot(stage: Stage, view: Ballot, room: QRectF) -> None:
    """The items by their numbers, in one column or two; nothing of what was marked."""
    if not view.items:
        return
    columns = 1 if len(view.items) <= 7 else 2 if len(view.items) <= 20 else 3
    rows = min(-(-len(view.items) // columns), int(room.height() / 54))
    shown = view.items[: rows * columns]
    stage.rest(QRectF(room.left(), room.bottom(), room.width(), 44), len(view.items) - len(shown))
    high = min(88.0, room.height() / rows)
    wide = (room.width() - 60 * (columns - 1)) / columns
    for number, item in enumerate(shown):
        left = room.left() + (number // rows) * (wide + 60)
        _item(stage, item, QRectF(left, room.top() + (number % rows) * high, wide, high))


def _item(stage: Stage, item: BallotItem, box: QRectF) -> None:
    edge = min(72.0, box.height() - 8)
    key = QRectF(box.left(), box.center().y() - edge / 2, edge, edge)
    stage.box(key, stage.palette.panel, stage.palette.line, radius=14)
    stage.text(key, str(item.number), min(44, edge - 18), bold=True, side=stage.CENTRE, middle=True)
    note = stage.wide(item.note) + 20 if item.note else 0.0
    size = 52 if box.height() > 70 else BODY
    text = QRectF(box.left() + edge + 40, box.top(), box.width() - edge - 40 - note, box.height())
    stage.line_of(text, [(item.title, False, "")], size)
    if item.note:
        stage.line_of(box, [(item.note, False, stage.palette.muted)], right=True)


def measures(stage: Stage, view: Measures, room: QRectF) -> None:
    """From where to where, a question mark until it is decided."""
    high = min(128.0, room.height() / max(len(view.rows), 1))
    top = room.top()
    aims = max((stage.wide(row.target, 62, bold=True) for row in view.rows), default=0.0)
    aims = min(max(aims + 40, 230.0), room.width() * 0.4)
    for row in view.rows:
        stage.rule(room.left(), room.right(), top)
        line = QRectF(room.left(), top, room.width(), high)
        aim = line.adjusted(line.width() - aims + 40, 0, 0, 0)
        stage.line_of(aim, [(row.target, True, "")], 62, right=True)
        middle = QRectF(line.left(), top, line.width() - aims, high)
        today = f"{row.today} →"
        stage.line_of(middle, [(today, False, stage.palette.muted)], 46, right=True)
        title_area = middle.adjusted(0, 6, -stage.wide(today, 46) - 40, -6)
        stage.text(title_area, row.title, 46, middle=True, lowest=BODY)
        top += high


def consent(stage: Stage, view: Consent, room: QRectF) -> None:
    """The fist of five above, how sure everybody is of each key result below; both at once."""
    top = room.top() - 20
    high = 270.0 if view.confidences else room.height()
    if view.fist is not None:
        _fist(stage, view.fist, QRectF(room.left(), top, room.width() * 0.58, high))
    beside = QRectF(room.left() + room.width() * 0.63, top, room.width() * 0.37, high)
    used = stage.text(
        QRectF(beside.left(), beside.top(), beside.width(), 130), view.warning, 50, bold=True,
        colour=stage.palette.warn, lowest=BODY,
    )  # fmt: skip
    stage.text(beside.adjusted(0, used + 10, 0, 0), view.advice, 42, lowest=BODY)
    if view.confidences:
        _confidences(
            stage, view, QRectF(room.left(), top + high, room.width(), room.bottom() + 40 - top - high)
        )


def _fist(stage: Stage, fist: Strip, box: QRectF) -> None:
    base = box.bottom() - 78
    inside = QRectF(box.left() + 16, box.top(), box.width() - 16, base - box.top() - 6)
    stage.strip(inside, fist.counts, max(fist.counts, default=1), write_view.warm_of(fist))
    stage.rule(box.left() + 16, box.right(), base)
    step = (box.width() - 16) / (fist.high - fist.low + 1)
    for value in range(fist.low, fist.high + 1):
        spot = QRectF(box.left() + 16 + step * (value - fist.low), base + 8, step, 56)
        stage.text(spot, str(value), 44, colour=stage.palette.muted, side=stage.CENTRE)


def _confidences(stage: Stage, view: Consent, box: QRectF) -> None:
    muted = stage.palette.muted
    scale = QRectF(box.left() + box.width() * 0.46, box.top(), box.width() * 0.47, 54)
    stage.line_of(QRectF(box.left(), box.top(), box.width() * 0.44, 54), [(view.question, False, muted)])
    step = scale.width() / 11
    for value, label in ((0, "0"), (5, view.coin), (10, "10")):
        middle = scale.left() + step * (value + 0.5)
        stage.text(QRectF(middle - 200, box.top(), 400, 54), label, BODY, colour=muted, side=stage.CENTRE)
    top = box.top() + 62
    high = min((box.bottom() - top) / len(view.confidences), 140.0)
    pile = max(max(strip.counts, default=1) for strip in view.confidences)
    for strip in view.confidences:
        stage.rule(box.left(), box.right(), top)
        name = QRectF(box.left(), top, scale.left() - box.left() - 20, high)
        stage.text(name, strip.name, 44, middle=True, lowest=BODY)
        row = QRectF(scale.left(), top + 8, scale.width(), high - 20)
        for value in range(11):
            stage.dot(scale.left() + step * (value + 0.5), top + high - 9, 6, muted)
        stage.strip(row, strip.counts, pile, write_view.warm_of(strip))
        colour = stage.palette.warn if strip.apart else ""
        stage.line_of(
            QRectF(box.left(), top, box.width(), high), [(strip.mean, True, colour)], 58, right=True
        )
        top += high

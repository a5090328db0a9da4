"""While people write: one question, a huge clock, never a card; then what they wrote, counted."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from okrdesk.gui.projector.stage import BODY, HIGH, LOWEST_TITLE, MARGIN, WIDE, Stage
from okrdesk.okr.workshop.views import Question, Sentences, Strip, plain

_HUGE = 230


def question(stage: Stage, view: Question, room: QRectF) -> None:
    """The question large, the clock huge, at the foot what is there and how many have finished."""
    top = 210.0
    if view.lead:
        lead = QRectF(room.left(), top, room.width(), 110)
        top += stage.text(lead, view.lead, 42, colour=stage.palette.muted) + 24
    bottom = HIGH - MARGIN - _HUGE - 60
    top += stage.text(
        QRectF(room.left(), top, room.width(), (bottom - top) * (0.62 if view.other else 1)),
        view.title, 104, bold=True, lowest=LOWEST_TITLE,
    )  # fmt: skip
    if view.other:
        stage.text(
            QRectF(room.left(), top + 16, room.width(), max(bottom - top - 16, 60)),
            view.other, 56, colour=stage.palette.muted, lowest=BODY,
        )  # fmt: skip
    box = QRectF(room.left() - 6, HIGH - MARGIN - _HUGE + 20, room.width() * 0.55, _HUGE)
    if view.clock:
        stage.line_of(box, [(view.clock, True, "")], _HUGE)
    elif view.foot:
        stage.text(QRectF(room.left(), HIGH - MARGIN - 30, room.width() * 0.5, 60), plain(view.foot))
    if view.total:
        total = QRectF(WIDE / 2, HIGH - MARGIN - 130, WIDE / 2 - MARGIN, 80)
        stage.line_of(total, [(view.total, True, "")], 64, right=True)


def sentences(stage: Stage, view: Sentences, room: QRectF) -> None:
    """Alike sentences as many circles as people wrote them, and the three marks below."""
    top = room.top() - 28
    box = QRectF(room.left(), top, room.width(), 62)
    top += stage.text(box, view.different, 50, bold=True, colour=stage.palette.warn) + 24
    below = 270.0 if view.marks else 0.0
    high = (room.bottom() + 40 - below - top) / max(len(view.answers), 1)
    high = min(max(high, 62.0), 84.0)
    shown = min(len(view.answers), int((room.bottom() + 40 - below - top) / high))
    widest = max((each.people for each in view.answers), default=1)
    indent = min(46.0 * widest + 30, 500.0)
    for answer in view.answers[:shown]:
        stage.rule(room.left(), room.right(), top)
        stage.dots(room.left(), room.left() + indent - 30, top + high / 2, answer.people, widest)
        text = QRectF(room.left() + max(indent, 168), top, room.width() - max(indent, 168), high)
        stage.line_of(text, [(answer.text, False, "")], 44)
        top += high
    stage.rest(QRectF(room.left(), top, room.width(), 50), len(view.answers) - shown)
    marks(stage, view.marks, QRectF(room.left(), room.bottom() + 48 - below, room.width(), below))


def marks(stage: Stage, strips: tuple[Strip, ...], room: QRectF) -> None:
    """Dot strips beside each other, each with its mean."""
    if not strips:
        return
    gap = 140.0 if len(strips) <= 3 else 60.0
    wide = min((room.width() - gap * (len(strips) - 1)) / len(strips), 480.0)
    gap = (room.width() - wide * len(strips)) / max(len(strips) - 1, 1)
    pile = max(max(mark.counts, default=1) for mark in strips)
    for number, mark in enumerate(strips):
        left = room.left() + number * (wide + gap)
        name = QRectF(left, room.top(), wide, 52)
        stage.line_of(name, [(mark.name, False, "")], 40)
        stage.line_of(name, [(mark.mean, True, "")], 40, right=True)
        base = room.bottom() - 66
        stage.strip(
            QRectF(left, room.top() + 56, wide, base - room.top() - 60), mark.counts, pile, warm_of(mark)
        )
        stage.rule(left, left + wide, base)
        step = wide / (mark.high - mark.low + 1)
        for value in (mark.low, mark.high):
            x = left + step * (value - mark.low + 0.5) - 40
            stage.text(
                QRectF(x, base + 14, 80, 52), str(value), BODY, colour=stage.palette.muted, side=stage.CENTRE
            )


def warm_of(mark: Strip) -> int | None:
    """How many steps of a strip are painted as a warning."""
    return None if mark.warm is None else mark.warm - mark.low + 1

"""Standing: one key result with its value, its bar against an even pace, its course, and how sure all are."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPen, QPolygonF

from okrdesk.gui.projector.stage import BODY, Stage
from okrdesk.gui.widgets.paint import status_word
from okrdesk.okr.workshop.views import Standing, Strip

_WARNS = ("at risk", "off track")


def standing(stage: Stage, view: Standing, room: QRectF) -> None:
    """The value large, below it bar and course; beside it how sure all are, or what was said last time."""
    left = QRectF(room.left(), room.top(), room.width() * 0.52, room.height())
    right = QRectF(room.left() + room.width() * 0.6, room.top(), room.width() * 0.4, room.height())
    _value(stage, view, QRectF(left.left(), left.top(), left.width(), 150))
    _bar(stage, view, QRectF(left.left(), left.top() + 170, left.width(), 28))
    status = status_word(view.status, view.outdated)
    colour = stage.palette.warn if view.status in _WARNS else stage.palette.accent
    parts = [(f"{status}   ", True, colour), (view.share_words, False, stage.palette.muted)]
    stage.line_of(QRectF(left.left(), left.top() + 216, left.width(), 60), parts, 42)
    _course(stage, view, QRectF(left.left(), left.top() + 310, left.width(), room.height() - 340))
    if view.sure is not None:
        _sure(stage, view.sure, right)
    else:
        top = right.top()
        for words in view.said:
            high = stage.text(QRectF(right.left(), top, right.width(), 300), words, 44, lowest=BODY)
            top += high + 30


def _value(stage: Stage, view: Standing, box: QRectF) -> None:
    parts = [(f"{view.now}  ", True, "")]
    size = 120 if stage.wide(view.now, 120, bold=True) < box.width() * 0.7 else 64
    stage.line_of(box, parts, size)
    used = stage.wide(f"{view.now}  ", size, bold=True)
    rest = QRectF(box.left() + used, box.top() + 20, box.width() - used, box.height() - 20)
    stage.line_of(rest, [(view.of, False, stage.palette.muted)], 44)


def _bar(stage: Stage, view: Standing, box: QRectF) -> None:
    stage.box(box, stage.palette.panel, radius=14)
    if view.share > 0:
        filled = QRectF(box.left(), box.top(), max(box.width() * min(view.share, 1.0), 28), box.height())
        stage.box(filled, stage.palette.warn if view.status in _WARNS else stage.palette.accent, radius=14)
    at = box.left() + box.width() * min(max(view.pace, 0.0), 1.0)
    stage.box(QRectF(at - 3, box.top() - 8, 6, box.height() + 16), stage.palette.ink, radius=2)


def _course(stage: Stage, view: Standing, box: QRectF) -> None:
    stage.rule(box.left(), box.right(), box.bottom())
    if len(view.course) < 2 or box.height() < 60:
        return
    inner = box.adjusted(16, 16, -16, -20)
    points = [
        QPointF(inner.left() + inner.width() * x, inner.bottom() - inner.height() * y) for x, y in view.course
    ]
    stage.painter.setPen(QPen(QColor(stage.palette.accent), 6))
    stage.painter.drawPolyline(QPolygonF(points))
    stage.dot(points[-1].x(), points[-1].y(), 24)


def _sure(stage: Stage, sure: Strip, box: QRectF) -> None:
    muted = stage.palette.muted
    stage.line_of(QRectF(box.left(), box.top(), box.width(), 56), [(sure.name, False, muted)])
    base = box.top() + min(box.height() - 150, 420)
    row = QRectF(box.left(), box.top() + 70, box.width(), base - box.top() - 76)
    stage.strip(row, sure.counts, max(sure.counts, default=1))
    stage.rule(box.left(), box.right(), base)
    step = box.width() / 11
    for value in (0, 5, 10):
        spot = QRectF(box.left() + step * (value + 0.5) - 60, base + 8, 120, 52)
        stage.text(spot, str(value), BODY, colour=muted, side=stage.CENTRE)
    stage.line_of(QRectF(box.left(), base + 66, box.width(), 70), [(sure.mean, True, "")], 58)

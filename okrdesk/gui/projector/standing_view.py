"""Standing: one key result with its value, bar and course, and how sure all are; the courses of all."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPen, QPolygonF

from okrdesk.gui.projector.stage import BODY, Stage
from okrdesk.gui.widgets.paint import status_word
from okrdesk.okr.workshop.views import Behaviour, Courses, Standing, Strip, Went

Course = tuple[tuple[float, float], ...]
_GOAL, _ROW = 60.0, 46.0  # heights that a goal takes, and at least a key result
_COURSE = 260.0
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
    if len(view.course) > 1 and box.height() >= 60:
        _line(stage, view.course, box.adjusted(16, 16, -16, -20), 6)


def _line(stage: Stage, course: Course, box: QRectF, wide: float) -> None:
    """The course as a line of this width that ends in a dot."""
    points = [QPointF(box.left() + box.width() * x, box.bottom() - box.height() * y) for x, y in course]
    stage.painter.setPen(QPen(QColor(stage.palette.accent), wide))
    stage.painter.drawPolyline(QPolygonF(points))
    stage.dot(points[-1].x(), points[-1].y(), 4 * wide)


def courses(stage: Stage, view: Courses, room: QRectF) -> None:
    """Each goal with its answer, below it its key results; where not all fits, answered goals fold."""
    count = sum(len(goal.rows) for goal in view.goals)
    high = (room.height() - _GOAL * len(view.goals)) / max(count, 1)
    folds = high < _ROW
    if folds:
        count = sum(len(goal.rows) for goal in view.goals if goal.answer == "?")
        high = max((room.height() - _GOAL * len(view.goals)) / max(count, 1), _ROW)
    high, top = min(high, 76.0), room.top()
    now = max((stage.wide(row.now) for goal in view.goals for row in goal.rows), default=0.0)
    now = min(now + 4, room.width() * 0.35)
    for nth, goal in enumerate(view.goals):
        rows = () if folds and goal.answer != "?" else goal.rows
        if top + _GOAL > room.bottom() - (_ROW if nth + 1 < len(view.goals) else 0):
            stage.rest(QRectF(room.left(), top, room.width(), _ROW), len(view.goals) - nth)
            return
        _behaviour(stage, goal, QRectF(room.left(), top, room.width(), _GOAL))
        top += _GOAL
        fitting = max(int((room.bottom() - top) / high), 0)
        shown = rows if len(rows) <= fitting else rows[: max(fitting - 1, 0)]
        for row in shown:
            _went(stage, row, QRectF(room.left() + 40, top, room.width() - 40, high), now)
            top += high
        if len(shown) < len(rows):
            stage.rest(QRectF(room.left() + 40, top, room.width() - 40, _ROW), len(rows) - len(shown))
            top += _ROW


def _behaviour(stage: Stage, goal: Behaviour, box: QRectF) -> None:
    stage.rule(box.left(), box.right(), box.top())
    ink = stage.palette.warn if goal.answer == "?" else stage.palette.accent
    said = [
        (goal.members + "   " if goal.members else "", False, stage.palette.muted),
        (goal.answer, True, ink),
    ]
    right = sum(stage.wide(text, 42, bold=bold) for text, bold, _ink in said)
    stage.line_of(box.adjusted(0, 4, -right - 40, 0), [(goal.title, True, "")], 42)
    stage.line_of(box.adjusted(box.width() - right - 2, 4, 0, 0), said, 42)


def _went(stage: Stage, row: Went, box: QRectF, wide: float) -> None:
    """Title, course, and the latest value in a column of this width."""
    now = QRectF(box.right() - wide, box.top(), wide, box.height())
    course = QRectF(now.left() - _COURSE - 40, box.top() + 10, _COURSE, box.height() - 20)
    title = QRectF(box.left(), box.top(), course.left() - 40 - box.left(), box.height())
    stage.line_of(title, [(row.title, False, "")])
    if len(row.course) > 1:
        _line(stage, row.course, course, 4)
    stage.line_of(now, [(row.now, False, stage.palette.muted)])


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

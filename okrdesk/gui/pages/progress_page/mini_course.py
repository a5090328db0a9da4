"""What a small chart of a key result shows, as shares: the course so far, today, where the zones begin."""

from __future__ import annotations

import datetime as dt
from typing import Any

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.okr.measures import COMMIT_SHARE, TARGET_SHARE, raw_progress
from okrdesk.okr.outline import KeyResultLine
from okrdesk.okr.schedule import due_day, start_day
from okrdesk.okr.terms import Cycle
from okrdesk.okr.trails import raw_shares, trails


@dataclass(frozen=True, slots=True)
class MiniCourse:
    """What a small chart shows: `points` are (share of the cycle gone, share of the way).

    `starts`, `due` and `today` are shares of the cycle, None where today is outside; `commit` and `target`
    where the zones begin, as shares of the way.
    """

    points: tuple[tuple[float, float], ...]
    starts: float
    due: float
    today: float | None
    commit: float
    target: float


def mini_course(document: Document, line: KeyResultLine, cycle: Cycle, day: dt.date) -> MiniCourse:
    """The course of one key result up to a day."""
    row = line.key_result
    span = max(1, (cycle.last_day - cycle.first_day).days)

    def gone(on: dt.date) -> float:
        return (on - cycle.first_day).days / span

    trail = trails(document, [row.id], day)[row.id]
    shares, whole = raw_shares(row, trail)
    by_day = {
        on: share / whole for on, share in zip(trail.days, shares, strict=True) if share is not None
    }  # of two on one day the later entered counts
    points = tuple((gone(dt.date.fromisoformat(on)), float(share)) for on, share in by_day.items())
    today = gone(day)
    return MiniCourse(
        points,
        min(max(gone(start_day(row, cycle)), 0.0), 1.0),
        min(max(gone(due_day(row, cycle)), 0.02), 1.0),
        today if 0 <= today <= 1 else None,
        _zone(line, row.commit_zone, float(COMMIT_SHARE)),
        _zone(line, row.target_zone, float(TARGET_SHARE)),
    )


def _zone(line: KeyResultLine, value: Any, usual: float) -> float:
    share = None if value is None else raw_progress(line.key_result, value)
    return usual if share is None else min(max(float(share), 0.0), 1.0)

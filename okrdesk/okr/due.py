"""What is due: whether a key result waits for this week's check-in, and how late it is (decision 21)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from okrdesk.okr.check_ins import CheckIn
from okrdesk.okr.cycles import Cycle
from okrdesk.okr.outline import KeyResultLine
from okrdesk.okr.progress import next_due
from okrdesk.okr.schedule import CADENCE_DAYS

State = Literal["done", "due", "late", "closed"]


@dataclass(frozen=True, slots=True)
class Due:
    """`next_check_in` is the planned day that waits, None for none; `days_late` counts from it."""

    state: State
    next_check_in: dt.date | None = None
    days_late: int = 0


def due_of(latest: CheckIn | None, cycle: Cycle, day: dt.date, own_due: dt.date | None = None) -> Due:
    """What a key result waits for on a day. A check-in answers the planned day that ends its week.

    After a key result's own due date nothing new falls due; in a closed cycle nothing is due at all.
    """
    if cycle.closed:
        return Due("closed")
    last, coming = next_due(cycle, day)
    weeks = 1
    if latest is not None:
        weeks = max(1, -(-(latest.on - cycle.first_day).days // CADENCE_DAYS) + 1)
    waiting = cycle.first_day + dt.timedelta(days=CADENCE_DAYS * weeks)
    end = min(cycle.last_day, own_due or cycle.last_day)
    asked = coming or last
    if asked is None or waiting > min(asked, end):
        return Due("done", waiting if waiting <= end else None)
    late = (day - waiting).days
    return Due("late", waiting, late) if late > 0 else Due("due", waiting)


def waiting_lines(lines: Iterable[KeyResultLine], cycle: Cycle, day: dt.date) -> tuple[KeyResultLine, ...]:
    """The key results that wait for a check-in on a day."""
    return tuple(
        line
        for line in lines
        if due_of(line.latest, cycle, day, line.key_result.due).state in ("due", "late")
    )

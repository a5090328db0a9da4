"""What is due: whether a key result waits for its next check-in, and how late it is (decision 21)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from okrdesk.okr.cadence import answered, planned_day
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.schedule import GRACE_DAYS, next_due
from okrdesk.okr.terms import CheckIn, Cycle

State = Literal["done", "due", "late", "closed"]
DueState = Literal["done", "due", "overdue"]


@dataclass(frozen=True, slots=True)
class Due:
    """`next_check_in` is the planned day that waits, None for none; `days_late` counts from it."""

    state: State
    next_check_in: dt.date | None = None
    days_late: int = 0

    @property
    def is_overdue(self) -> bool:
        """Whether it waits since three days or more: then the key result is outdated too (F12)."""
        return self.days_late >= GRACE_DAYS


@dataclass(frozen=True, slots=True)
class DueLine:
    """A key result and what it waits for.

    `done` waits for nothing by now, `due` for the check-in of this period or since one or two days,
    `overdue` since three days or more (decision 21). `next_check_in` is the planned day that waits or comes
    next, None when none is left. `last_check_in` is the day of the check-in that counts.
    """

    line: KeyResultLine
    state: DueState
    next_check_in: dt.date | None
    days_late: int
    last_check_in: dt.date | None


def due_of(latest: CheckIn | None, cycle: Cycle, day: dt.date, own_due: dt.date | None = None) -> Due:
    """What a key result waits for on a day. A check-in answers the planned day that ends its period.

    Before the cycle's first day nothing is due yet, after a key result's own due date nothing new falls due;
    in a closed cycle nothing is due at all.
    """
    return _due_on(None if latest is None else latest.on, cycle, day, own_due)


@lru_cache(maxsize=8192)
def _due_on(on: dt.date | None, cycle: Cycle, day: dt.date, own_due: dt.date | None) -> Due:
    if cycle.closed:
        return Due("closed")
    # A planned day still belongs to the period that it ends: who checks in on it is done for that day.
    last, coming = next_due(cycle, day - dt.timedelta(days=1))
    so_far = 0 if on is None else answered(cycle.cadence, cycle.first_day, on)
    waiting = planned_day(cycle.cadence, cycle.first_day, so_far + 1)
    end = min(cycle.last_day, own_due or cycle.last_day)
    asked = coming or last
    if day < cycle.first_day or asked is None or waiting > min(asked, end):
        return Due("done", waiting if waiting <= end else None)
    late = (day - waiting).days
    return Due("late", waiting, late) if late > 0 else Due("due", waiting)


def due_list(outline: Outline) -> tuple[DueLine, ...]:
    """What each key result of the outline waits for as of its day, in the order of the outline."""
    found = []
    for line in outline.key_results:
        due = due_of(line.latest, outline.cycle, outline.day, line.key_result.due)
        state: DueState = "overdue" if due.is_overdue else "due" if due.state in ("due", "late") else "done"
        last = line.latest.on if line.latest else None
        found.append(DueLine(line, state, due.next_check_in, due.days_late, last))
    return tuple(found)


def waiting_lines(lines: Iterable[KeyResultLine], cycle: Cycle, day: dt.date) -> tuple[KeyResultLine, ...]:
    """The key results that wait for a check-in on a day."""
    return tuple(
        line
        for line in lines
        if due_of(line.latest, cycle, day, line.key_result.due).state in ("due", "late")
    )

"""What is due: whether a key result waits for its next check-in, and how late it is (decision 30)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from okrdesk.frozen import dataclass
from okrdesk.okr.cadence import GRACE_DAYS, answered, planned_day
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.schedule import passed_over
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
        """Whether it waits since more than three days: then the key result is outdated too (F12)."""
        return self.days_late > GRACE_DAYS


@dataclass(frozen=True, slots=True)
class DueLine:
    """A key result and what it waits for.

    `done` waits for nothing by now, `due` since its planned day or up to three days, `overdue` for longer
    (decision 30). `next_check_in` is the planned day that waits or comes
    next, None when none is left. `last_check_in` is the day of the check-in that counts.
    """

    line: KeyResultLine
    state: DueState
    next_check_in: dt.date | None
    days_late: int
    last_check_in: dt.date | None


def due_of(
    latest: CheckIn | None,
    cycle: Cycle,
    day: dt.date,
    own_due: dt.date | None = None,
    starts: dt.date | None = None,
) -> Due:
    """What a key result waits for on a day: waiting begins on the planned day itself (decision 30).

    Which planned day a check-in answers is said in `cadence.answered`; those before the day from which a key
    result counts are not asked for. After its own due date nothing new falls due; in a closed cycle nothing
    is due at all.
    """
    return _due_on(None if latest is None else latest.on, cycle, day, own_due, starts)


def due_of_line(line: KeyResultLine, cycle: Cycle, day: dt.date) -> Due:
    """What the key result of a line waits for on a day."""
    return due_of(line.latest, cycle, day, line.key_result.due, line.key_result.starts)


@lru_cache(maxsize=8192)
def _due_on(
    on: dt.date | None, cycle: Cycle, day: dt.date, own_due: dt.date | None, starts: dt.date | None
) -> Due:
    if cycle.closed:
        return Due("closed")
    so_far = 0 if on is None else answered(cycle.cadence, cycle.first_day, on)
    waiting = planned_day(cycle.cadence, cycle.first_day, max(so_far, passed_over(cycle, starts)) + 1)
    end = min(cycle.last_day, own_due or cycle.last_day)
    if waiting > min(day, end):
        return Due("done", waiting if waiting <= end else None)
    late = (day - waiting).days
    return Due("late", waiting, late) if late > 0 else Due("due", waiting)


def due_list(outline: Outline) -> tuple[DueLine, ...]:
    """What each key result of the outline waits for as of its day, in the order of the outline."""
    lines = []
    for line in outline.key_results:
        due = due_of_line(line, outline.cycle, outline.day)
        state: DueState = "overdue" if due.is_overdue else "due" if due.state in ("due", "late") else "done"
        last = line.latest.on if line.latest else None
        lines.append(DueLine(line, state, due.next_check_in, due.days_late, last))
    return tuple(lines)


def waiting_lines(lines: Iterable[KeyResultLine], cycle: Cycle, day: dt.date) -> tuple[KeyResultLine, ...]:
    """The key results that wait for a check-in on a day."""
    return tuple(line for line in lines if due_of_line(line, cycle, day).state in ("due", "late"))

"""When things are due: the expected share of a day (F10), planned check-ins and what is outdated (F12)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from okrdesk.frozen import dataclass
from okrdesk.okr.cadence import GRACE_DAYS, answered, planned_day, planned_up_to
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult

State = Literal["done", "due", "late", "closed"]


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


@lru_cache(maxsize=1024)
def expected(first_day: dt.date, last_day: dt.date, day: dt.date) -> Fraction:
    """The share due by a day, 0..1, on an even pace from the first to the last day (F10, Viva Goals).

    A span of one day gives 1 on that day. A phased target needs no curve of its own here: its progress
    is already measured along its checkpoints (F7), so that the even pace is the phased one in values.
    """
    if day >= last_day:
        return Fraction(1)
    if day <= first_day:
        return Fraction(0)
    return Fraction((day - first_day).days, (last_day - first_day).days)


def due_day(key_result: KeyResult, cycle: Cycle) -> dt.date:
    """The key result's own due date, or the cycle's last day."""
    return key_result.due or cycle.last_day


def start_day(key_result: KeyResult, cycle: Cycle) -> dt.date:
    """The day from which a key result counts: its own, or the cycle's first day (decision 29)."""
    return key_result.starts or cycle.first_day


def passed_over(cycle: Cycle, starts: dt.date | None) -> int:
    """How many planned days lie before the day from which a key result counts: those are not asked for."""
    if starts is None or starts <= cycle.first_day:
        return 0
    return planned_up_to(cycle.cadence, cycle.first_day, starts - dt.timedelta(days=1))


def planned_days(cycle: Cycle, until: dt.date | None = None) -> tuple[dt.date, ...]:
    """The days on which check-ins fall due, rising, up to `until`: the first day plus whole cadences.

    See `cadence` (decision 21); those after the first day and up to the last day.
    """
    cadence, first = cycle.cadence, cycle.first_day
    count = planned_up_to(cadence, first, min(cycle.last_day, until or cycle.last_day))
    return tuple(planned_day(cadence, first, number) for number in range(1, count + 1))


def next_due(cycle: Cycle, day: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """The last planned check-in day up to `day` and the next after it; None where the cycle has none."""
    cadence, first = cycle.cadence, cycle.first_day
    most = planned_up_to(cadence, first, cycle.last_day)
    last = min(planned_up_to(cadence, first, day), most)
    return (
        planned_day(cadence, first, last) if last >= 1 else None,
        planned_day(cadence, first, last + 1) if last < most else None,
    )


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


def one_a_day(check_ins: Iterable[CheckIn], day: dt.date | None = None) -> list[CheckIn]:
    """The check-ins up to `day` in order, one for each day: of two on one day the later entered counts."""
    by_day: dict[dt.date, CheckIn] = {}
    for check_in in sorted(check_ins, key=lambda each: (each.on, each.entered)):
        if day is None or check_in.on <= day:
            by_day[check_in.on] = check_in
    return list(by_day.values())


def latest_check_in(check_ins: Iterable[CheckIn], day: dt.date) -> CheckIn | None:
    """The check-in that counts as of a day, or None before the first."""
    return max(
        (each for each in check_ins if each.on <= day),
        key=lambda each: (each.on, each.entered),
        default=None,
    )

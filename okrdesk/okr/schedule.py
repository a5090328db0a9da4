"""When things are due: the expected share of a day (F10), planned check-ins and what is outdated (F12)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrdesk.okr.check_ins import CheckIn
    from okrdesk.okr.cycles import Cycle
    from okrdesk.okr.key_results import KeyResult


CADENCE_DAYS = 7
GRACE_DAYS = 3


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


def planned_days(cycle: Cycle, until: dt.date | None = None) -> tuple[dt.date, ...]:
    """The days on which check-ins fall due: the first day plus whole weeks (decision 21), up to `until`."""
    end = min(cycle.last_day, until or cycle.last_day)
    weeks = max(0, (end - cycle.first_day).days // CADENCE_DAYS)
    return tuple(cycle.first_day + dt.timedelta(days=CADENCE_DAYS * week) for week in range(1, weeks + 1))


def next_due(cycle: Cycle, day: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """The last planned check-in day up to `day` and the next after it; None where the cycle has none."""
    most = (cycle.last_day - cycle.first_day).days // CADENCE_DAYS
    weeks = max(0, (day - cycle.first_day).days // CADENCE_DAYS)
    last = min(weeks, most)
    return (
        cycle.first_day + dt.timedelta(days=CADENCE_DAYS * last) if last >= 1 else None,
        cycle.first_day + dt.timedelta(days=CADENCE_DAYS * (weeks + 1)) if weeks < most else None,
    )


def is_outdated(latest: CheckIn | None, cycle: Cycle, day: dt.date, due: dt.date | None = None) -> bool:
    """Whether a planned check-in has been missing for three days (F12 Operately, decision 21).

    A check-in answers the planned day that ends its week, and all before. In a closed cycle nothing is
    outdated, and after a key result's own `due` date nothing new falls due.
    """
    if cycle.closed:
        return False
    asked = min(day, due) if due else day
    planned = next_due(cycle, asked - dt.timedelta(days=GRACE_DAYS))[0]
    if planned is None:
        return False
    return latest is None or latest.on <= planned - dt.timedelta(days=CADENCE_DAYS)


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

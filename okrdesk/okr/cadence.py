"""Cadence: how often a workspace checks in, and on which day of the week (decision 21).

The k-th mark of a cycle is its first day plus k whole cadences: 7 or 14 days, or calendar months. With a
weekday chosen, the k-th planned day is the last such weekday on or before the mark, else the mark itself.
"""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache
from typing import Any

from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.hours import is_time

EVERY = ("weekly", "two-weeks", "monthly")
_DAYS = {"weekly": 7, "two-weeks": 14}
GRACE_DAYS = 3  # as long after a planned day a check-in still answers it, and nothing is overdue


@dataclass(frozen=True, slots=True)
class Cadence:
    """`every` is weekly, two-weeks or monthly; `weekday` 0 is Monday, None that no day was chosen.

    `at` is the time of day of the meeting ("18:00"), "" where nobody said; it makes nothing due.
    """

    every: str = "weekly"
    weekday: int | None = None
    at: str = ""


WEEKLY = Cadence()


def cadence_of(row: Any) -> Cadence:
    """The cadence of a workspace's row; what another program wrote and nobody knows is weekly."""
    every = row.cadence if row.cadence in EVERY else "weekly"
    at = row.check_in_at if is_time(row.check_in_at) else ""
    return Cadence(every, row.weekday if row.weekday in range(7) else None, at)


def words(cadence: Cadence) -> str:
    """The cadence in words: "every week", "every month, on Mondays"."""
    often = {"two-weeks": _("every two weeks"), "monthly": _("every month")}.get(
        cadence.every, _("every week")
    )
    days = weekday_words(cadence.weekday)
    said = often if days is None else _("{often}, {days}").format(often=often, days=days)
    return with_time(said, cadence.at)


def with_time(day: str, at: str) -> str:
    """A day in words with the time of the meeting, where there is one: "Wednesday 8 April, 18:00"."""
    return _("{day}, {time}").format(day=day, time=at) if at else day


def weekday_words(weekday: int | None) -> str | None:
    """A weekday in words, "on Mondays" for 0; None for none and for what is no weekday."""
    days = (
        *(_("on Mondays"), _("on Tuesdays"), _("on Wednesdays"), _("on Thursdays"), _("on Fridays")),
        *(_("on Saturdays"), _("on Sundays")),
    )
    return days[weekday] if weekday is not None and weekday in range(7) else None


@lru_cache(maxsize=4096)
def planned_day(cadence: Cadence, first: dt.date, number: int) -> dt.date:
    """The planned day with this number, from 1; number 0 is the first day, on which nothing falls due."""
    if number <= 0:
        return first
    mark = _mark(cadence, first, number)
    if cadence.weekday is None:
        return mark
    return dt.date.fromordinal(max(1, mark.toordinal() - (mark.weekday() - cadence.weekday) % 7))


@lru_cache(maxsize=4096)
def planned_up_to(cadence: Cadence, first: dt.date, day: dt.date) -> int:
    """How many planned days lie after the first day and up to `day`."""
    if day <= first:
        return 0
    if cadence.every == "monthly":
        number = (day.year - first.year) * 12 + day.month - first.month
        number -= _mark(cadence, first, number) > day
    else:
        number = (day - first).days // _DAYS[cadence.every]
    # With a weekday chosen, the planned day of the next mark may lie before that mark.
    return number + (planned_day(cadence, first, number + 1) <= day)


def answered(cadence: Cadence, first: dt.date, on: dt.date) -> int:
    """The number of the planned day that a check-in of a day answers, and with it all before (decision 30).

    What is dated after the planned day before plus three, up to a planned day plus three, answers that day:
    early, or up to three days late. The first day is such a day before, with number 0: what is dated on it or
    up to three days later says where things start. A weekday that comes sooner is answered on itself.
    """
    if on <= first:
        return 0
    over = planned_up_to(cadence, first, dt.date.fromordinal(max(1, on.toordinal() - GRACE_DAYS - 1)))
    starts = over == 0 and (on - first).days <= GRACE_DAYS and on < planned_day(cadence, first, 1)
    return 0 if starts else over + 1


def _mark(cadence: Cadence, first: dt.date, number: int) -> dt.date:
    """The first day plus whole cadences; months end where the calendar has no such day (31 → 30, 28)."""
    if cadence.every != "monthly":
        return dt.date.fromordinal(
            min(dt.date.max.toordinal(), first.toordinal() + number * _DAYS[cadence.every])
        )
    years, month = divmod(first.month - 1 + number, 12)
    if first.year + years > dt.MAXYEAR:
        return dt.date.max
    year, month = first.year + years, month + 1
    return dt.date(year, month, min(first.day, calendar.monthrange(year, month)[1]))

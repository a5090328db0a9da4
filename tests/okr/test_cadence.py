"""Cadence: weekly, every two weeks or monthly, on the weekday somebody chose (decision 21)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from okrdesk.document.document import Document
from okrdesk.okr import cycles
from okrdesk.okr.cadence import EVERY, Cadence, answered, planned_day, words
from okrdesk.okr.measures import hit_count
from okrdesk.okr.schedule import Due, due_of, next_due, planned_days
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult
from tests import changes, factories

CADENCES = st.builds(Cadence, st.sampled_from(EVERY), st.none() | st.integers(0, 6))
FIRST_DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))
LENGTHS = st.integers(0, 400)


def cycle_of(
    every: str, weekday: int | None, first: str = "2026-01-01", last: str = "2026-03-31", **more: bool
) -> Cycle:
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return Cycle("c", "2026 · Q1", *days, cadence=Cadence(every, weekday), **more)


def on(day: dt.date) -> CheckIn:
    return CheckIn("i", "k", day, Decimal(1))


def days(cycle: Cycle) -> list[str]:
    return [day.isoformat() for day in planned_days(cycle)]


# Decision 21: the first day plus whole cadences; 1 January 2026 is a Thursday.
@pytest.mark.parametrize(
    ("every", "weekday", "first", "last", "expected"),
    [
        ("weekly", None, "2026-01-01", "2026-01-22", ["2026-01-08", "2026-01-15", "2026-01-22"]),
        ("weekly", 3, "2026-01-01", "2026-01-15", ["2026-01-08", "2026-01-15"]),
        ("weekly", 0, "2026-01-01", "2026-01-15", ["2026-01-05", "2026-01-12"]),
        ("weekly", 2, "2026-01-01", "2026-01-08", ["2026-01-07"]),
        ("weekly", 4, "2026-01-01", "2026-01-10", ["2026-01-02", "2026-01-09"]),
        ("two-weeks", None, "2026-01-01", "2026-02-11", ["2026-01-15", "2026-01-29"]),
        ("two-weeks", None, "2026-01-01", "2026-02-12", ["2026-01-15", "2026-01-29", "2026-02-12"]),
        ("two-weeks", 0, "2026-01-01", "2026-02-12", ["2026-01-12", "2026-01-26", "2026-02-09"]),
        ("monthly", None, "2026-01-01", "2026-03-31", ["2026-02-01", "2026-03-01"]),
        # Counted from the first day, so that the end of February does not pull the later months along.
        ("monthly", None, "2026-01-31", "2026-04-30", ["2026-02-28", "2026-03-31", "2026-04-30"]),
        ("monthly", None, "2027-12-30", "2028-03-30", ["2028-01-30", "2028-02-29", "2028-03-30"]),
        # The third mark, 1 April, lies outside, the Friday before it does not.
        ("monthly", 4, "2026-01-01", "2026-03-31", ["2026-01-30", "2026-02-27", "2026-03-27"]),
        ("weekly", None, "2026-01-01", "2026-01-07", []),
        ("weekly", 0, "2026-01-01", "2026-01-01", []),
    ],
)  # fmt: skip
def test_planned_days(every: str, weekday: int | None, first: str, last: str, expected: list[str]) -> None:
    assert days(cycle_of(every, weekday, first, last)) == expected


@given(CADENCES, FIRST_DAYS, LENGTHS, st.data())
def test_planned_days_rise_lie_in_the_cycle_and_are_answered_on_the_day(
    cadence: Cadence, first: dt.date, length: int, data: st.DataObject
) -> None:
    """Decisions 21 and 30, for every cadence: nothing is planned twice, and each day answers one."""
    last = first + dt.timedelta(days=length)
    cycle = Cycle("c", "c", first, last, cadence=cadence)
    planned = planned_days(cycle)
    assert all(before < after for before, after in pairwise(planned))
    assert all(first < day <= last for day in planned)
    if cadence.weekday is not None:
        assert {day.weekday() for day in planned} <= {cadence.weekday}
    for number, day in enumerate(planned, start=1):
        assert answered(cadence, first, day) == number
        due = due_of(on(day), cycle, day)
        assert due == Due("done", planned[number] if number < len(planned) else None)
        assert not due_of(on(day), cycle, day + dt.timedelta(days=3)).is_overdue
    day = data.draw(st.dates(first - dt.timedelta(days=40), last + dt.timedelta(days=40)))
    past, coming = [d for d in planned if d <= day], [d for d in planned if d > day]
    assert next_due(cycle, day) == (past[-1] if past else None, coming[0] if coming else None)
    assert planned_days(cycle, day) == tuple(past)
    if day > first and (ends := [d for d in planned if (day - d).days <= 3]):
        starts = (day - first).days <= 3 and day < planned[0]
        assert planned_day(cadence, first, answered(cadence, first, day)) == (first if starts else ends[0])


@given(CADENCES, FIRST_DAYS, LENGTHS, st.integers(-30, 430), st.none() | st.integers(-10, 430), st.data())
def test_overdue_is_what_was_planned_more_than_three_days_ago_and_not_answered(
    cadence: Cadence, first: dt.date, length: int, today: int, own: int | None, data: st.DataObject
) -> None:
    """F12 and decisions 21 and 30, counted by the planned days themselves."""
    cycle = Cycle("c", "c", first, first + dt.timedelta(days=length), cadence=cadence)
    day = first + dt.timedelta(days=today)
    due = None if own is None else first + dt.timedelta(days=own)
    entered = data.draw(st.none() | st.integers(-40, today))
    latest = None if entered is None else on(first + dt.timedelta(days=entered))
    found = due_of(latest, cycle, day, due)
    asked = [each for each in planned_days(cycle, due) if (day - each).days > 3]
    assert found.is_overdue == (len(asked) > (0 if latest is None else answered(cadence, first, latest.on)))
    assert (found.state == "late") == (found.days_late > 0)
    if found.next_check_in is not None:
        assert found.next_check_in in planned_days(cycle, due)


@given(FIRST_DAYS, LENGTHS)
def test_weekly_without_a_weekday_is_whole_weeks(first: dt.date, length: int) -> None:
    cycle = Cycle("c", "c", first, first + dt.timedelta(days=length))
    weeks = range(1, length // 7 + 1)
    assert planned_days(cycle) == tuple(first + dt.timedelta(days=7 * week) for week in weeks)


@given(CADENCES, FIRST_DAYS, st.integers(20, 400), st.integers(1, 400))
def test_a_check_in_within_a_period_answers_its_end(
    cadence: Cadence, first: dt.date, length: int, entered: int
) -> None:
    cycle = Cycle("c", "c", first, first + dt.timedelta(days=length), cadence=cadence)
    day = first + dt.timedelta(days=entered)
    ending = [each for each in planned_days(cycle) if (day - each).days <= 3]
    assume(ending and (entered > 3 or day >= ending[0]))
    assert due_of(on(day), cycle, max(day, ending[0])).state == "done"
    assert due_of(on(day), cycle, ending[0] + dt.timedelta(days=4)).state == "done"  # decision 30
    if len(ending) > 1:
        assert due_of(on(day), cycle, ending[1]) == Due("due", ending[1])
        assert not due_of(on(day), cycle, ending[1] + dt.timedelta(days=3)).is_overdue
        assert due_of(on(day), cycle, ending[1] + dt.timedelta(days=4)).is_overdue


# Decision 30, with Mondays chosen: 5, 12 and 19 January.
@pytest.mark.parametrize(
    ("latest", "day", "expected"),
    [
        (None, "2025-12-31", Due("done", dt.date(2026, 1, 5))),
        (None, "2026-01-01", Due("done", dt.date(2026, 1, 5))),
        ("2026-01-01", "2026-01-02", Due("done", dt.date(2026, 1, 5))),
        ("2026-01-02", "2026-01-05", Due("due", dt.date(2026, 1, 5))),
        ("2026-01-05", "2026-01-06", Due("done", dt.date(2026, 1, 12))),
        ("2026-01-08", "2026-01-12", Due("due", dt.date(2026, 1, 12))),
        ("2026-01-09", "2026-01-12", Due("done", dt.date(2026, 1, 19))),
        ("2026-01-05", "2026-01-14", Due("late", dt.date(2026, 1, 12), 2)),
        ("2026-01-05", "2026-01-15", Due("late", dt.date(2026, 1, 12), 3)),
    ],
)
def test_what_waits_on_mondays(latest: str | None, day: str, expected: Due) -> None:
    found = None if latest is None else on(dt.date.fromisoformat(latest))
    assert due_of(found, cycle_of("weekly", 0), dt.date.fromisoformat(day)) == expected


def test_overdue_is_more_than_three_days_later() -> None:  # decision 30
    late = [due_of(None, cycle_of("monthly", None), dt.date(2026, 2, day)) for day in (1, 2, 4, 5)]
    assert [each.days_late for each in late] == [0, 1, 3, 4]
    assert [each.is_overdue for each in late] == [False, False, False, True]


def test_a_check_in_one_day_late_does_not_skip_the_next_one() -> None:  # decision 30
    for every, late, following in (("weekly", 9, 15), ("monthly", 33, 60)):
        first = dt.date(2026, 1, 1)
        entered = first + dt.timedelta(days=late - 1)
        found = due_of(on(entered), cycle_of(every, None), entered)
        assert found == Due("done", first + dt.timedelta(days=following - 1))


def test_hits_are_counted_per_period() -> None:  # F5 hit rate; Viva Goals, Profit.co
    band = KeyResult("k", "o", "Keep", measure="band", band_rule="hit-rate", low=Decimal(5), high=Decimal(7))
    cycle = cycle_of("two-weeks", None)  # 15 and 29 January, 12 and 26 February, 12 and 26 March
    found = [
        CheckIn(str(day), "k", day, Decimal(value))
        for day, value in [
            (dt.date(2026, 1, 1), 6),  # where things start counts in the first period
            (dt.date(2026, 1, 14), 2),  # the last one of a period says whether it is a hit
            (dt.date(2026, 1, 16), 9),
            (dt.date(2026, 1, 29), 5),
            (dt.date(2026, 3, 30), 7),  # after the last planned day: the last period
        ]
    ]
    assert hit_count(band, found, cycle, dt.date(2026, 3, 31)) == (2, 6)


@pytest.fixture
def document() -> Document:
    return factories.workspace()


def test_the_cadence_of_the_workspace_is_that_of_its_cycles(document: Document) -> None:
    changes.of_mission(document, cadence=Cadence("monthly", 4))
    cycle = cycles.all_cycles(document)[0]
    assert days(cycle) == ["2026-01-30", "2026-02-27", "2026-03-27"]
    document.undo()
    assert len(planned_days(cycles.all_cycles(document)[0])) == 12
    document.close()


def test_a_cadence_has_words() -> None:
    assert words(Cadence()) == "every week"
    assert words(Cadence("two-weeks", 0)) == "every two weeks, on Mondays"
    assert words(Cadence("monthly", 6)) == "every month, on Sundays"
    assert words(Cadence("weekly", 2, "18:00")) == "every week, on Wednesdays, 18:00"

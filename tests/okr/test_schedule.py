"""Expected, planned check-ins and what is outdated."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.okr.schedule import Due, due_of, expected, latest_check_in, next_due, one_a_day, planned_days
from okrdesk.okr.terms import CheckIn, Cycle

D, F = Decimal, Fraction

CYCLE = Cycle("c", "2026 · Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))


def jan(day: int) -> dt.date:
    return dt.date(2026, 1, day)


def check_in(on: dt.date, entered: str = "", value: int = 1) -> CheckIn:
    return CheckIn(f"{on}{entered}", "k", on, D(value), entered=entered)


def on(month: int, day: int) -> CheckIn:
    return CheckIn("i", "k", dt.date(2026, month, day), Decimal(1))


def test_even_pace() -> None:  # F10 Viva Goals; the figures of the show-the-sum picture
    assert expected(CYCLE.first_day, CYCLE.last_day, dt.date(2026, 2, 8)) == F(38, 89)
    assert expected(jan(1), jan(11), jan(6)) == F(1, 2)
    assert expected(jan(1), jan(11), dt.date(2025, 12, 1)) == 0
    assert expected(jan(1), jan(11), dt.date(2026, 12, 1)) == 1


def test_a_span_of_one_day_is_due_on_that_day() -> None:
    assert [expected(jan(5), jan(5), jan(day)) for day in (4, 5, 6)] == [0, 1, 1]


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_expected_is_a_share_that_never_falls(
    first: dt.date, last: dt.date, one: dt.date, other: dt.date
) -> None:
    early, late = sorted((one, other))
    assert 0 <= expected(first, last, early) <= expected(first, last, late) <= 1


def test_planned_days_are_whole_weeks_after_the_first_day() -> None:  # decision 21
    days = planned_days(CYCLE)
    assert (days[0], days[-1], len(days)) == (jan(8), dt.date(2026, 3, 26), 12)
    assert planned_days(CYCLE, jan(15)) == (jan(8), jan(15))
    assert planned_days(Cycle("c", "short", jan(1), jan(5))) == ()


@pytest.mark.parametrize(
    ("day", "last", "following"),
    [
        (dt.date(2025, 12, 20), None, jan(8)),
        (jan(1), None, jan(8)),
        (jan(7), None, jan(8)),
        (jan(8), jan(8), jan(15)),
        (jan(14), jan(8), jan(15)),
        (dt.date(2026, 3, 26), dt.date(2026, 3, 26), None),
        (dt.date(2026, 8, 1), dt.date(2026, 3, 26), None),
    ],
)
def test_next_due(day: dt.date, last: dt.date | None, following: dt.date | None) -> None:
    assert next_due(CYCLE, day) == (last, following)


@given(st.dates(dt.date(2025, 11, 1), dt.date(2026, 6, 1)))
def test_next_due_agrees_with_the_planned_days(day: dt.date) -> None:
    past = [each for each in planned_days(CYCLE) if each <= day]
    coming = [each for each in planned_days(CYCLE) if each > day]
    assert next_due(CYCLE, day) == (past[-1] if past else None, coming[0] if coming else None)


# Decision 30: due on the first day plus whole weeks; 29 January, 5 and 12 February are such days.
@pytest.mark.parametrize(
    ("latest", "day", "expected"),
    [
        (on(2, 8), dt.date(2026, 2, 8), Due("done", dt.date(2026, 2, 12))),  # three days late for the 5th
        (on(2, 9), dt.date(2026, 2, 9), Due("done", dt.date(2026, 2, 19))),  # early for the 12th
        (on(2, 5), dt.date(2026, 2, 6), Due("done", dt.date(2026, 2, 12))),  # the morning after
        (on(2, 2), dt.date(2026, 2, 8), Due("done", dt.date(2026, 2, 12))),
        (on(1, 25), dt.date(2026, 2, 8), Due("late", dt.date(2026, 1, 29), 10)),
        (None, dt.date(2026, 1, 1), Due("done", dt.date(2026, 1, 8))),
        (on(1, 2), dt.date(2026, 1, 8), Due("due", dt.date(2026, 1, 8))),  # where things start
        (None, dt.date(2026, 1, 8), Due("due", dt.date(2026, 1, 8))),
        (None, dt.date(2026, 1, 9), Due("late", dt.date(2026, 1, 8), 1)),
        (on(3, 25), dt.date(2026, 3, 31), Due("done")),
        (on(3, 10), dt.date(2026, 5, 1), Due("late", dt.date(2026, 3, 19), 43)),
    ],
)  # fmt: skip
def test_what_waits(latest: CheckIn | None, day: dt.date, expected: Due) -> None:
    assert due_of(latest, CYCLE, day) == expected


def test_nothing_is_due_in_a_closed_cycle_or_after_a_key_results_own_end() -> None:
    closed = Cycle("c", "Q1", CYCLE.first_day, CYCLE.last_day, closed=True)
    assert due_of(None, closed, dt.date(2026, 2, 8)).state == "closed"
    assert due_of(on(1, 20), CYCLE, dt.date(2026, 3, 8), dt.date(2026, 1, 25)).state == "done"


# Decision 29: what is planned before the day from which it counts is not asked for.
@pytest.mark.parametrize(
    ("latest", "day", "expected"),
    [
        (None, dt.date(2026, 2, 6), Due("done", dt.date(2026, 2, 12))),
        (None, dt.date(2026, 2, 12), Due("due", dt.date(2026, 2, 12))),
        (None, dt.date(2026, 2, 16), Due("late", dt.date(2026, 2, 12), 4)),
        (on(2, 6), dt.date(2026, 2, 12), Due("due", dt.date(2026, 2, 12))),
        (on(2, 9), dt.date(2026, 2, 12), Due("done", dt.date(2026, 2, 19))),
    ],
)
def test_what_waits_of_a_key_result_that_was_added_on_6_february(
    latest: CheckIn | None, day: dt.date, expected: Due
) -> None:
    starts = dt.date(2026, 2, 6)
    assert due_of(latest, CYCLE, day, starts=starts) == expected


def test_outdated_more_than_three_days_after_a_planned_day_without_a_check_in() -> None:  # decision 30
    asked = {day: due_of(None, CYCLE, jan(day)).is_overdue for day in (1, 8, 11, 12, 31)}
    assert asked == {1: False, 8: False, 11: False, 12: True, 31: True}
    assert not due_of(check_in(jan(5)), CYCLE, jan(18)).is_overdue  # early for the 8th
    assert due_of(check_in(jan(2)), CYCLE, jan(12)).is_overdue  # where things start: the 8th is unanswered
    assert due_of(check_in(jan(11)), CYCLE, jan(19)).is_overdue  # late for the 8th: the 15th is unanswered
    assert not due_of(check_in(jan(12)), CYCLE, jan(19)).is_overdue


def test_nothing_is_outdated_in_a_closed_cycle_or_falls_due_after_the_due_date() -> None:  # F12
    closed = Cycle("c", "closed", CYCLE.first_day, CYCLE.last_day, closed=True)
    assert not due_of(None, closed, dt.date(2026, 3, 1)).is_overdue
    late = dt.date(2026, 3, 20)
    assert due_of(check_in(jan(28)), CYCLE, late).is_overdue
    assert not due_of(check_in(jan(28)), CYCLE, late, jan(31)).is_overdue
    assert due_of(check_in(jan(10)), CYCLE, late, jan(31)).is_overdue


def test_of_two_check_ins_on_one_day_the_later_entered_counts() -> None:
    first, second, other = check_in(jan(8), "1", 5), check_in(jan(8), "2", 6), check_in(jan(15), "3", 7)
    assert one_a_day([other, second, first]) == [second, other]
    assert one_a_day([other, second, first], jan(14)) == [second]
    assert one_a_day([other, second, first], second.on) == [second]  # the day itself counts
    assert one_a_day([other, second, first], other.on) == [second, other]
    assert latest_check_in([other, second, first], jan(14)) == second
    assert latest_check_in([other, second, first], jan(15)) == other
    assert latest_check_in([other], jan(14)) is None

"""What waits for a check-in."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.okr.due import Due, due_of
from okrdesk.okr.schedule import is_outdated
from okrdesk.okr.terms import CheckIn, Cycle

CYCLE = Cycle("c", "2026 · Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))


def on(month: int, day: int) -> CheckIn:
    return CheckIn("i", "k", dt.date(2026, month, day), Decimal(1))


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
    assert expected.is_overdue == is_outdated(latest, CYCLE, day, starts=starts)


@given(st.integers(-20, 120), st.integers(-20, 160), st.integers(20, 100))
def test_outdated_is_three_days_late(entered: int, day: int, own: int) -> None:
    """The list and the status never contradict each other (F12)."""
    first = CYCLE.first_day
    latest = CheckIn("i", "k", first + dt.timedelta(days=entered), Decimal(1))
    today, due = first + dt.timedelta(days=max(day, entered)), first + dt.timedelta(days=own)
    if is_outdated(latest, CYCLE, today, due):
        assert due_of(latest, CYCLE, today, due).state == "late"

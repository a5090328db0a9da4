"""The four figures of the Progress page, counted from an outline."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from okrdesk.okr import four_figures
from tests.okr.followed import Followed

D = Decimal


def test_the_four_figures() -> None:
    world = Followed()
    world.add({5: 5, 12: 60}, {5: 4, 12: 8})  # on track, checked in for the planned day 14
    world.add({3: 1}, {3: 5}, owner_id=None)  # waits for its check-in
    world.add()  # not started
    found = four_figures.four_figures(world.document, world.seen(14))
    assert found.key_results == 3
    assert (found.statuses["on track"], found.statuses["not started"]) == (1, 1)
    assert sum(found.statuses.values()) == 3
    assert found.confidence == Fraction(13, 2)
    assert found.confidence_before is None
    assert (found.checked_in, found.people_due, found.nobody_due) == (1, 1, 1)
    later = four_figures.four_figures(world.document, world.seen(36))
    assert later.confidence_before == Fraction(9, 2)  # 6 February: as of 6 January


@pytest.mark.parametrize(
    ("on", "before"),
    [
        (dt.date(2026, 3, 31), dt.date(2026, 2, 28)),
        (dt.date(2026, 1, 15), dt.date(2025, 12, 15)),
        (dt.date(1, 1, 3), dt.date(1, 1, 3)),
    ],
)
def test_a_month_before(on: dt.date, before: dt.date) -> None:
    assert four_figures.month_before(on) == before


def test_before_the_first_planned_day_every_check_in_counts() -> None:
    world = Followed()
    world.add({1: 5})
    world.add()
    found = four_figures.four_figures(world.document, world.seen(3))
    assert (found.checked_in, found.key_results) == (1, 2)
    assert four_figures.four_figures(world.document, world.seen(8)).checked_in == 0, "a new period began"


def test_a_cycle_without_key_results_has_figures_too() -> None:
    world = Followed()
    found = four_figures.four_figures(world.document, world.seen(14))
    assert (found.progress, found.key_results, found.confidence) == (0, 0, None)
    assert set(found.statuses.values()) == {0}
    assert (found.checked_in, found.people_due, found.nobody_due, found.outdated) == (0, 0, 0, 0)

"""The trend of objectives and of the whole (F18), with the figures of the picture."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from okrdesk.okr import check_ins
from okrdesk.okr.briefing.trend import trends
from okrdesk.okr.outline import outline
from okrdesk.okr.rounding import percent
from tests.okr.followed import Followed
from tests.okr.samples import DAY, row_id, written


def test_the_sample_ends_where_the_picture_says() -> None:
    document, seen = written(DAY)
    told = trends(document, seen)
    assert told is not None
    whole = told.whole
    assert [percent(each) for each in (whole.value, whole.low, whole.high)] == [74, 69, 87]
    assert [percent(each.value) for each in told.objectives.values()] == [91, 72, 58]
    assert told.needed == ("3.3",)  # its top rests on what is not done yet


def test_what_is_done_needs_nothing_more() -> None:
    document, seen = written(DAY)
    check_ins.record(document, row_id(seen, "3.3"), Decimal(1), on=DAY)
    told = trends(document, outline(document, seen.cycle.id, DAY))
    assert told is not None
    assert told.needed == ()
    assert percent(told.whole.low) == 80  # 69 and a ninth


@pytest.mark.parametrize(("followed", "told"), [(2, False), (3, True)])
def test_a_third_of_the_key_results_must_have_three_check_ins(followed: int, told: bool) -> None:  # F18
    world = Followed()
    for number in range(9):
        world.add({1: 10, 8: 20, 15: 30} if number < followed else {1: 10, 8: 20})
    assert (trends(world.document, world.seen(20)) is not None) == told
    world.document.close()


def test_too_early_and_too_late_there_is_none() -> None:
    document, seen = written(DAY)
    cycle = seen.cycle.id

    def on(day: dt.date) -> object:
        return trends(document, outline(document, cycle, day))

    assert on(dt.date(2026, 1, 21)) is None  # two check-ins each
    assert on(dt.date(2026, 1, 22)) is not None
    assert on(dt.date(2026, 3, 24)) is not None
    assert on(dt.date(2026, 3, 25)) is None  # the last week

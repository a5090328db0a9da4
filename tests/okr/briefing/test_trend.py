"""The trend of objectives and of the whole (F18), with the figures of the picture."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from okrdesk.okr import check_ins
from okrdesk.okr.briefing.trend import trends
from okrdesk.okr.outline import outline
from okrdesk.okr.rounding import percent
from okrdesk.okr.terms import Stage
from tests.okr.followed import Followed, day
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


def test_of_many_open_answers_two_are_named() -> None:
    world = Followed()
    world.add({1: 10, 8: 20, 15: 30})
    answers = {"measure": "yes-no", "target": Decimal(1)}
    for _each in range(3):
        world.add({1: 0, 8: 0, 15: 0}, **answers)
    world.add({1: 0, 8: 0, 15: 1}, **answers)
    told = trends(world.document, world.seen(20))
    assert told is not None
    assert told.needed == ("1.2", "1.3")
    assert (percent(told.whole.low), percent(told.whole.high)) == (40, 100)  # 1.1 and 1.5, and then all five
    world.document.close()


@pytest.mark.parametrize(
    ("fields", "values", "ends"),
    [
        pytest.param({}, (10, 20, 30), 100, id="a line goes on, and is kept to the whole"),
        pytest.param({"due": day(20)}, (10, 20, 30), 30, id="what is due has ended"),
        pytest.param({"due": day(22)}, (10, 20, 30), 40, id="ten a week until it is due"),
        pytest.param(
            {"baseline": Decimal(100), "target": Decimal(0), "direction": "decrease", "due": day(22)},
            (90, 80, 70),
            40,
            id="downwards",
        ),
        pytest.param(
            {
                "measure": "milestones",
                "target": None,
                "stages": tuple(Stage(name, Decimal(weight)) for name, weight in (("a", 20), ("b", 80))),
                "due": day(22),
            },
            (0, 0, 1),
            47,  # at 4/3 of the stages: 20 % and a third of 80 %
            id="between two stages",
        ),
        pytest.param({"measure": "band", "low": Decimal(5)}, (6, 5, 4), 0, id="a band stays"),
    ],
)
def test_where_each_way_ends(fields: dict[str, Any], values: tuple[int, ...], ends: int) -> None:  # F14, F18
    world = Followed()
    world.add(dict(zip((1, 8, 15), values, strict=True)), **fields)
    told = trends(world.document, world.seen(20))
    assert told is not None
    assert percent(told.whole.value) == ends
    assert told.whole.low <= told.whole.value <= told.whole.high
    world.document.close()

"""Progress of every measure. Each case names the source of its figures."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk import paths
from okrdesk.okr.measures import (
    MEASURES,
    corners,
    counted,
    counts_hits,
    goal,
    hit_count,
    is_aimed,
    keeps,
    keeps_inside,
    measure_of,
    meets_target,
    raw_progress,
    rises,
    went_below,
    zone_of,
    zones,
)
from okrdesk.okr.terms import CheckIn, KeyResult
from okrdesk.okr.values import READ, SHOWN
from tests.okr.made_key_results import CYCLE, STAGES, band, key_result

D, F = Decimal, Fraction


@pytest.mark.parametrize(
    ("raw", "counts"),
    [(F(-1, 4), 0), (F(5, 4), 1), (F(1, 3), F(1, 3)), (None, 0)],
    ids=["F2 below", "F2 above, Operately", "F2 between", "F3 undefined counts 0"],
)
def test_counted(raw: F | None, counts: F) -> None:
    assert counted(raw) == counts


def test_without_a_check_in_it_stands_at_the_baseline() -> None:  # F4 Operately, OpenOKR, BurningOKR
    assert raw_progress(key_result("22", "50"), None) == 0
    assert raw_progress(key_result("22", "50", checkpoints=((D(30), D("0.5")),)), None) == 0
    assert raw_progress(key_result(measure="yes-no"), None) == 0
    assert raw_progress(key_result(measure="milestones", stages=STAGES), None) == 0
    assert raw_progress(band(5, 7), None) == 0
    assert raw_progress(key_result(None, "50"), None) is None
    assert raw_progress(band(None, None), None) is None


def test_hit_rate_counts_weeks_of_the_whole_way() -> None:  # F5 Viva Goals
    days = {8: 6, 12: 2, 15: 6, 20: 9, 25: 7}  # January; 12 and 15 answer one planned day: the later counts
    check_ins = [CheckIn(str(d), "k", dt.date(2026, 1, d), D(v)) for d, v in days.items()]
    kept = band(5, 7, "hit-rate")
    assert hit_count(kept, check_ins, CYCLE, dt.date(2026, 1, 31)) == (3, 12)
    assert hit_count(kept, check_ins, CYCLE, dt.date(2026, 1, 13)) == (1, 12)
    assert hit_count(kept, [], CYCLE, dt.date(2026, 1, 13)) == (0, 12)
    late = [CheckIn("x", "k", dt.date(2026, 3, 31), D(6)), CheckIn("y", "k", dt.date(2026, 3, 25), D(6))]
    assert hit_count(kept, late, CYCLE, dt.date(2026, 3, 31)) == (1, 12)


def test_zones() -> None:  # F8 puzzle/okr
    assert zones(key_result("0", "10")) == (3, 7)
    assert zones(key_result("100", "0")) == (70, 30)
    assert zones(key_result("0", "10", commit_zone=D(5))) == (5, 7)
    assert zones(key_result(None, "10", target_zone=D(8))) == (None, 8)
    assert [zone_of(F(n, 100)) for n in (29, 30, 69, 70, 99, 100, 125, -5)] == [0, 1, 1, 2, 2, 3, 3, 0]


def test_goal_and_direction() -> None:
    assert goal(key_result("0", "10")) == 10
    assert goal(key_result(measure="milestones", stages=STAGES)) == 2
    assert goal(band(5, 7)) is None
    assert goal(key_result("0", "1", measure="yes-no")) is None
    assert rises(key_result("0", "10", direction="decrease"))
    assert not rises(key_result("10", "0"))
    assert not rises(key_result(None, "10", direction="decrease"))


numbers = st.decimals(-1000, 1000, places=3)


@given(numbers, numbers, numbers)
def test_counted_is_clamped_and_raw_is_exact(start: D, target: D, value: D) -> None:
    towards = "decrease" if target < start else "increase"
    row = KeyResult("k", "o", "t", baseline=start, target=target, direction=towards)
    raw = raw_progress(row, value)
    assert 0 <= counted(raw) <= 1
    if raw is None:
        assert start == target
    else:
        assert F(start) + raw * (F(target) - F(start)) == F(value)


@given(numbers, numbers, numbers, numbers)
def test_closer_to_the_target_never_counts_less(start: D, target: D, one: D, other: D) -> None:
    low, high = sorted((one, other))
    for checkpoints in ((), ((start + (target - start) / 2, D("0.2")),)):
        which = KeyResult("k", "o", "t", baseline=start, target=target, checkpoints=checkpoints)
        first, second = counted(raw_progress(which, low)), counted(raw_progress(which, high))
        assert (first <= second) if target > start else (first >= second)


# The facts


def test_the_tables_of_files_name_each_measure() -> None:
    text = (paths.resources() / "cycle-tables.md").read_text(encoding="utf-8")
    (line,) = (each for each in text.splitlines() if each.startswith("| `measure`"))
    assert {*re.findall(r"[\w-]+", line)} >= set(MEASURES)


def test_seven_measures_in_the_order_they_are_offered() -> None:
    names = [(row.key, row.name()) for row in MEASURES.values()]
    assert names == [
        ("number", "Number"),
        ("percentage", "Percentage"),
        ("money", "Money"),
        ("average", "Average"),
        ("yes-no", "Yes or no"),
        ("milestones", "Stages"),
        ("band", "Keep within a band"),
    ]
    assert [row.key for row in MEASURES.values() if row.counted] == [
        "number",
        "percentage",
        "money",
        "average",
    ]
    assert [row.key for row in MEASURES.values() if not row.has_unit] == ["yes-no", "milestones"]
    assert [row.key for row in MEASURES.values() if not row.is_figure] == ["yes-no", "milestones"]


def test_a_measure_nobody_knows_is_a_number() -> None:
    assert measure_of(key_result(measure="mood")) is MEASURES["number"]
    assert raw_progress(key_result("0", "10", measure="mood"), D(4)) == F(4, 10)


@pytest.mark.parametrize(
    ("row", "limits"),
    [
        (key_result("5", "50"), (0, None)),
        (key_result("-5", "50"), (None, None)),
        (key_result("5", "-50", measure="money"), (None, None)),
        (key_result(measure="money"), (0, None)),
        (key_result("5", "50", measure="average"), (0, None)),
        (key_result("5", "120", measure="percentage"), (0, 100)),
        (key_result(measure="yes-no", stages=STAGES), (0, 1)),
        (key_result(measure="milestones", stages=STAGES), (0, 2)),
        (key_result(measure="milestones"), (0, 1)),
        (band(5, 7), (0, None)),
        (band(-5, 7), (None, None)),
    ],
)
def test_what_a_measure_can_be(row: KeyResult, limits: tuple[int | None, int | None]) -> None:  # decision 35
    assert measure_of(row).limits(row) == limits


def test_a_value_that_is_none_is_refused_up_to_the_last_stage_and_not_beyond() -> None:
    staged, asked = key_result(measure="milestones", stages=STAGES), key_result(measure="yes-no")
    assert [bool(measure_of(staged).refusal(staged, D(n))) for n in (-1, 0, 2, 3)] == [
        True,
        False,
        False,
        True,
    ]
    assert "2 stages" in measure_of(staged).refusal(staged, D(3))
    assert [bool(measure_of(asked).refusal(asked, D(v))) for v in ("0", "1", "0.5", "2")] == [
        *(False, False, True, True)
    ]
    assert measure_of(key_result()).refusal(key_result(), D("-99999")) == ""


def test_what_keeps_what_aims_and_what_counts_hits() -> None:
    assert keeps(band(5, 7))
    assert keeps(key_result(direction="keep"))
    assert not keeps(key_result("0", "10"))
    assert [is_aimed(row) for row in (key_result("0", None), key_result("0", "1"), band(None, None))] == [
        *(False, True, True)
    ]
    assert counts_hits(band(5, 7, "hit-rate"))
    assert not counts_hits(band(5, 7))
    assert not counts_hits(key_result("0", "5", band_rule="hit-rate"))
    assert hit_count(band(5, 7), [], CYCLE, dt.date(2026, 1, 31)) is None


def test_corners_of_an_even_pace() -> None:  # F6, F7, F10
    phased = key_result("0", "10", checkpoints=((D(5), D("0.25")), (D(20), D("0.5"))))
    assert corners(phased) == ((0, 0), (F(1, 4), 5), (1, 10))
    assert corners(key_result(measure="milestones", stages=STAGES)) == ((0, 0), (F(3, 10), 1), (1, 2))
    assert (
        corners(band(5, 7)) == corners(key_result(measure="yes-no")) == corners(key_result("0", None)) == ()
    )


def test_each_entry_is_read_and_each_way_to_show_a_value_is_written() -> None:
    unread = sorted({row.entry for row in MEASURES.values()} - set(READ))
    assert not unread, f"Say in okr/values.py, in READ, how these entries are read: {unread}"
    unwritten = sorted({row.shown for row in MEASURES.values()} - set(SHOWN))
    assert not unwritten, f"Say in okr/values.py, in SHOWN, how these values are written: {unwritten}"


@pytest.mark.parametrize(
    ("row", "value", "meets"),
    [
        (key_result("0", "10"), "9", False),
        (key_result("0", "10"), "10", True),
        (key_result("10", "0"), "1", False),
        (key_result("10", "0"), "0", True),
        (key_result("0", "10", direction="keep"), "10", False),
        (key_result("0", None), "10", False),
        (key_result("0", "1", measure="yes-no"), "1", False),  # it is not counted from one to the other
    ],
)
def test_a_target_is_met_by_the_direction(row: KeyResult, value: str, meets: bool) -> None:  # decision 33
    assert meets_target(row, D(value)) == meets


def test_which_bands_are_judged_now_and_what_lies_below_the_start() -> None:  # decisions 31 and 32
    rules = ("inside", "hit-rate", "distance")
    assert [keeps_inside(band(5, 7, rule)) for rule in rules] == [True, False, False]
    assert not keeps_inside(key_result("0", "1"))
    assert [went_below(key_result("5", "9"), value) for value in (None, D(5), D(4))] == [False, False, True]
    assert not went_below(key_result("5", "9", measure="milestones"), D(4))


@pytest.mark.parametrize(
    ("row", "up"),
    [
        (key_result("5", "5", direction="decrease"), False),
        (key_result("5", "5"), True),
        (key_result(None, "5"), True),
        (key_result(None, None, direction="keep"), True),
    ],
)
def test_where_there_is_no_way_the_direction_says_whether_it_rises(row: KeyResult, up: bool) -> None:
    assert rises(row) == up


def test_zones_want_a_way_that_can_be_gone() -> None:  # F8, decision 33
    for row in (
        key_result("0", "NaN"),
        replace(key_result("0", "10"), baseline=D("NaN")),
        key_result("10", "0", direction="increase"),
        key_result("0", None),
    ):
        assert zones(row) == (None, None)
    assert zones(key_result("5", "5")) == (5, 5)


def test_a_hit_before_the_first_planned_day_and_after_the_due_day() -> None:  # F5 Viva Goals
    kept = band(5, 7, "hit-rate")
    first = CheckIn("a", "k", dt.date(2026, 1, 1), D(6))
    assert hit_count(kept, [first], CYCLE, dt.date(2026, 1, 1)) == (1, 12)
    soon = replace(kept, due=dt.date(2026, 1, 9))
    assert hit_count(soon, [first], CYCLE, dt.date(2026, 1, 31)) == (1, 1)
    at_once = replace(kept, due=dt.date(2026, 1, 2))
    assert hit_count(at_once, [first], CYCLE, dt.date(2026, 1, 31)) == (1, 1), "one at least"
    late = replace(kept, starts=dt.date(2026, 1, 20))  # the 22nd is the first that is asked for
    told = [CheckIn(str(day), "k", dt.date(2026, 1, day), D(6)) for day in (20, 22, 29)]
    assert hit_count(late, told, CYCLE, dt.date(2026, 1, 31)) == (2, 10)

"""Progress of every measure. Each case names the source of its figures."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.okr.measures import counted, goal, hit_count, raw_progress, rises, zone_of, zones
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult, Stage

D, F = Decimal, Fraction

CYCLE = Cycle("c", "2026 · Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
STAGES = (Stage("a", D(30)), Stage("b", D(70)))


def key_result(baseline: str | None = None, target: str | None = None, **rest: object) -> KeyResult:
    start, end = (None if each is None else D(each) for each in (baseline, target))
    return KeyResult("k", "o", "title", baseline=start, target=end, **rest)


def band(low: int | None, high: int | None, rule: str = "inside") -> KeyResult:
    edges = {name: None if each is None else D(each) for name, each in (("low", low), ("high", high))}
    return key_result(measure="band", direction="keep", band_rule=rule, **edges)


@pytest.mark.parametrize(
    ("start", "target", "value", "raw"),
    [
        pytest.param("15", "35", "20", F(25, 100), id="F1 oslokommune/okr-tracker"),
        pytest.param("200", "0", "100", F(50, 100), id="F1 decrease, oslokommune/okr-tracker"),
        pytest.param("20", "100", "0", F(-25, 100), id="F1 below 0 is news, Quantive"),
        pytest.param("100", "60", "50", F(125, 100), id="F1 above 1 is news, Quantive"),
        pytest.param("22", "50", "37", F(15, 28), id="F1 show-the-sum picture"),
        pytest.param("-5", "5", "0", F(1, 2), id="F1 negative baseline"),
        pytest.param("0.1", "0.3", "0.2", F(1, 2), id="F1 exact decimals"),
        pytest.param("0.25", "1.5", "0.5", F(1, 5), id="F1 unlike places"),
        pytest.param("5", "5", "7", None, id="F3 no range, Operately, Leantime"),
        pytest.param("5", "5.00", "5", None, id="F3 no range though written differently"),
        pytest.param(None, "5", "5", None, id="baseline not known yet"),
        pytest.param("5", None, "5", None, id="no target"),
        pytest.param("0", "5", "NaN", None, id="not a number"),
        pytest.param("0", "Infinity", "3", None, id="endless target"),
        pytest.param("0", "1E+999999999", "3", None, id="digits that would fill the memory"),
    ],
)
def test_way_from_baseline_to_target(
    start: str | None, target: str | None, value: str, raw: F | None
) -> None:
    assert raw_progress(key_result(start, target), D(value)) == raw


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


@pytest.mark.parametrize(
    ("low", "high", "rule", "value", "raw"),
    [
        pytest.param(5, 7, "inside", 2, 0, id="F5 UpRaise: below"),
        pytest.param(5, 7, "inside", 5, 1, id="F5 UpRaise: low end"),
        pytest.param(5, 7, "inside", 7, 1, id="F5 UpRaise: high end"),
        pytest.param(5, 7, "inside", 8, 0, id="F5 UpRaise: above"),
        pytest.param(None, 7, "inside", -3, 1, id="F5 at most"),
        pytest.param(5, None, "inside", 4, 0, id="F5 at least"),
        pytest.param(None, 10, "distance", 15, F(1, 2), id="F5 Viva Goals: at most, above"),
        pytest.param(None, 10, "distance", 8, F(6, 5), id="F5 Viva Goals: at most, below"),
        pytest.param(90, None, "distance", 45, F(1, 2), id="F5 Profit.co: at least, below"),
        pytest.param(5, 10, "distance", 15, F(1, 2), id="F5 both ends, above"),
        pytest.param(5, 10, "distance", 4, F(4, 5), id="F5 both ends, below"),
        pytest.param(5, 10, "distance", 6, 1, id="F5 both ends, inside"),
        pytest.param(5, 5, "distance", 4, F(4, 5), id="F5 one point, below"),
        pytest.param(5, 5, "distance", 6, F(4, 5), id="F5 one point, above"),
        pytest.param(None, 0, "distance", 1, 0, id="F5 an edge of 0 gives no distance"),
        pytest.param(-10, None, "distance", -15, F(1, 2), id="F5 negative edge"),
    ],
)
def test_band(low: int | None, high: int | None, rule: str, value: int, raw: F) -> None:
    assert raw_progress(band(low, high, rule), D(value)) == raw


def test_hit_rate_counts_weeks_of_the_whole_way() -> None:  # F5 Viva Goals
    days = {8: 6, 12: 2, 15: 6, 20: 9, 25: 7}  # January; 12 and 15 answer one planned day: the later counts
    check_ins = [CheckIn(str(d), "k", dt.date(2026, 1, d), D(v)) for d, v in days.items()]
    kept = band(5, 7, "hit-rate")
    assert hit_count(kept, check_ins, CYCLE, dt.date(2026, 1, 31)) == (3, 12)
    assert hit_count(kept, check_ins, CYCLE, dt.date(2026, 1, 13)) == (1, 12)
    assert hit_count(kept, [], CYCLE, dt.date(2026, 1, 13)) == (0, 12)
    late = [CheckIn("x", "k", dt.date(2026, 3, 31), D(6)), CheckIn("y", "k", dt.date(2026, 3, 25), D(6))]
    assert hit_count(kept, late, CYCLE, dt.date(2026, 3, 31)) == (1, 12)


def test_milestones() -> None:
    staged = key_result(measure="milestones", stages=STAGES)
    done = [raw_progress(staged, D(n)) for n in (-1, 0, 1, 2, 9)]
    assert done == [0, 0, F(30, 100), 1, 1]  # F6 ShamanR/okrs: 30 done, 70 open
    no_weights = key_result(measure="milestones", stages=(Stage("a", D(0)),))
    assert raw_progress(no_weights, D(1)) is None
    assert raw_progress(key_result("0", "5", measure="milestones"), D(3)) == F(3, 5)
    assert raw_progress(key_result(measure="milestones"), D(1)) == 1


def test_yes_no() -> None:  # F6 Google re:Work
    wanted = key_result("0", "1", measure="yes-no")
    assert [raw_progress(wanted, D(v)) for v in ("0", "0.5", "1")] == [0, 0, 1]
    unwanted = key_result("1", "0", measure="yes-no")
    assert [raw_progress(unwanted, D(v)) for v in ("1", "0")] == [0, 1]


@pytest.mark.parametrize(
    ("value", "raw"),
    [
        (60, F(1, 2)),
        (-10, 0),
        (110, 1),
        (50, F(4, 10)),
        (80, F(7, 10)),
        (90, F(85, 100)),
        (100, 1),
        (25, F(2, 10)),
    ],
)
def test_checkpoints(value: int, raw: F) -> None:  # F7 ShamanR/okrs
    phased = key_result("0", "100", checkpoints=((D(80), D("0.7")), (D(50), D("0.4"))))
    assert raw_progress(phased, D(value)) == raw


def test_checkpoints_downwards_and_outside_the_way() -> None:  # F7
    phased = key_result("100", "0", checkpoints=((D(40), D("0.5")), (D(200), D("0.9")), (D(0), D("0.1"))))
    assert [raw_progress(phased, D(v)) for v in (100, 70, 40, 20, 0)] == [0, F(1, 4), F(1, 2), F(3, 4), 1]


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
    raw = raw_progress(KeyResult("k", "o", "t", baseline=start, target=target), value)
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

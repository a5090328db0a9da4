"""The four ways from a value to its share. Each case names the source of its figures."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from okrdesk.okr.measures import corners, goal, measure_of, raw_progress, zones
from okrdesk.okr.terms import KeyResult, Stage
from okrdesk.okr.ways import BAND, LINEAR, YES_NO, is_below_start, is_inside
from okrdesk.okr.ways import STAGES as BY_STAGES
from tests.okr.made_key_results import STAGES, band, key_result

D, F = Decimal, Fraction


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
        pytest.param("0", "1E+400", "1E+399", F(1, 10), id="the longest exponent"),
        pytest.param("0", "1E+401", "3", None, id="one more"),
        pytest.param("0", "1E-400", "1E-400", F(1), id="the longest exponent below"),
        pytest.param("0", "1E-401", "3", None, id="one more below"),
    ],
)
def test_way_from_baseline_to_target(
    start: str | None, target: str | None, value: str, raw: F | None
) -> None:
    assert raw_progress(key_result(start, target), D(value)) == raw


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


@pytest.mark.parametrize(
    ("row", "pace"),
    [
        (key_result("10", "30"), ((0, 10), (1, 30))),
        (key_result("0", "100", checkpoints=((D(50), D("0.4")),)), ((0, 0), (F(4, 10), 50), (1, 100))),
        (key_result(measure="milestones", stages=STAGES), ((0, 0), (F(3, 10), 1), (1, 2))),
        (key_result(measure="milestones", stages=(Stage("a", D(0)),)), ()),
        (key_result("5", "5"), ((0, 5), (1, 5))),
        (key_result(None, "5"), ()),
        (key_result("19", "12", direction="increase"), ()),
        (band(1, 5), ()),
    ],
)
def test_the_corners_of_an_even_pace(row: KeyResult, pace: tuple[tuple[F, F], ...]) -> None:  # F6, F7
    assert measure_of(row).way.corners(row) == pace


def test_a_band_and_an_answer_come_no_closer_week_by_week() -> None:
    assert [way.key for way in (LINEAR, BY_STAGES, YES_NO, BAND) if way.gradual] == ["linear", "stages"]
    assert not YES_NO.has_trend


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (key_result(None, "5"), "baseline is not known"),
        (key_result("5", None), "no target"),
        (key_result("5", "5"), "are the same"),
        (key_result("5", "NaN"), "not a usable number"),
        (key_result("19", "12", direction="increase"), "against its direction"),  # decision 33
        (key_result("5", "9", direction="decrease"), "against its direction"),
        (key_result(measure="milestones", stages=STAGES), "no weights"),
        (key_result("2", "2", measure="milestones"), "are the same"),
        (band(None, None), "no edge"),
    ],
)
def test_why_there_is_no_share(row: KeyResult, why: str) -> None:
    assert why in measure_of(row).way.undefined(row)


@pytest.mark.parametrize("value", [None, "5", "12", "19", "40"])
def test_progress_against_its_direction_is_none(value: str | None) -> None:  # decision 33
    beaten = key_result("19", "12", direction="increase")
    assert raw_progress(beaten, None if value is None else D(value)) is None
    assert (goal(beaten), corners(beaten), zones(beaten)) == (None, (), (None, None))


@pytest.mark.parametrize(
    ("row", "value", "below"),
    [
        (key_result("20", "100"), "19", True),
        (key_result("20", "100"), "20", False),
        (key_result("200", "0"), "201", True),
        (key_result("200", "0"), "0", False),
        (key_result("20", "100", checkpoints=((D(60), D("0.2")),)), "19", True),  # F7 clamps its share to 0
        (key_result(None, "100"), "-5", False),
        (key_result("5", "5"), "4", False),
        (key_result("5", None), "4", False),
        (key_result("20", "100"), "NaN", False),
        (key_result("20", "100"), "-1e999", False),
        (key_result("19", "12", direction="increase"), "40", False),  # decision 33: there is no way
    ],
)
def test_below_the_start(row: KeyResult, value: str, below: bool) -> None:  # decision 32
    assert is_below_start(row, D(value)) == below


@pytest.mark.parametrize(
    ("target", "value", "raw"),
    [(None, "1", 1), (None, "0.5", 0), ("1", "2", 1), ("0", "0.5", 1), ("0", "1", 0), ("0.5", "0", 1)],
)
def test_done_is_one_or_more_and_a_target_below_it_wants_no(target: str | None, value: str, raw: int) -> None:
    assert raw_progress(key_result("0", target, measure="yes-no"), D(value)) == raw  # F6 Google re:Work


@pytest.mark.parametrize(
    ("low", "high", "value", "inside"),
    [
        (5, 7, 5, True),
        (5, 7, 4, False),
        (5, 7, 7, True),
        (5, 7, 8, False),
        (5, None, 99, True),
        (None, 7, -99, True),
        (None, None, 0, True),
    ],
)
def test_a_band_holds_its_ends_and_a_missing_one_is_open(
    low: int | None, high: int | None, value: int, inside: bool
) -> None:  # F5 UpRaise
    assert is_inside(band(low, high), D(value)) == inside


def test_without_a_value_things_stand_where_they_begin() -> None:  # F4
    rows = (
        key_result("10", "30"),
        key_result("10", "30", checkpoints=((D(20), D("0.1")),)),
        key_result(measure="milestones", stages=STAGES),
        key_result("1", "3", measure="milestones"),
        key_result("0", "1", measure="yes-no"),
        band(1, 5),
    )
    assert [raw_progress(row, None) for row in rows] == [0] * 6
    assert raw_progress(band(None, None), None) is None


def test_a_checkpoint_that_is_no_number_or_lies_on_an_end_bends_nothing() -> None:  # F7
    for at, share in (("NaN", "0.5"), ("50", "NaN"), ("0", "0.5"), ("100", "0.5")):
        phased = key_result("0", "100", checkpoints=((D(at), D(share)),))
        assert raw_progress(phased, D(25)) == F(1, 4)
    ends = key_result(
        "0", "100", checkpoints=((D(0), D("0.5")), (D(100), D("0.5")), (D(50), D(0)), (D(50), D(1)))
    )
    assert measure_of(ends).way.corners(ends) == ((0, 0), (1, 100))


def test_what_is_done_at_last() -> None:
    assert [goal(row) for row in (key_result("0", "5"), key_result(measure="milestones", stages=STAGES))] == [
        5,
        2,
    ]
    assert goal(key_result("0", "5", measure="milestones")) == 5
    assert [goal(row) for row in (key_result("0", "NaN"), key_result("0", None), band(1, 2))] == [None] * 3

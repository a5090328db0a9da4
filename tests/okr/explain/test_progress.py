"""The sum behind progress, for each way a measure can go."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from okrdesk.i18n import format_day
from okrdesk.okr.explain.progress import SUMS
from okrdesk.okr.terms import KeyResult, Stage
from okrdesk.okr.ways import WAYS
from tests.okr.explain.made import SERIES, by_key, check_ins

D, F = Decimal, Fraction


@pytest.mark.parametrize(
    ("key_result", "why"),
    [
        (KeyResult("k", "o", "t", target=D(5)), "not known yet"),
        (KeyResult("k", "o", "t", baseline=D(5)), "no target"),
        (KeyResult("k", "o", "t", baseline=D(5), target=D(5)), "give it a baseline"),
        (KeyResult("k", "o", "t", measure="band"), "no edge"),
        (KeyResult("k", "o", "t", measure="milestones", stages=(Stage("a", D(0)),)), "no weights"),
        (KeyResult("k", "o", "t", baseline=D(0), target=D("NaN")), "not a usable number"),
    ],
)
def test_why_progress_is_undefined(key_result: KeyResult, why: str) -> None:
    progress = by_key(key_result, SERIES)["progress"]
    assert (progress.value, progress.exact, progress.sum) == ("not defined", None, "")
    assert why in progress.rule


def test_every_measure_shows_what_it_is_computed_from() -> None:
    stages = KeyResult("k", "o", "t", measure="milestones", stages=(Stage("Draft", D(30)), Stage("", D(70))))
    staged = by_key(stages, check_ins(1))["progress"]
    assert (staged.value, staged.inputs) == ("30%", (("current", "1"), ("1. Draft", "30"), ("2. ", "70")))
    band = KeyResult("k", "o", "t", measure="band", low=D(5), high=D(7), band_rule="hit-rate")
    hit = by_key(band, check_ins(6, 9, 7))["progress"]
    assert (hit.value, hit.sum) == ("17%", "2 ÷ 12 = 0.1667")
    negative = KeyResult("k", "o", "t", baseline=D(-5), target=D("-1.5"))
    assert (
        by_key(negative, check_ins(-4))["progress"].sum
        == "((−4) − (−5)) ÷ ((−1.5) − (−5)) = 1 ÷ 3.5 = 0.2857"
    )
    phased = KeyResult("k", "o", "t", baseline=D(0), target=D(100), checkpoints=((D(50), D("0.4")),))
    assert ("checkpoint 50", "40%") in by_key(phased, check_ins(50))["progress"].inputs
    done = by_key(KeyResult("k", "o", "t", measure="yes-no", target=D(1)), check_ins(0, 0, 1))
    assert (done["progress"].value, done["status"].exact) == ("100%", "achieved")
    assert "no trend" in done["forecast"].rule


def test_each_way_has_its_sum() -> None:
    missing = [way.key for way in WAYS if way.key not in SUMS]
    assert not missing, f"Say in explain/progress.py how these ways are summed up: {missing}"


def test_without_a_check_in_it_stands_at_the_baseline() -> None:
    found = by_key(KeyResult("k", "o", "t", baseline=D(2), target=D(6)), [])
    assert found["progress"].rule == "There is no check-in yet, so it stands at the baseline."
    assert (found["current"].inputs[1], found["current"].exact) == (("check-in", "–"), None)
    assert found["current"].rule == "There is no check-in yet."


def test_with_a_check_in_the_value_and_its_day_are_shown() -> None:
    series = check_ins(3, 4)
    found = by_key(KeyResult("k", "o", "t", baseline=D(2), target=D(6)), series)
    assert (found["current"].exact, found["current"].inputs[1]) == (
        "4",
        ("check-in", format_day(series[-1].on, "en")),
    )
    assert found["progress"].sum == "(4 − 2) ÷ (6 − 2) = 2 ÷ 4 = 0.5"
    assert found["progress"].rule == "Below 0 and above 100% are shown as they are."
    assert found["counted"].inputs == (("progress", "0.5"),)


@pytest.mark.parametrize(
    ("row", "formula", "sum_"),
    [
        ({"measure": "milestones"}, "(current − baseline) ÷ (target − baseline)", ""),
        ({"measure": "yes-no"}, "1 when done, else 0", ""),
        ({"measure": "band", "low": D(0), "high": D(7)}, "1 inside the band, ends included, else 0", ""),
        (
            {"measure": "band", "low": D(2), "high": D(7), "band_rule": "distance"},
            "1 + (at most − current) ÷ at most, or current ÷ at least",
            "",
        ),
        (
            {"baseline": D(0), "target": D(9), "checkpoints": ((D(3), D("0.5")),)},
            "straight lines from checkpoint to checkpoint",
            "",
        ),
    ],
)
def test_the_formula_of_each_way(row: dict[str, Any], formula: str, sum_: str) -> None:  # F1, F5 to F7
    progress = by_key(KeyResult("k", "o", "t", **row), check_ins(1))["progress"]
    assert (progress.formula, progress.sum) == (formula, sum_)


@pytest.mark.parametrize(
    ("value", "counted"), [(-1, "0%"), (0, "0%"), (5, "50%"), (10, "100%"), (12, "100%")]
)
def test_what_counts_has_two_ends(value: int, counted: str) -> None:  # F2
    row = KeyResult("k", "o", "t", baseline=D(0), target=D(10))
    found = by_key(row, check_ins(value))
    assert found["counted"].value == counted
    assert found["progress"].value == f"{value * 10}%"

"""The sums behind confidence and score."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from okrdesk.i18n import format_day
from okrdesk.okr.explain import judgement
from tests.okr.explain.made import KEY_RESULT, SERIES, by_key

D, F = Decimal, Fraction


def test_a_groups_confidence_shows_its_spread() -> None:  # F15 Wodtke; puzzle/okr: mean, lowest, highest
    latest = replace(SERIES[-1], confidence=5, confidences=(7, 5, 2))
    found = by_key(KEY_RESULT, [*SERIES[:-1], latest])["confidence"]
    assert found.value == "5 of 10, medium"
    assert found.inputs == (("of the group", "7, 5, 2"), ("mean", "4.67"), ("lowest", "2"), ("highest", "7"))
    assert "mean" in found.formula


def test_the_team_s_own_score_stands_beside_the_counted_one() -> None:  # F16
    scored = replace(KEY_RESULT, own_score=D("0.8"), score_reason="Half of them came back")
    found = by_key(scored, SERIES)["score"]
    assert found.value == "0.5"
    assert found.inputs[-2:] == (("our own score", "0.8"), ("because", "Half of them came back"))


@pytest.mark.parametrize(
    ("confidence", "value"),
    [
        (10, "10 of 10, high"),
        (7, "7 of 10, high"),
        (6, "6 of 10, medium"),
        (4, "4 of 10, medium"),
        (3, "3 of 10, low"),
        (0, "0 of 10, low"),
    ],
)
def test_the_level_of_a_confidence(confidence: int, value: str) -> None:  # F15: high from 7, medium from 4
    found = by_key(KEY_RESULT, [*SERIES[:-1], replace(SERIES[-1], confidence=confidence)])["confidence"]
    assert (found.value, found.exact) == (value, str(confidence))
    assert found.inputs == (("confidence", str(confidence)),)
    assert (found.formula, found.rounding) == (
        "as judged in the latest check-in",
        judgement.not_rounded(),
    )


def test_without_any_confidence_nothing_is_said() -> None:
    found = by_key(KEY_RESULT, [replace(each, confidence=None) for each in SERIES])["confidence"]
    assert (found.value, found.exact, found.rule) == (
        judgement.nothing(),
        None,
        "No confidence was given yet.",
    )
    assert by_key(KEY_RESULT, [])["confidence"].exact is None


def test_a_confidence_of_an_earlier_check_in_says_its_day() -> None:  # decision 36
    series = [*(replace(each, confidence=6) for each in SERIES[:-1]), replace(SERIES[-1], confidence=None)]
    found = by_key(KEY_RESULT, series)["confidence"]
    assert found.formula == "as judged last, as the latest check-in says none"
    assert found.inputs[1] == ("given on", format_day(series[-2].on, "en"))
    assert found.exact == "6"


@pytest.mark.parametrize(
    ("progress", "score", "ends"),
    [
        ("0", "0.0", "0.0–0.3"),
        ("0.34", "0.3", "0.0–0.3"),
        ("0.35", "0.4", "0.4–0.6"),
        ("0.64", "0.6", "0.4–0.6"),
        ("0.65", "0.7", "0.7–1.0"),
        ("1", "1.0", "0.7–1.0"),
    ],
)
def test_the_band_of_a_score(progress: str, score: str, ends: str) -> None:  # F16
    row = replace(KEY_RESULT, baseline=D(0), target=D(1))
    found = by_key(row, [replace(SERIES[-1], value=D(progress))])["score"]
    assert (found.value, found.exact) == (score, score)
    assert found.inputs[1] == ("band", ends)


def test_an_own_score_without_a_reason_has_a_dash() -> None:
    found = by_key(replace(KEY_RESULT, own_score=D("0.0")), SERIES)["score"]
    assert found.inputs[-2:] == (("our own score", "0.0"), ("because", "–"))

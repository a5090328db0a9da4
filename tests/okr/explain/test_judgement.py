"""The sums behind confidence and score."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

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

"""Scores and confidence. Each case names its source."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from okrdesk.okr.rollup import Figures, ObjectiveFigures
from okrdesk.okr.scores import (
    GroupConfidence,
    aim,
    band,
    confidence_level,
    cycle_verdict,
    group_confidence,
    later_score,
    mean_score,
    needs_reason,
    score,
)

D, F = Decimal, Fraction


@pytest.mark.parametrize(
    ("counted", "grade"), [("0", "0.0"), ("0.25", "0.3"), ("0.249", "0.2"), ("0.65", "0.7"), ("1", "1.0")]
)
def test_score_has_one_decimal_place(counted: str, grade: str) -> None:  # F16 Google re:Work
    figures = Figures(D(1), F(counted), F(counted), F(1), "on track", False, None, F(1))
    assert str(score(figures)) == grade
    assert str(score(ObjectiveFigures(F(counted), F(1), "on track", None, F(1), 0, ""))) == grade


def test_bands_hold_after_rounding() -> None:  # F16 Google re:Work
    grades = ("0", "0.3", "0.34", "0.35", "0.4", "0.64", "0.65", "0.7", "1.0")
    found = [band(D(grade)) for grade in grades]
    assert found == ["low"] * 3 + ["middle"] * 3 + ["high"] * 3


def test_own_scores() -> None:  # F16 Doerr
    assert mean_score([(F(1, 2), D("0.7")), (F(1, 4), D("0.2")), (F(1, 4), D("0.2"))]) == D("0.5")
    assert mean_score([]) is None
    assert (aim("committed"), aim("aspirational")) == (D("1.0"), D("0.7"))
    assert needs_reason(D("0.5"), D("0.7"))
    assert needs_reason(D("0.5"), D("0.3"))
    assert not needs_reason(D("0.5"), D("0.6"))


def test_verdict_on_the_cycle() -> None:  # F17 OpenOKR
    means = ("0.86", "0.85", "0.60", "0.59", "0.40", "0.39")
    found = [cycle_verdict(F(mean)) for mean in means]
    assert found == ["too safe", "healthy", "healthy", "partly", "partly", "too much"]


def test_confidence() -> None:  # F15 Wodtke, puzzle/okr
    assert [confidence_level(n) for n in (0, 3, 4, 6, 7, 10)] == [
        "low",
        "low",
        "medium",
        "medium",
        "high",
        "high",
    ]
    assert confidence_level(F("6.9")) == "medium"
    assert group_confidence([7, 5, 1, 2]) == GroupConfidence(F("3.75"), 1, 7)
    assert group_confidence([]) is None


@pytest.mark.parametrize(
    ("held", "now", "later"),
    [
        ((None, "0.5"), (None, "0.5"), None),
        ((None, "0.5"), (None, "0.6"), "0.6"),
        (("0.7", "0.5"), ("0.7", "0.5"), None),
        (("0.7", "0.5"), ("0.7", "0.6"), "0.6"),
        (("0.7", "0.5"), ("0.8", "0.5"), "0.8"),
        (("0.7", "0.5"), ("0.8", "0.6"), "0.8"),
        (("0.7", "0.5"), (None, "0.5"), "0.5"),
        ((None, "0.5"), ("0.5", "0.5"), "0.5"),
        ((None, "0.5"), ("0.0", "0.5"), "0.0"),
    ],
)
def test_what_a_frozen_score_would_be_now(
    held: tuple[str | None, str], now: tuple[str | None, str], later: str | None
) -> None:  # decision 37
    (held_own, held_counted), (own, counted) = held, now
    found = later_score((held_own and D(held_own), D(held_counted)), (own and D(own), D(counted)))
    assert found == (None if later is None else D(later))


@pytest.mark.parametrize(
    ("grade", "found"),
    [("1.0", "high"), ("0.95", "high"), ("0.94", "middle"), ("0.4", "middle"), ("0.3", "low")],
)
def test_what_was_committed_wants_all_of_it(grade: str, found: str) -> None:  # F16 Doerr
    assert band(D(grade), aim("committed")) == found


@pytest.mark.parametrize(
    ("scores", "mean"),
    [
        ([(F(1), "0.7")], "0.7"),
        ([(F(1), "0.2"), (F(1), "0.3")], "0.3"),  # half up
        ([(F(1), "0.2"), (F(1), "0.2"), (F(1), "0.3")], "0.2"),
        ([(F(0), "0.7")], None),
        ([(F(0), "0.7"), (F(1), "0.1")], "0.1"),
    ],
)
def test_the_mean_of_own_scores(scores: list[tuple[Fraction, str]], mean: str | None) -> None:  # F16
    found = mean_score([(weight, D(each)) for weight, each in scores])
    assert found == (None if mean is None else D(mean))

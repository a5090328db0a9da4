"""Scores and confidence: grades when a cycle closes (F16, F17) and the judgement on the way (F15)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from okrdesk.frozen import dataclass
from okrdesk.okr.rollup import Figures, ObjectiveFigures, weighted_mean
from okrdesk.okr.rounding import half_up

NOTABLE_DIFFERENCE = Decimal("0.2")
OwnAndCounted = tuple[Decimal | None, Decimal]  # the score that the team gave itself, and the counted one


@dataclass(frozen=True, slots=True)
class GroupConfidence:
    """How sure several people are, or one is about several key results: mean, lowest and highest."""

    mean: Fraction
    lowest: int
    highest: int


def score(figures: Figures | ObjectiveFigures) -> Decimal:
    """0.0 to 1.0: counted progress with one decimal place, half up (F16; Google re:Work)."""
    return half_up(figures.counted if isinstance(figures, Figures) else figures.progress, 1)


def mean_score(scores: Sequence[tuple[Fraction, Decimal]]) -> Decimal | None:
    """The score of an objective or cycle from (weight, score) of its parts, one decimal place (F16).

    For scores that the team gave itself; None where nothing has a weight.
    """
    mean = weighted_mean([(weight, Fraction(each)) for weight, each in scores])
    return None if mean is None else half_up(mean, 1)


def band(score: Decimal, wanted: Decimal = Decimal("0.7")) -> str:
    """The band of a score after rounding: low 0.0–0.3, middle 0.4–0.6, high 0.7–1.0 (F16; Google re:Work).

    What was committed wants 1.0 to be high: 0.7 of a promise is not a promise kept.
    """
    rounded = half_up(Fraction(score), 1)
    if rounded >= wanted:
        return "high"
    return "middle" if rounded >= Decimal("0.4") else "low"


def aim(commitment: str) -> Decimal:
    """The score an objective aims at: committed 1.0, aspirational 0.7 (F16; Doerr)."""
    return Decimal("1.0") if commitment == "committed" else Decimal("0.7")


def needs_reason(counted_score: Decimal, own_score: Decimal) -> bool:
    """Whether the team's own score is so far from the counted one that a reason is asked (F16)."""
    return abs(counted_score - own_score) >= NOTABLE_DIFFERENCE


def later_score(held: OwnAndCounted, now: OwnAndCounted) -> Decimal | None:
    """What a score that closing froze would be now, None where that is the same (decision 37)."""
    if now[0] != held[0]:
        return now[1] if now[0] is None else now[0]
    return now[1] if now[1] != held[1] else None


def cycle_verdict(mean: Fraction) -> str:
    """What the mean score says about the cycle as a whole (F17; OpenOKR).

    "too safe" above 0.85, "healthy" from 0.60, "partly" from 0.40, else "too much".
    """
    if mean > Fraction("0.85"):
        return "too safe"
    if mean >= Fraction("0.60"):
        return "healthy"
    return "partly" if mean >= Fraction("0.40") else "too much"


def confidence_level(confidence: int | Fraction) -> str:
    """high from 7, medium from 4, low below (F15; Wodtke, puzzle/okr)."""
    if confidence >= 7:
        return "high"
    return "medium" if confidence >= 4 else "low"


def group_confidence(confidences: Sequence[int]) -> GroupConfidence | None:
    """Mean, lowest and highest of several judgements, None of none (F15)."""
    if not confidences:
        return None
    mean = Fraction(sum(confidences), len(confidences))
    return GroupConfidence(mean, min(confidences), max(confidences))

"""An arrow stands where confidence moved more than it usually does."""

from __future__ import annotations

from fractions import Fraction

from okrdesk.okr.briefing.confidence import change, usual_step
from okrdesk.okr.trails import Trail


def trail(*confidences: int | None) -> Trail:
    return Trail(("2026-01-08",) * len(confidences), ("1",) * len(confidences), confidences)


def test_the_usual_step_is_the_middle_one() -> None:
    assert usual_step((5, 6, 6, 7, 7)) == Fraction(1, 2)
    assert usual_step((5, None, 8, 5)) == 3
    assert usual_step((5,)) == usual_step(()) == 0


def test_only_more_than_usual_is_a_change() -> None:
    moved = change(trail(5, 6, 6, 7, 7), 6, 7)
    assert moved is not None
    assert moved.rises
    assert not moved.is_named
    assert change(trail(4, 6, 4, 6, 4), 6, 4) is None  # it goes up and down by two every week
    assert change(trail(6, 6, 6), 6, 6) is None
    assert change(trail(6, 6), None, 6) is None
    fell = change(trail(7, 7, 7, 5), 7, 5)
    assert fell is not None
    assert not fell.rises
    assert fell.is_named

"""Arrows: a change worth an arrow is larger than what is usual for that key result.

Our own rule: usual is the median of the steps from one check-in to the next, so that a confidence which goes
up and down by two each week gets no arrow for two, and one that hardly moves gets one for a single point.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise


def usual_step(series: Sequence[int | Fraction]) -> Fraction:
    """The median distance between neighbours of a series; 0 for fewer than two."""
    steps = sorted(abs(Fraction(after) - Fraction(before)) for before, after in pairwise(series))
    middle = len(steps) // 2
    return (steps[middle] + steps[~middle]) / 2 if steps else Fraction(0)


def arrow(
    before: int | Fraction | None, now: int | Fraction | None, series: Sequence[int | Fraction | None]
) -> int:
    """1 for up, −1 for down, 0 for no arrow: of a change that is larger than usual in the series.

    None where nothing was said; the series is that of all check-ins so far, of which such are left out.
    """
    if before is None or now is None:
        return 0
    change = Fraction(now) - Fraction(before)
    if abs(change) <= usual_step([each for each in series if each is not None]):
        return 0
    return 1 if change > 0 else -1

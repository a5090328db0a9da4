"""How confidence changed since the last page, and whether that is more than usual for a key result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from statistics import median

from okrdesk.okr.trails import Trail

NAMED_FROM = 2  # a change of so much says where it came from


@dataclass(frozen=True, slots=True)
class Change:
    """Confidence `before` and `now`, on the last page and on this one."""

    before: int
    now: int

    @property
    def rises(self) -> bool:
        """Whether it is higher than it was."""
        return self.now > self.before

    @property
    def is_named(self) -> bool:
        """Whether the page says from where it came."""
        return abs(self.now - self.before) >= NAMED_FROM


def change(trail: Trail, before: int | None, now: int | None) -> Change | None:
    """The change worth an arrow: larger than the usual step of this key result, else None.

    Usual is the middle one of all the steps between its check-ins, up or down.
    """
    if before is None or now is None or before == now:
        return None
    return Change(before, now) if abs(now - before) > usual_step(trail.confidences) else None


def usual_step(confidences: Sequence[int | None]) -> Fraction:
    """The middle of the steps between confidences given one after the other; 0 where there is none."""
    given = [each for each in confidences if each is not None]
    steps = [Fraction(abs(after - before)) for before, after in pairwise(given)]
    return Fraction(median(steps)) if steps else Fraction(0)

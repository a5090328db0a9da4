"""Cadence: how often a workspace checks in, and on which day of the week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

EVERY = ("weekly", "two-weeks", "monthly")


@dataclass(frozen=True, slots=True)
class Cadence:
    """`every` is weekly, two-weeks or monthly; `weekday` 0 is Monday, None that of the cycle's first day."""

    every: str = "weekly"
    weekday: int | None = None


WEEKLY = Cadence()


def cadence_of(row: Any) -> Cadence:
    """The cadence of a workspace's row; what another program wrote and nobody knows is weekly."""
    every = row.cadence if row.cadence in EVERY else "weekly"
    return Cadence(every, row.weekday if row.weekday in range(7) else None)

"""What moved since the check-in before, and the wins of a cycle (C-14)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from okrdesk.document.document import Document
from okrdesk.okr.key_results import KeyResult
from okrdesk.okr.outline import Outline


@dataclass(frozen=True, slots=True)
class Move:
    """The latest check-in of a key result beside the one before it (before the first: the baseline).

    `gained` is a share of the way, None where progress is undefined; below 0 it went back. `owner` is "" for
    nobody. Show values with `values.show_value(move.before, move.key_result, locale)`.
    """

    number: str
    key_result: KeyResult
    owner: str
    on: dt.date
    before: Decimal | None
    after: Decimal
    gained: Fraction | None
    confidence_before: int | None
    confidence: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Win:
    """A first: `kind` is "achieved" (all of the way) or "target zone" (0.7 of it, F8)."""

    number: str
    key_result: KeyResult
    owner: str
    on: dt.date
    kind: str
    value: Decimal
    sentence: str


def moves(document: Document, seen: Outline, most: int | None = None) -> tuple[Move, ...]:
    """What moved, newest first; what stayed where it was is left out."""
    raise NotImplementedError


def wins(document: Document, seen: Outline, most: int | None = 12) -> tuple[Win, ...]:
    """The wins of a cycle up to the outline's day, newest first."""
    raise NotImplementedError

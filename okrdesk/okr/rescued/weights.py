"""Weights in a file: all alike where one is missing, unless it is given what the others leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from typing import Any

from okrdesk.frozen import dataclass
from okrdesk.i18n import as_percent, format_number
from okrdesk.okr.rescued.fields import text_of
from okrdesk.okr.rescued.rows import KeyResultRow
from okrdesk.okr.rounding import trimmed

SAID = "weight in the file"


@dataclass(frozen=True, slots=True)
class Shares:
    """The weights of siblings by their keys, as they are taken; `missing` is what is left for those without.

    It is None where no weight is missing, or none is given, or nothing is left.
    """

    by_key: Mapping[str, Decimal | None] = field(default_factory=dict)
    missing: Decimal | None = None

    def of(self, row: KeyResultRow) -> dict[str, Any]:
        """The field to write; nothing where the file has no weights at all."""
        return {"weight": self.by_key[row.key]} if row.key in self.by_key else {}


def in_words(weight: Decimal, locale: str) -> str:
    """A share of 100 for reading, with two places at most: "48%", "14.29%"."""
    return as_percent(format_number(Decimal(trimmed(round(weight, 2))), locale), locale)


def weight_of(row: KeyResultRow) -> Decimal | None:
    """The weight that the file gives a line within its first objective; one below nothing is none."""
    weight = row.parents[0].weight if row.parents else None
    return None if weight is None or weight < 0 else weight


def said_of(row: KeyResultRow) -> str:
    """The weight as it is remembered."""
    return text_of(weight_of(row))


def resolved(siblings: Sequence[KeyResultRow], given: bool) -> Shares:
    """The weights of the key results of one objective; with `given` those without share what is left."""
    known = {row.key: weight_of(row) for row in siblings}
    set_ones = [weight for weight in known.values() if weight is not None]
    if not set_ones:
        return Shares()
    without = len(known) - len(set_ones)
    if not without:
        # Points rather than shares of 100, such as 300 and 100.
        total = sum(set_ones, Decimal(0)) / 100 if max(set_ones) > 100 else Decimal(1)
        return Shares({key: (weight or Decimal(0)) / total for key, weight in known.items()})
    rest = 100 - sum(set_ones, Decimal(0))
    missing = rest if rest > 0 else None
    if given and missing is not None:
        each = missing / without
        return Shares({key: each if weight is None else weight for key, weight in known.items()}, missing)
    return Shares(dict.fromkeys(known), missing)

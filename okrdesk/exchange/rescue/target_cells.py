"""Targets that are more than one number: a range to stay in, and targets by days on the way."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from okrdesk.document.refused import Refused
from okrdesk.exchange.rescue import cell_reading
from okrdesk.exchange.surveys.folding import folded

_WORDS = {
    "between": "between|range|within|in range|stay between|maintain between|zwischen|bereich",
    "above": "above|at least|stay above|maintain above|control above|minimum|keep above|uber|mindestens",
    "below": "below|at most|stay below|maintain below|control below|maximum|keep below|unter|hochstens",
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split("|")}
_TO = re.compile(
    r"(?P<low>-?[\d.,' ]*\d)\s*(?:%|[^\W\d_]*)\s*(?:-|–|—|to|bis|and|und|\.\.)\s*(?P<high>-?[\d.,' ]*\d.*)"
)
_PARTS = re.compile(r"\s*[;\n|]\s*")
_PHASE = re.compile(r"(?P<day>[^:=]{6,40}?)\s*[:=]\s*(?P<value>[^:=]{1,60})")
MOST_PHASES = 60

Phases = tuple[tuple[dt.date, Decimal], ...]


def band(kind: str, target: str, locale: str) -> dict[str, Any] | None:
    """Low and high end of a target of this kind; None where it is one to be reached. Raises Refused."""
    known = _KINDS.get(folded(kind[:100]), "")
    if known == "between":
        ends = _TO.fullmatch(target.strip()[:200])
        low, high = (_number(ends[name], locale) for name in ("low", "high")) if ends else (None, None)
        return None if low is None or high is None else {"low": min(low, high), "high": max(low, high)}
    end = _number(target, locale) if known else None
    return None if end is None else {"low" if known == "above" else "high": end}


def phases(cell: str, order: str, locale: str) -> Phases:
    """Targets by their days, as "2026-01-31: 200; 2026-02-28: 350"; () where it is none of that."""
    found = []
    for part in _PARTS.split(cell.strip())[:MOST_PHASES]:
        match = _PHASE.fullmatch(part)
        day = cell_reading.day(match["day"], order) if match else None
        try:
            value = _number(match["value"], locale) if match else None
        except Refused:
            value = None
        if day is not None and value is not None:
            found.append((day, value))
    return tuple(sorted(found))


def checkpoints(
    of: Phases, first: dt.date, last: dt.date, start: Decimal, target: Decimal
) -> Sequence[tuple[Decimal, Decimal]]:
    """The values of the way, each with the share of the time until its day, so that an even pace meets them.

    Nothing where they do not lie between start and target, one after the other.
    """
    span = (last - first).days
    inner = [(day, value) for day, value in of if first < day < last]
    ways = [start, *(value for _day, value in inner), target]
    rising = all(one < two for one, two in pairwise(ways))
    falling = all(one > two for one, two in pairwise(ways))
    if not inner or not (rising or falling):
        return ()
    days = [day for day, _value in inner]
    if len(set(days)) < len(days):
        return ()
    return tuple((value, round(Decimal((day - first).days) / span, 4)) for day, value in inner)


def _number(cell: str, locale: str) -> Decimal | None:
    found = cell_reading.amount(cell, locale)
    return None if found is None else found.value

"""What moved since the check-in before, and the wins of a cycle."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from operator import itemgetter

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import mission, values
from okrdesk.okr.measures import TARGET_SHARE, measure_of, raw_progress
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.trails import Trail, raw_shares, trails
from okrdesk.okr.ways import BAND


@dataclass(frozen=True, slots=True)
class Move:
    """The latest check-in of a key result beside that of the day before it (of the first: the baseline).

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
    """What moved, newest first, of one day in the order of the outline; what stayed as it was is left out."""
    by_key_result = trails(document, (line.key_result.id for line in seen.key_results), seen.day)
    checked_in = [(line.latest.on, line) for line in seen.key_results if line.latest is not None]
    newest = sorted(checked_in, key=itemgetter(0), reverse=True)
    moved = (_move(line, by_key_result[line.key_result.id]) for _on, line in newest)
    return tuple(islice(filter(None, moved), most))


def wins(document: Document, seen: Outline, most: int | None = 12) -> tuple[Win, ...]:
    """The wins of a cycle up to the outline's day, newest first, of one day in the order of the outline.

    The day on which a key result first achieved its target, or first came into its target zone; only what
    holds still as of the outline's day, and the greater of the two.
    """
    by_key_result = trails(document, (line.key_result.id for line in seen.key_results), seen.day)
    locale = mission.read(document).locale
    won = [_win(line, by_key_result[line.key_result.id], locale) for line in seen.key_results]
    return tuple(sorted(filter(None, won), key=lambda win: win.on, reverse=True)[:most])


def _move(line: KeyResultLine, trail: Trail) -> Move | None:
    latest, row = line.latest, line.key_result
    if latest is None:
        return None
    on = latest.on.isoformat()
    nth = next((n for n in range(len(trail.days) - 1, -1, -1) if trail.days[n] < on), None)
    before = row.baseline if nth is None else Decimal(trail.values[nth])
    if before == latest.value:
        return None
    start = raw_progress(row, before)
    end = raw_progress(row, latest.value)
    return Move(
        number=line.number,
        key_result=row,
        owner=line.owner.name if line.owner else "",
        on=latest.on,
        before=before,
        after=latest.value,
        gained=None if start is None or end is None else end - start,
        confidence_before=None if nth is None else trail.confidence_at(nth),
        confidence=line.figures.confidence,
        note=latest.note,
    )


def _win(line: KeyResultLine, trail: Trail, locale: str) -> Win | None:
    row, counted = line.key_result, line.figures.counted
    if counted < TARGET_SHARE or measure_of(row).way is BAND:  # a band is kept, not reached
        return None
    kind = "achieved" if counted >= 1 else "target zone"
    shares, whole = raw_shares(row, trail)
    needed = whole if counted >= 1 else TARGET_SHARE * whole
    nth = next(n for n, share in enumerate(shares) if share is not None and share >= needed)
    on, value = dt.date.fromisoformat(trail.days[nth]), Decimal(trail.values[nth])
    shown = values.show_value(value, row, locale)
    sentence = (
        _("Reached its target with {value}.")
        if counted >= 1
        else _("Came into its target zone with {value}.")
    )
    owner = line.owner.name if line.owner else ""
    return Win(line.number, row, owner, on, kind, value, sentence.format(value=shown))

"""Trails: the check-ins of a key result in few words, read fast enough for a thousand of them at once."""

from __future__ import annotations

import datetime as dt
import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import field
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any
from weakref import WeakKeyDictionary

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.okr.check_ins import key_results_of
from okrdesk.okr.measures import measure_of, raw_progress
from okrdesk.okr.terms import CheckIn, KeyResult
from okrdesk.okr.ways import is_against

_FEW_DIGITS = 60  # of one number; longer ones go the slow way, which knows their limits

_MOST_LOOKED_UP = 4  # one of so many key results; of more the table is read as it lies
_SQL = 'SELECT key_result_id, on_day, value, confidence FROM "check_in" WHERE deleted = 0'
# Those of one day in the order in which they were entered; a place of its own settles what is alike.
_ORDER = "ORDER BY on_day, entered, rowid"
_OF_ALL = f"{_SQL} {_ORDER}"
_OF_FEW = f"{_SQL} AND key_result_id IN (SELECT value FROM json_each(?)) {_ORDER}"
_Shares = tuple[Sequence[int | None], int]  # of the values, as whole numbers over one positive denominator


@dataclass(frozen=True, slots=True)
class Trail:
    """Days (ISO), values (as stored) and confidences side by side, in the order of `check_ins`."""

    days: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    confidences: tuple[int | None, ...] = ()
    # What the values are on the way of a key result, so that each is reckoned once: see `raw_shares`.
    reckoned: list[tuple[KeyResult, _Shares]] = field(default_factory=list, compare=False)

    def confidence_at(self, nth: int) -> int | None:
        """The confidence that holds after the check-in at a place: the last one given (decision 36)."""
        given = (self.confidences[each] for each in range(nth, -1, -1))
        return next((confidence for confidence in given if confidence is not None), None)


_kept: WeakKeyDictionary[Document, tuple[int, dict[str, Trail]]] = WeakKeyDictionary()


def trails(document: Document, key_result_ids: Iterable[str], day: dt.date) -> dict[str, Trail]:
    """The trail of each of these key results up to a day; read once until its check-ins change."""
    kept, wanted = _still_true(document), list(key_result_ids)
    if unread := [each for each in wanted if each not in kept]:
        kept |= dict.fromkeys(unread, Trail()) | _read(document, unread)
    until, by_key_result = day.isoformat(), {}
    for each in wanted:
        trail = kept[each]
        by_key_result[each] = trail if not trail.days or trail.days[-1] <= until else _until(trail, until)
    return by_key_result


def _read(document: Document, key_result_ids: Sequence[str]) -> dict[str, Trail]:
    """The trails of those of these key results that have one.

    Chosen and put together here: in the order of its index 60,000 rows take four times as long to read.
    """
    ((count,),) = document.database.execute_sql('SELECT count(*) FROM "key_result"')
    if len(key_result_ids) * _MOST_LOOKED_UP < count:
        rows = document.database.execute_sql(_OF_FEW, (json.dumps(key_result_ids),))
    else:
        rows = document.database.execute_sql(_OF_ALL)
    grouped: dict[str, tuple[list[Any], list[Any], list[Any]]] = {
        each: ([], [], []) for each in key_result_ids
    }
    for key_result_id, on, value, confidence in rows:
        if (of_one := grouped.get(key_result_id)) is not None:
            days, values, confidences = of_one
            days.append(on)
            values.append(value)
            confidences.append(confidence)
    return {
        key_result_id: Trail(tuple(days), tuple(values), tuple(confidences))
        for key_result_id, (days, values, confidences) in grouped.items()
        if days
    }


def _still_true(document: Document) -> dict[str, Trail]:
    """What was read and holds still: after one edit all but the trails of the check-ins it touched."""
    revision, kept = _kept.get(document, (-1, {}))
    if revision == document.revision:
        return kept
    touched = document.touched
    if touched is None or revision != document.revision - 1:
        kept = {}
    elif ids := [row for table, row in touched if table == "check_in"]:
        changed = key_results_of(document, ids)
        kept = {each: trail for each, trail in kept.items() if each not in changed}
    _kept[document] = (document.revision, kept)
    return kept


def _until(trail: Trail, day: str) -> Trail:
    end = bisect_right(trail.days, day)
    return Trail(trail.days[:end], trail.values[:end], trail.confidences[:end])


def check_ins_of(trail: Trail, key_result_id: str) -> list[CheckIn]:
    """A trail as check-ins without their words: for the formulas that want them."""
    return [
        CheckIn("", key_result_id, dt.date.fromisoformat(on), Decimal(value), confidence=confidence)
        for on, value, confidence in zip(trail.days, trail.values, trail.confidences, strict=True)
    ]


def raw_shares(key_result: KeyResult, trail: Trail, places: Sequence[int] | None = None) -> _Shares:
    """The raw progress of each value (F1), or of those at these places, exact and over one denominator.

    The same as `raw_progress` of each, several times faster where the way is a line.
    """
    if trail.reckoned and trail.reckoned[0][0] is key_result:
        shares, whole = trail.reckoned[0][1]
    else:
        line = _along_a_line(key_result, trail.values)
        if line is None and places is not None:
            return _one_by_one(key_result, [trail.values[nth] for nth in places])
        shares, whole = line or _one_by_one(key_result, trail.values)
        trail.reckoned[:] = [(key_result, (shares, whole))]
    return (shares if places is None else [shares[nth] for nth in places]), whole


def counted_shares(shares: Iterable[int | None], whole: int) -> list[int]:
    """Numerators over `whole` as they count in roll-ups: 0 to `whole`, undefined is 0 (F2)."""
    return [0 if share is None or share < 0 else min(share, whole) for share in shares]


def _along_a_line(key_result: KeyResult, values: Sequence[str]) -> _Shares | None:
    start, target = key_result.baseline, key_result.target
    if not measure_of(key_result).counted or key_result.checkpoints or start is None or target is None:
        return None
    if is_against(key_result):
        return None
    if start == target or any(abs(edge.adjusted()) > _FEW_DIGITS for edge in (start, target) if edge):
        return None
    texts = [format(start, "f"), format(target, "f"), *values]
    if max(map(len, texts)) > _FEW_DIGITS:
        return None
    try:
        if "." in "".join(texts):
            places = max(len(text.partition(".")[2]) for text in texts)
            s, t, *numbers = (_scaled(text, places) for text in texts)
        else:
            s, t, *numbers = map(int, texts)
    except ValueError:  # "NaN", "1E+3": another program wrote it
        return None
    if t > s:
        return [number - s for number in numbers], t - s
    return [s - number for number in numbers], s - t


def _scaled(text: str, places: int) -> int:
    whole, _point, part = text.partition(".")
    return int(whole + part.ljust(places, "0"))


def _one_by_one(key_result: KeyResult, values: Sequence[str]) -> _Shares:
    known: dict[str, Fraction | None] = {}
    for value in values:
        if value not in known:
            known[value] = raw_progress(key_result, Decimal(value))
    whole = lcm(*(share.denominator for share in known.values() if share is not None))
    numerators = {
        value: None if share is None else share.numerator * (whole // share.denominator)
        for value, share in known.items()
    }
    return [numerators[value] for value in values], whole

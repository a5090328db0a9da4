"""The course of a cycle: progress and confidence on its days, under today's targets and weights.

"As of a day" (numbers.md): check-ins up to that day count; targets and weights are today's. Nothing stands
before the first value, then the latest one is carried forward (F4).
"""

from __future__ import annotations

import datetime as dt
import json
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from math import lcm
from operator import mul

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.okr.measures import counts_hits, hit_count
from okrdesk.okr.outline import Outline
from okrdesk.okr.rollup import weighted_sum
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult
from okrdesk.okr.trails import Trail, check_ins_of, counted_shares, raw_shares, trails
from okrdesk.okr.ways import ONE

_CONFIDENCES_ON = (
    'SELECT (SELECT confidence FROM "check_in" WHERE key_result_id = wanted.value AND deleted = 0 '
    "AND on_day <= ? AND confidence IS NOT NULL ORDER BY on_day DESC, entered DESC LIMIT 1) "
    "FROM json_each(?) wanted"
)

Shares = tuple[Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """Progress on each of `days`: of the cycle as a whole, and by the ids of objectives and key results.

    Objectives and the whole are counted progress (F9), None before the first check-in of any of their key
    results. A key result is raw (F1), None before its first check-in and where progress is undefined.
    """

    days: tuple[dt.date, ...]
    whole: Shares
    objectives: Mapping[str, Shares]
    key_results: Mapping[str, Shares]


@dataclass(frozen=True, slots=True)
class ConfidenceWeeks:
    """Confidence by week: `weeks` are the numbers from 1, `rows` hold for each key result in order.

    A cell is the confidence entered last in that week, None where none was.
    """

    weeks: tuple[int, ...]
    rows: Mapping[str, tuple[int | None, ...]]


def sample_days(cycle: Cycle, day: dt.date) -> tuple[dt.date, ...]:
    """The first day, the end of each whole week since, and the day itself; none before the cycle begins.

    After the last day of the cycle: its last day, and the day itself.
    """
    if day < cycle.first_day:
        return ()
    end = min(day, cycle.last_day)
    weeks = (end - cycle.first_day).days // 7
    days = {cycle.first_day + dt.timedelta(days=7 * week) for week in range(weeks + 1)}
    return tuple(sorted(days | {end, day}))


def course(
    document: Document,
    seen: Outline,
    key_result_ids: Collection[str] = (),
    days: Sequence[dt.date] | None = None,
    objective_ids: Collection[str] | None = None,
) -> Course:
    """How a cycle went up to the outline's day, on its sample days or on `days` (in order).

    Single key results are given only where their ids are asked for, of objectives all or those asked for.
    """
    chosen = sample_days(seen.cycle, seen.day) if days is None else tuple(days)
    dates = [day.isoformat() for day in chosen]
    by_key_result = trails(document, (line.key_result.id for line in seen.key_results), seen.day)
    wanted, rows = set(key_result_ids), {}
    objectives: dict[str, Shares] = {}
    terms: list[_Term] = []
    first = len(chosen)
    latest_of: dict[tuple[str, ...], list[int]] = {}  # many key results are checked in on the same days
    for objective in seen.objectives:
        parts: list[_Term] = []
        begins = len(chosen)
        for line in objective.key_results:
            trail = by_key_result[line.key_result.id]
            latest = latest_of.get(trail.days)
            if latest is None:
                latest = [bisect_right(trail.days, date) - 1 for date in dates]
                latest_of[trail.days] = latest
            shares, whole, places = _shares(line.key_result, trail, latest, seen.cycle, chosen)
            begins = min(begins, bisect_left(latest, 0))
            counted = counted_shares(shares, whole)
            parts.append((line.figures.weight, list(map(counted.__getitem__, places)), whole))
            if line.key_result.id in wanted:
                raw = (shares[nth] for nth in places)
                rows[line.key_result.id] = tuple(None if n is None else Fraction(n, whole) for n in raw)
        means, whole = _means(parts, len(chosen))
        if objective_ids is None or objective.objective.id in objective_ids:
            objectives[objective.objective.id] = _from(begins, means, whole)
        terms.append((objective.figures.weight, means, whole))
        first = min(first, begins)
    return Course(chosen, _from(first, *_means(terms, len(chosen))), objectives, rows)


def confidence_weeks(
    document: Document, seen: Outline, key_result_ids: Collection[str] | None = None
) -> ConfidenceWeeks:
    """The confidence of each week up to the outline's day, of these key results or of all.

    A week ends with its planned day, as it does for check-ins; what came after the last belongs to the last.
    """
    ids = [line.key_result.id for line in seen.key_results]
    if key_result_ids is not None:
        ids = [each for each in ids if each in set(key_result_ids)]
    cycle, by_key_result = seen.cycle, trails(document, ids, seen.day)
    span = (min(seen.day, cycle.last_day) - cycle.first_day).days
    if span < 0:
        return ConfidenceWeeks((), dict.fromkeys(ids, ()))
    weeks = max(1, -(-span // 7))
    ends = [(cycle.first_day + dt.timedelta(days=7 * week)).isoformat() for week in range(1, weeks)]
    rows: dict[str, tuple[int | None, ...]] = {}
    known: dict[tuple[str, ...], list[int]] = {}  # many key results are checked in on the same days
    for each, trail in by_key_result.items():
        if trail.days not in known:
            begun = bisect_left(trail.days, cycle.first_day.isoformat())
            known[trail.days] = [bisect_left(ends, on) for on in trail.days[begun:]]
        rows[each] = _by_week(trail, known[trail.days], weeks)
    return ConfidenceWeeks(tuple(range(1, weeks + 1)), rows)


def _by_week(trail: Trail, places: Sequence[int], weeks: int) -> tuple[int | None, ...]:
    """The last confidence of each week; `places` are the weeks of the latest check-ins."""
    cells: list[int | None] = [None] * weeks
    given = trail.confidences[len(trail.days) - len(places) :]
    for place, confidence in zip(places, given, strict=True):
        if confidence is not None:
            cells[place] = confidence
    return tuple(cells)


def confidence_on(document: Document, seen: Outline, day: dt.date) -> Fraction | None:
    """The mean confidence of the check-ins that counted on an earlier day; None where none had one."""
    ids = json.dumps([line.key_result.id for line in seen.key_results])
    # The one row of each that is wanted: their trails would be all check-ins of the cycle.
    rows = document.database.execute_sql(_CONFIDENCES_ON, (min(day, seen.day).isoformat(), ids)).fetchall()
    known = [confidence for (confidence,) in rows if confidence is not None]
    return Fraction(sum(known), len(known)) if known else None


def confidences_kept(seen: Outline) -> int:
    """How many key results go by the confidence of an earlier check-in, as the latest has none."""
    return sum(line.figures.confidence_on is not None for line in seen.key_results)


def mean_confidence(seen: Outline) -> Fraction | None:
    """The mean confidence of the key results of an outline; None where none has one."""
    known = [c for c in (line.figures.confidence for line in seen.key_results) if c is not None]
    return Fraction(sum(known), len(known)) if known else None


_Term = tuple[Fraction, list[int], int]  # a weight; a share for each day as numerators over the denominator


def _shares(
    row: KeyResult, trail: Trail, latest: Sequence[int], cycle: Cycle, days: Sequence[dt.date]
) -> tuple[list[int | None], int, Sequence[int]]:
    """Raw progress over one denominator, and which of it holds on each day; the last is before any value.

    `latest` are the places of the check-ins that count on the days, -1 where none does.
    """
    if counts_hits(row):
        series = check_ins_of(trail, row.id)
        rates = [
            _hit_rate(row, series, cycle, day) if nth >= 0 else None
            for nth, day in zip(latest, days, strict=True)
        ]
        whole = lcm(*(rate.denominator for rate in rates if rate is not None))
        shares = [None if r is None else r.numerator * (whole // r.denominator) for r in rates]
        return shares, whole, range(len(days))
    values, whole = raw_shares(row, trail)
    return [*values, None], whole, latest


def _hit_rate(row: KeyResult, series: list[CheckIn], cycle: Cycle, day: dt.date) -> Fraction | None:
    if row.low is None and row.high is None:
        return None
    hits = hit_count(row, series, cycle, day)
    return None if hits is None else Fraction(*hits)


def _means(terms: Sequence[_Term], count: int) -> tuple[list[int], int]:
    """The weighted mean of each day as numerators over one denominator; 0 where nothing weighs anything.

    In whole numbers over common denominators: exact, and fast enough for a thousand lines.
    """
    total = weighted_sum([(weight, ONE) for weight, _shares, _whole in terms])
    if total <= 0:
        return [0] * count, 1
    finest = lcm(*(weight.denominator * whole for weight, _shares, whole in terms))
    factors = [
        weight.numerator * (finest // (weight.denominator * whole)) * total.denominator
        for weight, _shares, whole in terms
    ]
    by_day = zip(*(shares for _weight, shares, _whole in terms), strict=True)
    return [sum(map(mul, factors, shares)) for shares in by_day], finest * total.numerator


def _from(begins: int, shares: list[int], whole: int) -> Shares:
    """Shares as fractions, None before the first day with a value (F4)."""
    made: dict[int, Fraction] = {}  # most days are like the day before
    for share in shares[begins:]:
        if share not in made:
            made[share] = Fraction(share, whole)
    return (None,) * begins + tuple(made[share] for share in shares[begins:])

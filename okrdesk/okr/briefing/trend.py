"""The trend of objectives and of the whole at their end (F18).

The trend of a key result (F14) is counted, so kept to 0..1, before it is averaged: one that overshoots
would hide another that falls short. A line through the overall figure would hide both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.okr.forecast import FEWEST_POINTS, forecast
from okrdesk.okr.measures import counted, measure_of, raw_progress
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.rollup import weighted_mean
from okrdesk.okr.schedule import due_day, one_a_day
from okrdesk.okr.terms import CheckIn, KeyResult
from okrdesk.okr.trails import check_ins_of, trails
from okrdesk.okr.ways import BAND, STAGES, YES_NO

LAST_DAYS = 7  # no trend is shown in the last week
_MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class Trend:
    """Where a share of 1 ends at this rate.

    `low` and `high` are the ranges of its parts added up.
    """

    value: Fraction
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Trends:
    """The trend of the whole, and of objectives by their ids.

    `needed` are the numbers of the yes/no key results, two at most, without which the top is not reached.
    """

    whole: Trend
    objectives: Mapping[str, Trend]
    needed: tuple[str, ...] = ()


def trends(document: Document, seen: Outline) -> Trends | None:
    """The trends of an outline; None where there is too little to go by (F18).

    That is before a third of the key results have three check-ins, and in the last week of the cycle.
    """
    lines = seen.key_results
    if not lines or (seen.cycle.last_day - seen.day).days < LAST_DAYS:
        return None
    by_key_result = trails(document, (line.key_result.id for line in lines), seen.day)
    series = {key: one_a_day(check_ins_of(trail, key)) for key, trail in by_key_result.items()}
    if 3 * sum(len(each) >= FEWEST_POINTS for each in series.values()) < len(lines):
        return None
    objectives: dict[str, Trend] = {}
    for objective in seen.objectives:
        parts = [
            (line.figures.weight, _of_key_result(line, series[line.key_result.id], seen))
            for line in objective.key_results
        ]
        objectives[objective.objective.id] = _mean(parts)
    whole = _mean([(o.figures.weight, objectives[o.objective.id]) for o in seen.objectives])
    open_ones = [line.number for line in lines if _is_open(line)]
    return Trends(whole, objectives, tuple(open_ones[:_MOST_NAMED]))


def _is_open(line: KeyResultLine) -> bool:
    return measure_of(line.key_result).way is YES_NO and line.figures.counted < 1


def _of_key_result(line: KeyResultLine, series: Sequence[CheckIn], seen: Outline) -> Trend:
    row, stays = line.key_result, line.figures.counted
    due = due_day(row, seen.cycle)
    if _is_open(line):
        return Trend(stays, Fraction(0), Fraction(1))
    if measure_of(row).way is BAND or due <= seen.day:
        return Trend(stays, stays, stays)
    trend = forecast(row, series, due, seen.day)
    if trend is None:
        return Trend(stays, stays, stays)
    one, other = _share(row, trend.low), _share(row, trend.high)
    return Trend(_share(row, trend.value), min(one, other), max(one, other))


def _share(row: KeyResult, value: Fraction) -> Fraction:
    """The counted share of a value; between two stages it lies between their shares."""
    if measure_of(row).way is STAGES and row.stages:
        done = value.numerator // value.denominator
        before, after = (counted(raw_progress(row, Decimal(n))) for n in (done, done + 1))
        return before + (after - before) * (value - done)
    return counted(raw_progress(row, Decimal(value.numerator) / Decimal(value.denominator)))


def _mean(parts: Sequence[tuple[Fraction, Trend]]) -> Trend:
    def of(shares: list[tuple[Fraction, Fraction]]) -> Fraction:
        return weighted_mean(shares) or Fraction(0)

    return Trend(
        of([(weight, trend.value) for weight, trend in parts]),
        of([(weight, trend.low) for weight, trend in parts]),
        of([(weight, trend.high) for weight, trend in parts]),
    )

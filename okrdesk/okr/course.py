"""The course of a cycle: progress and confidence on its days, under today's targets and weights.

"As of a day" (numbers.md): check-ins up to that day count; targets and weights are today's. Nothing stands
before the first value, then the latest one is carried forward (F4).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from okrdesk.document.document import Document
from okrdesk.okr.cycles import Cycle
from okrdesk.okr.outline import Outline

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
    raise NotImplementedError


def course(document: Document, seen: Outline, key_result_ids: Collection[str] = ()) -> Course:
    """How a cycle went up to the outline's day; single key results only where their ids are asked for."""
    raise NotImplementedError


def confidence_weeks(
    document: Document, seen: Outline, key_result_ids: Collection[str] | None = None
) -> ConfidenceWeeks:
    """The confidence of each week up to the outline's day, of these key results or of all."""
    raise NotImplementedError


def confidence_on(document: Document, seen: Outline, day: dt.date) -> Fraction | None:
    """The mean confidence of the check-ins that counted on an earlier day; None where none had one."""
    raise NotImplementedError

"""The four figures of the Progress page: progress, key results by status, confidence, check-ins done."""

from __future__ import annotations

import calendar
import datetime as dt
from fractions import Fraction

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.okr.cadence import answered
from okrdesk.okr.course import confidence_on, confidences_kept, mean_confidence
from okrdesk.okr.due import waiting_lines
from okrdesk.okr.outline import Outline
from okrdesk.okr.status import STATUSES


@dataclass(frozen=True, slots=True)
class FourFigures:
    """`statuses` counts key results by status (all five named); `confidence` is the mean, 0 to 10, or None.

    `confidence_before` is the same a month earlier; `confidences_kept` of those in the mean are of an earlier
    check-in than the latest. `checked_in` of `key_results` have a check-in in this
    period; `people_due` own something that waits for one, and `nobody_due` of those that wait have no owner.
    """

    progress: Fraction
    expected: Fraction
    key_results: int
    statuses: dict[str, int]
    outdated: int
    confidence: Fraction | None
    confidence_before: Fraction | None
    confidences_kept: int
    checked_in: int
    people_due: int
    nobody_due: int


def four_figures(document: Document, seen: Outline) -> FourFigures:
    """The figures of an outline.

    Checked in are those whose latest check-in answers the planned day that one of today would answer
    (decision 30); before the first of them everything so far counts.
    """
    lines, cycle = seen.key_results, seen.cycle
    names = [line.figures.status for line in lines]
    waiting = waiting_lines(lines, cycle, seen.day)
    asked = answered(cycle.cadence, cycle.first_day, seen.day)
    return FourFigures(
        progress=seen.progress,
        expected=seen.expected,
        key_results=len(lines),
        statuses={status: names.count(status) for status in STATUSES},
        outdated=sum(line.figures.outdated for line in lines),
        confidence=mean_confidence(seen),
        confidence_before=confidence_on(document, seen, month_before(seen.day)),
        confidences_kept=confidences_kept(seen),
        checked_in=sum(
            line.latest is not None and answered(cycle.cadence, cycle.first_day, line.latest.on) >= asked
            for line in lines
        ),
        people_due=len({line.owner.id for line in waiting if line.owner is not None}),
        nobody_due=sum(line.owner is None for line in waiting),
    )


def month_before(day: dt.date) -> dt.date:
    """The same day of the month before, or its last day where it is shorter."""
    if (day.year, day.month) == (1, 1):
        return day
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))

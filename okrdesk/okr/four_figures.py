"""The four figures of the Progress page: progress, key results by status, confidence, check-ins done."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from okrdesk.document.document import Document
from okrdesk.okr.outline import Outline


@dataclass(frozen=True, slots=True)
class FourFigures:
    """`statuses` counts key results by status (all five named); `confidence` is the mean, 0 to 10, or None.

    `confidence_before` is the same a month earlier; `checked_in` of `key_results` have a check-in in this
    period; `people_due` own something that waits for one.
    """

    progress: Fraction
    expected: Fraction
    key_results: int
    statuses: dict[str, int]
    outdated: int
    confidence: Fraction | None
    confidence_before: Fraction | None
    checked_in: int
    people_due: int
    nobody_due: int


def four_figures(document: Document, seen: Outline) -> FourFigures:
    """The figures of an outline. `nobody_due` counts what waits and has no owner."""
    raise NotImplementedError

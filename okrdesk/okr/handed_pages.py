"""Handed-out pages: the day and the figures of each one-pager that others got, so that the next can compare.

Differences are taken between printed figures, so that nobody finds a sum that does not add up: what is kept
is what was printed, not what it was rounded from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal, InvalidOperation
from typing import Any

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day
from okrdesk.okr import course, cycles, rounding
from okrdesk.okr.outline import Outline, outline
from okrdesk.okr.records import Kept, Shape


@dataclass(frozen=True, slots=True)
class LineFigures:
    """Printed of an objective or key result: percent done, percent due, confidence (None for none)."""

    progress: int
    expected: int
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class PageFigures:
    """What was printed: percent done and due of the whole, mean confidence, and `lines` by their ids."""

    progress: int
    expected: int
    confidence: Decimal | None = None
    lines: Mapping[str, LineFigures] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HandedPage:
    """A page that others got, as it stood `on` a day. One without an id was reckoned, not handed out."""

    id: str
    cycle_id: str
    on: dt.date
    entered: str
    figures: PageFigures


def figures_of(seen: Outline) -> PageFigures:
    """The figures that a page of this outline prints."""
    lines: dict[str, LineFigures] = {}
    for objective in seen.objectives:
        figures = objective.figures
        lines[objective.objective.id] = LineFigures(
            rounding.percent(figures.progress), rounding.percent(figures.expected)
        )
        for line in objective.key_results:
            lines[line.key_result.id] = LineFigures(
                rounding.percent(line.figures.counted),
                rounding.percent(line.figures.expected),
                line.figures.confidence,
            )
    mean = course.mean_confidence(seen)
    return PageFigures(
        rounding.percent(seen.progress),
        rounding.percent(seen.expected),
        None if mean is None else rounding.half_up(mean, 1),
        lines,
    )


def of_cycle(document: Document, cycle_id: str) -> tuple[HandedPage, ...]:
    """The pages of a cycle by their day, one of each: of two of one day the later entered."""
    table = t.HandedPage
    query = table.select().where((table.cycle == cycle_id) & (table.deleted == 0))
    rows = _KEPT.records(document.rows(query.order_by(table.on_day, table.entered, table.id)))
    return tuple({page.on: page for page in rows}.values())


def last_before(document: Document, cycle_id: str, day: dt.date) -> HandedPage | None:
    """The latest page of a cycle that shows an earlier day, None where there is none.

    That of the day itself is the same page once more.
    """
    earlier = [page for page in of_cycle(document, cycle_id) if page.on < day]
    return earlier[-1] if earlier else None


def as_of(document: Document, cycle_id: str, day: dt.date) -> HandedPage:
    """The page of a day: the one that was handed out, else with what is known of that day now."""
    for page in of_cycle(document, cycle_id):
        if page.on == day:
            return page
    return HandedPage("", cycle_id, day, "", figures_of(outline(document, cycle_id, day)))


def is_news(document: Document, cycle_id: str, day: dt.date) -> bool:
    """Whether `remember` would write something: not in a closed cycle, nor for the same page once more."""
    if cycles.read(document, cycle_id).closed:
        return False
    figures = figures_of(outline(document, cycle_id, day))
    return all(page.figures != figures for page in of_cycle(document, cycle_id) if page.on == day)


def remember(document: Document, cycle_id: str, day: dt.date) -> str:
    """Remember that the page of a day was handed out; returns its id.

    The same page once more is no edit; with other figures it takes the place of that day's. Refused in a
    closed cycle.
    """
    cycles.refuse_closed(document, cycle_id)
    figures = figures_of(outline(document, cycle_id, day))
    known = next((page for page in of_cycle(document, cycle_id) if page.on == day), None)
    if known is not None and known.figures == figures:
        return known.id
    with document.edit(_("Hand out the one-pager")):
        if known is None:
            return _KEPT.add(document, HandedPage("", cycle_id, day, document.now, figures))
        _KEPT.set(document, known.id, {"figures": figures, "entered": document.now})
        return known.id


def remembered_words(day: dt.date, locale: str) -> str:
    """What is said when a page of a day was remembered."""
    shown = format_day(day, locale, "long")
    return _("Remembered as the page of {day}; later ones compare with it.").format(day=shown)


def _written(figures: PageFigures) -> dict[str, Any]:
    confidence = figures.confidence
    return {
        "progress": figures.progress,
        "expected": figures.expected,
        "confidence": None if confidence is None else format(confidence, "f"),
        "lines": [
            [line_id, line.progress, line.expected, line.confidence]
            for line_id, line in figures.lines.items()
        ],
    }


def _read(written: Any) -> PageFigures:
    """What a file says, as far as it makes sense: any mapping of texts and numbers may come by a merge."""
    lines = written.get("lines")
    figures = {}
    for line in lines if isinstance(lines, list) else ():
        if isinstance(line, list) and len(line) == 4:
            line_id, progress, expected, confidence = line
            figures[str(line_id)] = LineFigures(
                _whole(progress) or 0, _whole(expected) or 0, _whole(confidence)
            )
    return PageFigures(
        _whole(written.get("progress")) or 0,
        _whole(written.get("expected")) or 0,
        _decimal(written.get("confidence")),
        figures,
    )


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _decimal(value: Any) -> Decimal | None:
    try:
        read = Decimal(value) if isinstance(value, str) and len(value) < 9 else None
    except InvalidOperation:
        return None
    return read if read is None or read.is_finite() else None


_KEPT = Kept(t.HandedPage, HandedPage, {"figures": Shape(_read, _written)})

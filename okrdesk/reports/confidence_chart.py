"""Confidence, week by week: a heat map with the value printed in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdesk.document.document import Document
from okrdesk.okr.outline import Outline
from okrdesk.reports.chart_look import ChartColours, ChartPoint, ChartTable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class ConfidenceRow:
    """One key result with the confidence entered last in each week, None where none was."""

    number: str
    item_id: str
    title: str
    cells: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class ConfidenceChart:
    """Rows by weeks of the cycle (`weeks` are their numbers); `left_out` more key results are not drawn."""

    weeks: tuple[int, ...]
    rows: tuple[ConfidenceRow, ...]
    left_out: int = 0


def confidence_chart_of(document: Document, seen: Outline, most: int = 40) -> ConfidenceChart:
    """The heat map of an outline; above `most` key results those least sure of now."""
    raise NotImplementedError


def figure(
    chart: ConfidenceChart,
    colours: ChartColours,
    locale: str,
    size: tuple[float, float] = (6.8, 4.0),
    *,
    points: float = 9.0,
    family: Sequence[str] = ("DejaVu Sans",),
) -> Figure:
    """The chart as a matplotlib figure of `size` in inches; `points` is the size of its letters."""
    raise NotImplementedError


def draw(
    figure_of: Figure,
    chart: ConfidenceChart,
    colours: ChartColours,
    locale: str,
    *,
    points: float = 9.0,
    family: Sequence[str] = ("DejaVu Sans",),
) -> Axes:
    """Draw the chart anew on a figure; x counts weeks from 0, y rows from 0 at the top."""
    raise NotImplementedError


def story(chart: ConfidenceChart, locale: str) -> str:
    """The chart in a sentence or two, for those who hear it."""
    raise NotImplementedError


def table(chart: ConfidenceChart, locale: str) -> ChartTable:
    """A row for each key result, a column for each week."""
    raise NotImplementedError


def chart_points(chart: ConfidenceChart, locale: str) -> tuple[ChartPoint, ...]:
    """Every cell that holds a confidence, with its words, row by row."""
    raise NotImplementedError

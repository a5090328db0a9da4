"""Progress against an even pace: a line for each objective or key result of a cycle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from okrdesk.document.document import Document
from okrdesk.okr.outline import Outline
from okrdesk.reports.chart_look import ChartColours, ChartPoint, ChartTable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Kind = Literal["objectives", "key-results"]


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """One line: `shares` for each of the chart's days, None before the first value. `gap` is E − c now."""

    number: str
    item_id: str
    title: str
    shares: tuple[Fraction | None, ...]
    gap: Fraction
    coloured: bool


@dataclass(frozen=True, slots=True)
class ProgressChart:
    """What the chart shows as of `day`; `left_out` more lines are not drawn, those least behind."""

    kind: Kind
    first_day: dt.date
    last_day: dt.date
    day: dt.date
    days: tuple[dt.date, ...]
    lines: tuple[ProgressLine, ...]
    left_out: int = 0


def progress_chart_of(document: Document, seen: Outline, kind: Kind = "objectives") -> ProgressChart:
    """The chart of an outline; above eight lines those furthest behind their pace are coloured."""
    raise NotImplementedError


def figure(
    chart: ProgressChart,
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
    chart: ProgressChart,
    colours: ChartColours,
    locale: str,
    *,
    points: float = 9.0,
    family: Sequence[str] = ("DejaVu Sans",),
) -> Axes:
    """Draw the chart anew on a figure; x counts days since the first day, y is the share of the way."""
    raise NotImplementedError


def story(chart: ProgressChart, locale: str) -> str:
    """The chart in a sentence or two, for those who hear it."""
    raise NotImplementedError


def table(chart: ProgressChart, locale: str) -> ChartTable:
    """A row for each line, a column for each day."""
    raise NotImplementedError


def chart_points(chart: ProgressChart, locale: str) -> tuple[ChartPoint, ...]:
    """Every point of the coloured lines with its words ("1 Events, 8 Feb: 52 %, pace 43 %"), line by line."""
    raise NotImplementedError

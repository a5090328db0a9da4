"""What each person carries: bars for key results and objectives, with a line at two key results."""

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
class LoadBar:
    """What one person (`name` "": nobody) owns; `heavy` above two key results."""

    person_id: str | None
    name: str
    objectives: int
    key_results: int
    heavy: bool


@dataclass(frozen=True, slots=True)
class LoadChart:
    """Bars from the heaviest load down, nobody first; `left_out` more people are not drawn."""

    bars: tuple[LoadBar, ...]
    left_out: int = 0


def load_chart_of(document: Document, seen: Outline, most: int = 40) -> LoadChart:
    """The load of the people of a workspace in an outline's cycle."""
    raise NotImplementedError


def figure(
    chart: LoadChart,
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
    chart: LoadChart,
    colours: ChartColours,
    locale: str,
    *,
    points: float = 9.0,
    family: Sequence[str] = ("DejaVu Sans",),
) -> Axes:
    """Draw the chart anew on a figure; x counts what is owned, y bars from 0 at the top."""
    raise NotImplementedError


def story(chart: LoadChart, locale: str) -> str:
    """The chart in a sentence or two, for those who hear it."""
    raise NotImplementedError


def table(chart: LoadChart, locale: str) -> ChartTable:
    """A row for each person."""
    raise NotImplementedError


def chart_points(chart: LoadChart, locale: str) -> tuple[ChartPoint, ...]:
    """Every bar with its words."""
    raise NotImplementedError

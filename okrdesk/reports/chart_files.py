"""A chart as a file: PNG, SVG or PDF, always in the light theme, the same bytes for the same chart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from okrdesk.reports.chart_look import ChartColours

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ENDINGS = (".png", ".svg", ".pdf")
LIGHT = ChartColours("#1b2430", "#5b6775", "#e2e0da", "#ffffff", "#0072b2", "#e8edf7", "#c27c00")


def ending_of(place: Path) -> str:
    """Which of ENDINGS a name has; refused in one sentence otherwise."""
    raise NotImplementedError


def content(figure: Figure, ending: str, story: str = "") -> bytes:
    """The figure in the format of an ending; `story` becomes its alternative text where there is room."""
    raise NotImplementedError


def save(figure: Figure, place: Path, story: str = "") -> None:
    """Write the figure to a file by its ending; what stood there is replaced at once."""
    raise NotImplementedError

"""What all charts share: colours, fonts, the points that tell their values, the table beside a chart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartColours:
    """Colours as "#rrggbb": words and lines, the series, the pace, the zones, the mark of a moved target.

    `several` are told apart in one chart, eight of them; `low` and `high` are the ends of confidence.
    """

    ink: str
    muted: str
    line: str
    ground: str
    series: str
    zone: str
    moved: str
    several: tuple[str, ...] = (
        *("#0072b2", "#d55e00", "#009e73", "#b8568f"),
        *("#c27c00", "#2e8bc0", "#7b4f9d", "#5b6775"),
    )
    low: str = "#d55e00"
    high: str = "#009e73"


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A place in the axes' own units, and the words that stand for it: what the mouse and the keys tell."""

    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class ChartTable:
    """A chart as a table: the same values, to be heard or copied."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def family(texts: Iterable[str], own: str = "") -> tuple[str, ...]:
    """Font families for matplotlib that can draw these texts: `own` or ours, then fonts of this computer."""
    raise NotImplementedError

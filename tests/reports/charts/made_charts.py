"""Charts made by hand: any number of lines, any titles, no workspace needed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg

from okrdesk.reports.charts import frame
from okrdesk.reports.charts.chart import Chart
from okrdesk.reports.charts.fonts import family
from okrdesk.reports.charts.progress import ProgressChart
from okrdesk.reports.charts.progress_shown import ProgressLine
from okrdesk.reports.charts.style import LIGHT, Colours, Style

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 3, 31)
DARK = Colours(
    "#e8ecf1", "#a3aebb", "#313842", "#1e232b", "#56b4e9", "#24324c", "#e69f00",
    ("#56b4e9", "#e8743b", "#00b589", "#d98bb9", "#e69f00", "#7fa6ee", "#b08fd0", "#a3aebb"),
    "#d55e00", "#009e73",
)  # fmt: skip
HOSTILE = (
    "$x_{1}$ and $y$",
    "<b>bold</b> & \\textbf{x}",
    "",
    "x" * 10_000,
    "\u202eturned around",
    "two\nlines\tand a tab",
    "Z\u0335\u0321" * 90,
    "\x00\ud800",
)


def day(number: int) -> dt.date:
    return FIRST + dt.timedelta(days=number)


def progress(
    count: int, *, until: int = 38, titles: Sequence[str] = ("Events",), **fields: Any
) -> ProgressChart:
    """Lines that end at 2 %, 4 % and so on; the eight lowest are coloured."""
    days = tuple(day(n) for n in sorted({*range(0, until, 7), until}))
    lines = []
    for number in range(count):
        end = Fraction(number + 1, 50)
        shares = (None, *(end * n / (len(days) - 1) for n in range(1, len(days))))
        title = titles[number % len(titles)]
        lines.append(ProgressLine(f"{number + 1}", f"id{number}", title, shares, number < 8))
    return ProgressChart("en_GB", FIRST, LAST, days[-1], days, "objectives", tuple(lines), **fields)


def drawn(chart: Chart, colours: Colours = LIGHT, size: Any = None, letters: float = 9.0) -> Any:
    """The chart as a figure in which all is in its place, without its pixels."""
    figure = chart.figure(Style(colours, letters, family(chart.texts())), size)
    frame.lay_out(figure)
    FigureCanvasAgg(figure)
    figure.draw_without_rendering()
    return figure

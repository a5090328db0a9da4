"""A chart on a printed page: matplotlib lays it out, our renderer draws it as paths and letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from okrdesk.reports.charts import loading
from okrdesk.reports.charts.alone import alone
from okrdesk.reports.charts.chart import Chart
from okrdesk.reports.charts.style import PRINTED

if TYPE_CHECKING:
    from okrdesk.reports.paper.sheet import Sheet

_LARGER = 1.12  # letters where nothing on the page is small


def picture(chart: Chart, width: float, height: float, *, larger: bool = False) -> Callable[[Sheet], None]:
    """What draws the chart up from the origin of a sheet, in points."""
    loading.load()
    from okrdesk.reports.charts.page_renderer import PageRenderer

    style = replace(PRINTED, letters=PRINTED.letters * _LARGER) if larger else PRINTED

    def draw(sheet: Sheet) -> None:
        figure = chart.figure(style, (width / 72, height / 72))
        figure.set_dpi(72)
        with alone():
            figure.draw(PageRenderer(sheet, width, height))

    return draw

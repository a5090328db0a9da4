"""A chart on a printed page: matplotlib lays it out, our renderer draws it as paths and letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdesk.reports.charts.chart import Chart
from okrdesk.reports.charts.style import PRINTED
from okrdesk.reports.paper.print_style import Style

if TYPE_CHECKING:
    from okrdesk.reports.paper.page import Page
    from okrdesk.reports.paper.sheet import Sheet

_HEADING = Style("bold", 10.2, 13.0)
_GAP = 2.0


def add(page: Page, chart: Chart, heading: str, height: float, before: float) -> None:
    """Add the chart below its heading, `height` points for both; its story is what is heard of it."""
    from okrdesk.reports.charts.page_renderer import PageRenderer

    def draw(sheet: Sheet, width: float, height: float) -> None:
        figure = chart.figure(PRINTED, (width / 72, height / 72))
        figure.set_dpi(72)
        figure.draw(PageRenderer(sheet, width, height))

    with page.part():
        name = page.line((heading, _HEADING))
        page.row([page.column(name, page.left, page.tag("H2"))], before, stays=True)
        tag = page.tag("Figure", chart.story())
        page.figure(tag, height - _HEADING.leading - _GAP, draw, before=_GAP)

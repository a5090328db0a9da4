"""The one-pager as a PDF: what leadership reads in twenty seconds, then in two minutes.

It is laid out at the first of nine steps at which all of it stands on one page; what left page 1 stands on
page 2 in full. The same page gives the same bytes, every letter is text, and the file carries its structure.
"""

from __future__ import annotations

from dataclasses import replace

from okrdesk.i18n import _, ngettext
from okrdesk.reports.onepager.content import OnePager
from okrdesk.reports.onepager.fitting import CLOSING, Fitting
from okrdesk.reports.onepager.look import px
from okrdesk.reports.onepager.paging import Paging
from okrdesk.reports.onepager.wording import obstacles
from okrdesk.reports.paper.page import Page, Report, fitted
from okrdesk.reports.paper.print_style import LEAST, Density

_ONE = (Density(1.0, 1.0, LEAST),)  # it tightens by itself


def draw(shown: OnePager, *, paper: str = "a4", chart: bool = True) -> Report:
    """The one-pager as PDF on "a4" or "letter" paper; `chart` lets its chart take the free space."""
    drawn = shown if chart and _has_span(shown) else replace(shown, chart=None)
    page = fitted(lambda page: _lay_out(page, drawn), shown, drawn, paper=paper, densities=_ONE)
    report = page.report(_("Objectives and key results"))
    if report.pages == 1:
        return report
    count = ngettext("It needs {pages} page.", "It needs {pages} pages.", report.pages)
    return replace(report, notes=(count.format(pages=report.pages), *report.notes))


def _has_span(shown: OnePager) -> bool:
    # In a cycle of a single day there is no pace to go by.
    return shown.chart is not None and shown.chart.first_day < shown.chart.last_day


def _lay_out(page: Page, shown: OnePager) -> None:
    fitting = Fitting(page, shown, obstacles(shown))
    paging = Paging(page, shown, fitting)
    fitting.parts.around.surround(px(CLOSING), paging.foot(), paging.put)

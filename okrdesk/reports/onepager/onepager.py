"""The one-pager: mission, four figures, objectives with their key results, three texts and a chart, as a PDF.

The page is laid out at the roomiest density that needs the fewest pages, then drawn. The same page gives the
same bytes, every letter is text, and the file carries its structure.
"""

from __future__ import annotations

from dataclasses import replace

from okrdesk.i18n import _, ngettext
from okrdesk.reports.onepager import parts
from okrdesk.reports.onepager.content import OnePager, Report
from okrdesk.reports.onepager.parts import MARGIN, Setting
from okrdesk.reports.paper import print_style
from okrdesk.reports.paper.bound import FOOT, HEAD, Layout, bind, first_line, texts_of
from okrdesk.reports.paper.flow import columns, one_style, pages
from okrdesk.reports.paper.runs import Typesetter, apart
from okrdesk.reports.paper.sheet import PAPERS, Sheet, text_column
from okrdesk.reports.paper.tagged import Element

_CHART_LEAST, _CHART_MOST, _CHART_GAP = 100.0, 190.0, 16.0
_NOT_NOW = 22.0  # points for the line of what is not done now
_CHART_MAY_TIGHTEN = 3  # densities tried for the sake of the chart


def pages_needed(page: OnePager, paper: str = "a4") -> int:
    """On how many pages `draw` would put the page; it measures and draws nothing."""
    return len(_lay_out(page, paper, Typesetter(texts_of(page))).sheets)


def draw(page: OnePager, *, paper: str = "a4", chart: bool = True) -> Report:
    """The one-pager as PDF on "a4" or "letter" paper; `chart` lets its chart take the free space."""
    typesetter = Typesetter(texts_of(page))
    shown = page.chart
    # In a cycle of a single day there is no pace to go by.
    chart = chart and shown is not None and bool(shown.days) and shown.first_day < shown.last_day
    layout = _lay_out(page, paper, typesetter, chart)

    def at_end(sheet: Sheet, free_top: float) -> None:
        used = _draw_not_now(sheet, page, layout, free_top, chart)
        if chart:
            _draw_chart(sheet, page, layout, free_top - used, used)

    kind = _("Objectives and key results")
    report = bind(page, layout, PAPERS[paper], kind=kind, legend=_legend(page), at_end=at_end)
    if report.pages == 1:
        return report
    count = ngettext("It needs {pages} page.", "It needs {pages} pages.", report.pages)
    return replace(report, notes=(count.format(pages=report.pages), *report.notes))


def _lay_out(page: OnePager, paper: str, typesetter: Typesetter, chart: bool = False) -> Layout:
    """The layout with the fewest pages; among those the roomiest, or a little tighter for a chart's sake."""
    layouts: list[Layout] = []
    wanted = _CHART_LEAST + _CHART_GAP + (_NOT_NOW if page.not_now else 0.0)
    for number, density in enumerate(print_style.DENSITIES):
        layout = _lay_out_at(page, paper, typesetter, density)
        layouts.append(layout)
        if len(layout.sheets) == 1 and (not chart or number >= _CHART_MAY_TIGHTEN or layout.free >= wanted):
            break
    fewest = min(len(layout.sheets) for layout in layouts)
    best = [layout for layout in layouts if len(layout.sheets) == fewest]
    with_room = [layout for layout in best if layout.free >= wanted]
    return with_room[0] if chart and with_room else best[0]


def _lay_out_at(page: OnePager, paper: str, typesetter: Typesetter, density: print_style.Density) -> Layout:
    width, height = PAPERS[paper]
    setting = Setting(typesetter, density, width - 2 * MARGIN, page.language)
    root = Element("Document")
    bands = parts.header(page, setting, root) + parts.figures(page, setting, root)
    grid = parts.key_result_grid(page.objectives, setting)
    for objective in page.objectives:
        bands += parts.objective(objective, grid, setting, root)
    if not page.objectives:
        style = density.style("regular", 11, print_style.MUTED)
        lines = one_style(typesetter.wrap(_("No objectives yet."), style, setting.width), style)
        bands += columns([text_column(lines, MARGIN, root.add("P"))], before=18)
    bands += parts.texts(page, setting, root)
    body = height - MARGIN - FOOT - 6
    sheets = pages(bands, body, body - HEAD)
    return Layout(sheets, root, setting, body - (HEAD if len(sheets) > 1 else 0))


def _legend(page: OnePager) -> str:
    if not page.objectives:
        return ""
    legend = _("Bars run from start to target; the tick marks an even pace.")
    if any(key_result.outdated for objective in page.objectives for key_result in objective.key_results):
        legend += " " + _("A clock marks an overdue check-in.")
    return legend


def _draw_not_now(sheet: Sheet, page: OnePager, layout: Layout, free_top: float, chart: bool) -> float:
    """What is not done now, in one muted line where there is room for it; the points that it took."""
    needed = _CHART_LEAST + _CHART_GAP
    crowds_chart = chart and needed <= layout.free < needed + _NOT_NOW
    if not page.not_now or layout.free < _NOT_NOW or crowds_chart:
        return 0.0
    style = layout.setting.density.style("regular", 8.8, print_style.MUTED)
    words = _("Not now: {priorities}").format(priorities=", ".join(apart(each) for each in page.not_now))
    line = one_style([first_line(sheet, words, style, layout.setting.width)], style)
    sheet.lines(line, MARGIN, free_top - _NOT_NOW + style.leading, layout.root.add("P"))
    return _NOT_NOW


def _draw_chart(sheet: Sheet, page: OnePager, layout: Layout, free_top: float, taken: float) -> None:
    room = layout.free - taken - _CHART_GAP
    if room < _CHART_LEAST or page.chart is None:
        return
    from okrdesk.reports.charts import on_page

    height = min(room, _CHART_MOST)
    place = (MARGIN, free_top - _CHART_GAP, layout.setting.width, height)
    on_page.draw_progress(sheet, layout.root, page.chart, page.language, place)

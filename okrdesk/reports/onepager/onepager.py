"""The one-pager: mission, four figures, objectives with their key results, three texts and a chart, as a PDF.

The page is laid out at the roomiest density that needs the fewest pages, then drawn. The same page gives the
same bytes, every letter is text, and the file carries its structure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from okrdesk.i18n import _, ngettext
from okrdesk.reports.charts import on_page
from okrdesk.reports.onepager import objectives
from okrdesk.reports.onepager.content import OnePager
from okrdesk.reports.paper.letters import apart, plain
from okrdesk.reports.paper.page import Page, Report, Rule, fitted
from okrdesk.reports.paper.print_style import ACCENT, MUTED, Style, status_look
from okrdesk.reports.paper.sheet import Sheet

_CHART_LEAST, _CHART_MOST, _CHART_GAP = 100.0, 190.0, 16.0
_NOT_NOW = 22.0  # points for the line of what is not done now
_BETWEEN = 18.0  # points between the three texts


def draw(shown: OnePager, *, paper: str = "a4", chart: bool = True) -> Report:
    """The one-pager as PDF on "a4" or "letter" paper; `chart` lets its chart take the free space."""
    # In a cycle of a single day there is no pace to go by.
    drawn = shown.chart if chart and shown.chart and shown.chart.first_day < shown.chart.last_day else None
    wanted = _CHART_LEAST + _CHART_GAP + (_NOT_NOW if shown.not_now else 0.0) if drawn else 0.0
    page = fitted(lambda page: _add_content(page, shown), shown, shown, paper=paper, wanted=wanted)
    free = page.free
    free -= _add_not_now(page, shown, free, before_chart=drawn is not None)
    if drawn is not None and free - _CHART_GAP >= _CHART_LEAST:
        height = min(free - _CHART_GAP, _CHART_MOST)
        on_page.add(page, drawn, _("Progress against an even pace"), height, before=_CHART_GAP)
    report = page.report(_("Objectives and key results"), _legend(shown))
    if report.pages == 1:
        return report
    count = ngettext("It needs {pages} page.", "It needs {pages} pages.", report.pages)
    return replace(report, notes=(count.format(pages=report.pages), *report.notes))


def _add_content(page: Page, shown: OnePager) -> None:
    page.header(_("OBJECTIVES AND KEY RESULTS"))
    _add_figures(page, shown)
    grid = objectives.grid_of(page, shown.objectives)
    for objective in shown.objectives:
        objectives.add_objective(page, objective, grid)
    if not shown.objectives:
        page.text(_("No objectives yet."), page.tag(), page.style("regular", 11, MUTED), before=18)
    _add_texts(page, shown)


def _add_figures(page: Page, shown: OnePager) -> None:
    """The four figures in their box."""
    quiet, strong = page.style("regular", 8.8, MUTED), page.style("bold", 16.5, leading=1.26)
    pace = _("even pace {share}").format(share=shown.overall_pace) if shown.overall_pace else ""
    cells = (
        (_("Overall"), shown.overall, pace),
        (_("On track"), shown.on_track, shown.on_track_detail),
        (_("Confidence"), shown.confidence, shown.confidence_detail),
        (_("Next review"), shown.review, shown.review_detail),
    )
    page.box(
        [((name, quiet), (value or "–", strong), (detail, quiet)) for name, value, detail in cells],
        before=11 * page.space,
    )


def _add_texts(page: Page, shown: OnePager) -> None:
    """What went well, what is in the way and what we ask, side by side; only those that were written."""
    every = (
        (_("What went well"), shown.went_well, "star", status_look("on track").ink),
        (_("What is in the way"), shown.in_the_way, "square", status_look("off track").ink),
        (_("What we ask of you"), shown.ask, "arrow", ACCENT),
    )
    given = [part for part in every if plain(part[1]).strip()]
    if not given:
        return
    head, body = page.style("bold", 10.2), page.style("regular", 9.8, leading=1.34)
    side = (page.width + _BETWEEN) / len(given)
    heads, sides = [], []
    for number, (name, text, kind, ink) in enumerate(given):
        x, style = page.left + number * side, head.coloured(ink)
        with page.part():
            mark = _mark(kind, x, style)
            name_line = page.line((name, style))
            heads.append(page.column(name_line, x + head.size * 1.05, page.tag("H2"), ahead=mark))
            lines = page.lines(text, body, side - _BETWEEN)
            sides.append(page.column(lines, x, page.tag(), room=side - _BETWEEN))
    gap = max(4.0, 8 * page.space)
    page.row(heads, gap + 14 * page.space, stays=True, least=head.leading + 2, rule=Rule(gap))
    page.row(sides)


def _mark(kind: str, x: float, style: Style) -> Callable[[Sheet, float], None]:
    """Draws the sign before a heading."""

    def draw(sheet: Sheet, top: float) -> None:
        with sheet.tagger.artifact():
            sheet.shape(kind, x, top - style.leading / 2, style.size * 0.72, style.colour)

    return draw


def _legend(shown: OnePager) -> str:
    if not shown.objectives:
        return ""
    legend = _("Bars run from baseline to target; the tick marks an even pace.")
    if any(key_result.outdated for objective in shown.objectives for key_result in objective.key_results):
        legend += " " + _("A clock marks an overdue check-in.")
    return legend


def _add_not_now(page: Page, shown: OnePager, free: float, *, before_chart: bool) -> float:
    """What is not done now, in one muted line where there is room for it; the points that it took.

    Where a chart is to come it leaves it the room it needs.
    """
    needed = _CHART_LEAST + _CHART_GAP
    if not shown.not_now or free < _NOT_NOW or (before_chart and needed <= free < needed + _NOT_NOW):
        return 0.0
    style = page.style("regular", 8.8, MUTED)
    sentence = _("Not now: {priorities}").format(priorities=", ".join(apart(each) for each in shown.not_now))
    line = page.first_line(sentence, style, page.width)
    page.row([page.column(line, page.left, page.tag())], _NOT_NOW - style.leading)
    return _NOT_NOW

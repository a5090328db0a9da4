"""Check-in sheets: of each key result a box for the value, the confidence to tick, the code to type back.

What is written by hand is typed in one list, a line for each code (`okr/sheet_codes.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from okrdesk.document.document import Document
from okrdesk.i18n import _, format_day
from okrdesk.okr import schedule
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.sheet_codes import code_of
from okrdesk.reports.head_of import head_of
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.letters import apart
from okrdesk.reports.paper.page import Page, Report, Rule, fitted
from okrdesk.reports.paper.print_style import DENSITIES, EDGE, INK, MUTED
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.words import stands_words, titled

_BOX = 92.0  # width of the box for a value
_RING = 15.5  # from one confidence to the next
_CODE = 62.0


@dataclass(frozen=True)
class _Told:
    head: Head
    seen: Outline
    locale: str
    next_day: str


def draw(document: Document, outline: Outline, *, paper: str = "a4", file_name: str = "") -> Report:
    """The sheets of a cycle as of a day."""
    locale = document.locale
    planned = schedule.next_due(outline.cycle, outline.day)[1]
    next_day = format_day(planned, locale, "long") if planned and not outline.cycle.closed else ""
    told = _Told(head_of(document, outline, file_name, says_mission=False), outline, locale, next_day)
    page = fitted(
        lambda page: _add_content(page, told), told.head, told, paper=paper, densities=DENSITIES[:2]
    )
    legend = _("Type back: code, value, confidence. A line for each, such as KM4RU 38 7.")
    return page.report(_("Check-in sheets"), legend if outline.key_results else "")


def _add_content(page: Page, told: _Told) -> None:
    page.header(_("CHECK-IN ON PAPER"))
    body = page.style("regular", 10)
    if told.next_day:
        words = _("For the check-in on {day}. Write the value of today and how sure you are, 0 to 10.")
        page.text(words.format(day=told.next_day), page.tag(), body, before=8)
    if not told.seen.key_results:
        page.text(_("There are no key results yet."), page.tag(), body, before=18)
    for objective in told.seen.objectives:
        if objective.key_results:
            title = f"{objective.number}  {apart(titled(objective.objective.title))}"
            with page.part():
                page.text(title, page.tag("H2"), page.style("bold", 12), before=16, stays=True, rule=Rule(7))
                for line in objective.key_results:
                    _add_key_result(page, line, told.locale)


def _add_key_result(page: Page, line: KeyResultLine, locale: str) -> None:
    body, small = page.style("regular", 10), page.style("regular", 8.6, MUTED)
    code = page.style("bold", 12, INK)
    room = page.width - _BOX - 11 * _RING - _CODE - 34
    owner = _("Nobody owns it") if line.owner is None else line.owner.name
    about = f"{stands_words(line, locale)} · {apart(owner)}"
    title = page.lines(f"{line.number}  {apart(titled(line.key_result.title))}", body, room)
    box_left = page.left + room + 10
    rings_left = box_left + _BOX + 12
    columns = [
        page.column((*title, *page.lines(about, small, room)), page.left, page.tag(), room=room),
        page.column(
            page.line((code_of(line.key_result.id), code)),
            page.right - _CODE,
            page.tag(),
            width=_CODE,
            lower=6,
        ),
    ]

    def draw(sheet: Sheet, top: float, height: float) -> None:
        figure = page.style("regular", 7.6, MUTED)
        with sheet.tagger.artifact():
            canvas = sheet.canvas
            canvas.setStrokeColorRGB(*EDGE)
            canvas.setLineWidth(0.9)
            canvas.roundRect(box_left, top - 25, _BOX, 24, 3, stroke=1, fill=0)
            for number in range(11):
                x = rings_left + number * _RING
                canvas.setStrokeColorRGB(*EDGE)
                canvas.circle(x + 6.4, top - 13, 6.4, stroke=1, fill=0)
                words = str(number)
                sheet.write(x + 6.4 - page.measure(words, figure) / 2, top - 15.6, words, figure)

    page.row(columns, 9, least=27, behind=draw)

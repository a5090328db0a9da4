"""A survey to hand out on paper: the questions of the silent ideas, the three marks, no name.

It can be printed before a workshop is prepared. What comes back is typed as a table, a column for each
question, and taken in like any other survey.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from okrdesk.document.document import Document
from okrdesk.i18n import _, format_number
from okrdesk.okr import cycles, mission
from okrdesk.okr.benefits import MOST
from okrdesk.okr.workshop import templates, workshops
from okrdesk.okr.workshop.subjects import MARKS, mark_name
from okrdesk.okr.workshop.workshops import Workshop
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.letters import apart
from okrdesk.reports.paper.page import Page, Report, Rule, fitted
from okrdesk.reports.paper.print_style import DENSITIES, EDGE, MUTED
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.workshop.about import head_of_workshop

_LINES = 4  # to write on, below a question
_LINE = 21.0
_RINGS = 200.0  # width of the marks from 1 to 5


def draw(document: Document, workshop: Workshop | None, *, paper: str = "a4", file_name: str = "") -> Report:
    """The survey on "a4" or "letter" paper; None: no workshop is prepared yet."""
    asked = (*_questions(document, workshop), _("What would you like to help with?"))
    head = _head(document, workshop, file_name)
    locale = document.locale
    page = fitted(
        lambda page: _add_content(page, asked, locale), head, (head, asked), paper=paper, densities=DENSITIES
    )
    return page.report(_("Survey"), _("Please give it back to whoever handed it to you."))


def _head(document: Document, workshop: Workshop | None, file_name: str) -> Head:
    if workshop is not None:
        return head_of_workshop(document, workshop, file_name)
    about, latest = mission.read(document), cycles.all_cycles(document)[-1]
    return Head(
        workspace=about.name,
        mission="",
        cycle=latest.name,
        on=latest.first_day,
        week="",
        file_name=file_name,
        language=about.locale.replace("_", "-") or "en",
        author=about.name,
    )


def _questions(document: Document, workshop: Workshop | None) -> tuple[str, ...]:
    """What the room will be asked in silence: of its own agenda, else of the one that sets goals."""
    own = () if workshop is None else tuple(map(templates.step_of, workshops.steps_of(document, workshop.id)))
    for steps in (own, templates.find(document, templates.SHIPPED[0]).steps):
        for step in steps:
            if step.prompts and any((act.name, act.of) == ("write", "idea") for act in step.acts):
                return step.prompts
    return ()


def _add_content(page: Page, asked: Sequence[str], locale: str) -> None:
    page.header(_("SURVEY"))
    body = page.style("regular", 10.4)
    page.text(
        _("Your answers help us to choose what we do next. Please write no name."),
        page.tag("P"),
        body,
        before=8,
    )
    for number, question in enumerate(asked, 1):
        _add_question(page, f"{number}  {apart(question)}")
    with page.part():
        _add_marks(page, len(asked) + 1, locale)


def _add_question(page: Page, question: str) -> None:
    """A question with lines to write on."""
    head, line = page.style("bold", 11.4), _LINE * page.space
    lines = page.lines(question, head, page.width)
    asked = sum(each.leading for each in lines)

    def draw_lines(sheet: Sheet, top: float, _height: float) -> None:
        with sheet.tagger.artifact():
            for nth in range(1, _LINES + 1):
                sheet.line(page.left, page.right, top - asked - nth * line, 0.7, EDGE)

    column = page.column(lines, page.left, page.tag("H2"), room=page.width)
    page.row([column], 16 * page.space, least=asked + _LINES * line, behind=draw_lines)


def _add_marks(page: Page, number: int, locale: str) -> None:
    """Three rows of rings to mark."""
    asked = _("From {low} to {high}, how is it today?").format(low=1, high=MOST)
    head = page.style("bold", 11.4)
    page.text(f"{number}  {asked}", page.tag("H2"), head, before=16 * page.space, stays=True)
    body, small = page.style("regular", 10), page.style("regular", 8.8, MUTED)
    step, left = _RINGS / MOST, page.right - _RINGS
    for mark in MARKS:
        name = page.lines(mark_name(mark), body, page.width - _RINGS - 14)
        columns = [page.column(name, page.left, page.tag("P"), room=page.width - _RINGS - 14)]
        columns += [
            page.column(
                page.line((format_number(Decimal(each), locale), small)), left + step * (each - 1), page.tag()
            )
            for each in range(1, MOST + 1)
        ]

        def draw_rings(sheet: Sheet, top: float, _height: float) -> None:
            with sheet.tagger.artifact():
                sheet.canvas.setStrokeColorRGB(*MUTED)
                sheet.canvas.setLineWidth(0.9)
                for each in range(MOST):
                    sheet.canvas.circle(left + step * each + 18, top - 6, 6, stroke=1, fill=0)

        page.row(columns, 9 * page.space, rule=Rule(4 * page.space, fine=True), behind=draw_rings)

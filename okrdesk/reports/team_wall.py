"""The team wall: every objective as a column with its key results, large enough to be read across a room.

It is laid wide, three or four columns beside each other; a long objective goes on in the next column.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from okrdesk.document.document import Document
from okrdesk.i18n import _, format_day
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine, Outline
from okrdesk.reports.head_of import head_of
from okrdesk.reports.paper.blocks import Block
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.letters import apart
from okrdesk.reports.paper.page import Page, Report, fitted
from okrdesk.reports.paper.print_style import DENSITIES, MUTED, Density, colour, on_paper, status_look
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.words import percent, stands_words, status_word, titled

_GAP = 26.0
_LARGE = (Density(1.5, 1.5), Density(1.3, 1.3), Density(1.15, 1.1))  # where there is little to say
_TOPS = tuple(colour(code) for code in ("#0072B2", "#009E73", "#C27C00", "#D55E00", "#B8568F"))


@dataclass(frozen=True)
class _Told:
    head: Head
    objectives: tuple[ObjectiveLine, ...]
    locale: str
    beside: int  # columns


def draw(document: Document, outline: Outline, *, paper: str = "a3", file_name: str = "") -> Report:
    """The wall of a cycle as of a day, laid wide."""
    head = head_of(document, outline, file_name)
    beside = 4 if len(outline.objectives) == 4 else 3
    told = _Told(head, outline.objectives, document.locale, beside)
    page = fitted(
        lambda page: _add_content(page, told), head, told,
        paper=paper, wide=True, densities=on_paper((*_LARGE, *DENSITIES), paper),
    )  # fmt: skip
    legend = _("The tick on a bar is where an even pace would be on {day}.").format(
        day=format_day(outline.day, document.locale)
    )
    return page.report(_("Team wall"), legend if told.objectives else "")


def _add_content(page: Page, told: _Told) -> None:
    page.header(_("TEAM WALL"))
    if not told.objectives:
        page.text(_("No objectives yet."), page.tag(), page.style("regular", 10), before=18)
    columns = _columns(page, told)
    for first in range(0, len(columns), told.beside):
        row = columns[first : first + told.beside]
        page.strip(max(column.height for column in row), _drawn(row), before=18 * page.space)


def _drawn(row: Sequence[Block]) -> Callable[[Sheet, float], None]:
    def draw_row(sheet: Sheet, top: float) -> None:
        for column in row:
            column.draw(sheet, top)

    return draw_row


def _columns(page: Page, told: _Told) -> list[Block]:
    """A column for each objective; one that is taller than a page goes on in another."""
    wide = (page.width - (told.beside - 1) * _GAP) / told.beside
    most = page.room(1) - 24 * page.space
    columns: list[Block] = []

    def begin(line: ObjectiveLine, *, goes_on: bool = False) -> Block:
        column = Block(page, page.left + len(columns) % told.beside * (wide + _GAP), wide)
        columns.append(column)
        _add_objective(column, line, told, goes_on=goes_on)
        return column

    for line in told.objectives:
        column = begin(line)
        for each in line.key_results:
            before = column.mark()
            _add_key_result(column, each, told)
            if column.height > most and before[0] < column.height - 1:
                column.back(before)
                column = begin(line, goes_on=True)
                _add_key_result(column, each, told)
    return columns


def _add_objective(column: Block, line: ObjectiveLine, told: _Told, *, goes_on: bool) -> None:
    page = column.page
    column.rule(_TOPS[(line.number - 1) % len(_TOPS)], 3.0)
    column.gap(9 * page.space)
    bold, small = page.style("bold", 15, leading=1.2), page.style("regular", 9, MUTED)
    title = f"{line.number}  {apart(titled(line.objective.title))}"
    title = _("{title} (goes on)").format(title=title) if goes_on else title
    column.text(page.lines(title, bold, column.width), page.tag("H2"))
    owner = line.owner.name if line.owner is not None else _("Nobody owns it")
    progress = percent(float(line.figures.progress), told.locale)
    column.gap(2 * page.space)
    column.text(page.lines(f"{apart(owner)} · {progress}", small, column.width), page.tag())
    column.gap(8 * page.space)


def _add_key_result(column: Block, line: KeyResultLine, told: _Told) -> None:
    page, figures = column.page, line.figures
    body, small = page.style("regular", 11), page.style("regular", 9, MUTED)
    look = status_look(figures.status)
    title = f"{line.number}  {apart(titled(line.key_result.title))}"
    column.text(page.lines(title, body, column.width), page.tag("H3"))
    column.gap(4 * page.space)
    thick = body.size * 0.62
    share, pace = float(figures.counted), float(figures.expected)
    column.sign(
        lambda sheet, top: sheet.bar(column.left, top - thick, column.width, thick, share, pace, look.fill)
    )
    column.gap(2 * thick + 2 * page.space)
    word = page.style("semibold", 9, look.ink)
    said = status_word(figures.status)
    inset = small.size + 4
    column.sign(
        lambda sheet, top: sheet.shape(
            look.shape, column.left, top - small.leading / 2, small.size * 0.8, look.ink
        )
    )
    column.text(page.line((said, word)), page.tag(), inset=inset, beside=True)
    left = inset + page.measure(said, word) + 8
    column.text(
        page.first_line(stands_words(line, told.locale), small, column.width - left),
        page.tag(), at_right=True, beside=True,
    )  # fmt: skip
    column.gap(small.leading)
    who = line.owner.name if line.owner is not None else _("Nobody owns it")
    column.text(page.first_line(apart(who), small, column.width), page.tag())
    column.gap(13 * page.space)

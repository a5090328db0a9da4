"""The week on four squares: priorities, confidence, the next four weeks, health. For the wall or the meeting.

One wide page. Amber is for a confidence below a coin toss and for what needs watching, and a sign or a word
says the same in grey. Of what does not fit, each square says how much is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from okrdesk.document.document import Document
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr import days
from okrdesk.okr.health import Health
from okrdesk.okr.outline import Outline
from okrdesk.okr.week import COIN_TOSS, Ahead, Sureness, Task, Week, week_of
from okrdesk.reports.head_of import head_of
from okrdesk.reports.paper.blocks import Block
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.letters import apart
from okrdesk.reports.paper.page import Page, Report, fitted
from okrdesk.reports.paper.print_style import (
    ACCENT,
    DENSITIES,
    FAINT,
    LINE,
    MUTED,
    on_paper,
    status_look,
)
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.words import stands_words, titled

_GAP = 36.0  # between the squares, the line runs in its middle
_STEPS = 6  # densities that are tried before anything is left out
_LOOKS = {"yes": "on track", "partly": "at risk", "no": "off track"}
_Row = TypeVar("_Row")


@dataclass(frozen=True)
class _Told:
    head: Head
    week: Week
    state: str
    locale: str


def draw(document: Document, outline: Outline, *, paper: str = "a4", file_name: str = "") -> Report:
    """The squares of the week that begins on the outline's day, laid wide."""
    head = head_of(document, outline, file_name, says_mission=False)
    told = _Told(head, week_of(document, outline), _state(outline, document.locale), document.locale)
    for density in on_paper(DENSITIES[:_STEPS], paper):
        squares = _Squares(told)
        page = fitted(squares.add, head, told, paper=paper, wide=True, densities=(density,))
        if not squares.left_out:
            break
    legend = _("▲ surer than last week   ▼ less sure   amber: below {n}, so we talk about it")
    return page.report(_("The week on four squares"), legend.format(n=COIN_TOSS))


def _state(seen: Outline, locale: str) -> str:
    day = apart(format_day(seen.day, locale, "long"))
    cycle = seen.cycle
    if not cycle.first_day <= seen.day <= cycle.last_day:
        return f"{apart(cycle.name)} · {day}"
    week, weeks = days.week_of(cycle.first_day, cycle.last_day, seen.day)
    words = _("WEEK {week} OF {weeks}").format(week=week, weeks=weeks)
    return f"{words} · {apart(cycle.name)} · {day}"


class _Squares:
    """The content of the page at one density; `left_out` is whether a square had no room for all."""

    def __init__(self, told: _Told) -> None:
        self._told = told
        self.left_out = False

    def add(self, page: Page) -> None:
        self._page = page
        self.left_out = False
        self._add_head()
        self._wide = (page.width - _GAP) / 2
        gap = 12 * page.space
        self._room = (page.free - 2 * gap - 4) / 2
        week = self._told.week
        for number, (left, right) in enumerate(
            (
                (self._tasks(week.tasks), self._sureness(week.sureness)),
                (self._ahead(week.ahead), self._guards(week.guards)),
            )
        ):
            page.strip(self._room, self._pair(left, right, gap, is_first=number == 0), gap)

    def _pair(
        self, left: Block, right: Block, gap: float, *, is_first: bool
    ) -> Callable[[Sheet, float], None]:
        page, room = self._page, self._room

        def draw_pair(sheet: Sheet, top: float) -> None:
            middle = page.left + page.width / 2
            with sheet.tagger.artifact():
                canvas = sheet.canvas
                canvas.setStrokeColorRGB(*LINE)
                canvas.setLineWidth(0.9)
                canvas.line(middle, top + gap, middle, top - room)
                if is_first:
                    sheet.line(page.left, page.right, top - room - gap / 2, 0.9, LINE)
            left.draw(sheet, top)
            right.draw(sheet, top)

        return draw_pair

    def _add_head(self) -> None:
        page, told = self._page, self._told
        small, title = page.style("regular", 9.3, MUTED), page.style("bold", 19, leading=1.2)
        page.text(told.state, page.tag(), small, stays=True)
        next_day = told.week.next_check_in
        words = (
            _("next check-in {day}").format(day=format_day(next_day, told.locale, "long")) if next_day else ""
        )
        room = page.width - page.measure(words, small) - 18
        name = _("{name}: this week").format(name=apart(told.head.workspace))
        beside = page.line((words, small)) if words else ()
        heading = page.column(page.lines(name, title, room)[:2], page.left, page.tag("H1"), room=room)
        page.row(
            [heading, page.column(beside, page.left, page.tag(), width=page.width, lower=title.size * 0.55)],
            stays=True,
        )
        page.strip(3.0, lambda sheet, below: sheet.accent(below, page.width), before=4 * page.space)

    # The squares

    def _square(self, name: str, about: str, at_right: bool) -> Block:
        page = self._page
        left = page.left + (page.width + _GAP) / 2 if at_right else page.left
        square = Block(page, left, self._wide)
        small = page.style("regular", 8.8, MUTED)
        square.text(
            page.first_line(about, small, self._wide * 0.6), page.tag(), at_right=True, lower=4.0, beside=True
        )
        square.text(page.first_line(name, page.style("bold", 13), self._wide * 0.6), page.tag("H2"))
        square.gap(7 * page.space)
        return square

    def _filled(
        self, square: Block, rows: Sequence[_Row], add: Callable[[Block, _Row], None], empty: str
    ) -> Block:
        """The square with as many rows as it has room for, and a line that says how many are left out."""
        page = self._page
        small = page.style("regular", 9.3, MUTED)
        if not rows:
            square.text(page.lines(empty, small, self._wide), page.tag())
        for number, row in enumerate(rows):
            before, rest = square.mark(), len(rows) - number
            add(square, row)
            if square.height + (small.leading if rest > 1 else 0.0) > self._room:
                square.back(before)
                self.left_out = True
                words = ngettext("and {n} more", "and {n} more", rest).format(n=rest)
                square.text(page.line((words, small)), page.tag())
                break
        return square

    def _tasks(self, tasks: Sequence[Task]) -> Block:
        square = self._square(_("Priorities this week"), _("P1 must, P2 should"), False)
        return self._filled(
            square, tasks, self._add_task, _("No next step is planned. What moves us this week?")
        )

    def _add_task(self, square: Block, task: Task) -> None:
        page = self._page
        rank = page.style("bold", 11, ACCENT if task.must else MUTED)
        square.text(page.line(("P1 " if task.must else "P2 ", rank)), page.tag(), beside=True)
        moves = _("moves {number}").format(number=task.moves)
        self._two_lines(square, task.what, " · ".join(filter(None, (apart(task.who), moves))), 28.0)

    def _two_lines(self, square: Block, what: str, about: str, inset: float, *, kept: float = 0.0) -> None:
        page = self._page
        body, small = page.style("regular", 11), page.style("regular", 8.8, MUTED)
        room = self._wide - inset - kept
        square.text(page.lines(titled(what), body, room)[:2], page.tag(), inset=inset)
        square.text(page.first_line(about, small, room) if about else (), page.tag(), inset=inset)
        square.gap(4 * page.space)
        square.rule()
        square.gap(4 * page.space)

    def _sureness(self, rows: Sequence[Sureness]) -> Block:
        about = _("confidence 0 to 10; {n} is a coin toss").format(n=COIN_TOSS)
        square = self._square(_("How sure we are"), about, True)
        return self._filled(square, rows, self._add_sureness, _("There are no key results yet."))

    def _add_sureness(self, square: Block, row: Sureness) -> None:
        page, locale = self._page, self._told.locale
        body, small = page.style("regular", 9.8), page.style("regular", 8.8, MUTED)
        bold = page.style("bold", 10)
        line, wide = row.line, self._wide
        marks = 10 * 7.4
        arrow = {1: "▲", 0: "", -1: "▼"}[row.moved]
        said = "–" if row.confidence is None else str(row.confidence)
        stands = stands_words(line, locale)
        pad = 2.6 * page.space + 0.6
        square.gap(pad)
        square.text(page.line((f"{line.number} ", small)), page.tag(), beside=True)
        title_room = wide * 0.44 - 26
        square.text(
            page.first_line(titled(line.key_result.title), body, title_room),
            page.tag(),
            inset=26,
            beside=True,
        )
        square.text(
            page.first_line(stands, small, wide * 0.56 - marks - 44),
            page.tag(),
            inset=wide * 0.44 + 6,
            beside=True,
        )
        square.sign(
            lambda sheet, top: _tenths(
                sheet, square.right - marks - 34, top - body.leading / 2, row.confidence
            )
        )
        if arrow:
            square.text(
                page.line((arrow, page.style("regular", 7.5, MUTED))),
                page.tag(),
                at_right=True,
                lower=2,
                beside=True,
            )
        square.text(page.line((said, bold)), page.tag(), at_right=True, inset=14)
        square.gap(pad)
        square.rule()

    def _ahead(self, rows: Sequence[Ahead]) -> Block:
        square = self._square(_("Next four weeks"), _("so that nobody is surprised"), False)
        return self._filled(square, rows, self._add_ahead, _("Nothing is due in the next four weeks."))

    def _add_ahead(self, square: Block, each: Ahead) -> None:
        page = self._page
        day = format_day(each.on, self._told.locale, "MMMd")
        bold = page.style("bold", 9.8)
        square.text(page.first_line(day, bold, 58), page.tag(), lower=1, beside=True)
        self._two_lines(square, each.what, apart(each.who), 66.0)

    def _guards(self, rows: Sequence[Health]) -> Block:
        square = self._square(_("Health"), _("what must not suffer meanwhile"), True)
        return self._filled(square, rows, self._add_guard, "")

    def _add_guard(self, square: Block, each: Health) -> None:
        page = self._page
        look = status_look(_LOOKS[each.verdict])
        bold = page.style("bold", 10, look.ink)
        size = 5.6
        square.sign(lambda sheet, top: sheet.shape(look.shape, square.left, top - 8, size, look.ink))
        word = {"yes": _("good"), "partly": _("watch"), "no": _("act")}[each.verdict]
        square.text(page.line((word, bold)), page.tag(), at_right=True, beside=True)
        self._two_lines(square, each.name, each.reason, 16.0, kept=page.measure(word, bold) + 10)


def _tenths(sheet: Sheet, left: float, middle: float, confidence: int | None) -> None:
    """Ten marks of which as many are filled as the confidence; amber below a coin toss."""
    fill = ACCENT if confidence is None or confidence >= COIN_TOSS else status_look("at risk").fill
    for number in range(10):
        sheet.canvas.setFillColorRGB(*(fill if number < (confidence or 0) else FAINT))
        sheet.canvas.roundRect(left + number * 7.4, middle - 4, 6, 8, 1.2, stroke=0, fill=1)

"""What the papers of a workshop share: sections, rows of a list, circles of votes and marks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TypeVar

from okrdesk.i18n import format_day
from okrdesk.okr.workshop.views import Strip
from okrdesk.reports.paper.letters import apart
from okrdesk.reports.paper.page import Page, Rule
from okrdesk.reports.paper.print_style import ACCENT, MUTED, Colour, colour
from okrdesk.reports.paper.sheet import Sheet

_Row = TypeVar("_Row")
Draw = Callable[[Sheet, float, float], None]
SOFT = colour("#7C91C0")  # a dot below the cut, a mark of before: 3 : 1, and lighter in grey too
_WHO, _WHEN = 120.0, 74.0


def section(page: Page, title: str) -> None:
    """The heading of a section, which stays with what follows."""
    page.text(title, page.tag("H2"), page.style("bold", 12.5), before=17 * page.space, stays=True)


def rows(page: Page, title: str, of: Sequence[_Row], add: Callable[[Page, _Row], None]) -> None:
    """A section of which `add` puts each row on the page; none without rows."""
    if of:
        with page.part():
            section(page, title)
            for each in of:
                add(page, each)


def day(on: dt.date | None, locale: str) -> str:
    """A day in short, or ""."""
    return "" if on is None else format_day(on, locale, "MMMEd")


def promise(page: Page, what: str, who: str, when: str, *, box: bool = True) -> None:
    """One line of what was promised: a box to tick, what, who, when."""
    body = page.style("regular", 9.8)
    indent = 17.0 if box else 0.0
    room = page.width - _WHO - _WHEN - indent - 16
    columns = [
        page.column(page.lines(apart(what), body, room), page.left + indent, page.tag(), room=room),
        page.column(page.lines(apart(who), body, _WHO), page.right - _WHEN - _WHO, page.tag(), room=_WHO),
        page.column(
            page.line((when, page.style("regular", 9.8, MUTED))), page.right - _WHEN, page.tag(), width=_WHEN
        ),
    ]

    def draw(sheet: Sheet, top: float, _height: float) -> None:
        with sheet.tagger.artifact():
            sheet.canvas.setStrokeColorRGB(*MUTED)
            sheet.canvas.setLineWidth(0.9)
            sheet.canvas.roundRect(page.left + 1, top - body.leading + 2.5, 8, 8, 1.5, stroke=1, fill=0)

    page.row(columns, 8 * page.space, rule=Rule(4 * page.space, fine=True), behind=draw if box else None)


def plain_lines(page: Page, lines: Sequence[str]) -> None:
    """One line of a list below the other."""
    body = page.style("regular", 9.6)
    for line in lines:
        page.text("–  " + apart(line), page.tag("P"), body, before=3 * page.space)


def lists(page: Page, titled: Sequence[tuple[str, Sequence[str]]]) -> None:
    """A section for each list under its title; none for an empty one."""
    for title, lines in titled:
        if lines:
            with page.part():
                section(page, title)
                plain_lines(page, lines)


def circles(left: float, count: int, most: int, room: float, ink: Colour = ACCENT) -> Draw:
    """Draws a row of circles, one for each dot; in grey print they stay apart from those below the cut."""
    step = min(10.5, room / max(most, 1))

    def draw(sheet: Sheet, top: float, height: float) -> None:
        with sheet.tagger.artifact():
            sheet.canvas.setFillColorRGB(*ink)
            for number in range(count):
                middle = left + step * (number + 0.5)
                sheet.canvas.circle(middle, top - height / 2, step * 0.38, stroke=0, fill=1)

    return draw


def pile(left: float, width: float, strip: Strip | None, ink: Colour) -> Draw:
    """Draws a dot strip: circles piled over their numbers, one for each person, over a line."""

    def draw(sheet: Sheet, top: float, height: float) -> None:
        base = top - height + 5
        with sheet.tagger.artifact():
            sheet.line(left, left + width, base - 2, 0.6, MUTED)
            if strip is None:
                return
            step = width / max(len(strip.counts), 1)
            across = min(step * 0.8, (height - 8) / max(*strip.counts, 1), 5.4)
            sheet.canvas.setFillColorRGB(*ink)
            for nth, count in enumerate(strip.counts):
                for level in range(count):
                    x, y = left + step * (nth + 0.5), base + across * (level + 0.5)
                    sheet.canvas.circle(x, y, across * 0.43, stroke=0, fill=1)

    return draw


def both(first: Draw, second: Draw) -> Draw:
    """One drawing after the other."""

    def draw(sheet: Sheet, top: float, height: float) -> None:
        first(sheet, top, height)
        second(sheet, top, height)

    return draw


def to_fill_in(page: Page, labels: tuple[str, str], before: float) -> None:
    """Two lines beside each other to write on, each with a small word at its left."""
    small = page.style("regular", 9.2, MUTED)
    wide = (page.width - 32) / 2
    lefts = (page.left, page.left + wide + 32)
    columns = [
        page.column(page.line((label, small)), x, page.tag()) for label, x in zip(labels, lefts, strict=True)
    ]

    def draw(sheet: Sheet, top: float, height: float) -> None:
        with sheet.tagger.artifact():
            for x in lefts:
                sheet.line(x, x + wide, top - height, 0.8, MUTED)

    page.row(columns, before, least=small.leading + 4, behind=draw)

"""The roll-up on paper: a line per community for those who lead many, the one that needs most at the top.

It says nothing that a community's own page does not say on the same day. Rows go on to more pages below the
names of their columns; what is not shown stands below them with its reason.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from okrdesk.document.text import in_one_line, quoted
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day, format_number, ngettext
from okrdesk.okr.communities.line import Community, stage_words
from okrdesk.okr.communities.rolled import RollUp, headline, left_out_sentence
from okrdesk.okr.rounding import half_up
from okrdesk.okr.shown import format_percent
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.letters import apart
from okrdesk.reports.paper.page import Lines, Page, Place, Report, Rule, fitted
from okrdesk.reports.paper.print_style import MUTED, status_look
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.words import status_word

_DONE, _BAR, _SURE, _OFF, _STATUS = 42.0, 84.0, 54.0, 58.0, 76.0  # widths of columns, in points
_Draw = Callable[[Sheet, float], None]
_COLUMNS, _GAP, _SIGN = 6, 12.0, 11.0
_LONGEST_NAME, _LONGEST_ASK = 120, 600  # letters; a page is for reading, the table has all of them


@dataclass(frozen=True)
class _Grid:
    """Where columns begin; those of figures end at `done`, `sure` and `off`."""

    name: float
    room: float
    done: float
    bar: float
    sure: float
    off: float
    status: float

    @property
    def wide(self) -> float:
        """How wide a text may be that stands below all columns but the last."""
        return self.status - self.name - _GAP

    @classmethod
    def of(cls, page: Page) -> _Grid:
        """The columns of a page: names take what the others leave."""
        status = page.right - _STATUS
        off = status - 2 * _GAP
        sure = off - _OFF
        bar = sure - _SURE - _BAR
        done = bar - _GAP
        return cls(page.left, done - _DONE - _GAP - page.left, done, bar, sure, off, status)


def draw(rolled: RollUp, *, paper: str = "a4") -> Report:
    """The page on "a4" or "letter" paper."""
    locale, count = rolled.locale, len(rolled.communities)
    name = ngettext("{n} community", "{n} communities", count).format(n=count)
    head = Head(
        workspace=name,
        day=apart(format_day(rolled.day, locale, "long")),
        on=rolled.day,
        language=locale.replace("_", "-") or "en",
    )
    says = (head, headline(rolled), _below(rolled), [_says(each, rolled) for each in rolled.communities])
    page = fitted(lambda page: _add_content(page, rolled), head, says, paper=paper)
    return page.report(
        _("Roll-up"),
        _(
            "Bars: done, with a tick at what is due by an even pace. Confidence from 0 to 10. Who needs most "
            "stands first: by status, then by how far behind. Each line says what the community's page says."
        ),
    )


def _says(each: Community, rolled: RollUp) -> tuple[str, ...]:
    """All that a line says in somebody's letters."""
    return (
        rolled.names[each.path], stage_words(each, rolled.day, rolled.locale), each.verdict, *each.asks,
    )  # fmt: skip


def _add_content(page: Page, rolled: RollUp) -> None:
    page.header(_("ROLL-UP"))
    first, second = headline(rolled)
    page.text(first, page.tag("H2"), page.style("bold", 15), before=12 * page.space)
    page.text(second, page.tag("P"), page.style("semibold", 11.5), before=2)
    grid = _Grid.of(page)
    with page.part("Table"), _headed(page, grid):
        for each in rolled.communities:
            _Line(page, grid, rolled, each).add()
    below = _below(rolled)
    if below:
        small = page.style("regular", 9.2)
        rule = Rule(6)
        page.text(_("Not shown"), page.tag("H2"), page.style("bold", 12), before=18, stays=True, rule=rule)
        for sentence in below:
            page.text(sentence, page.tag(), small, before=3)


def _below(rolled: RollUp) -> list[str]:
    """What is not shown and why, a sentence each."""
    parts = [each.why for each in rolled.unread]
    parts += [each.why for each in rolled.copies]
    return [*parts, *filter(None, [left_out_sentence(rolled.left_out)])]


def _headed(page: Page, grid: _Grid) -> AbstractContextManager[None]:
    style = page.style("regular", 8.8, MUTED)
    columns = (
        (_("Community"), Place(grid.name, grid.room)),
        (_("Done"), Place(grid.done - _DONE, _DONE, at_right=True)),
        (_("Pace at tick"), Place(grid.bar, _BAR)),
        (_("Confidence"), Place(grid.sure - _SURE, _SURE, at_right=True)),
        (_("Off track"), Place(grid.off - _OFF, _OFF, at_right=True)),
        (_("Status"), Place(grid.status, _STATUS)),
    )
    heads = [page.line((text, style)) for text, _where in columns]
    return page.headed([where for _text, where in columns], heads, 14 * page.space)


class _Line:
    """A community: its figures in a row, below them what it asks for."""

    def __init__(self, page: Page, grid: _Grid, rolled: RollUp, shown: Community) -> None:
        self._page, self._grid, self._rolled, self._shown = page, grid, rolled, shown
        self._locale = rolled.locale
        self._body = page.style("semibold" if shown.status == "off track" else "regular", 10)
        self._small = page.style("regular", 8.8, MUTED)
        self._look = status_look(shown.status)
        self._is_judged = bool(shown.status) and shown.is_under_way

    def add(self) -> None:
        """Add it to the page; it stays whole, but for what is longer than anybody reads."""
        page, grid, asks = self._page, self._grid, self._asks()
        with page.part("TR"):
            name, done, drawn = page.tag("TH", row_head=True), page.tag("TD"), page.tag("TD")
            sure, off, status = page.tag("TD"), page.tag("TD"), page.tag("TD")
            pace = drawn.add("P")
        bar = self._bar(lambda alt: drawn.add("Figure", alt))
        cells = [
            page.column(self._name(), grid.name, name, room=grid.room),
            page.column(self._figure(self._done()), grid.done - _DONE, done, width=_DONE, after=bar),
            page.column(self._due(), grid.bar, pace, room=_BAR),
            page.column(self._figure(self._sure()), grid.sure - _SURE, sure, width=_SURE),
            page.column(self._figure(self._off()), grid.off - _OFF, off, width=_OFF),
            page.column(
                page.line((f"{self._word()} ", page.style("semibold", 10, self._look.ink))),
                grid.status + _SIGN,
                status,
                ahead=self._sign if self._is_judged else None,
            ),
        ]
        rule = Rule(4.5 * page.space + 1.5, fine=True)
        page.row(cells, 9 * page.space + 3, stays=bool(asks), rule=rule, behind=self._behind)
        if asks:
            with page.part("TR"):
                tag = page.tag("TD", span=_COLUMNS)
            page.row([page.column(asks, grid.name, tag, room=grid.wide)], 1.5)

    def _behind(self, sheet: Sheet, top: float, height: float) -> None:
        """A bar in the margin of what is off track, as on a community's own page."""
        if self._shown.status == "off track":
            with sheet.tagger.artifact():
                sheet.canvas.setFillColorRGB(*status_look("off track").ink)
                sheet.canvas.rect(self._grid.name - 10, top - height, 4, height, stroke=0, fill=1)

    def _bar(self, figured: Callable[[str], Any]) -> _Draw | None:
        """What draws the bar with its tick, `figured` by its words; None where there is no pace."""
        shown, grid = self._shown, self._grid
        done, due = shown.progress, shown.expected
        if done is None or due is None or shown.stage == "draft":
            return None
        alt = _("{progress} of the way; even pace {pace}")
        pace = format_percent(due, self._locale)
        figure = figured(alt.format(progress=format_percent(done, self._locale), pace=pace))
        fill = status_look(shown.status).fill
        down = self._body.leading / 2

        def draw_bar(sheet: Sheet, top: float) -> None:
            middle, wide = top - down, _BAR - _GAP
            figure.box = (grid.bar, middle - 6, grid.bar + wide, middle + 6)
            with sheet.tagger.content(figure):
                sheet.bar(grid.bar, middle, wide, 6.0, float(done), float(due), fill)

        return draw_bar

    def _name(self) -> Lines:
        page, shown, room = self._page, self._shown, self._grid.room
        name = quoted(self._rolled.names[shown.path], _LONGEST_NAME)
        about = stage_words(shown, self._rolled.day, self._locale)
        return page.lines(name, page.style("bold", 10.6), room) + page.lines(about, self._small, room)

    def _asks(self) -> Lines:
        page, wide = self._page, self._grid.wide
        style = page.style("regular", 9.4)
        if self._shown.verdict:
            return page.lines(self._shown.verdict, style, wide)
        lines: Lines = ()
        for ask in self._shown.asks:
            sentence = _("Asks for: {what}").format(what=apart(quoted(in_one_line(ask), _LONGEST_ASK)))
            lines += page.lines(sentence, style, wide)
        return lines

    def _figure(self, text: str) -> Lines:
        return self._page.line((f"{text} ", self._body))

    def _done(self) -> str:
        share = self._shown.progress
        return "–" if share is None else format_percent(share, self._locale)

    def _due(self) -> Lines:
        """What is due by now, below the bar."""
        due, page = self._shown.expected, self._page
        if due is None or self._shown.stage == "draft":
            return ()
        sentence = _("{share} due").format(share=format_percent(due, self._locale))
        return page.line((" ", self._body)) + page.line((f"{sentence} ", self._small))

    def _sure(self) -> str:
        sure = self._shown.confidence
        return "–" if sure is None else format_number(half_up(sure, 1), self._locale)

    def _off(self) -> str:
        shown = self._shown
        if shown.off_track is None or not shown.key_results:
            return "–"
        return _("{n} of {all}").format(n=shown.off_track, all=shown.key_results)

    def _sign(self, sheet: Sheet, top: float) -> None:
        """The sign of the status before its word."""
        with sheet.tagger.artifact():
            middle = top - self._body.leading / 2
            sheet.shape(self._look.shape, self._grid.status, middle, 6.6, self._look.fill)

    def _word(self) -> str:
        shown = self._shown
        if self._is_judged:
            return status_word(shown.status)
        stages = {"draft": _("Draft"), "closed": _("Closed"), "none": "–"}
        return stages.get(shown.stage, _("No goals yet"))

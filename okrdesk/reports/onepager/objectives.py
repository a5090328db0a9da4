"""Objectives and their key results on the one-pager: a heading each, and a table of rows below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from okrdesk.i18n import _
from okrdesk.reports.onepager.content import ShownKeyResult, ShownObjective
from okrdesk.reports.paper.letters import apart, plain
from okrdesk.reports.paper.page import Lines, Page, Rule
from okrdesk.reports.paper.print_style import INDENT, MUTED, STATUSES, WHOLE, Style, status_look
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.words import one_line, percent, status_word, titled

_GAP = 11.0
_BODY = 9.8
_LABEL = 8.4  # the word of a row's status
_TIGHT = 0.6  # space of a page that saves lines


@dataclass(frozen=True)
class Grid:
    """Where the columns of the key results begin and how wide they are."""

    title: tuple[float, float]
    value: tuple[float, float]
    bar: tuple[float, float]
    spark: tuple[float, float]
    pill: tuple[float, float]
    until: float  # the share of the cycle at the right edge of every sparkline


def grid_of(page: Page, objectives: Sequence[ShownObjective]) -> Grid:
    """The columns of all key results; values and statuses take what the longest needs, titles the rest."""
    label = page.style("semibold", _LABEL)
    scale = 0.45 + 0.55 * page.space
    rows = [key_result for objective in objectives for key_result in objective.key_results]
    wide = max(page.pill_width(status_word(status), label) for status in STATUSES)
    pill = page.right - wide
    spark = pill - 15 - 66 * scale
    bar_left = spark - _GAP - 84 * scale
    body = page.style("semibold", _BODY)
    values = [
        f"{shown.current}, {shown.towards or _('of {target}').format(target=shown.target)}" for shown in rows
    ]
    longest = max((page.measure(plain(text[:60]), body) for text in values), default=0)
    value = bar_left - _GAP - min(max(longest, 46.0), 104.0)
    title = page.left + INDENT
    return Grid(
        (title, value - _GAP - title),
        (value, bar_left - _GAP - value),
        (bar_left, 84 * scale),
        (spark, 66 * scale),
        (pill, wide),
        max((day for shown in rows for day, _share in shown.spark), default=1.0),
    )


def add_objective(page: Page, shown: ShownObjective, grid: Grid) -> None:
    """A rule, the objective with its progress and status, and its key results as rows of a table."""
    with page.part():
        if not shown.key_results:
            _add_heading(page, shown)
            none = page.style("regular", 9.6, MUTED)
            page.text(_("No key results yet."), page.tag(), none, inset=INDENT)
            return
        with page.together():
            _add_heading(page, shown)
            with page.part("Table"):
                for key_result in shown.key_results:
                    _add_row(page, key_result, shown, grid)


def _add_heading(page: Page, shown: ShownObjective) -> None:
    style = page.style
    bold, small, share = style("bold", 12), style("regular", 8.8, MUTED), style("bold", 15)
    word, label = status_word(shown.status), style("semibold", 9.4, status_look(shown.status).ink)
    wide = page.pill_width(word, label)
    used = wide + 10 + page.measure(shown.progress, share) + 14
    room = page.width - INDENT - used
    heading, state = page.tag("H2"), page.tag()
    pad = max(3.0, 7 * page.space)

    def draw_state(sheet: Sheet, top: float) -> None:
        heading = f"{shown.number}  {one_line(shown.title)}"
        sheet.bookmark(f"objective-{shown.number}", heading, top + pad)
        middle = top - share.leading / 2 + 1
        with sheet.tagger.artifact():
            x, baseline = sheet.pill(page.right - wide, middle, wide, shown.status, label)
        with sheet.tagger.content(state):
            left = page.right - wide - 10 - page.measure(shown.progress, share)
            sheet.write(left, middle - 0.33 * share.size, f"{shown.progress} ", share)
            sheet.write(x, baseline, word, label)

    title = page.column(
        page.lines(titled(shown.title), bold, room), page.left + INDENT, heading,
        room=room, label=(page.left, f"{shown.number} ", bold), after=draw_state,
    )  # fmt: skip
    page.row([title], pad + 14 * page.space, stays=True, rule=Rule(pad))
    about = [_("Owner: {name}").format(name=apart(shown.owner))] if shown.owner else []
    about += [_("serves “{priority}”").format(priority=apart(shown.priority))] if shown.priority else []
    if shown.supports:
        about.append(_("for the organisation: {goal}").format(goal=apart(shown.supports)))
    page.text(" · ".join(about), page.tag(), small, before=0.0, inset=INDENT, stays=True)


def _add_row(page: Page, shown: ShownKeyResult, parent: ShownObjective, grid: Grid) -> None:
    """A key result: title, current of target, bar with pace, sparkline, status; divided when very tall."""
    titles, values = _titles(page, shown, parent, grid), _values(page, shown, grid.value[1])
    label = page.style("semibold", _LABEL, status_look(shown.status).ink)
    with page.part("TR"):
        head, value_cell = page.tag("TH", row_head=True), page.tag("TD")
        progress = _Progress(page, shown, grid, label)
    heights = [sum(line.leading for line in lines) for lines in (titles, values)]
    height = max(*heights, label.size * 1.72)
    tall = height > WHOLE

    def draw_rest(sheet: Sheet, top: float) -> None:
        middle = top - (label.size if tall else height / 2)
        if not tall:
            with sheet.tagger.content(value_cell):
                sheet.lines(values, grid.value[0], middle + heights[1] / 2)
        progress.draw(sheet, middle)

    number = page.left, f"{shown.number} ", page.style("regular", 8.2, MUTED)
    named = page.column(
        titles, grid.title[0], head, room=grid.title[1], lower=0.0 if tall else (height - heights[0]) / 2,
        label=number if shown.number else None, after=draw_rest,
    )  # fmt: skip
    pad = max(1.6, 6.4 * page.space)
    sides = [named, page.column(values, grid.value[0], value_cell)] if tall else [named]
    # The row is as high as its highest cell, not only as its text.
    page.row(sides, pad * 2, least=height, rule=Rule(pad, fine=True, inset=INDENT))


class _Progress:
    """The two cells of a row that are drawn: bar with sparkline, and status."""

    def __init__(self, page: Page, shown: ShownKeyResult, grid: Grid, label: Style) -> None:
        self._shown, self._grid, self._label, self._space = shown, grid, label, page.space
        drawn, self._said = page.tag("TD"), page.tag("TD")
        language = page.head.language
        self._bar = drawn.add(
            "Figure",
            _("{progress} of the way; even pace {pace}").format(
                progress=percent(shown.counted, language), pace=percent(shown.expected, language)
            ),
        )
        self._mark = self._said.add("Figure", _("outdated")) if shown.outdated else None

    def draw(self, sheet: Sheet, middle: float) -> None:
        """Draw both around a height."""
        shown, grid = self._shown, self._grid
        thick, low = 6 * (0.5 + 0.5 * self._space), 18 * (0.3 + 0.7 * self._space)
        with sheet.tagger.content(self._bar):
            fill = status_look(shown.status).fill
            sheet.bar(grid.bar[0], middle, grid.bar[1], thick, shown.counted, shown.expected, fill)
            sheet.sparkline(grid.spark[0], middle, grid.spark[1], low, _stretched(shown, grid.until))
        self._bar.box = (grid.bar[0], middle - low / 2, grid.spark[0] + grid.spark[1], middle + low / 2)
        if self._mark is not None:
            with sheet.tagger.content(self._mark):
                sheet.clock(grid.pill[0] - 11, middle, 7.4)
            self._mark.box = (grid.pill[0] - 11, middle - 4, grid.pill[0] - 3, middle + 4)
        with sheet.tagger.artifact():
            x, baseline = sheet.pill(grid.pill[0], middle, grid.pill[1], shown.status, self._label)
        with sheet.tagger.content(self._said):
            sheet.write(x, baseline, status_word(shown.status), self._label)


def _stretched(shown: ShownKeyResult, until: float) -> tuple[tuple[float, float], ...]:
    """The sparkline's points with the latest check-in of the page at 1 and the pace due by now at 1."""
    top = max([shown.expected, 0.05, *(share for _day, share in shown.spark)])
    return tuple((day / (until or 1.0), share / top) for day, share in shown.spark)


def _titles(page: Page, shown: ShownKeyResult, parent: ShownObjective, grid: Grid) -> Lines:
    """A title with what is said below it; on a tight page behind it where that saves a line."""
    small = page.style("regular", 8.2, MUTED)
    titles = page.lines(titled(shown.title), page.style("regular", _BODY), grid.title[1])
    about = []
    if shown.owner not in ("", parent.owner):
        about = [_("Owner: {name}").format(name=apart(shown.owner))]
    elif not shown.owner and any(each.owner for each in parent.key_results):
        about = [_("No owner")]  # a gap only where key results have owners of their own
    about += [_("target moved: {change}").format(change=shown.moved)] if shown.moved else []
    below = page.lines(" · ".join(about), small, grid.title[1])
    if len(below) == 1 and page.space < _TIGHT:
        behind = page.with_aside(titles, below[0].text, small, grid.title[1])
        if behind is not None:
            return behind
    return titles + below


def _values(page: Page, shown: ShownKeyResult, width: float) -> Lines:
    strong, muted = page.style("semibold", _BODY), page.style("regular", _BODY, MUTED)
    if not shown.current:
        text = _("target {target}").format(target=shown.target) if shown.target else "–"
        return page.lines(text, muted, width)
    rest = _("of {target}").format(target=shown.target) if shown.target else ""
    rest, joint = (shown.towards, ", ") if shown.towards else (rest, " ")
    current, line = one_line(shown.current), one_line(rest)
    if line and page.measure(current, strong) + page.measure(joint + line, muted) <= width:
        return page.line((current, strong), (joint + line, muted))
    return page.lines(current, strong, width) + page.lines(rest, muted, width)

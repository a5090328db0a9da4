"""Puts the one-pager on its pages: page 1 by its plan, and on page 2 whatever left page 1, in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from okrdesk.i18n import _
from okrdesk.okr.briefing.headline import BEHIND
from okrdesk.okr.briefing.words import in_a_row
from okrdesk.reports.onepager import asking, below, rows
from okrdesk.reports.onepager.blocks import Block, joined
from okrdesk.reports.onepager.content import OnePager, Told
from okrdesk.reports.onepager.fitting import CHART_GOOD, CHART_LEAST, Fitting, first_ones
from okrdesk.reports.onepager.look import px
from okrdesk.reports.onepager.wording import claims
from okrdesk.reports.paper.limited import is_longer
from okrdesk.reports.paper.page import Page

_CHART_ON_PAGE_2, _BELOW_CHART, _AIR = 420, 4, 14  # pixels


class Paging:
    """Adds the parts of a page to its pages."""

    def __init__(self, page: Page, shown: OnePager, fitting: Fitting) -> None:
        self._page, self._shown, self._fitting = page, shown, fitting
        self._parts, self._plan = fitting.parts, fitting.plan
        self._left, self._fresh = self._parts.room, False
        self._pages = 0
        self._course = _("the course")
        self._sections = self._second_page()

    def foot(self) -> str:
        """What the foot of page 1 says: what signs mean, and what stands on page 2."""
        shown = self._shown
        brief = bool(self._sections) or self._plan.tight
        sentences = [shown.trend_note_brief if brief else shown.trend_note, *shown.notes]
        names = [name for name, _blocks in self._sections]
        if names:
            further = _("Further on: {parts}.") if self._plan.overflows else _("On page 2: {parts}.")
            sentences.append(further.format(parts=in_a_row(names)))
        if self._plan.overflows and any(each.status not in BEHIND for each in self._shown.objectives):
            sentences.insert(0, _("Objectives that are behind come first; the others follow."))
        # A day such as "18. Jan." ends a sentence by itself.
        return " ".join(filter(None, sentences)).replace("..", ".")

    def put(self) -> dict[int, str]:
        """Everything, page by page; what the feet of later pages say, by their numbers from 0."""
        shown = self._shown
        for block in self._parts.above(self._plan):
            self._add(block)
        if shown.objectives:
            with self._page.part("Table"):
                self._put_table()
        if self._plan.looks and self._parts.looks is not None:
            self._add(self._parts.looks)
        if self._plan.chart and shown.chart is not None:
            self._add(below.chart(self._page, shown.chart, self._fitting.chart_height, self._parts.measures))
        # Where objectives go on over pages, there is room below the last of them.
        self._fresh = bool(self._sections) and not self._plan.overflows
        notes: dict[int, str] = {}
        for name, blocks in self._sections:
            for block in blocks:
                self._add(block)
            if name == self._course and shown.chart_note:
                notes[self._pages - 1] = shown.chart_note
        return notes

    def _add(self, block: Block) -> None:
        begins = not self._pages or self._fresh or block.height > self._left + 0.01
        if begins:
            self._left, self._fresh = self._parts.room, False
        self._left -= block.put(self._page, fresh=begins and self._pages > 0)
        self._pages += begins

    # The table

    def _put_table(self) -> None:
        self._add(self._parts.head)
        objectives = self._parts.objectives
        if not self._plan.overflows:
            for block in (block for each in objectives for block in each):
                self._add(block)
            return
        first = first_ones(self._shown.objectives, objectives, self._left)
        for nth in first:
            self._put_objective(nth)
        for nth in range(len(objectives)):
            if nth not in first:
                self._put_objective(nth)

    def _put_objective(self, nth: int) -> None:
        """An objective, whole where one page holds it; each page begins with the heads of the columns."""
        table, blocks = self._parts.table, self._parts.objectives[nth]
        height = sum(block.height for block in blocks)
        head = table.head(heard=False)
        if height > self._left and height <= self._parts.room - head.height:
            self._begin(head)
        for place, block in enumerate(blocks):
            beside = blocks[1].height if not place and len(blocks) > 1 else 0.0  # no heading stands alone
            if block.height + beside > self._left:
                self._begin(head)
                if place:
                    self._add(table.objective(self._shown.objectives[nth], again=True))
            self._add(block)

    def _begin(self, head: Block) -> None:
        self._fresh = True
        self._add(head)

    # Page 2

    def _second_page(self) -> list[tuple[str, list[Block]]]:
        """What left page 1, each with what the foot calls it."""
        page, shown, parts, plan = self._page, self._shown, self._parts, self._plan
        sections: list[tuple[str, list[Block]]] = []
        if not plan.mission and parts.mission is not None:
            sections.append((_("mission"), [parts.mission]))
        if not plan.looks and parts.looks is not None:
            # Below the mission, which has a rule of its own above it, no other opens what is next.
            looks = below.looks(page, shown, parts.measures, opens=not sections)
            sections.append((_("look here first"), [looks or parts.looks]))
        before = list(sections)
        after = [*self._went_well(), *self._names(), *self._more_in_the_way()]
        has_chart = shown.chart is not None and not plan.chart
        if (before or after or has_chart or plan.overflows) and shown.reckoned:
            reckoned = self._section(_("How it is reckoned"), [Told("", shown.reckoned)], quiet=True)
            after.append((_("how it is reckoned"), reckoned))
        for air in (_AIR, 0):
            sections = [(name, _aired(blocks, air)) for name, blocks in (*before, *after)]
            free = parts.room - sum(block.height for _name, blocks in sections for block in blocks)
            if has_chart:
                chart = _aired([self._chart(free - px(air))], air)
                free -= chart[0].height
                sections.insert(len(before), (self._course, chart))
            if free >= 0:
                break
        return sections

    def _chart(self, free: float) -> Block:
        """The chart as high as is fine there, or lower so that what follows needs no page of its own."""
        shown, measures = self._shown.chart, self._parts.measures
        assert shown is not None
        around = below.chart(self._page, shown, 0.0, measures).height + px(_BELOW_CHART)
        # Objectives that go on fill other pages: how much of the last one is known when they stand there.
        most = px(CHART_GOOD) if self._plan.overflows else min(px(_CHART_ON_PAGE_2), free - around)
        chart = below.chart(self._page, shown, max(px(CHART_LEAST), most), measures)
        # Its days stand on its lower edge: the next rule keeps off.
        return replace(chart, height=chart.height + px(_BELOW_CHART))

    def _went_well(self) -> list[tuple[str, list[Block]]]:
        plan, name, text = self._plan, self._shown.well_name, claims(self._shown)
        if plan.well and below.is_whole(self._page, name, text, self._parts.measures, plan.well):
            return []
        return [(name.lower(), self._section(name, [Told("", text)]))] if text else []

    def _more_in_the_way(self) -> list[tuple[str, list[Block]]]:
        more = self._fitting.in_the_way[asking.MOST :]
        if not more or self._shown.is_closed:
            return []
        return [(_("what else is in the way"), self._section(_("What else is in the way"), more))]

    def _names(self) -> list[tuple[str, list[Block]]]:
        """The full text of whatever had to be cut."""
        shown, parts = self._shown, self._parts
        full = [
            Told(row.number, rows.full_title(row.title))
            for nth, objective in enumerate(shown.objectives)
            for row in objective.key_results
            if row in parts.in_one_line(nth) or parts.table.is_limited(row)
        ]
        long_ones = self._long_texts(self._page)
        sections = []
        if full:
            sections.append((_("full names"), self._section(_("Full names of shortened rows"), full)))
        if long_ones:
            sections.append((_("long texts in full"), self._section(_("Long texts in full"), long_ones)))
        return sections

    def _long_texts(self, page: Page) -> list[Told]:
        """Texts above the table, and titles of objectives, of which a page holds the beginning alone."""
        shown, parts = self._shown, self._parts
        measures = parts.measures
        told = [Told("", shown.workspace)] if parts.around.title_is_cut else []
        small, asked = measures.style("regular", 20), measures.style("semibold", 20)
        box = page.width / 2
        wide = [("", shown.mission, measures.style("italic", 18), page.width, 4)]
        wide += [("", each.what, asked, box * 0.8, asking.LINES) for each in shown.asks]
        wide += [
            (each.number, each.text, small, box * 0.6, asking.LINES) for each in self._fitting.in_the_way
        ]
        wide += [(each.number, each.why, small, box * 0.6, asking.LINES) for each in shown.decided]
        title = measures.style("bold", 22)
        if shown.objectives:
            room = parts.table.grid.done - parts.table.grid.title - px(80)
            wide += [
                (str(each.number), each.title, title, room, rows.MOST_LINES) for each in shown.objectives
            ]
            steps = (row for each in shown.objectives for row in each.key_results if row.recovery)
            wide += [(row.number, *parts.table.recovery(row), rows.RECOVERY_LINES) for row in steps]
        return told + [
            Told(number, text)
            for number, text, style, width, most in wide
            if is_longer(page, text, style, width, most)
        ]

    def _section(self, name: str, told: Sequence[Told], *, quiet: bool = False) -> list[Block]:
        blocks = below.section(self._page, name, told, self._parts.measures, quiet=quiet)
        # A heading never stands alone at the foot of a page.
        return [joined(blocks[:2]), *blocks[2:]]


def _aired(blocks: Sequence[Block], air: int) -> list[Block]:
    """A section of page 2 with so much air below it, for which page 1 has no room."""
    return [*blocks[:-1], replace(blocks[-1], height=blocks[-1].height + px(air))]

"""How the one-pager tightens: nine steps, in this order, until everything stands on one page.

The chart gets lower before what went well is cut, as what is cut needs a second page. Each part is measured
once for each of its forms; a step only adds up heights.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from okrdesk.reports.onepager import asking, below, top
from okrdesk.reports.onepager.blocks import Block
from okrdesk.reports.onepager.content import OnePager, ShownKeyResult, ShownObjective, Told
from okrdesk.reports.onepager.frame import Around
from okrdesk.reports.onepager.grid import grid_of
from okrdesk.reports.onepager.look import Measures, px
from okrdesk.reports.onepager.rows import Table
from okrdesk.reports.onepager.wording import claims
from okrdesk.reports.paper.page import Page

CLOSING = 11  # pixels between the content and the line above the foot
CHART_LEAST, CHART_GOOD, CHART_MOST = 170, 240, 460  # pixels
_WELL_LINES = 2
_ALL = 10_000  # objectives
_GRAVITY = {"off track": 0, "at risk": 1}


@dataclass(frozen=True)
class Plan:
    """What stands on page 1: `step` of nine, and what left it.

    `well` is in how many lines what went well stands, `least` the height of the chart in pixels, `folded` of
    how many objectives the rows on track stand in one line.
    """

    step: int
    well: int = _WELL_LINES
    chart: bool = True
    least: int = CHART_LEAST
    mission: bool = True
    looks: bool = True
    tight: bool = False
    cut: bool = False
    folded: int = 0
    overflows: bool = False


STEPS = (
    Plan(0, least=CHART_GOOD),
    Plan(1),
    Plan(2, well=1),
    Plan(2, well=1, tight=True),  # a second page for the chart alone costs more than some air between rows
    Plan(3, well=1, chart=False),
    Plan(4, well=0, chart=False, mission=False),
    Plan(5, well=0, chart=False, mission=False, looks=False),
    Plan(6, well=0, chart=False, mission=False, looks=False, tight=True),
    Plan(7, well=0, chart=False, mission=False, looks=False, tight=True, cut=True),
    Plan(8, well=0, chart=False, mission=False, looks=False, tight=True, cut=True, folded=_ALL),
    # Nothing is cut or folded there: the names in full would take as much room again.
    Plan(9, chart=False, looks=False, tight=True, overflows=True),
)


@dataclass
class Parts:
    """The parts of a page in one set of measures, each measured when it is first asked for."""

    page: Page
    shown: OnePager
    in_the_way: Sequence[Told]
    measures: Measures
    cut: bool = False
    folded: int = 0
    _runs: dict[int, list[Block]] = field(default_factory=dict)

    @cached_property
    def around(self) -> Around:
        """Head and foot."""
        return Around(self.page, self.shown, self.measures)

    @cached_property
    def mission(self) -> Block | None:
        """The mission."""
        return top.mission(self.page, self.shown.mission, self.measures)

    @cached_property
    def first(self) -> list[Block]:
        """Headline, figures, what is asked beside what is in the way."""
        blocks = [top.headline(self.page, self.shown, self.measures)]
        if self.shown.figures:
            blocks.append(top.figures(self.page, self.shown, self.measures))
        box = asking.asking(self.page, self.shown, self.in_the_way, self.measures)
        return blocks + ([box] if box is not None else [])

    def well(self, lines: int) -> list[Block]:
        """What went well in so many lines."""
        if lines not in self._runs:
            made = below.running(self.page, self.shown.well_name, claims(self.shown), self.measures, lines)
            self._runs[lines] = [] if made is None else [made]
        return self._runs[lines]

    @cached_property
    def table(self) -> Table:
        """What makes the rows."""
        return Table(
            self.page, self.shown, grid_of(self.page, self.shown, self.measures), self.measures, self.cut
        )

    @cached_property
    def head(self) -> Block:
        """The heads of the columns."""
        return self.table.head()

    @cached_property
    def objectives(self) -> list[list[Block]]:
        """The rows of each objective."""
        return [self._rows(nth, each) for nth, each in enumerate(self.shown.objectives)]

    def in_one_line(self, nth: int) -> tuple[ShownKeyResult, ...]:
        """Which rows of an objective stand in one line together."""
        objectives = self.shown.objectives
        if nth not in by_gravity(objectives)[::-1][: self.folded]:
            return ()
        quiet = tuple(row for row in objectives[nth].key_results if row.status in ("on track", "achieved"))
        return quiet if len(quiet) > 1 else ()

    def _rows(self, nth: int, shown: ShownObjective) -> list[Block]:
        rows = [self.table.objective(shown)]
        kept, quiet = shown.key_results, self.in_one_line(nth)
        if quiet:
            rows.append(self.table.folded(quiet))
            kept = tuple(row for row in kept if row not in quiet)
        return rows + [self.table.key_result(row) for row in kept]

    @cached_property
    def looks(self) -> Block | None:
        """What to look at first."""
        return below.looks(self.page, self.shown, self.measures)

    @property
    def room(self) -> float:
        """Points for the content of a page below its head."""
        closing = self.measures.of(91, 79) + px(CLOSING)
        return self.page.height - self.around.rule - closing

    def above(self, plan: Plan) -> list[Block]:
        """Everything above the table."""
        mission = [self.mission] if plan.mission and self.mission is not None else []
        return [*mission, *self.first, *(self.well(plan.well) if plan.well else [])]

    def height(self, plan: Plan) -> float:
        """The points that everything of a plan takes, without a chart."""
        blocks = self.above(plan)
        if self.shown.objectives:
            blocks = [*blocks, self.head, *(block for rows in self.objectives for block in rows)]
        if plan.looks and self.looks is not None:
            blocks = [*blocks, self.looks]
        return sum(block.height for block in blocks)


class Fitting:
    """Finds the first plan that fits one page; `parts` are those it is made of."""

    def __init__(self, page: Page, shown: OnePager, in_the_way: Sequence[Told]) -> None:
        self._page, self._shown, self.in_the_way = page, shown, in_the_way
        self._parts: dict[tuple[bool | int, ...], Parts] = {}
        plan = next((plan for plan in STEPS if self._fits(plan)), STEPS[-1])
        self.plan = self._unfolded(plan) if plan.folded else plan
        self.parts = self._parts_of(self.plan)

    @property
    def chart_height(self) -> float:
        """Points for the picture of the chart, 0 where it does not stand on page 1."""
        if not self.plan.chart or self._shown.chart is None:
            return 0.0
        free = self.parts.room - self.parts.height(self.plan) - px(below.CHART_HEAD)
        return min(free, px(CHART_MOST))

    def _unfolded(self, plan: Plan) -> Plan:
        """The same with as few objectives folded as will do."""
        plans = [replace(plan, folded=count) for count in range(1, len(self._shown.objectives) + 1)]
        return plans[bisect_left(plans[:-1], True, key=self._fits)]

    def _parts_of(self, plan: Plan) -> Parts:
        key = (plan.tight, plan.overflows, plan.cut, plan.folded)
        if key not in self._parts:
            measures = Measures(plan.tight, plan.overflows)
            self._parts[key] = Parts(
                self._page, self._shown, self.in_the_way, measures, plan.cut, plan.folded
            )
        return self._parts[key]

    def _fits(self, plan: Plan) -> bool:
        if plan.overflows:
            return True
        parts = self._parts_of(plan)
        needed = 0.0
        if plan.chart and self._shown.chart is not None:
            needed = px(below.CHART_HEAD) + px(plan.least)
        return parts.height(plan) + needed <= parts.room


def by_gravity(objectives: Sequence[ShownObjective]) -> list[int]:
    """The places of objectives: those off track, those at risk, the others, each in the outline's order."""
    return sorted(range(len(objectives)), key=lambda nth: _GRAVITY.get(objectives[nth].status, len(_GRAVITY)))


def first_ones(
    objectives: Sequence[ShownObjective], rows: Sequence[Sequence[Block]], room: float
) -> list[int]:
    """Which objectives stand on page 1 where not all do: the gravest first, as far as they fit.

    One at least, and in the order of the outline.
    """
    chosen: list[int] = []
    for nth in by_gravity(objectives):
        height = sum(block.height for block in rows[nth])
        if height <= room:
            chosen.append(nth)
            room -= height
        elif not chosen:
            break
    return sorted(chosen)

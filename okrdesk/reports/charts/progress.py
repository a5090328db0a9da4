"""Progress against an even pace: a line for each objective or key result of a cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.okr.course import course
from okrdesk.okr.outline import Outline
from okrdesk.reports.charts import progress_drawing
from okrdesk.reports.charts.progress_shown import Lines, ProgressLine, ProgressShown
from okrdesk.reports.charts.style import Style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_LINES = 200
MOST_COLOURED = 8


@dataclass(frozen=True, slots=True)
class ProgressChart(ProgressShown):
    """The chart of progress: what it shows, and how it draws itself."""

    def draw(self, figure: Figure, style: Style) -> Axes:
        """Draw the chart anew on a figure.

        x counts days since the first day, y is the share of the way.
        """
        return progress_drawing.draw(figure, self, style)


def progress_chart(
    document: Document,
    seen: Outline,
    locale: str,
    kind: Lines = "objectives",
    most: int = MOST_LINES,
) -> ProgressChart:
    """The chart of an outline; above eight lines those furthest behind their pace are coloured."""
    if kind == "objectives":
        rows = [
            (str(o.number), o.objective.id, o.objective.title, o.figures.expected - o.figures.progress)
            for o in seen.objectives
        ]
    else:
        rows = [
            (k.number, k.key_result.id, k.key_result.title, k.figures.expected - k.figures.counted)
            for k in seen.key_results
        ]
    behind = sorted(rows, key=lambda row: -row[3])
    drawn = {row[1] for row in behind[:most]}
    coloured = {row[1] for row in behind[:MOST_COLOURED]}
    of_objectives = kind == "objectives"
    went = course(
        document, seen, () if of_objectives else drawn, objective_ids=drawn if of_objectives else ()
    )
    shares = went.objectives if of_objectives else went.key_results
    lines = tuple(
        ProgressLine(number, item, title, shares[item], item in coloured)
        for number, item, title, _gap in rows
        if item in drawn
    )
    cycle = seen.cycle
    left_out = len(rows) - len(lines)
    return ProgressChart(locale, cycle.first_day, cycle.last_day, seen.day, went.days, kind, lines, left_out)

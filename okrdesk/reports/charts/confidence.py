"""Confidence, week by week: a heat map with the value printed in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, ClassVar

from okrdesk.document.document import Document
from okrdesk.i18n import _, format_number, ngettext
from okrdesk.okr.course import confidence_weeks
from okrdesk.okr.outline import Outline
from okrdesk.okr.rounding import half_up
from okrdesk.reports.charts import frame
from okrdesk.reports.charts.chart import SIZE, Chart, Point, Table
from okrdesk.reports.charts.labels import label
from okrdesk.reports.charts.style import Colours, Style, legible_on, mixed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_ROWS = 20
MOST_WEEKS = 26  # the latest; a cell must hold its figure
LOW = 4  # below it confidence is low (F15)
_WEEK = 1.7  # the room of a week's number, as a share of the height of letters
_TALLEST = 3.4  # row, in letters: a few rows stay as low as many
_MIDDLE = 6  # neither doubt nor trust: no colour


@dataclass(frozen=True, slots=True)
class ConfidenceRow:
    """One key result.

    `cells` are the confidences entered last in each week, None where none was.
    """

    number: str
    item_id: str
    title: str
    cells: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class ConfidenceChart(Chart):
    """Rows by weeks of the cycle (`weeks` are their numbers); `left_out` more key results are not drawn."""

    grows: ClassVar[bool] = True
    locale: str
    weeks: tuple[int, ...]
    rows: tuple[ConfidenceRow, ...]
    left_out: int = 0

    def has_values(self) -> bool:
        """Whether any confidence was entered."""
        return any(cell is not None for row in self.rows for cell in row.cells)

    def filled(self) -> list[tuple[int, int, int]]:
        """(week, row, confidence) of every cell that holds one, row by row."""
        return [
            (x, y, cell)
            for y, row in enumerate(self.rows)
            for x, cell in enumerate(row.cells)
            if cell is not None
        ]

    def texts(self) -> tuple[str, ...]:
        """The titles of key results."""
        return tuple(row.title for row in self.rows)

    def size(self, letters: float = 9.0) -> tuple[float, float]:
        """As high as its rows need."""
        return SIZE[0], (max(3, len(self.rows)) * letters * 2.1 + letters * 5) / 72

    def draw(self, figure: Figure, style: Style) -> Axes:
        """Draw the chart anew on a figure; x counts weeks from 0, y rows from 0 at the top."""
        with frame.drawing(figure, style, grid="", edge="") as axes:
            if not self.has_values():
                frame.write_only(axes, self.story(), style)
                return axes
            _scale(figure, axes, self, style)
            _draw_cells(axes, self, style.colours)
            letters = style.letters * min(1.0, 16 / len(self.weeks))
            _draw_figures(axes, self, style.colours, letters, style.family)
            return axes

    def story(self) -> str:
        """The chart in a sentence or two, for those who hear it."""
        now = [(row, [cell for cell in row.cells if cell is not None]) for row in self.rows]
        known = [(row.number, cells[-1]) for row, cells in now if cells]
        if not known:
            return _("Nobody entered a confidence yet, so the chart is empty.")
        mean = half_up(Fraction(sum(cell for _number, cell in known), len(known)), 1)
        low = [number for number, cell in known if cell < LOW]
        story = ngettext(
            "Confidence of {n} key result by week, 0 to 10: {mean} on average at last.",
            "Confidence of {n} key results by week, 0 to 10: {mean} on average at last.",
            len(known),
        ).format(n=len(known), mean=format_number(mean, self.locale))
        if low:
            story += " " + _("Low, below 4, and framed: {numbers}.").format(numbers=", ".join(low))
        if self.left_out:
            more = ngettext("{n} more is not shown.", "{n} more are not shown.", self.left_out)
            story += " " + more.format(n=self.left_out)
        return story

    def table(self) -> Table:
        """A row for each key result, a column for each week."""
        weeks = (_("Week {n}").format(n=n) for n in self.weeks)
        rows = (
            (row.number, row.title, *("–" if cell is None else str(cell) for cell in row.cells))
            for row in self.rows
        )
        return Table((_("Number"), _("Title"), *weeks), tuple(rows), words=2)

    def points(self) -> tuple[Point, ...]:
        """Every cell that holds a confidence, with its words, row by row."""
        return tuple(
            Point(
                x,
                y,
                _("{name}, week {week}: confidence {n}").format(
                    name=f"{self.rows[y].number} {label(self.rows[y].title, 40)}".strip(),
                    week=self.weeks[x],
                    n=cell,
                ),
                y,
                0.5,
                0.5,
            )
            for x, y, cell in self.filled()
        )


def confidence_chart(
    document: Document, seen: Outline, locale: str, most: int = MOST_ROWS
) -> ConfidenceChart:
    """The heat map of an outline over its latest 26 weeks; of more than `most` key results the least sure."""
    lines = seen.key_results
    if len(lines) > most:
        unsure = sorted(lines, key=lambda line: 11 if (c := line.figures.confidence) is None else c)
        kept = {line.key_result.id for line in unsure[:most]}
        lines = tuple(line for line in lines if line.key_result.id in kept)
    weekly = confidence_weeks(document, seen, [line.key_result.id for line in lines])
    rows = tuple(
        ConfidenceRow(
            line.number,
            line.key_result.id,
            line.key_result.title,
            weekly.rows[line.key_result.id][-MOST_WEEKS:],
        )
        for line in lines
    )
    return ConfidenceChart(locale, weekly.weeks[-MOST_WEEKS:], rows, len(seen.key_results) - len(rows))


def _scale(figure: Figure, axes: Axes, chart: ConfidenceChart, style: Style) -> None:
    """Names of key results to the left, numbers of weeks above."""
    letters, (width, height) = style.letters, figure.get_size_inches() * 72
    axes.set_xlim(-0.5, max(len(chart.weeks), 6) - 0.5)
    room = height - letters * 5
    axes.set_ylim(max(len(chart.rows), room // (letters * _TALLEST)) - 0.5, -0.5)
    most = max(8, min(34, round(width * 0.32 / (letters * 0.52))))
    names = [f"{row.number}  {label(row.title, most)}" for row in chart.rows]
    frame.write_names(axes, names, style)
    beside = width - max(map(len, names)) * letters * 0.5 - letters * 2
    touching = ceil(len(chart.weeks) * letters * _WEEK / max(beside, letters))
    step = max(1, len(chart.weeks) // 13, touching)
    columns = range(0, len(chart.weeks), step)
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.set_xticks(columns, [str(chart.weeks[column]) for column in columns])
    axes.xaxis.set_label_position("top")
    below = _("week of the cycle; framed: low confidence")
    heading = below if any(cell < LOW for *_place, cell in chart.filled()) else _("week of the cycle")
    axes.set_xlabel(heading, color=style.colours.muted, fontsize=letters, loc="right")


def cell_colour(confidence: int, colours: Colours) -> str:
    """The colour of a confidence: from the low end over quiet grey at six to the high end."""
    middle = mixed(colours.ground, colours.ink, 0.12)
    if confidence < _MIDDLE:
        return mixed(middle, colours.low, min(1.0, (_MIDDLE - confidence) / 5))
    return mixed(middle, colours.high, (confidence - _MIDDLE) / (10 - _MIDDLE))


def _draw_cells(axes: Axes, chart: ConfidenceChart, colours: Colours) -> None:
    """Squares; low confidence stands in a frame, so that it is found in grey too."""
    from matplotlib.collections import PolyCollection

    across, up = 0.46, 0.42
    sorts = (
        ([each for each in chart.filled() if each[2] >= LOW], "none", 0.0),
        ([each for each in chart.filled() if each[2] < LOW], colours.ink, 1.3),
    )
    for cells, edge, width in sorts:
        corners = [
            [(x - across, y - up), (x + across, y - up), (x + across, y + up), (x - across, y + up)]
            for x, y, _cell in cells
        ]
        fills = [cell_colour(cell, colours) for _x, _y, cell in cells]
        shown = PolyCollection(corners, facecolors=fills, edgecolors=edge, linewidths=width, zorder=2)
        shown.set_in_layout(False)
        axes.add_collection(shown, autolim=False)


def _draw_figures(
    axes: Axes, chart: ConfidenceChart, colours: Colours, letters: float, family: Sequence[str]
) -> None:
    """The figure of each cell. As shapes, one for each figure: a thousand texts would take a second."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.path import Path
    from matplotlib.textpath import TextPath

    font = FontProperties(family=list(family), weight="bold")
    for confidence in sorted({cell for _x, _y, cell in chart.filled()}):
        points = [(x, y) for x, y, cell in chart.filled() if cell == confidence]
        shape = TextPath((0, 0), str(confidence), size=letters, prop=font)
        corners = shape.vertices
        centred = corners - (corners.min(axis=0) + corners.max(axis=0)) / 2
        (shown,) = axes.plot(
            *zip(*points, strict=True),
            linestyle="none",
            marker=Path(centred, shape.codes),
            markersize=2 * float(abs(centred).max()),  # matplotlib takes half of it for the farthest corner
            markeredgewidth=0,
            color=legible_on(cell_colour(confidence, colours)),
            zorder=3,
        )
        shown.set_in_layout(False)

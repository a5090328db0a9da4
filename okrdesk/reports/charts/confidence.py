"""Confidence, week by week: a heat map with the value printed in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from okrdesk.document.document import Document
from okrdesk.i18n import _, format_number, ngettext
from okrdesk.okr.course import confidence_weeks
from okrdesk.okr.outline import Outline
from okrdesk.okr.rounding import half_up
from okrdesk.reports.charts.frame import (
    ChartColours,
    ChartPoint,
    ChartTable,
    drawing,
    frame,
    label,
    legible_on,
    mixed,
    write_names,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


MOST_ROWS = 20
MOST_WEEKS = 26  # the latest; a cell must hold its figure
LOW = 4  # below it confidence is low (F15)
_TALLEST = 3.4  # row, in letters: a few rows stay as low as many
_MIDDLE = 6  # neither doubt nor trust: no colour


@dataclass(frozen=True, slots=True)
class ConfidenceRow:
    """One key result with the confidence entered last in each week, None where none was."""

    number: str
    item_id: str
    title: str
    cells: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class ConfidenceChart:
    """Rows by weeks of the cycle (`weeks` are their numbers); `left_out` more key results are not drawn."""

    weeks: tuple[int, ...]
    rows: tuple[ConfidenceRow, ...]
    left_out: int = 0


def confidence_chart_of(document: Document, seen: Outline, most: int = MOST_ROWS) -> ConfidenceChart:
    """The heat map of an outline over its latest 26 weeks; of more than `most` key results the least sure."""
    lines = seen.key_results
    if len(lines) > most:
        unsure = sorted(lines, key=lambda line: 11 if (c := line.figures.confidence) is None else c)
        kept = {line.key_result.id for line in unsure[:most]}
        lines = tuple(line for line in lines if line.key_result.id in kept)
    found = confidence_weeks(document, seen, [line.key_result.id for line in lines])
    rows = tuple(
        ConfidenceRow(
            line.number,
            line.key_result.id,
            line.key_result.title,
            found.rows[line.key_result.id][-MOST_WEEKS:],
        )
        for line in lines
    )
    return ConfidenceChart(found.weeks[-MOST_WEEKS:], rows, len(seen.key_results) - len(rows))


def texts(chart: ConfidenceChart) -> tuple[str, ...]:
    """What people typed and this chart shows: for `frame.family`."""
    return tuple(row.title for row in chart.rows)


def height(chart: ConfidenceChart, points: float = 9.0) -> float:
    """The height in inches at which its rows are comfortable."""
    return (max(3, len(chart.rows)) * points * 2.1 + points * 5) / 72


def figure(
    chart: ConfidenceChart,
    colours: ChartColours,
    locale: str,
    size: tuple[float, float] | None = None,
    *,
    points: float = 9.0,
    family: Sequence[str] = ("DejaVu Sans",),
) -> Figure:
    """The chart as a matplotlib figure of `size` in inches; `points` is the size of its letters."""
    from matplotlib.figure import Figure

    made = Figure(figsize=size or (6.8, height(chart, points)))
    draw(made, chart, colours, locale, points=points, family=family)
    return made


def draw(
    figure_of: Figure,
    chart: ConfidenceChart,
    colours: ChartColours,
    locale: str,
    *,
    points: float = 9.0,
    family: Sequence[str] = ("DejaVu Sans",),
) -> Axes:
    """Draw the chart anew on a figure; x counts weeks from 0, y rows from 0 at the top."""
    with drawing(figure_of, colours, points, family) as axes:
        frame(axes, colours, points, grid="", edge="")
        if not has_values(chart):
            axes.set_xticks([])
            axes.set_yticks([])
            axes.text(
                0.5, 0.5, story(chart, locale), transform=axes.transAxes, color=colours.muted, ha="center"
            )
            return axes
        axes.set_xlim(-0.5, max(len(chart.weeks), 6) - 0.5)
        room = figure_of.get_size_inches()[1] * 72 - points * 5
        axes.set_ylim(max(len(chart.rows), room // (points * _TALLEST)) - 0.5, -0.5)
        most = max(8, min(34, round(figure_of.get_size_inches()[0] * 72 * 0.32 / (points * 0.52))))
        names = [f"{row.number}  {label(row.title, most)}" for row in chart.rows]
        write_names(axes, names, colours, points)
        step = max(1, len(chart.weeks) // 13)
        places = range(0, len(chart.weeks), step)
        axes.xaxis.tick_top()
        axes.tick_params(length=0)
        axes.set_xticks(places, [str(chart.weeks[place]) for place in places])
        axes.xaxis.set_label_position("top")
        below = _("week of the cycle; framed: low confidence")
        words = below if any(cell < LOW for *_place, cell in _filled(chart)) else _("week of the cycle")
        axes.set_xlabel(words, color=colours.muted, fontsize=points, loc="right")
        _draw_cells(axes, chart, colours)
        _draw_figures(axes, chart, colours, points * min(1.0, 16 / len(chart.weeks)), family)
        return axes


def has_values(chart: ConfidenceChart) -> bool:
    """Whether any confidence was entered."""
    return any(cell is not None for row in chart.rows for cell in row.cells)


def cell_colour(confidence: int, colours: ChartColours) -> str:
    """The colour of a confidence: from the low end over quiet grey at six to the high end."""
    middle = mixed(colours.ground, colours.ink, 0.12)
    if confidence < _MIDDLE:
        return mixed(middle, colours.low, min(1.0, (_MIDDLE - confidence) / 5))
    return mixed(middle, colours.high, (confidence - _MIDDLE) / (10 - _MIDDLE))


def _filled(chart: ConfidenceChart) -> list[tuple[int, int, int]]:
    """(week, row, confidence) of every cell that holds one."""
    return [
        (x, y, cell)
        for y, row in enumerate(chart.rows)
        for x, cell in enumerate(row.cells)
        if cell is not None
    ]


def _draw_cells(axes: Axes, chart: ConfidenceChart, colours: ChartColours) -> None:
    """Squares; low confidence stands in a frame, so that it is found in grey too."""
    from matplotlib.collections import PolyCollection

    across, up = 0.46, 0.42
    sorts = (
        ([each for each in _filled(chart) if each[2] >= LOW], "none", 0.0),
        ([each for each in _filled(chart) if each[2] < LOW], colours.ink, 1.3),
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
    axes: Axes, chart: ConfidenceChart, colours: ChartColours, points: float, family: Sequence[str]
) -> None:
    """The figure of each cell. As shapes, one for each figure: a thousand texts would take a second."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.path import Path
    from matplotlib.textpath import TextPath

    font = FontProperties(family=list(family), weight="bold")
    for confidence in sorted({cell for _x, _y, cell in _filled(chart)}):
        places = [(x, y) for x, y, cell in _filled(chart) if cell == confidence]
        letters = TextPath((0, 0), str(confidence), size=points, prop=font)
        corners = letters.vertices
        centred = corners - (corners.min(axis=0) + corners.max(axis=0)) / 2
        (shown,) = axes.plot(
            *zip(*places, strict=True),
            linestyle="none",
            marker=Path(centred, letters.codes),
            markersize=2 * float(abs(centred).max()),  # matplotlib takes half of it for the farthest corner
            markeredgewidth=0,
            color=legible_on(cell_colour(confidence, colours)),
            zorder=3,
        )
        shown.set_in_layout(False)


# In words


def story(chart: ConfidenceChart, locale: str) -> str:
    """The chart in a sentence or two, for those who hear it."""
    now = [(row, [cell for cell in row.cells if cell is not None]) for row in chart.rows]
    known = [(row.number, cells[-1]) for row, cells in now if cells]
    if not known:
        return _("Nobody entered a confidence yet, so the chart is empty.")
    mean = half_up(Fraction(sum(cell for _number, cell in known), len(known)), 1)
    low = [number for number, cell in known if cell < LOW]
    words = ngettext(
        "Confidence of {n} key result by week, 0 to 10: {mean} on average at last.",
        "Confidence of {n} key results by week, 0 to 10: {mean} on average at last.",
        len(known),
    ).format(n=len(known), mean=format_number(mean, locale))
    if low:
        words += " " + _("Low, below 4, and framed: {numbers}.").format(numbers=", ".join(low))
    if chart.left_out:
        more = ngettext("{n} more is not shown.", "{n} more are not shown.", chart.left_out)
        words += " " + more.format(n=chart.left_out)
    return words


def table(chart: ConfidenceChart, locale: str) -> ChartTable:
    """A row for each key result, a column for each week."""
    weeks = (_("Week {n}").format(n=n) for n in chart.weeks)
    rows = (
        (row.number, row.title, *("–" if cell is None else str(cell) for cell in row.cells))
        for row in chart.rows
    )
    return ChartTable((_("Number"), _("Title"), *weeks), tuple(rows))


def chart_points(chart: ConfidenceChart, locale: str) -> tuple[ChartPoint, ...]:
    """Every cell that holds a confidence, with its words, row by row."""
    return tuple(
        ChartPoint(
            x,
            y,
            _("{name}, week {week}: confidence {n}").format(
                name=f"{chart.rows[y].number} {label(chart.rows[y].title, 40)}".strip(),
                week=chart.weeks[x],
                n=cell,
            ),
            y,
        )
        for x, y, cell in _filled(chart)
    )

"""How the chart of confidence is drawn: names, a cell for each week, and where there is room what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day, format_number
from okrdesk.okr.rounding import half_up
from okrdesk.reports.charts import frame
from okrdesk.reports.charts.confidence_shown import LOW, ConfidenceRow, ConfidenceShown, GroupRow
from okrdesk.reports.charts.labels import label
from okrdesk.reports.charts.placing import Weight, fitting, text_size
from okrdesk.reports.charts.style import Colours, Style, legible_on, mixed, readable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HEADS = -0.62  # the line of what stands above the columns
_SURE = 7  # from here on a cell has no tint
_ROOMY = 56  # letters beside each other from which on change and owner have room
_TALLEST = 2.6  # line, in letters: few rows stay as low as many
_NAMES = 0.4  # of the width, at most
_OVER = 0.015  # letters: how far digits reach below their line; a comma hangs deeper and moves none of them


@dataclass(frozen=True, slots=True)
class _Columns:
    """Points from the left edge: titles, cells, then what changed and the owner (None where neither fits)."""

    title: float
    cells: float
    end: float
    change: float | None
    owner: float


def draw(figure: Figure, chart: ConfidenceShown, style: Style) -> Axes:
    """Draw the chart anew; x counts weeks from 0, y lines from 0 at the top."""
    width = figure.get_size_inches()[0] * 72 - 2 * style.sides
    columns = _columns(chart, style, width)
    margins = (columns.cells, width - columns.end, 2.0, style.letters * 2.0)
    with frame.drawing(figure, replace(style, margins=margins), grid="", edge="") as axes:
        axes.set_yticks([])
        axes.set_xticks([])
        if not chart.has_values():
            frame.write_only(axes, chart.story(), style)
            return axes
        lines = len(chart.rows) + len(chart.groups)
        height = axes.bbox.height * 72 / axes.figure.dpi
        axes.set_xlim(-0.5, len(chart.weeks) - 0.5)
        axes.set_ylim(max(lines, height // (style.letters * _TALLEST)) - 0.5, -0.5)
        _draw_cells(axes, chart, style.colours)
        letters = style.letters * min(1.0, (columns.end - columns.cells) / max(len(chart.weeks), 1) / 15)
        _draw_figures(axes, chart, style, letters)
        _draw_means(axes, chart, style, letters)
        _Words(axes, chart, style, columns, letters).write()
        return axes


def _columns(chart: ConfidenceShown, style: Style, width: float) -> _Columns:
    letters, family = style.letters, style.family
    numbers = [*(row.number for row in chart.rows), *(group.number for group in chart.groups)]
    title = max((text_size(n, letters, family, "bold")[0] for n in numbers), default=0.0) + letters * 0.9
    roomy = width / letters >= _ROOMY
    change = owner = 0.0
    if roomy:
        words = [_change_words(row) for row in chart.rows] + [_since(chart)]
        change = max(text_size(each, letters, family, "bold")[0] for each in words) + letters * 1.4
        names = [*(label(row.owner, 16) for row in chart.rows), _("nobody"), _("Owner")]
        owner = max(text_size(name, letters, family, "bold")[0] for name in names)
    titles = [text_size(label(row.title, 60), letters, family, _weight(row))[0] for row in chart.rows]
    titles += [text_size(label(group.title, 60), letters, family, "bold")[0] for group in chart.groups]
    longest = max(titles, default=0.0)
    least = len(chart.weeks) * letters * 1.5
    room = min(width * _NAMES, max(width - change - owner - title - least, letters * 9))
    cells = title + min(longest, room) + letters
    end = max(width - change - owner - (letters if roomy else 2.0), cells + letters * 2)
    # Cells of few weeks are no wider than they are easy to compare.
    end = min(end, cells + max(len(chart.weeks), 5) * letters * 4.4) if roomy else end
    return _Columns(title, cells, end, end + letters * 1.2 if roomy else None, end + letters * 1.2 + change)


def _since(chart: ConfidenceShown) -> str:
    if chart.since is None:
        return _("since the start")
    return _("since {day}").format(day=format_day(chart.since, chart.locale, "MMMd"))


def _change_words(row: ConfidenceRow) -> str:
    """ "↓ from 6", "no figure yet", "" where nothing changed."""
    if row.now is None:
        return _("no figure yet")
    if row.before is None or row.before == row.now:
        return ""
    words = _("↓ from {n}") if row.now < row.before else _("↑ from {n}")
    return words.format(n=row.before)


def _weight(row: ConfidenceRow) -> Weight:
    return "bold" if row.now is not None and row.now < LOW else "normal"


@dataclass(frozen=True, slots=True)
class _Words:
    """Everything that is written beside the cells."""

    axes: Axes
    chart: ConfidenceShown
    style: Style
    columns: _Columns
    letters: float

    def write(self) -> None:
        """Titles, heads, means, changes and owners."""
        self._write_heads()
        for line, group in zip(self.chart.group_lines(), self.chart.groups, strict=True):
            self._write(group.number, 0.0, line, "bold")
            self._write(
                self._fitting(group.title, "bold"),
                self.columns.title,
                line,
                "bold",
            )
            self._rule(line - 0.5)
            if self.style.copied:
                self._write_means(line, group)
        if not self.chart.groups:
            self._rule(-0.5)
        for line, row in zip(self.chart.lines(), self.chart.rows, strict=True):
            self._write_row(line, row)

    def _write_means(self, line: int, group: GroupRow) -> None:
        for week, words in _mean_words(self.chart, group):
            self.axes.text(
                week, line, words, color=self.style.colours.ink, weight="bold", fontsize=self.letters,
                ha="center", va="center",
            )  # fmt: skip

    def _fitting(self, title: str, weight: Weight) -> str:
        room = self.columns.cells - self.columns.title - self.style.letters
        return fitting(title, self.style.letters, self.style.family, room, weight)

    def _write_row(self, line: int, row: ConfidenceRow) -> None:
        columns, colours = self.columns, self.style.colours
        weight = _weight(row)
        self._write(row.number, 0.0, line, "normal", colours.muted)
        self._write(
            self._fitting(row.title, weight),
            columns.title,
            line,
            weight,
        )
        if columns.change is None:
            return
        self._write(_change_words(row), columns.change, line, weight)
        if row.owner:
            self._write(label(row.owner, 16), columns.owner, line, weight)
        else:
            self._write(_("nobody"), columns.owner, line, "bold", readable(colours.low, colours))

    def _write_heads(self) -> None:
        up, columns, colours = HEADS, self.columns, self.style.colours
        week = (columns.end - columns.cells) / max(len(self.chart.weeks), 1)
        heads = _heads(self.chart, self.style, week)
        for place, words in heads:
            self.axes.text(
                place,
                up,
                words,
                color=colours.muted,
                fontsize=self.style.letters * 0.92,
                ha="center",
                va="bottom",
            )
        if columns.change is not None:
            self._write(_since(self.chart), columns.change, up, "normal", colours.muted, va="bottom")
            self._write(_("Owner"), columns.owner, up, "normal", colours.muted, va="bottom")

    def _write(
        self, words: str, at: float, line: float, weight: Weight, colour: str = "", *, va: str = "center"
    ) -> None:
        """Write at so many points from the left edge of everything."""
        if words:
            self.axes.annotate(
                words, (-0.5, line), (at - self.columns.cells, 0), textcoords="offset points",
                color=colour or self.style.colours.ink, fontsize=self.style.letters, weight=weight, ha="left",
                va=va, annotation_clip=False,
            )  # fmt: skip

    def _rule(self, line: float) -> None:
        """A line over the whole width above a line of words."""
        from matplotlib.lines import Line2D

        up = self.axes.transData.transform((0, line))[1] / self.axes.figure.bbox.height
        width = self.axes.figure.bbox.width * 72 / self.axes.figure.dpi
        left, right = self.style.sides / width, 1 - self.style.sides / width
        self.axes.figure.add_artist(
            Line2D([left, right], [up, up], color=self.style.colours.muted, linewidth=0.8)
        )


def _heads(chart: ConfidenceShown, style: Style, week: float) -> list[tuple[int, str]]:
    """Days or numbers of weeks above the cells, as many as stand apart; a week is so many points wide."""
    letters = style.letters * 0.92
    days = [
        format_day(min(chart.day, chart.first_day + dt.timedelta(days=7 * number)), chart.locale, "MMMd")
        if chart.first_day > dt.date.min
        else str(number)
        for number in chart.weeks
    ]
    if any(text_size(day, letters, style.family)[0] + letters * 0.8 > week for day in days):
        days = [str(number) for number in chart.weeks]
    widest = max((text_size(day, letters, style.family)[0] for day in days), default=1.0) + letters * 0.6
    step = max(1, -int(-widest // max(week, 0.1)))
    return [(place, days[place]) for place in range(0, len(days), step)]


def cell_colour(confidence: int, colours: Colours) -> str:
    """The ground of a cell: dark below 4, tinted to 6, none from 7 on; told apart in grey too."""
    if confidence < LOW:
        return mixed(colours.low, "#000000", 0.35)
    if confidence < _SURE:
        return mixed(colours.ground, colours.moved, 0.38)
    return colours.ground


def _draw_cells(axes: Axes, chart: ConfidenceShown, colours: Colours) -> None:
    from matplotlib.collections import PolyCollection

    across, up, lines = 0.47, 0.44, chart.lines()
    sorts = (
        ([each for each in chart.filled() if each[2] < LOW], colours.ink, 1.0),
        ([each for each in chart.filled() if LOW <= each[2] < _SURE], "none", 0.0),
        ([each for each in chart.filled() if each[2] >= _SURE], colours.line, 0.8),
    )
    for cells, edge, width in sorts:
        corners = [
            [
                (x - across, lines[y] - up),
                (x + across, lines[y] - up),
                (x + across, lines[y] + up),
                (x - across, lines[y] + up),
            ]
            for x, y, _cell in cells
        ]
        fills = [cell_colour(cell, colours) for _x, _y, cell in cells]
        shown = PolyCollection(corners, facecolors=fills, edgecolors=edge, linewidths=width, zorder=2)
        shown.set_in_layout(False)
        axes.add_collection(shown, autolim=False)


def _draw_figures(axes: Axes, chart: ConfidenceShown, style: Style, letters: float) -> None:
    """The figure of each cell, a dash where there is none."""
    colours, lines = style.colours, chart.lines()
    for confidence in sorted({cell for _x, _y, cell in chart.filled()}):
        points = [(x, lines[y]) for x, y, cell in chart.filled() if cell == confidence]
        weight: Weight = "bold" if confidence < LOW else "normal"
        colour = legible_on(cell_colour(confidence, colours))
        _draw_all(axes, str(confidence), points, style, letters, weight, colour)
    cells = _empty(lines, [row.cells for row in chart.rows])
    _draw_all(axes, "–", cells, style, letters, "normal", colours.muted)


def _draw_means(axes: Axes, chart: ConfidenceShown, style: Style, letters: float) -> None:
    """The mean of each objective week by week where it is no text, and a dash where there is none."""
    ink, lines = style.colours.ink, chart.group_lines()
    places: dict[str, list[tuple[int, int]]] = {}
    for line, group in zip(lines, chart.groups, strict=True):
        for week, words in _mean_words(chart, group) if not style.copied else ():
            places.setdefault(words, []).append((week, line))
    for words, points in places.items():
        _draw_all(axes, words, points, style, letters, "bold", ink)
    means = _empty(lines, [group.means for group in chart.groups])
    _draw_all(axes, "–", means, style, letters, "bold", ink)


def _mean_words(chart: ConfidenceShown, group: GroupRow) -> list[tuple[int, str]]:
    """Each week that has a mean, and the mean in words."""
    return [
        (week, format_number(half_up(mean, 1), chart.locale))
        for week, mean in enumerate(group.means)
        if mean is not None
    ]


def _empty(lines: Iterable[int], rows: Iterable[Sequence[object | None]]) -> list[tuple[int, int]]:
    """Week and line of what has no figure."""
    return [
        (week, line)
        for line, row in zip(lines, rows, strict=True)
        for week, cell in enumerate(row)
        if cell is None
    ]


def _draw_all(
    axes: Axes,
    text: str,
    points: Sequence[tuple[int, int]],
    style: Style,
    letters: float,
    weight: Weight,
    colour: str,
) -> None:
    """The same short text at many points, as one shape: a thousand texts would take a second."""
    if not points:
        return
    from matplotlib.font_manager import FontProperties
    from matplotlib.path import Path
    from matplotlib.textpath import TextPath

    font = FontProperties(family=list(style.family), weight=weight)
    shape = TextPath((0, 0), text, size=letters, prop=font)
    corners = shape.vertices
    low, high = corners.min(axis=0), corners.max(axis=0)
    low[1] = max(low[1], -_OVER * letters)
    centred = corners - (low + high) / 2
    (shown,) = axes.plot(
        *zip(*points, strict=True),
        linestyle="none",
        marker=Path(centred, shape.codes),
        markersize=2 * float(abs(centred).max()),  # matplotlib takes half of it for the farthest corner
        markeredgewidth=0,
        color=colour,
        zorder=3,
    )
    shown.set_in_layout(False)

"""What each person carries: bars for key results and objectives, with a line at two key results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdesk.document.document import Document
from okrdesk.i18n import _, ngettext
from okrdesk.okr import people
from okrdesk.okr.load import MOST_KEY_RESULTS, loads
from okrdesk.okr.outline import Outline
from okrdesk.reports.charts.frame import (
    ChartColours,
    ChartPoint,
    ChartTable,
    drawing,
    frame,
    label,
    mixed,
    write_names,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


MOST_BARS = 20
_THICK = 0.38  # of a bar, in rows
_TALLEST = 3.4  # row, in letters: the bars of one or two people are no thicker than those of many


@dataclass(frozen=True, slots=True)
class LoadBar:
    """What one person owns, `person_id` None what nobody does; `heavy` above two key results."""

    person_id: str | None
    name: str
    objectives: int
    key_results: int
    heavy: bool


@dataclass(frozen=True, slots=True)
class LoadChart:
    """Bars from the heaviest load down, nobody first; `left_out` more people are not drawn."""

    bars: tuple[LoadBar, ...]
    left_out: int = 0


def load_chart_of(document: Document, seen: Outline, most: int = MOST_BARS) -> LoadChart:
    """The load of a workspace's people in an outline's cycle; nobody only where something has no owner."""
    carried = [
        LoadBar(
            None if load.person is None else load.person.id,
            _("nobody") if load.person is None else load.person.name,
            len(load.objectives),
            len(load.key_results),
            load.heavy,
        )
        for load in loads(seen, people.everyone(document))
    ]
    bars = [bar for bar in carried if bar.person_id is not None or bar.objectives or bar.key_results]
    bars.sort(key=lambda bar: (bar.person_id is not None, -bar.key_results, -bar.objectives))
    return LoadChart(tuple(bars[:most]), max(0, len(bars) - most))


def texts(chart: LoadChart) -> tuple[str, ...]:
    """What people typed and this chart shows: for `frame.family`."""
    return tuple(bar.name for bar in chart.bars)


def height(chart: LoadChart, points: float = 9.0) -> float:
    """The height in inches at which its bars are comfortable."""
    return (max(3, len(chart.bars)) * points * 3.2 + points * 6) / 72


def figure(
    chart: LoadChart,
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
    chart: LoadChart,
    colours: ChartColours,
    locale: str,
    *,
    points: float = 9.0,
    family: Sequence[str] = ("DejaVu Sans",),
) -> Axes:
    """Draw the chart anew on a figure; x counts what is owned, y bars from 0 at the top."""
    with drawing(figure_of, colours, points, family) as axes:
        frame(axes, colours, points, grid="x", edge="left")
        if not chart.bars:
            axes.set_xticks([])
            axes.set_yticks([])
            words = story(chart, locale)
            axes.text(0.5, 0.5, words, transform=axes.transAxes, color=colours.muted, ha="center")
            return axes
        from matplotlib.ticker import MaxNLocator

        longest = max([MOST_KEY_RESULTS + 1, *(max(bar.key_results, bar.objectives) for bar in chart.bars)])
        axes.set_xlim(0, longest * 1.02)
        room = figure_of.get_size_inches()[1] * 72 - points * 6
        axes.set_ylim(max(len(chart.bars), room // (points * _TALLEST)) - 0.45, -0.55)
        axes.xaxis.set_major_locator(MaxNLocator(nbins=8, integer=True, min_n_ticks=1))
        most = max(8, min(30, round(figure_of.get_size_inches()[0] * 72 * 0.26 / (points * 0.52))))
        names = [label(bar.name, most) for bar in chart.bars]
        write_names(axes, names, colours, points)
        _draw_bars(axes, chart, colours, points)
        axes.axvline(MOST_KEY_RESULTS, color=colours.ink, linewidth=1.1, dashes=(4, 3), zorder=3)
        axes.annotate(
            _("two key results"), (MOST_KEY_RESULTS, -0.55), (4, 2), textcoords="offset points",
            color=colours.ink, fontsize=points * 0.9, va="bottom", annotation_clip=False,
        )  # fmt: skip
        return axes


def _draw_bars(axes: Axes, chart: LoadChart, colours: ChartColours, points: float) -> None:
    """Key results above, in full; objectives below, in outline, so that they differ in grey too."""
    from matplotlib.collections import PolyCollection

    aside = (axes.get_xlim()[1] - axes.get_xlim()[0]) * 0.018
    fills = [
        colours.moved if bar.heavy else colours.muted if bar.person_id is None else colours.series
        for bar in chart.bars
    ]
    pale = [mixed(colours.ground, colours.series, 0.22)] * len(chart.bars)
    rows = (
        (
            [bar.key_results for bar in chart.bars],
            [_off(b.objectives, -1) for b in chart.bars],
            fills,
            "none",
        ),
        (
            [bar.objectives for bar in chart.bars],
            [_off(b.key_results, 1) for b in chart.bars],
            pale,
            colours.series,
        ),
    )
    for counts, offs, faces, edge in rows:
        corners = [_corners(count, place + offs[place]) for place, count in enumerate(counts)]
        shown = PolyCollection(corners, facecolors=faces, edgecolors=edge, linewidths=0.8, zorder=2)
        shown.set_in_layout(False)
        axes.add_collection(shown, autolim=False)
    for place, bar in enumerate(chart.bars):
        for count, words, off in (
            (bar.key_results, _key_results(bar), _off(bar.objectives, -1)),
            (bar.objectives, _objectives(bar), _off(bar.key_results, 1)),
        ):
            if count:
                written = axes.text(
                    count + aside, place + off, words,
                    color=colours.ink if bar.heavy and off <= 0 else colours.muted,
                    fontsize=points * 0.9, va="center", zorder=4,
                )  # fmt: skip
                written.set_in_layout(count + aside > axes.get_xlim()[1] * 0.8)


def _off(other: int, side: int) -> float:
    """How far a bar stands from the middle of its row: in it where the person has no `other` one."""
    return side * _THICK / 2 if other else 0.0


def _corners(count: int, middle: float) -> list[tuple[float, float]]:
    low, high = middle - _THICK * 0.46, middle + _THICK * 0.46
    return [(0, low), (count, low), (count, high), (0, high)]


# In words


def story(chart: LoadChart, locale: str) -> str:
    """The chart in a sentence or two, for those who hear it."""
    if not chart.bars:
        return _("There is nobody in this workspace yet.")
    heavy = [label(bar.name, 40) for bar in chart.bars if bar.heavy]
    people_count = sum(bar.person_id is not None for bar in chart.bars) + chart.left_out
    words = ngettext("What {n} person carries.", "What {n} people carry.", people_count).format(
        n=people_count
    )
    if heavy:
        words += " " + _("More than two key results: {names}.").format(names=", ".join(heavy))
    else:
        words += " " + _("Nobody has more than two key results.")
    nobody = next((bar for bar in chart.bars if bar.person_id is None), None)
    if nobody is not None:
        words += " " + _("Without an owner: {key_results}, {objectives}.").format(
            key_results=_key_results(nobody), objectives=_objectives(nobody)
        )
    return words


def table(chart: LoadChart, locale: str) -> ChartTable:
    """A row for each person."""
    head = (_("Person"), _("Key results"), _("Objectives"))
    return ChartTable(head, tuple((b.name, str(b.key_results), str(b.objectives)) for b in chart.bars))


def chart_points(chart: LoadChart, locale: str) -> tuple[ChartPoint, ...]:
    """Every bar with its words."""
    return tuple(
        ChartPoint(
            bar.key_results,
            place,
            _("{name}: {key_results}, {objectives}").format(
                name=label(bar.name, 40), key_results=_key_results(bar), objectives=_objectives(bar)
            ),
            place,
        )
        for place, bar in enumerate(chart.bars)
    )


def _key_results(bar: LoadBar) -> str:
    return ngettext("{n} key result", "{n} key results", bar.key_results).format(n=bar.key_results)


def _objectives(bar: LoadBar) -> str:
    return ngettext("{n} objective", "{n} objectives", bar.objectives).format(n=bar.objectives)

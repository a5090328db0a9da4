"""Progress against an even pace: a line for each objective or key result of a cycle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from okrdesk.document.document import Document
from okrdesk.i18n import _, format_day, format_percent
from okrdesk.okr.course import course
from okrdesk.okr.measures import TARGET_SHARE
from okrdesk.okr.outline import Outline
from okrdesk.okr.rounding import percent
from okrdesk.okr.schedule import expected
from okrdesk.reports.charts.frame import (
    ChartColours,
    ChartPoint,
    ChartTable,
    drawing,
    frame,
    label,
    mixed,
    readable,
    spread,
    week_ticks,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_LINES = 200
MOST_COLOURED = 8
MOST_MARKED = 14  # days; with more of them a line is marked at its end alone
LOWEST, HIGHEST = -0.5, 1.5  # what lies beyond is drawn at the edge, and told as it is
LATE = 0.62  # of the cycle
MARKERS = ("o", "s", "^", "D", "v", ">", "<", "p")
DASHES: tuple[tuple[float, ...], ...] = (
    *((), (5, 1.6), (1.2, 1.4), (7, 1.6, 1.2, 1.6)),
    *((3, 1.2), (9, 1.6), (5, 1.4, 1.2, 1.4, 1.2, 1.4), (2, 2.4)),
)

Kind = Literal["objectives", "key-results"]


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """One line: `shares` for each of the chart's days, None before the first value. `gap` is E − c now."""

    number: str
    item_id: str
    title: str
    shares: tuple[Fraction | None, ...]
    gap: Fraction
    coloured: bool


@dataclass(frozen=True, slots=True)
class ProgressChart:
    """What the chart shows as of `day`; `left_out` more lines are not drawn, those least behind."""

    kind: Kind
    first_day: dt.date
    last_day: dt.date
    day: dt.date
    days: tuple[dt.date, ...]
    lines: tuple[ProgressLine, ...]
    left_out: int = 0


def progress_chart_of(
    document: Document, seen: Outline, kind: Kind = "objectives", most: int = MOST_LINES
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
    went = course(document, seen, drawn if kind == "key-results" else ())
    shares = went.objectives if kind == "objectives" else went.key_results
    lines = tuple(
        ProgressLine(number, item, title, shares[item], gap, item in coloured)
        for number, item, title, gap in rows
        if item in drawn
    )
    cycle = seen.cycle
    return ProgressChart(
        kind, cycle.first_day, cycle.last_day, seen.day, went.days, lines, len(rows) - len(lines)
    )


def texts(chart: ProgressChart) -> tuple[str, ...]:
    """What people typed and this chart shows: for `frame.family`."""
    return tuple(line.title for line in chart.lines if line.coloured)


def figure(
    chart: ProgressChart,
    colours: ChartColours,
    locale: str,
    size: tuple[float, float] = (6.8, 4.0),
    *,
    points: float = 9.0,
    family: Sequence[str] = ("DejaVu Sans",),
) -> Figure:
    """The chart as a matplotlib figure of `size` in inches; `points` is the size of its letters."""
    from matplotlib.figure import Figure

    made = Figure(figsize=size)
    draw(made, chart, colours, locale, points=points, family=family)
    return made


def draw(
    figure_of: Figure,
    chart: ProgressChart,
    colours: ChartColours,
    locale: str,
    *,
    points: float = 9.0,
    family: Sequence[str] = ("DejaVu Sans",),
) -> Axes:
    """Draw the chart anew on a figure; x counts days since the first day, y is the share of the way."""
    with drawing(figure_of, colours, points, family) as axes:
        frame(axes, colours, points)
        span = _span(chart)
        right = max([span, *(_place(chart, day) for day in chart.days)])
        axes.set_xlim(0, right)
        corners = [_corners(chart, line) for line in chart.lines]
        axes.set_ylim(*_limits(corners))
        ticks = [n / 4 for n in range(-2, 7) if axes.get_ylim()[0] <= n / 4 <= axes.get_ylim()[1]]
        axes.set_yticks(ticks, [format_percent(Fraction(tick), locale) for tick in ticks])
        axes.set_xticks(*week_ticks(chart.first_day, chart.last_day, locale))
        _draw_pace(axes, span, colours)
        _draw_today(axes, chart, span, colours)
        grey = [c for c, line in zip(corners, chart.lines, strict=True) if len(c) > 1 and not line.coloured]
        _draw_others(axes, grey, colours)
        _draw_coloured(axes, chart, colours, points)
        if not any(share is not None for line in chart.lines for share in line.shares):
            _write_why_empty(axes, chart, colours, locale)
        _write_labels(figure_of, axes, chart, colours, locale, points)
        return axes


def _span(chart: ProgressChart) -> int:
    return max(1, (chart.last_day - chart.first_day).days)


def _place(chart: ProgressChart, day: dt.date) -> int:
    return (day - chart.first_day).days


def _drawn(share: Fraction) -> float:
    return max(LOWEST, min(HIGHEST, float(share)))


def _limits(corners: Sequence[Sequence[tuple[int, float]]]) -> tuple[float, float]:
    known = [share for line in corners for _place, share in line]
    return min([0.0, *known]) - 0.015, max([1.0, *known]) + 0.03


def _corners(chart: ProgressChart, line: ProgressLine) -> list[tuple[int, float]]:
    return [
        (_place(chart, day), _drawn(share))
        for day, share in zip(chart.days, line.shares, strict=True)
        if share is not None
    ]


def _draw_pace(axes: Axes, span: int, colours: ChartColours) -> None:
    """The even pace and, in grey, how far behind it still ends in the target zone (F8, F10)."""
    zone = float(TARGET_SHARE)
    axes.fill_between([0, span], [0, zone], [0, 1], color=colours.muted, alpha=0.10, linewidth=0, zorder=0.5)
    axes.plot([0, span], [0, zone], color=colours.muted, linewidth=0.7, dashes=(1, 3), zorder=1)
    axes.plot([0, span], [0, 1], color=colours.ink, linewidth=1.1, dashes=(4, 3), zorder=2)


def _draw_today(axes: Axes, chart: ProgressChart, span: int, colours: ChartColours) -> None:
    today = _place(chart, chart.day)
    if 0 <= today <= span:
        axes.axvline(today, color=colours.moved, linewidth=1.6, zorder=1.5)


def _draw_others(axes: Axes, lines: Sequence[Sequence[tuple[int, float]]], colours: ChartColours) -> None:
    from matplotlib.collections import LineCollection

    shown = LineCollection(
        lines,
        colors=mixed(colours.ground, colours.muted, 0.45),
        linewidths=0.9,
        zorder=2.5,
    )
    shown.set_in_layout(False)
    axes.add_collection(shown, autolim=False)


def _draw_coloured(axes: Axes, chart: ProgressChart, colours: ChartColours, points: float) -> None:
    few = len(chart.days) <= MOST_MARKED
    for number, line in enumerate(_coloured(chart)):
        corners = _corners(chart, line)
        if not corners:
            continue
        days, shares = zip(*corners, strict=True)
        axes.plot(
            days,
            shares,
            color=colours.several[number % len(colours.several)],
            linewidth=2.0,
            linestyle=(0, DASHES[number]) if DASHES[number] else "solid",
            marker=MARKERS[number],
            markersize=points * (0.55 if few else 0.72),
            markevery=1 if few else [len(days) - 1],
            markeredgecolor=colours.ground,
            markeredgewidth=0.6,
            solid_capstyle="round",
            clip_on=False,
            zorder=4 + number / 100,
        )


def _coloured(chart: ProgressChart) -> list[ProgressLine]:
    return [line for line in chart.lines if line.coloured]


def _write_labels(
    figure_of: Figure, axes: Axes, chart: ProgressChart, colours: ChartColours, locale: str, points: float
) -> None:
    """The name of each coloured line at its end, moved apart; beside the end of the pace what that is."""
    span, (low, high) = _span(chart), axes.get_ylim()
    width, height = figure_of.get_size_inches() * 72
    today = max(
        (corners[-1][0] for line in _coloured(chart) if (corners := _corners(chart, line))), default=0
    )
    late = today > span * LATE  # no room left on the paper: all labels stand beside it
    room = width * (0.3 if late else 0.85 - 0.75 * today / span)
    most = max(6, min(32, round(room / (points * 0.52)) - 10))
    ends = []
    for number, line in enumerate(_coloured(chart)):
        corners = _corners(chart, line)
        if corners:
            colour = readable(colours.several[number % len(colours.several)], colours)
            ends.append(_End(*corners[-1], _label(line, locale, most), colour, bold=True))
    pace = [
        _End(span, 1.0, _("even pace"), colours.ink),
        _End(span, float(TARGET_SHARE), _("target zone"), colours.muted),
    ]
    apart = (high - low) * points * 1.35 / max(40.0, height * 0.78)
    if late:
        _write_column(axes, ends + pace, max(span, today), apart, points)
    else:
        _write_column(axes, ends, today, apart, points)
        _write_column(axes, pace, span, apart, points)


@dataclass(frozen=True, slots=True)
class _End:
    """The end of a line, with what is written beside it."""

    x: int
    y: float
    words: str
    colour: str
    bold: bool = False


def _write_column(axes: Axes, ends: Sequence[_End], x: int, apart: float, points: float) -> None:
    low, high = axes.get_ylim()[0] + apart * 0.4, axes.get_ylim()[1]
    aside = (axes.get_xlim()[1] - axes.get_xlim()[0]) * 0.025
    ground = axes.get_facecolor()
    for end, up in zip(ends, spread([end.y for end in ends], apart, low, high), strict=True):
        if abs(up - end.y) > apart * 0.4 or end.x < x:
            axes.plot(
                [end.x, x + aside * 0.8], [end.y, up],
                color=end.colour, linewidth=0.7, alpha=0.8, clip_on=False, zorder=3,
            )  # fmt: skip
        written = axes.text(
            x + aside, up, end.words,
            color=end.colour, fontsize=points if end.bold else points * 0.92,
            weight="bold" if end.bold else "normal", va="center", ha="left", zorder=6,
        )  # fmt: skip
        written.set_bbox({"facecolor": ground, "edgecolor": "none", "alpha": 0.75, "pad": 0.6})


def _label(line: ProgressLine, locale: str, most: int) -> str:
    last = next((share for share in reversed(line.shares) if share is not None), Fraction(0))
    parts = (line.number, label(line.title, most), format_percent(last, locale))
    return " ".join(part for part in parts if part)


def _write_why_empty(axes: Axes, chart: ProgressChart, colours: ChartColours, locale: str) -> None:
    axes.text(
        0.5, 0.55, _why_empty(chart, locale), transform=axes.transAxes, color=colours.muted, ha="center"
    )


# In words


def story(chart: ProgressChart, locale: str) -> str:
    """The chart in a sentence, for those who hear it."""
    ended = [line for line in _coloured(chart) if any(share is not None for share in line.shares)]
    if not ended:
        return _why_empty(chart, locale)
    told = ", ".join(_label(line, locale, 60) for line in ended)
    more = len(chart.lines) + chart.left_out - len(ended)
    words = _("On {day} an even pace would be {pace}: {lines}.")
    if more:
        words = _(
            "On {day} an even pace would be {pace}; furthest behind are {lines}; {n} more are not named."
        )
    return words.format(
        day=format_day(chart.day, locale),
        pace=format_percent(_pace(chart, chart.day), locale),
        lines=told,
        n=more,
    )


def table(chart: ProgressChart, locale: str) -> ChartTable:
    """A row for each line, a column for each day; the even pace last."""
    head = (_("Number"), _("Title"), *(format_day(day, locale, "MMMd") for day in chart.days))
    known: dict[int, str] = {}  # a thousand lines have few different figures

    def figure_of(share: Fraction | None) -> str:
        if share is None:
            return "–"
        points = percent(share)
        if points not in known:
            known[points] = format_percent(Fraction(points, 100), locale)
        return known[points]

    rows = [(line.number, line.title, *map(figure_of, line.shares)) for line in chart.lines]
    pace = (format_percent(_pace(chart, day), locale) for day in chart.days)
    return ChartTable(head, (*rows, ("", _("even pace"), *pace)))


def chart_points(chart: ProgressChart, locale: str) -> tuple[ChartPoint, ...]:
    """Every point of the coloured lines with its words ("1 Events, 8 Feb: 52%, pace 43%"), line by line."""
    found = []
    for number, line in enumerate(_coloured(chart)):
        name = f"{line.number} {label(line.title, 40)}".strip()
        for day, share in zip(chart.days, line.shares, strict=True):
            if share is not None:
                words = _("{name}, {day}: {share}, pace {pace}").format(
                    name=name,
                    day=format_day(day, locale, "MMMd"),
                    share=format_percent(share, locale),
                    pace=format_percent(_pace(chart, day), locale),
                )
                found.append(ChartPoint(_place(chart, day), _drawn(share), words, number))
    return tuple(found)


def _pace(chart: ProgressChart, day: dt.date) -> Fraction:
    return expected(chart.first_day, chart.last_day, day)


def _why_empty(chart: ProgressChart, locale: str) -> str:
    if not chart.lines:
        return _("There is nothing to follow in this cycle yet.")
    if chart.day < chart.first_day:
        return _("The cycle begins on {day}.").format(day=format_day(chart.first_day, locale))
    return _("There is no check-in yet, so the chart is empty.")

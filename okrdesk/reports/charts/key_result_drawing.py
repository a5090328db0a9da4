"""How the chart of a key result is drawn: values against an even pace, zones, moved targets, a forecast."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from okrdesk.i18n import _
from okrdesk.okr.measures import Axis, measure_of
from okrdesk.okr.rounding import trimmed
from okrdesk.okr.values import show_amount
from okrdesk.reports.charts import frame, key_result_labels
from okrdesk.reports.charts.key_result_paths import plain, target_steps, trend_path, value_path
from okrdesk.reports.charts.key_result_shown import KeyResultShown
from okrdesk.reports.charts.key_result_words import stage_names
from okrdesk.reports.charts.labels import label
from okrdesk.reports.charts.placing import text_size
from okrdesk.reports.charts.style import Colours, Style, mixed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_FEW = 14  # values; of more only the last bears a dot
_SPELLS = {"lull": "v", "conflict": "X"}
_MOST_STAGES = 8
_LONGEST_STAGE = 18  # letters
Ticks = list[tuple[float, str]]


def draw(figure: Figure, chart: KeyResultShown, style: Style) -> Axes:
    """Draw the chart anew; x counts days since the first day."""
    low, high = _limits(chart)
    ticks = AXES[measure_of(chart.key_result).axis](chart, low, high)
    beside = key_result_labels.beside(chart, style)
    with frame.drawing(figure, _with_margins(style, [words for _at, words in ticks], beside)) as axes:
        _scale(axes, chart, style, (low, high), ticks)
        _draw_grounds(axes, chart, style.colours)
        _draw_target(axes, chart, style)
        if chart.pace:
            _draw_line(
                axes, chart, chart.pace, color=style.colours.ink, linewidth=1.2, dashes=(4, 3), zorder=2
            )
        _draw_spells(axes, chart, style)
        _draw_today(axes, chart, style.colours)
        _draw_trend(axes, chart, style.colours)
        if chart.values:
            _draw_values(axes, chart, style)
        key_result_labels.write(axes, chart, style, beside)
        return axes


def _with_margins(style: Style, ticks: Sequence[str], beside: Sequence[key_result_labels.Beside]) -> Style:
    """Room for the words around the axes, as wide as they are."""
    letters = style.letters
    left = max((text_size(words, letters, style.family)[0] for words in ticks), default=0.0)
    right = max((each.width for each in beside), default=0.0)
    return replace(style, margins=(left + letters * 1.2, right + letters * 1.4, letters * 2.2, letters))


def _scale(
    axes: Axes, chart: KeyResultShown, style: Style, limits: tuple[float, float], ticks: Ticks
) -> None:
    last = max([chart.due, *(on for on, _value in chart.values)])
    span = max(1, chart.place(last))
    axes.set_xlim(min([0, *(chart.place(on) for on, _value in chart.values)]), span)
    axes.set_ylim(*limits)
    days, words = frame.day_ticks(chart.first_day, chart.due, chart.locale, short=True)
    below = frame.mark(axes, style, list(zip(days, words, strict=True)), ticks)
    below[0].set_horizontalalignment("left")
    below[-1].set_horizontalalignment("right")


def _yes_or_no(_chart: KeyResultShown, _low: float, _high: float) -> Ticks:
    return [(0.0, _("no")), (1.0, _("yes"))]


def _stages(chart: KeyResultShown, low: float, high: float) -> Ticks:
    names = stage_names(chart)
    if len(names) <= _MOST_STAGES + 1:
        return [(float(n), label(name, _LONGEST_STAGE)) for n, name in enumerate(names)]
    from matplotlib.ticker import MaxNLocator

    places = MaxNLocator(nbins=6, integer=True, min_n_ticks=1).tick_values(low, high)
    return [(float(at), tick_words(at, chart)) for at in places if low <= at <= high]


def _amounts(chart: KeyResultShown, low: float, high: float) -> Ticks:
    from matplotlib.ticker import MaxNLocator

    places = MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    return [(float(at), tick_words(at, chart)) for at in places if low <= at <= high]


# How the axis of values is marked, for each axis a measure can have.
AXES: dict[Axis, Callable[[KeyResultShown, float, float], Ticks]] = {
    "amounts": _amounts,
    "stages": _stages,
    "yes-no": _yes_or_no,
}


def tick_words(value: float, chart: KeyResultShown) -> str:
    """A tick of the axis of values, told from its neighbours: "37", "1.245", "2.5m"."""
    shown = Decimal(trimmed(Decimal(f"{value:.14g}")))  # every place that tells one tick from the next
    size = abs(shown)
    for limit, word in ((Decimal(10) ** 9, _("{n}bn")), (Decimal(10) ** 6, _("{n}m"))):
        if size >= limit:
            return word.format(n=show_amount(Decimal(trimmed(shown / limit)), chart.key_result, chart.locale))
    return show_amount(shown, chart.key_result, chart.locale)


def _limits(chart: KeyResultShown) -> tuple[float, float]:
    values = [plain(value) for _on, value in chart.values]
    values += [plain(value) for _on, value in chart.pace]
    values += [plain(edge) for edge in (chart.low, chart.high) if edge is not None]
    values += [plain(before) for _on, before, _after in chart.moved]
    if chart.trend is not None:
        values += [plain(chart.trend.value)]
        # A wild range must not squeeze the values themselves into a line.
        around = (max(values) - min(values)) or 1.0
        values += [max(plain(chart.trend.low), min(values) - around / 2)]
        values += [min(plain(chart.trend.high), max(values) + around / 2)]
    measure = measure_of(chart.key_result)
    if not measure.is_figure:
        values += [plain(end) for end in measure.limits(chart.key_result) if end is not None]
    if not values:
        return 0.0, 1.0
    lowest, highest = min(values), max(values)
    span = (highest - lowest) or abs(highest) or 1.0
    if 0 <= lowest <= span * 1.5:
        lowest = 0.0
    below = 0.0 if lowest == 0.0 else span * 0.06
    return lowest - below, highest + span * 0.08


def _draw_grounds(axes: Axes, chart: KeyResultShown, colours: Colours) -> None:
    """The band to keep within, or the zones as tints, from the baseline over 0.3 and 0.7 to the target."""
    bottom, top = axes.get_ylim()
    good = mixed(colours.ground, colours.high, 0.1)
    if chart.low is not None or chart.high is not None:
        low = bottom if chart.low is None else plain(chart.low)
        high = top if chart.high is None else plain(chart.high)
        axes.axhspan(low, high, color=good, linewidth=0, zorder=0.5)
        for end in (chart.low, chart.high):
            if end is not None:
                axes.axhline(plain(end), color=colours.ink, linewidth=1.4, zorder=1)
    if chart.commit is None or chart.target_zone is None or chart.goal is None or not chart.pace:
        return
    edges = [plain(each) for each in (chart.pace[0][1], chart.commit, chart.target_zone, chart.goal)]
    tints = (mixed(colours.ground, colours.ink, 0.07), mixed(colours.ground, colours.ink, 0.03), good)
    for edge, following, tint in zip(edges, edges[1:], tints, strict=False):
        axes.axhspan(*sorted((edge, following)), color=tint, linewidth=0, zorder=0.5)


def _draw_target(axes: Axes, chart: KeyResultShown, style: Style) -> None:
    """The target as a line that steps where it was moved."""
    days, values = target_steps(chart)
    axes.plot(days, values, color=style.colours.ink, linewidth=1.8, zorder=2.2)


def _draw_line(
    axes: Axes, chart: KeyResultShown, corners: Sequence[tuple[dt.date, Fraction]], **how: object
) -> None:
    axes.plot(
        [chart.place(on) for on, _value in corners],
        [plain(value) for _on, value in corners],
        **how,  # type: ignore[arg-type]
    )


def _draw_spells(axes: Axes, chart: KeyResultShown, style: Style) -> None:
    """At the foot of the chart: a triangle for a lull, a cross for a conflict."""
    bottom, _top = axes.get_ylim()
    for on, spell in chart.spells:
        axes.plot(
            [chart.place(on)],
            [bottom],
            color=style.colours.moved,
            marker=_SPELLS.get(spell, "."),
            markersize=style.letters * 0.8,
            markeredgecolor=style.colours.ground,
            linestyle="none",
            clip_on=False,
            zorder=6,
        )


def _draw_today(axes: Axes, chart: KeyResultShown, colours: Colours) -> None:
    today = chart.place(chart.day)
    if 0 <= today <= axes.get_xlim()[1]:
        axes.axvline(today, color=colours.muted, linewidth=1.0, linestyle=(0, (1, 2)), zorder=1.6)


def _draw_trend(axes: Axes, chart: KeyResultShown, colours: Colours) -> None:
    """Where the values lead by the due day, and from today on how far off that may be."""
    fan = chart.fan()
    if not fan or chart.line is None:
        return
    bottom, top = axes.get_ylim()
    days = [chart.place(day) for day, _low, _high in fan]
    lows = [max(plain(low), bottom) for _day, low, _high in fan]
    highs = [min(plain(high), top) for _day, _low, high in fan]
    axes.fill_between(days, lows, highs, color=colours.series, alpha=0.18, linewidth=0, zorder=1.5)
    path = trend_path(chart)
    axes.plot(*path, color=colours.series, linewidth=1.8, dashes=(1, 1.6), zorder=3)
    crosses = chart.trend.crosses if chart.trend is not None else None
    if crosses is not None and crosses <= chart.due and chart.goal is not None:
        axes.plot(
            [chart.place(crosses)], [plain(chart.goal)], marker="o", markersize=7, color=colours.series,
            markerfacecolor=colours.ground, markeredgewidth=1.8, linestyle="none", zorder=5,
        )  # fmt: skip


def _draw_values(axes: Axes, chart: KeyResultShown, style: Style) -> None:
    colour, letters = style.colours.series, style.letters
    axes.plot(*value_path(chart), color=colour, linewidth=2.6, solid_joinstyle="round", zorder=4)
    dots = chart.values if len(chart.values) <= _FEW else chart.values[-1:]
    axes.plot(
        [chart.place(on) for on, _value in dots],
        [plain(value) for _on, value in dots],
        color=colour,
        marker="o",
        markersize=letters * 0.78,
        markeredgecolor=style.colours.ground,
        markeredgewidth=1.2,
        linestyle="none",
        clip_on=False,
        zorder=5,
    )

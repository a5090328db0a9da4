"""The chart of one key result: values against an even pace, with zones, moved targets and a forecast.

Nothing a person typed is drawn; figures and our own words only, so no glyph can be missing from the font.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from okrdesk.i18n import _
from okrdesk.okr.measures import Axis, measure_of
from okrdesk.okr.terms import KeyResult
from okrdesk.reports.charts.frame import ChartColours, drawing, frame, spread, week_ticks
from okrdesk.reports.charts.key_result_series import ChartSeries, day_place, number_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def figure(
    series: ChartSeries,
    colours: ChartColours,
    locale: str,
    size: tuple[float, float] = (5.4, 3.0),
    *,
    points: float = 9.0,
    family: Sequence[str] = ("DejaVu Sans",),
) -> Figure:
    """The chart as a matplotlib figure of `size` in inches; `points` is the size of its letters."""
    from matplotlib.figure import Figure

    made = Figure(figsize=size)
    draw(made, series, colours, locale, points=points, family=family)
    return made


def draw(
    figure_of: Figure,
    series: ChartSeries,
    colours: ChartColours,
    locale: str,
    *,
    points: float = 9.0,
    family: Sequence[str] = ("DejaVu Sans",),
) -> Axes:
    """Draw the chart anew on a figure; returns its axes; x counts days since the first day."""
    with drawing(figure_of, colours, points, family) as axes:
        _frame(axes, series, colours, locale, points)
        _draw_targets(axes, series, colours, locale, points)
        _draw_values(axes, series, colours, locale, points)
        return axes


def _frame(axes: Axes, series: ChartSeries, colours: ChartColours, locale: str, points: float) -> None:
    frame(axes, colours, points)
    last = max([series.due, *(on for on, _value in series.points)])
    span = max(1, day_place(series, last))
    first = min([0, *(day_place(series, on) for on, _value in series.points)])
    axes.set_xlim(first - span * 0.01, span * 1.01)
    axes.set_ylim(*_limits(series))
    key_result = series.key_result
    AXES[measure_of(key_result).axis](axes, key_result, locale)
    axes.set_xticks(*week_ticks(series.first_day, series.due, locale))


def _yes_or_no(axes: Axes, _key_result: KeyResult, _locale: str) -> None:
    axes.set_yticks([0, 1], [_("no"), _("yes")])


def _stages(axes: Axes, _key_result: KeyResult, _locale: str) -> None:
    from matplotlib.ticker import MaxNLocator

    axes.yaxis.set_major_locator(MaxNLocator(nbins=6, integer=True, min_n_ticks=1))


def _amounts(axes: Axes, key_result: KeyResult, locale: str) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _n: _tick(value, key_result, locale)))


# How the axis of values is marked, for each axis a measure can have.
AXES: dict[Axis, Callable[[Axes, KeyResult, str], None]] = {
    "amounts": _amounts,
    "stages": _stages,
    "yes-no": _yes_or_no,
}


def _tick(value: float, key_result: KeyResult, locale: str) -> str:
    shown = Decimal(f"{value:.10g}")
    size = abs(shown)
    for limit, word in ((Decimal(10) ** 9, _("{n}bn")), (Decimal(10) ** 6, _("{n}m"))):
        if size >= limit:
            small = Decimal(f"{shown / limit:.4g}")
            return word.format(n=number_words(small, key_result, locale))
    return number_words(shown, key_result, locale)


def _limits(series: ChartSeries) -> tuple[float, float]:
    values = [_plain(value) for _on, value in series.points]
    values += [_plain(value) for _on, value in series.pace]
    values += [_plain(edge) for edge in (series.low, series.high) if edge is not None]
    if series.trend is not None:
        values += [_plain(series.trend.value)]
        # A wild range must not squeeze the values themselves into a line.
        around = (max(values) - min(values)) or 1.0
        values += [max(_plain(series.trend.low), min(values) - around / 2)]
        values += [min(_plain(series.trend.high), max(values) + around / 2)]
    measure = measure_of(series.key_result)
    if not measure.is_figure:
        values += [_plain(end) for end in measure.limits(series.key_result) if end is not None]
    if not values:
        return 0.0, 1.0
    lowest, highest = min(values), max(values)
    span = (highest - lowest) or abs(highest) or 1.0
    if 0 <= lowest <= span * 1.5:
        lowest = 0.0
    below = 0.0 if lowest == 0.0 else span * 0.06
    return lowest - below, highest + span * 0.08


def _draw_targets(axes: Axes, series: ChartSeries, colours: ChartColours, locale: str, points: float) -> None:
    key_result = series.key_result
    right = axes.get_xlim()[1]
    if series.low is not None or series.high is not None:
        bottom, top = axes.get_ylim()
        low = bottom if series.low is None else _plain(series.low)
        high = top if series.high is None else _plain(series.high)
        axes.axhspan(low, high, color=colours.zone, linewidth=0, zorder=0.5)
        for end in (series.low, series.high):
            if end is not None:
                axes.axhline(_plain(end), color=colours.muted, linewidth=1.0, zorder=1)
    beside: list[tuple[float, str, str]] = []
    if series.commit is not None and series.target_zone is not None and series.goal is not None:
        at, goal = _plain(series.target_zone), _plain(series.goal)
        axes.axhspan(min(at, goal), max(at, goal), color=colours.zone, linewidth=0, zorder=0.5)
        for edge, word in ((series.commit, _("commit")), (series.target_zone, _("target zone"))):
            axes.axhline(_plain(edge), color=colours.muted, linewidth=0.7, dashes=(1, 3), zorder=1)
            beside.append((_plain(edge), word, colours.muted))
    if series.pace:
        days = [day_place(series, on) for on, _value in series.pace]
        values = [_plain(value) for _on, value in series.pace]
        axes.plot(days, values, color=colours.ink, linewidth=1.2, dashes=(4, 3), zorder=2)
        words = _("target {value}").format(value=number_words(series.pace[-1][1], key_result, locale))
        beside.append((values[-1], words, colours.ink))
    bottom, top = axes.get_ylim()
    # Letters against the height of a small chart: about twelve lines fit.
    apart = (top - bottom) * max(points / 9.0, 1.0) / 13
    beside.sort(reverse=True)
    places = spread([value for value, *_rest in beside], apart, bottom, top)
    for value, (_value, words, colour) in zip(places, beside, strict=True):
        axes.annotate(
            words,
            (right, value),
            (5, 0),
            textcoords="offset points",
            color=colour,
            fontsize=points * 0.92,
            va="center",
            annotation_clip=False,
        )
    for on, _before, after in series.moved:
        if after is not None:
            axes.plot(
                [day_place(series, on)],
                [_plain(after)],
                color=colours.moved,
                marker="D",
                markersize=points * 0.7,
                markeredgecolor=colours.ground,
                linestyle="none",
                clip_on=False,
                zorder=6,
            )


def _draw_values(axes: Axes, series: ChartSeries, colours: ChartColours, locale: str, points: float) -> None:
    if not series.points:
        return
    days = [day_place(series, on) for on, _value in series.points]
    values = [_plain(value) for _on, value in series.points]
    due = day_place(series, series.due)
    if series.trend is not None and days[-1] < due:
        low, middle, high = (_plain(v) for v in (series.trend.low, series.trend.value, series.trend.high))
        bottom, top = axes.get_ylim()
        fan = [max(low, bottom), min(high, top)]
        axes.fill_between(
            [days[-1], due],
            [values[-1], fan[0]],
            [values[-1], fan[1]],
            color=colours.series,
            alpha=0.16,
            linewidth=0,
            zorder=1.5,
        )
        axes.plot(
            [days[-1], due],
            [values[-1], middle],
            color=colours.series,
            linewidth=1.6,
            dashes=(1, 2),
            zorder=3,
        )
    today = day_place(series, min(series.day, series.due))
    if today > days[-1]:  # the latest value still stands (F4)
        axes.plot(
            [days[-1], today],
            [values[-1], values[-1]],
            color=colours.series,
            linewidth=1.2,
            alpha=0.5,
            zorder=3,
        )
    axes.plot(days, values, color=colours.series, linewidth=2.2, solid_capstyle="round", zorder=4)
    few = len(days) <= 60
    axes.plot(
        days,
        values,
        color=colours.series,
        marker="o",
        markersize=points * (0.72 if few else 0.4),
        markerfacecolor=colours.ground,
        markeredgewidth=1.8 if few else 1.0,
        linestyle="none",
        clip_on=False,
        zorder=5,
    )
    axes.annotate(
        number_words(series.points[-1][1], series.key_result, locale),
        (days[-1], values[-1]),
        (8, -3),
        textcoords="offset points",
        color=colours.series,
        fontsize=points * 1.1,
        weight="bold",
        va="top",
        zorder=7,
        annotation_clip=False,
    )


def _plain(value: Decimal | Fraction) -> float:
    """The value as a float that can be drawn; what is beyond its range stands at the edge."""
    limit = 10**300
    return float(max(-limit, min(limit, value)))

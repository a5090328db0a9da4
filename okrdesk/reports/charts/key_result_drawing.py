"""How the chart of a key result is drawn: values against an even pace, zones, moved targets, a forecast."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from okrdesk.i18n import _
from okrdesk.okr.measures import Axis, measure_of
from okrdesk.okr.rounding import trimmed
from okrdesk.okr.values import show_amount
from okrdesk.reports.charts import frame
from okrdesk.reports.charts.key_result_shown import KeyResultShown
from okrdesk.reports.charts.labels import spread
from okrdesk.reports.charts.style import Style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_FEW = 60  # values; more are marked smaller
_SPELLS = {"lull": "v", "conflict": "X"}


def draw(figure: Figure, chart: KeyResultShown, style: Style) -> Axes:
    """Draw the chart anew; x counts days since the first day."""
    with frame.drawing(figure, style) as axes:
        _scale(axes, chart)
        _draw_band(axes, chart, style)
        _draw_zones(axes, chart, style)
        _draw_pace(axes, chart, style)
        _write_beside(axes, chart, style)
        _draw_moved(axes, chart, style)
        _draw_spells(axes, chart, style)
        if chart.values:
            _draw_trend(axes, chart, style)
            _draw_values(axes, chart, style)
        return axes


def _scale(axes: Axes, chart: KeyResultShown) -> None:
    last = max([chart.due, *(on for on, _value in chart.values)])
    span = max(1, chart.place(last))
    first = min([0, *(chart.place(on) for on, _value in chart.values)])
    axes.set_xlim(first - span * 0.01, span * 1.01)
    axes.set_ylim(*_limits(chart))
    AXES[measure_of(chart.key_result).axis](axes, chart)
    axes.set_xticks(*frame.week_ticks(chart.first_day, chart.due, chart.locale))


def _yes_or_no(axes: Axes, _chart: KeyResultShown) -> None:
    axes.set_yticks([0, 1], [_("no"), _("yes")])


def _stages(axes: Axes, _chart: KeyResultShown) -> None:
    from matplotlib.ticker import MaxNLocator

    axes.yaxis.set_major_locator(MaxNLocator(nbins=6, integer=True, min_n_ticks=1))


def _amounts(axes: Axes, chart: KeyResultShown) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _n: tick_words(value, chart)))


# How the axis of values is marked, for each axis a measure can have.
AXES: dict[Axis, Callable[[Axes, KeyResultShown], None]] = {
    "amounts": _amounts,
    "stages": _stages,
    "yes-no": _yes_or_no,
}


def tick_words(value: float, chart: KeyResultShown) -> str:
    """A tick of the axis of values, told from its neighbours: "37", "1.245", "2.5m"."""
    shown = Decimal(trimmed(Decimal(f"{value:.10g}")))  # every place that tells one tick from the next
    size = abs(shown)
    for limit, word in ((Decimal(10) ** 9, _("{n}bn")), (Decimal(10) ** 6, _("{n}m"))):
        if size >= limit:
            return word.format(n=show_amount(Decimal(trimmed(shown / limit)), chart.key_result, chart.locale))
    return show_amount(shown, chart.key_result, chart.locale)


def _limits(chart: KeyResultShown) -> tuple[float, float]:
    values = [_plain(value) for _on, value in chart.values]
    values += [_plain(value) for _on, value in chart.pace]
    values += [_plain(edge) for edge in (chart.low, chart.high) if edge is not None]
    if chart.trend is not None:
        values += [_plain(chart.trend.value)]
        # A wild range must not squeeze the values themselves into a line.
        around = (max(values) - min(values)) or 1.0
        values += [max(_plain(chart.trend.low), min(values) - around / 2)]
        values += [min(_plain(chart.trend.high), max(values) + around / 2)]
    measure = measure_of(chart.key_result)
    if not measure.is_figure:
        values += [_plain(end) for end in measure.limits(chart.key_result) if end is not None]
    if not values:
        return 0.0, 1.0
    lowest, highest = min(values), max(values)
    span = (highest - lowest) or abs(highest) or 1.0
    if 0 <= lowest <= span * 1.5:
        lowest = 0.0
    below = 0.0 if lowest == 0.0 else span * 0.06
    return lowest - below, highest + span * 0.08


def _draw_band(axes: Axes, chart: KeyResultShown, style: Style) -> None:
    if chart.low is None and chart.high is None:
        return
    bottom, top = axes.get_ylim()
    low = bottom if chart.low is None else _plain(chart.low)
    high = top if chart.high is None else _plain(chart.high)
    axes.axhspan(low, high, color=style.colours.zone, linewidth=0, zorder=0.5)
    for end in (chart.low, chart.high):
        if end is not None:
            axes.axhline(_plain(end), color=style.colours.muted, linewidth=1.0, zorder=1)


def _draw_zones(axes: Axes, chart: KeyResultShown, style: Style) -> None:
    if chart.commit is None or chart.target_zone is None or chart.goal is None:
        return
    at, goal = _plain(chart.target_zone), _plain(chart.goal)
    axes.axhspan(min(at, goal), max(at, goal), color=style.colours.zone, linewidth=0, zorder=0.5)
    for edge in (chart.commit, chart.target_zone):
        axes.axhline(_plain(edge), color=style.colours.muted, linewidth=0.7, dashes=(1, 3), zorder=1)


def _draw_pace(axes: Axes, chart: KeyResultShown, style: Style) -> None:
    if chart.pace:
        days = [chart.place(on) for on, _value in chart.pace]
        values = [_plain(value) for _on, value in chart.pace]
        axes.plot(days, values, color=style.colours.ink, linewidth=1.2, dashes=(4, 3), zorder=2)


def _write_beside(axes: Axes, chart: KeyResultShown, style: Style) -> None:
    """To the right of the chart, moved apart: where the zones begin, and the target."""
    beside: list[tuple[float, str, str]] = []
    if chart.commit is not None and chart.target_zone is not None and chart.goal is not None:
        beside.append((_plain(chart.commit), _("commit"), style.colours.muted))
        beside.append((_plain(chart.target_zone), _("target zone"), style.colours.muted))
    if chart.pace:
        goal = chart.pace[-1][1]
        label = _("target {value}").format(value=chart.value_words(goal))
        beside.append((_plain(goal), label, style.colours.ink))
    bottom, top = axes.get_ylim()
    # Letters against the height of a small chart: about twelve lines fit.
    apart = (top - bottom) * max(style.letters / 9.0, 1.0) / 13
    beside.sort(reverse=True)
    heights = spread([value for value, *_rest in beside], apart, bottom, top)
    right = axes.get_xlim()[1]
    for value, (_value, label, colour) in zip(heights, beside, strict=True):
        axes.annotate(
            label, (right, value), (5, 0), textcoords="offset points",
            color=colour, fontsize=style.letters * 0.92, va="center", annotation_clip=False,
        )  # fmt: skip


def _draw_moved(axes: Axes, chart: KeyResultShown, style: Style) -> None:
    """A diamond at the day and the height of each moved target."""
    for on, _before, after in chart.moved:
        if after is not None:
            axes.plot(
                [chart.place(on)],
                [_plain(after)],
                color=style.colours.moved,
                marker="D",
                markersize=style.letters * 0.7,
                markeredgecolor=style.colours.ground,
                linestyle="none",
                clip_on=False,
                zorder=6,
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


def _draw_trend(axes: Axes, chart: KeyResultShown, style: Style) -> None:
    """Where the values lead by the due day, and how far off that may be; until today the latest stands."""
    colour = style.colours.series
    last, value, due = chart.place(chart.values[-1][0]), _plain(chart.values[-1][1]), chart.place(chart.due)
    if chart.trend is not None and last < due:
        low, middle, high = (_plain(v) for v in (chart.trend.low, chart.trend.value, chart.trend.high))
        bottom, top = axes.get_ylim()
        fan = [max(low, bottom), min(high, top)]
        axes.fill_between(
            [last, due], [value, fan[0]], [value, fan[1]], color=colour, alpha=0.16, linewidth=0, zorder=1.5
        )
        axes.plot([last, due], [value, middle], color=colour, linewidth=1.6, dashes=(1, 2), zorder=3)
    today = chart.place(min(chart.day, chart.due))
    if today > last:  # F4
        axes.plot([last, today], [value, value], color=colour, linewidth=1.2, alpha=0.5, zorder=3)


def _draw_values(axes: Axes, chart: KeyResultShown, style: Style) -> None:
    colour, letters = style.colours.series, style.letters
    days = [chart.place(on) for on, _value in chart.values]
    values = [_plain(value) for _on, value in chart.values]
    axes.plot(days, values, color=colour, linewidth=2.2, solid_capstyle="round", zorder=4)
    few = len(days) <= _FEW
    axes.plot(
        days,
        values,
        color=colour,
        marker="o",
        markersize=letters * (0.72 if few else 0.4),
        markerfacecolor=style.colours.ground,
        markeredgewidth=1.8 if few else 1.0,
        linestyle="none",
        clip_on=False,
        zorder=5,
    )
    axes.annotate(
        chart.value_words(chart.values[-1][1]), (days[-1], values[-1]), (8, -3), textcoords="offset points",
        color=colour, fontsize=letters * 1.1, weight="bold", va="top", zorder=7, annotation_clip=False,
    )  # fmt: skip


def _plain(value: Decimal | Fraction) -> float:
    """The value as a float that can be drawn; what is beyond its range stands at the edge."""
    limit = 10**300
    return float(max(-limit, min(limit, value)))

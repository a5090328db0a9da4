"""The chart of one key result: values against an even pace, with zones, moved targets and a forecast.

Nothing a person typed is drawn; figures and our own words only, so no glyph can be missing from the font.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from okrdesk.i18n import _, format_day, format_money, format_number, ngettext
from okrdesk.okr.check_ins import CheckIn
from okrdesk.okr.cycles import Cycle
from okrdesk.okr.history import MovedTarget
from okrdesk.okr.key_results import KeyResult
from okrdesk.okr.progress import Forecast, due_day, forecast, half_up, one_a_day, zones
from okrdesk.okr.values import currency_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MOST_WEEKS = 30


@dataclass(frozen=True, slots=True)
class ChartColours:
    """Colours as "#rrggbb": words and lines, the series, the pace, the zones, the mark of a moved target."""

    ink: str
    muted: str
    line: str
    ground: str
    series: str
    zone: str
    moved: str


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """What one chart shows. `points` are (day, value), one a day; `pace` the corners of the dashed line.

    `low` and `high` are the edges of a band; `commit` and `target_zone` the values where the zones begin.
    """

    key_result: KeyResult
    first_day: dt.date
    due: dt.date
    day: dt.date
    points: tuple[tuple[dt.date, Decimal], ...]
    pace: tuple[tuple[dt.date, Fraction], ...]
    goal: Fraction | None
    commit: Fraction | None
    target_zone: Fraction | None
    low: Decimal | None
    high: Decimal | None
    trend: Forecast | None
    moved: tuple[tuple[dt.date, Decimal, Decimal | None], ...]


def series_of(
    key_result: KeyResult,
    check_ins: Iterable[CheckIn],
    cycle: Cycle,
    day: dt.date,
    moved: Iterable[MovedTarget] = (),
) -> ChartSeries:
    """What the chart of a key result shows as of a day. The trend is left out once its due day is reached."""
    series = one_a_day(check_ins, day)
    due = due_day(key_result, cycle)
    pace = _pace(key_result, cycle.first_day, due)
    commit, target_zone = zones(key_result) if key_result.measure in _WITH_ZONES else (None, None)
    marks = [(m.on, m.before, m.after) for m in moved if m.key_result_id == key_result.id and m.on <= day]
    return ChartSeries(
        key_result=key_result,
        first_day=cycle.first_day,
        due=due,
        day=day,
        points=tuple((each.on, each.value) for each in series),
        pace=pace,
        goal=pace[-1][1] if pace else None,
        commit=commit,
        target_zone=target_zone,
        low=key_result.low if key_result.measure == "band" else None,
        high=key_result.high if key_result.measure == "band" else None,
        trend=forecast(key_result, series, due) if day < due else None,
        moved=tuple(marks),
    )


_WITH_ZONES = ("number", "percentage", "money", "average")


def _pace(key_result: KeyResult, first: dt.date, due: dt.date) -> tuple[tuple[dt.date, Fraction], ...]:
    """The corners of the even pace in values: checkpoints and weighted stages bend it (F6, F7, F10)."""
    span = (due - first).days
    if key_result.measure in ("band", "yes-no") or span <= 0:
        return ()
    if key_result.measure == "milestones":
        whole = sum((Fraction(stage.weight) for stage in key_result.stages), Fraction(0))
        if whole <= 0:
            return ()
        done, corners = Fraction(0), [(Fraction(0), Fraction(0))]
        for number, stage in enumerate(key_result.stages, start=1):
            done += Fraction(stage.weight)
            corners.append((done / whole, Fraction(number)))
    elif key_result.baseline is None or key_result.target is None:
        return ()
    else:
        start, target = Fraction(key_result.baseline), Fraction(key_result.target)
        inner = [
            (Fraction(share), Fraction(value))
            for value, share in key_result.checkpoints
            if 0 < share < 1 and min(start, target) < value < max(start, target)
        ]
        corners = [(Fraction(0), start), *sorted(inner), (Fraction(1), target)]
    return tuple((first + dt.timedelta(days=round(share * span)), value) for share, value in corners)


# In words


def number_words(value: Decimal | Fraction, key_result: KeyResult, locale: str) -> str:
    """A value in few characters: "37", "27 %", "€1,200"; rounded half up to what a chart can show."""
    exact = half_up(value, _places(value)) if isinstance(value, Fraction) else value
    if abs(exact) >= 1 or isinstance(value, Fraction):
        exact = exact.quantize(Decimal(1).scaleb(-min(_decimals(exact), 2)), ROUND_HALF_UP, Context(prec=80))
    whole = exact.to_integral_value()
    exact = whole if exact == whole else exact.normalize(Context(prec=80))
    if key_result.measure == "percentage":
        return f"{format_number(exact, locale)}\u00a0%"
    if key_result.measure == "money" and (currency := currency_of(key_result.unit)):
        return format_money(exact, currency, locale)
    return format_number(exact, locale)


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _places(value: Fraction) -> int:
    return 0 if abs(value) >= 10 else 1 if abs(value) >= 1 else 2


def forecast_words(series: ChartSeries, locale: str) -> str:
    """The line below the chart: where the trend leads, honestly labelled, and what the dashed line is."""
    parts = []
    if series.trend is not None:
        key_result = series.key_result
        low, high = (number_words(v, key_result, locale) for v in (series.trend.low, series.trend.high))
        due = format_day(series.due, locale)
        if low == high:
            parts.append(_("At this rate: {value} by {day}.").format(value=low, day=due))
        else:
            words = _("At this rate: {low} to {high} by {day} (80 % range).")
            parts.append(words.format(low=low, high=high, day=due))
        parts.append(_("A trend, not a promise."))
    elif series.points and len(series.points) < 3 and series.day < series.due:
        parts.append(_("A forecast needs check-ins on three days."))
    if series.pace:
        parts.append(_("Dashed line: even pace to the target."))
    elif series.key_result.measure == "band":
        parts.append(_("Shaded: the band to keep within."))
    if series.moved:
        parts.append(_("Diamond: the target was moved."))
    return " ".join(parts)


def story(series: ChartSeries, locale: str) -> str:
    """The chart as a few sentences, for those who hear it."""
    key_result = series.key_result
    if not series.points:
        return _("There is no check-in yet, so the chart is empty.")
    first, last = series.points[0], series.points[-1]
    count = len(series.points)
    parts = [
        ngettext("{n} value", "{n} values", count).format(n=count)
        + _(": {first} on {first_day}, {last} on {last_day}.").format(
            first=number_words(first[1], key_result, locale),
            first_day=format_day(first[0], locale),
            last=number_words(last[1], key_result, locale),
            last_day=format_day(last[0], locale),
        )
    ]
    due_now = pace_on(series, series.day)
    if due_now is not None:
        shown = number_words(due_now, key_result, locale)
        parts.append(_("An even pace would be at {value} now.").format(value=shown))
    if series.goal is not None:
        goal = number_words(series.goal, key_result, locale)
        parts.append(_("Target {value} by {day}.").format(value=goal, day=format_day(series.due, locale)))
    for on, before, after in series.moved:
        parts.append(
            _("The target was moved from {before} to {after} on {day}.").format(
                before=number_words(before, key_result, locale),
                after="–" if after is None else number_words(after, key_result, locale),
                day=format_day(on, locale),
            )
        )
    words = forecast_words(series, locale)
    return " ".join([*parts, words])


def point_words(series: ChartSeries, number: int, locale: str) -> str:
    """The point with this number in words: "8 Feb 2026: 37, pace 34"."""
    on, value = series.points[number]
    due = pace_on(series, on)
    shown = number_words(value, series.key_result, locale)
    if due is None:
        return _("{day}: {value}").format(day=format_day(on, locale), value=shown)
    pace = number_words(due, series.key_result, locale)
    return _("{day}: {value}, pace {pace}").format(day=format_day(on, locale), value=shown, pace=pace)


def table_of(series: ChartSeries, locale: str) -> tuple[tuple[str, str, str], ...]:
    """The same values as rows of day, value and even pace, earliest first."""
    rows = []
    for on, value in series.points:
        due = pace_on(series, on)
        pace = "–" if due is None else number_words(due, series.key_result, locale)
        rows.append((format_day(on, locale), number_words(value, series.key_result, locale), pace))
    return tuple(rows)


def pace_on(series: ChartSeries, day: dt.date) -> Fraction | None:
    """The value that an even pace has on a day; None where there is no pace."""
    if not series.pace:
        return None
    before = series.pace[0]
    if day <= before[0]:
        return before[1]
    for after in series.pace[1:]:
        if day <= after[0]:
            days = (after[0] - before[0]).days
            gone = Fraction((day - before[0]).days, days) if days else Fraction(1)
            return before[1] + (after[1] - before[1]) * gone
        before = after
    return before[1]


# The drawing


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
    from matplotlib import rc_context

    settings: dict[Any, Any] = {
        "text.parse_math": False,
        "axes.unicode_minus": False,
        "font.family": list(family),
        "font.size": points,
    }
    with rc_context(settings):
        figure_of.clear()
        figure_of.set_facecolor(colours.ground)
        axes = figure_of.add_subplot()
        _frame(axes, series, colours, locale, points)
        _draw_targets(axes, series, colours, locale, points)
        _draw_values(axes, series, colours, locale, points)
        return axes


def day_place(series: ChartSeries, day: dt.date) -> int:
    """Where a day stands on the x axis."""
    return (day - series.first_day).days


def _frame(axes: Axes, series: ChartSeries, colours: ChartColours, locale: str, points: float) -> None:
    axes.set_facecolor(colours.ground)
    for name, spine in axes.spines.items():
        spine.set_visible(name == "bottom")
        spine.set_color(colours.line)
    axes.tick_params(length=0, labelsize=points, labelcolor=colours.muted, pad=5)
    axes.grid(axis="y", color=colours.line, linewidth=0.8)
    axes.set_axisbelow(True)
    last = max([series.due, *(on for on, _value in series.points)])
    span = max(1, day_place(series, last))
    first = min([0, *(day_place(series, on) for on, _value in series.points)])
    axes.set_xlim(first - span * 0.01, span * 1.01)
    axes.set_ylim(*_limits(series))
    key_result = series.key_result
    if key_result.measure == "yes-no":
        axes.set_yticks([0, 1], [_("no"), _("yes")])
    elif key_result.measure == "milestones":
        from matplotlib.ticker import MaxNLocator

        axes.yaxis.set_major_locator(MaxNLocator(nbins=6, integer=True, min_n_ticks=1))
    else:
        from matplotlib.ticker import FuncFormatter, MaxNLocator

        axes.yaxis.set_major_locator(MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10]))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _n: _tick(value, key_result, locale)))
    axes.set_xticks(*_days(series, locale))


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
    if series.key_result.measure in ("yes-no", "milestones"):
        values += [0.0, float(len(series.key_result.stages) or 1)]
    if not values:
        return 0.0, 1.0
    lowest, highest = min(values), max(values)
    span = (highest - lowest) or abs(highest) or 1.0
    if 0 <= lowest <= span * 1.5:
        lowest = 0.0
    below = 0.0 if lowest == 0.0 else span * 0.06
    return lowest - below, highest + span * 0.08


def _days(series: ChartSeries, locale: str) -> tuple[list[int], list[str]]:
    """Numbers of weeks below each week's end, or days where the cycle is long."""
    span = max(1, day_place(series, series.due))
    weeks = -(-span // 7)
    if weeks <= _MOST_WEEKS:
        step = max(1, -(-weeks // 7))
        numbers = list(range(1, weeks + 1, step))
        words = [_("week {n}").format(n=numbers[0]), *(str(n) for n in numbers[1:])]
        return [min(7 * n, span) for n in numbers], words
    places = [round(span * part / 4) for part in range(5)]
    return places, [format_day(series.first_day + dt.timedelta(days=p), locale) for p in places]


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
    for value, words, colour in _spread(beside, axes, points):
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


def _spread(beside: list[tuple[float, str, str]], axes: Axes, points: float) -> list[tuple[float, str, str]]:
    """The labels at the right moved apart where they would lie on each other, in their order."""
    bottom, top = axes.get_ylim()
    # Letters against the height of a small chart: about twelve lines fit.
    apart = (top - bottom) * max(points / 9.0, 1.0) / 13
    placed: list[tuple[float, str, str]] = []
    for value, words, colour in sorted(beside, reverse=True):
        lowest = placed[-1][0] - apart if placed else value
        placed.append((min(value, lowest), words, colour))
    return placed


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

"""What is written in the chart of a key result: values, pace and target, and to its right where all ends."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day, format_number
from okrdesk.okr.measures import COMMIT_SHARE, TARGET_SHARE, measure_of, rises
from okrdesk.okr.rounding import half_up
from okrdesk.okr.values import with_unit
from okrdesk.reports.charts import key_result_paths as paths
from okrdesk.reports.charts.key_result_shown import KeyResultShown, exact_words
from okrdesk.reports.charts.key_result_words import end_words
from okrdesk.reports.charts.labels import label, spread
from okrdesk.reports.charts.placing import Label, Places, Weight, text_size
from okrdesk.reports.charts.style import Style, readable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST_VALUES = 14  # that are written beside their dots


@dataclass(frozen=True, slots=True)
class Beside:
    """Words to the right of the axes at a value, `width` points wide; `below` them a quieter line."""

    value: Fraction | Decimal
    words: str
    colour: str
    weight: Weight
    width: float
    below: str = ""


def beside(chart: KeyResultShown, style: Style) -> list[Beside]:
    """Where the trend ends, the target, and the values that score 0.7 and 0.3."""
    colours = style.colours
    rows: list[tuple[Fraction | Decimal, str, str, Weight, str]] = []
    main, range_words = end_words(chart)
    if chart.trend is not None and main:
        rows.append((chart.trend.value, main, readable(colours.series, colours), "bold", range_words))
    if chart.goal is not None:
        words = _("target {value}").format(value=chart.value_words(chart.goal))
        rows.append((chart.goal, words, colours.ink, "bold", ""))
    for edge in (chart.low, chart.high):
        if edge is not None:
            words = _("at least {value}") if edge is chart.low else _("at most {value}")
            rows.append((edge, words.format(value=chart.value_words(edge)), colours.ink, "bold", ""))
    if chart.commit is not None and chart.target_zone is not None and chart.goal is not None:
        for value, share in ((chart.target_zone, TARGET_SHARE), (chart.commit, COMMIT_SHARE)):
            score = format_number(half_up(share, 1), chart.locale)
            shown = exact_words(Fraction(value), chart.key_result, chart.locale)
            words = _("{value} scores {score}").format(value=shown, score=score)
            rows.append((value, words, colours.muted, "normal", ""))
    return [
        Beside(value, words, colour, weight, _widest(style, weight, words, below), below)
        for value, words, colour, weight, below in rows
    ]


def _widest(style: Style, weight: Weight, words: str, below: str) -> float:
    return max(
        text_size(words, style.letters, style.family, weight)[0],
        text_size(below, style.letters, style.family)[0] if below else 0.0,
    )


def write(axes: Axes, chart: KeyResultShown, style: Style, rows: list[Beside]) -> None:
    """Write everything; what finds no free place within the chart is left out, the last value never."""
    _write_beside(axes, style, rows)
    places = Places(axes, style.family)
    _keep_clear(places, chart, style)
    _write_today(axes, places, chart, style)
    if chart.values:
        _write_last(places, chart, style)
    _write_old_target(places, chart, style)
    _write_crossing(places, chart, style)
    _write_pace(places, chart, style)
    _write_values(places, chart, style)


def _write_beside(axes: Axes, style: Style, rows: list[Beside]) -> None:
    bottom, top = axes.get_ylim()
    line = style.letters * 1.3 * axes.figure.dpi / 72 / max(axes.bbox.height, 1) * (top - bottom)
    single = [(paths.plain(row.value), row.words, row.colour, row.weight) for row in rows]
    quiet = [
        (paths.plain(row.value) - line * 0.01, row.below, style.colours.muted, "normal")
        for row in rows
        if row.below
    ]
    lines = sorted([*single, *quiet], key=lambda each: -each[0])
    heights = spread([value for value, *_rest in lines], line, bottom, top)
    right = axes.get_xlim()[1]
    for height, (_value, words, colour, weight) in zip(heights, lines, strict=True):
        written = axes.annotate(
            words, (right, height), (style.letters * 0.8, 0), textcoords="offset points", color=colour,
            fontsize=style.letters, weight=weight, va="center", annotation_clip=False,
        )  # fmt: skip
        written.set_in_layout(False)


def _keep_clear(places: Places, chart: KeyResultShown, style: Style) -> None:
    if chart.pace:
        days = [chart.place(on) for on, _value in chart.pace]
        places.keep_clear(days, [paths.plain(value) for _on, value in chart.pace])
    places.keep_clear(*paths.target_steps(chart))
    for edge in (chart.low, chart.high):
        if edge is not None:
            places.keep_clear([0, chart.place(chart.due)], [paths.plain(edge)] * 2)
    if chart.values:
        places.keep_clear(*paths.value_path(chart))
        for on, value in chart.values[-_MOST_VALUES:]:
            places.keep_dot_clear(chart.place(on), paths.plain(value), style.letters * 0.9)
    if chart.ahead():
        places.keep_clear(*paths.trend_path(chart))


def _write_last(places: Places, chart: KeyResultShown, style: Style) -> None:
    """The latest value with its unit, large; on the side to which the line does not go."""
    on, value = chart.values[-1]
    words = label(with_unit(chart.value_words(value), chart.key_result, chart.locale), 28)
    x, y, up = chart.place(on), paths.plain(value), _side(chart)
    around = [(x, y, right, way) for way in (up * 6.0, -up * 6.0) for right in (-5.0, 5.0, 0.0)]
    sides = (-5.0, 5.0, -14.0, 14.0)
    far = [(x, y, right, side * away) for away in (14.0, 24.0, 36.0) for side in (up, -up) for right in sides]
    colour = readable(style.colours.series, style.colours)
    places.write(Label(words, style.letters * 1.25, colour, "bold"), [*around, *far], must=True)


def _side(chart: KeyResultShown) -> int:
    """1 where labels of values stand above their line, −1 below."""
    measure = measure_of(chart.key_result)
    return -1 if measure.counted and not rises(chart.key_result) else 1


def _write_today(axes: Axes, places: Places, chart: KeyResultShown, style: Style) -> None:
    today = chart.place(chart.day)
    if not 0 <= today <= axes.get_xlim()[1]:
        return
    words = _("today, {day}").format(day=format_day(chart.day, chart.locale, "MMMd"))
    bottom, top = axes.get_ylim()
    heights = (top, top - (top - bottom) * 0.1, bottom + (top - bottom) * 0.12)
    wanted = [(today, height, right, -3.0) for height in heights for right in (5.0, -5.0)]
    places.write(Label(words, style.letters, style.colours.ink), wanted)
    places.keep_clear([today, today], [bottom, top])


def _write_old_target(places: Places, chart: KeyResultShown, style: Style) -> None:
    for on, before, after in chart.moved[:2]:
        if after is None:
            continue
        day = format_day(on, chart.locale, "MMMd")
        words = _("target {value} until {day}").format(value=chart.value_words(before), day=day)
        wanted = [(0, paths.plain(before), 5.0, up) for up in (4.0, -4.0)]
        places.write(Label(words, style.letters, style.colours.ink), wanted)


def _write_crossing(places: Places, chart: KeyResultShown, style: Style) -> None:
    crosses = chart.trend.crosses if chart.trend is not None else None
    if crosses is None or crosses > chart.due or chart.goal is None:
        return
    day = format_day(crosses, chart.locale, "MMMd")
    words = _("{value} about {day}").format(value=chart.value_words(chart.goal), day=day)
    x, y, up = chart.place(crosses), paths.plain(chart.goal), -_side(chart)
    places.keep_dot_clear(x, y, 9.0)
    wanted = [
        (x, y, right, way) for way in (up * 5.0, -up * 5.0, up * 12.0) for right in (14.0, 26.0, 44.0, -14.0)
    ]
    colour = readable(style.colours.series, style.colours)
    places.write(Label(words, style.letters, colour, "bold"), wanted)


def _write_pace(places: Places, chart: KeyResultShown, style: Style) -> None:
    if not chart.pace:
        return
    first, last = chart.place(chart.pace[0][0]), chart.place(chart.pace[-1][0])
    wanted = []
    for tenths in (85, 75, 65, 92, 55, 45, 35, 25):
        day = chart.first_day + (chart.due - chart.first_day) * tenths // 100
        value = chart.pace_on(day)
        if value is None or not first <= chart.place(day) <= last:
            continue
        up = -_side(chart)
        wanted += [(chart.place(day), paths.plain(value), right, up * 5.0) for right in (6.0, 14.0)]
        wanted += [(chart.place(day), paths.plain(value), -6.0, -up * 5.0)]
    places.write(Label(_("even pace"), style.letters, style.colours.ink), wanted)


def _write_values(places: Places, chart: KeyResultShown, style: Style) -> None:
    if len(chart.values) > _MOST_VALUES:
        return
    up, colour = _side(chart), readable(style.colours.series, style.colours)
    for on, value in chart.values[:-1]:
        x, y = chart.place(on), paths.plain(value)
        wanted = [(x, y, -4.0, up * 4.0), (x, y, 0.0, up * 6.0), (x, y, 4.0, -up * 4.0)]
        places.write(Label(chart.value_words(value), style.letters, colour, "bold"), wanted)

"""What the chart of one key result shows, as values and in words for those who hear it or want a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr.forecast import Forecast, forecast
from okrdesk.okr.history import MovedTarget
from okrdesk.okr.measures import corners, measure_of, zones
from okrdesk.okr.rounding import half_up
from okrdesk.okr.schedule import due_day, one_a_day
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult
from okrdesk.okr.values import show_amount
from okrdesk.okr.ways import BAND


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
    banded = measure_of(key_result).way is BAND
    commit, target_zone = zones(key_result) if measure_of(key_result).counted else (None, None)
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
        low=key_result.low if banded else None,
        high=key_result.high if banded else None,
        trend=forecast(key_result, series, due) if day < due else None,
        moved=tuple(marks),
    )


def _pace(key_result: KeyResult, first: dt.date, due: dt.date) -> tuple[tuple[dt.date, Fraction], ...]:
    """The corners of the even pace in values: checkpoints and weighted stages bend it (F6, F7, F10)."""
    span = (due - first).days
    if span <= 0:
        return ()
    return tuple(
        (first + dt.timedelta(days=round(share * span)), value) for share, value in corners(key_result)
    )


# In words


def number_words(value: Decimal | Fraction, key_result: KeyResult, locale: str) -> str:
    """A value in few characters: "37", "27 %", "€1,200"; rounded half up to what a chart can show."""
    exact = half_up(value, _places(value)) if isinstance(value, Fraction) else value
    if abs(exact) >= 1 or isinstance(value, Fraction):
        exact = exact.quantize(Decimal(1).scaleb(-min(_decimals(exact), 2)), ROUND_HALF_UP, Context(prec=80))
    whole = exact.to_integral_value()
    exact = whole if exact == whole else exact.normalize(Context(prec=80))
    return show_amount(exact, key_result, locale)


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
    elif measure_of(series.key_result).way is BAND:
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


def headings() -> tuple[str, str, str]:
    """What the columns of `table_of` are called."""
    return _("Day"), _("Value"), _("Even pace")


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


def day_place(series: ChartSeries, day: dt.date) -> int:
    """Where a day stands on the x axis."""
    return (day - series.first_day).days

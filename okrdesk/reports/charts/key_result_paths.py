"""The lines of the chart of a key result, in the units of its axes: days since the first, and values."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from okrdesk.reports.charts.key_result_shown import KeyResultShown


def target_steps(chart: KeyResultShown) -> tuple[list[int], list[float]]:
    """The corners of the line of the target, () where there is none to reach."""
    if chart.goal is None:
        return [], []
    last = chart.place(chart.due)
    days, values = [0], [plain(chart.moved[0][1] if chart.moved else chart.goal)]
    for on, _before, after in chart.moved:
        at = min(max(chart.place(on), 0), last)
        if after is not None:
            days += [at, at]
            values += [values[-1], plain(after)]
    return [*days, last], [*values, values[-1]]


def trend_path(chart: KeyResultShown) -> tuple[list[int], list[float]]:
    """From the last check-in along the trend to the due day, bent where it cannot go on."""
    on, value = chart.values[-1]
    days = [on, *(day for day in chart.ahead() if day > on)]
    values = [plain(value)]
    for day in days[1:]:
        trend = chart.trend_on(day)
        values.append(plain(value) if trend is None else plain(trend))
    return [chart.place(day) for day in days], values


def value_path(chart: KeyResultShown) -> tuple[list[int], list[float]]:
    """From the baseline over each value, then flat to today (F4)."""
    days = [chart.place(on) for on, _value in chart.values]
    values = [plain(value) for _on, value in chart.values]
    if chart.pace and chart.place(chart.pace[0][0]) < days[0]:
        days, values = [chart.place(chart.pace[0][0]), *days], [plain(chart.pace[0][1]), *values]
    today = chart.place(min(chart.day, chart.due))
    if today > days[-1]:
        days, values = [*days, today], [*values, values[-1]]
    return days, values


def plain(value: Decimal | Fraction) -> float:
    """The value as a float that can be drawn; what is beyond its range stands at the edge."""
    limit = 10**300
    return float(max(-limit, min(limit, value)))

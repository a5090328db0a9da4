"""What the chart of a key result says in words: its takeaway, where the trend ends, what stands below it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from okrdesk.i18n import _, as_percent, format_day, format_number, ngettext
from okrdesk.okr.briefing.takeaway import IN_STEP
from okrdesk.okr.briefing.words import spelled
from okrdesk.okr.measures import goal, measure_of, raw_progress, rises
from okrdesk.okr.rounding import percent
from okrdesk.okr.schedule import expected
from okrdesk.okr.values import show_target, show_value, with_unit
from okrdesk.okr.ways import BAND, STAGES, YES_NO, is_inside
from okrdesk.reports.charts.key_result_shown import KeyResultShown, places_of
from okrdesk.reports.charts.labels import label


def takeaway(chart: KeyResultShown) -> str:
    """What is to be seen, as a sentence: "Ahead of pace: at this rate 12 events by about 6 Mar, …"."""
    row, locale = chart.key_result, chart.locale
    if not chart.values:
        target = label(show_target(row, locale), 40)
        return _("No check-in yet: {target} by {day}").format(target=target, day=_day(chart, chart.due))
    on, value = chart.values[-1]
    way = measure_of(row).way
    if way is BAND:
        words = _("Inside the band: {value}") if is_inside(row, value) else _("Outside the band: {value}")
        return words.format(value=_with_unit(value, chart))
    if way is YES_NO:
        words = _("Done: checked in on {day}") if value else _("Not done yet, by the check-in of {day}")
        return words.format(day=_day(chart, on))
    if chart.goal is not None and _is_reached(chart, value):
        return _("Target reached: {value} on {day}").format(
            value=_with_unit(value, chart), day=_day(chart, on)
        )
    standing = _standing(chart, value)
    ending = _stage_words(chart, value) if way is STAGES else _ending(chart) or _of_target(chart, value)
    return _("{standing}: {ending}").format(standing=standing, ending=ending) if standing else ending


def remark(chart: KeyResultShown) -> str:
    """What a reader must know beside: that the target was moved, that less is better; "" for nothing."""
    if chart.moved:
        on, before, after = chart.moved[-1]
        if after is not None:
            raised = (after > before) == rises(chart.key_result)
            words = (
                _("target raised from {before} to {after} on {day}")
                if raised
                else _("target lowered from {before} to {after} on {day}")
            )
            return words.format(
                before=chart.value_words(before), after=chart.value_words(after), day=_day(chart, on)
            )
    falls = chart.goal is not None and measure_of(chart.key_result).counted and not rises(chart.key_result)
    return _("the lower the better") if falls else ""


def end_words(chart: KeyResultShown) -> tuple[str, str]:
    """Beside the end of the trend: "17 at this rate" and its range, or how far it can go at all."""
    trend = chart.trend
    if trend is None:
        return "", ""
    low, middle, high = (chart.value_words(each) for each in (trend.low, trend.value, trend.high))
    least, most = chart.ends
    if least is not None and trend.value == least and high != low:
        words = _("{value} or fewer at this rate").format(value=_outward(trend.high, chart, up=True))
        return words, _("not below {value}").format(value=chart.value_words(least))
    if most is not None and trend.value == most and high != low:
        words = _("{value} or more at this rate").format(value=_outward(trend.low, chart, up=False))
        return words, _("not above {value}").format(value=chart.value_words(most))
    main = _("{value} at this rate").format(value=middle)
    return main, "" if low == high else _("{low} to {high}").format(low=low, high=high)


def _outward(value: Fraction, chart: KeyResultShown, *, up: bool) -> str:
    """An end of a range in the places of the key result's own figures, no nearer than it is."""
    scale = 10 ** places_of(chart.key_result)
    scaled = value * scale
    whole = -(-scaled.numerator // scaled.denominator) if up else scaled.numerator // scaled.denominator
    return chart.value_words(Decimal(whole) / scale)


def foot(chart: KeyResultShown) -> str:
    """How the trend was made, and where it was cut off, or what a trend needs; what the marks stand for."""
    return " ".join(filter(None, (_trend_words(chart), *chart.spell_words())))


def _trend_words(chart: KeyResultShown) -> str:
    if chart.trend is None:
        if (
            chart.values
            and len(chart.values) < 3
            and chart.day < chart.due
            and measure_of(chart.key_result).way.has_trend
        ):
            return _("A forecast needs check-ins on three days.")
        return ""
    count = chart.trend.points
    made = ngettext(
        "A trend, not a promise: {share} range from {n} check-in",
        "A trend, not a promise: {share} range from {n} check-ins",
        count,
    ).format(share=as_percent("80", chart.locale), n=spelled(count))
    cut = _cut_words(chart)
    return _("{made}, {cut}.").format(made=made, cut=cut) if cut else _("{made}.").format(made=made)


def _cut_words(chart: KeyResultShown) -> str:
    assert chart.trend is not None
    least, most = chart.ends
    raw = chart.raw_ends()
    if chart.held is not None and raw is not None and raw[2] < chart.held:
        return _("never below the {value} already held").format(value=chart.value_words(chart.held))
    if least is not None and raw is not None and raw[0] < least:
        return _("cut off at {value}, below which it cannot fall").format(value=chart.value_words(least))
    if most is not None and raw is not None and raw[1] > most:
        return _("cut off at {value}, above which it cannot rise").format(value=chart.value_words(most))
    return ""


def stage_names(chart: KeyResultShown) -> tuple[str, ...]:
    """What stands at the places of a stage axis, from none to the last."""
    row = chart.key_result
    return (_("none yet"), *(stage.name for stage in row.stages))


def _is_reached(chart: KeyResultShown, value: Decimal) -> bool:
    share = raw_progress(chart.key_result, value)
    return share is not None and share >= 1


def _standing(chart: KeyResultShown, value: Decimal) -> str:
    """Ahead of, in step with or behind the pace, by the percent that are printed; "" without a pace."""
    done = raw_progress(chart.key_result, value)
    if not chart.pace or done is None:
        return ""
    due = expected(chart.pace[0][0], chart.due, chart.day)
    gap = percent(due) - percent(done)
    if abs(gap) <= IN_STEP:
        return _("In step with pace")
    return _("Ahead of pace") if gap < 0 else _("Behind pace")


def _ending(chart: KeyResultShown) -> str:
    """Where the trend leads: the target and when, or what will be missing; "" without a trend."""
    trend, wanted = chart.trend, goal(chart.key_result)
    if trend is None or wanted is None:
        return ""
    if trend.crosses is not None and trend.crosses <= chart.due:
        weeks = (chart.due - trend.crosses).days // 7
        early = (
            ngettext("{n} week early", "{n} weeks early", weeks).format(n=spelled(weeks))
            if weeks
            else _("just in time")
        )
        return _("at this rate {target} by about {day}, {early}").format(
            target=_with_unit(Fraction(wanted), chart), day=_day(chart, trend.crosses), early=early
        )
    missing = abs(Fraction(wanted) - trend.value)
    return _("at this rate {value} by {day}, {missing} short").format(
        value=_with_unit(trend.value, chart), day=_day(chart, chart.due), missing=chart.value_words(missing)
    )


def _of_target(chart: KeyResultShown, value: Decimal) -> str:
    if chart.goal is None:
        return _with_unit(value, chart)
    return _("{value} of {target}").format(
        value=chart.value_words(value), target=_with_unit(chart.goal, chart)
    )


def _stage_words(chart: KeyResultShown, value: Decimal) -> str:
    row = chart.key_result
    return _("{n} of {all} stages: {name}").format(
        n=format_number(value, chart.locale),
        all=len(row.stages),
        name=label(show_value(value, row, chart.locale), 40),
    )


def _with_unit(value: Decimal | Fraction, chart: KeyResultShown) -> str:
    return label(with_unit(chart.value_words(value), chart.key_result, chart.locale), 40)


def _day(chart: KeyResultShown, day: dt.date) -> str:
    return format_day(day, chart.locale, "MMMd")

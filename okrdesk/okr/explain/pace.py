"""The sums behind time: what is expected by now, the status, the pace that is needed, the trend."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from okrdesk.i18n import _, as_percent, format_day, format_number
from okrdesk.okr import cadence
from okrdesk.okr.explain.explained import (
    Case,
    Explained,
    as_input,
    as_points,
    as_result,
    as_share,
    or_nothing,
)
from okrdesk.okr.explain.phrases import not_rounded, nothing, rounded_half_up, with_one_place
from okrdesk.okr.forecast import (
    CALLED_OUT_ABOVE,
    FEWEST_POINTS,
    Ends,
    Forecast,
    Line,
    band_words,
    ends_of,
    forecast,
    is_pace_called_out,
    pace_ratio,
    recent_pace,
    required_pace,
    trend_line,
    within,
)
from okrdesk.okr.measures import goal, measure_of
from okrdesk.okr.rounding import half_up, json_fraction, short
from okrdesk.okr.schedule import due_day, due_of, start_day
from okrdesk.okr.shown import format_exact, format_points, format_share, format_short
from okrdesk.okr.status import Rule, status_name
from okrdesk.okr.ways import BAND


def expected_sum(case: Case) -> Explained:
    """What an even pace asks for by the day, up to the key result’s own due date (F10)."""
    last = due_day(case.key_result, case.cycle)
    return even_pace_sum(
        case.figures.expected, start_day(case.key_result, case.cycle), last, case.day, case.locale
    )


def even_pace_sum(due: Fraction, first: dt.date, last: dt.date, day: dt.date, locale: str) -> Explained:
    """The share of the days gone, from the first to the last (F10)."""
    gone, span = (day - first).days, (last - first).days
    return Explained(
        name=_("expected"),
        value=as_points(due, locale),
        formula=_("days gone ÷ days from the first to the last day"),
        inputs=(
            (_("first day"), format_day(first, locale)),
            (_("last day"), format_day(last, locale)),
            (_("day"), format_day(day, locale)),
            (_("days gone"), str(gone)),
            (_("days in all"), str(span)),
        ),
        rule=_("An even pace, at least 0 and at most {whole}.").format(whole=as_percent("100", locale)),
        rounding=with_one_place(),
        key="expected",
        exact=json_fraction(due),
        sum=f"{gone} ÷ {span} = {as_result(due, locale)}" if 0 <= gone <= span and span else "",
    )


def gap_sum(case: Case) -> Explained:
    """Counted progress less what is expected: how far ahead or behind."""
    figures = case.figures
    ahead = figures.counted - figures.expected
    name = _("behind pace by") if ahead < 0 else _("ahead of pace by")
    return Explained(
        name=name,
        value=format_points(abs(ahead), case.locale, 1),
        formula=_("counted progress − expected"),
        inputs=(
            (_("counted progress"), as_share(figures.counted, case.locale)),
            (_("expected"), as_share(figures.expected, case.locale)),
        ),
        rule=_("Compared exactly, before rounding."),
        rounding=with_one_place(),
        key="pace",
        exact=json_fraction(ahead),
    )


def status_sum(case: Case) -> Explained:
    """The name of the gap under the rule (F11), or what holds whatever the pace (decisions 31 and 32)."""
    figures, formula = case.figures, comparison(case.rule)
    rule = edges(case.rule, case.locale)
    if figures.settled and figures.status == figures.settled:
        below = measure_of(case.key_result).way is not BAND
        formula = _("below the baseline or not") if below else _("inside the band or not")
        rule = _("A band is off track outside, on track inside, and achieved once its due day has come.")
        if below:
            rule = _("Below the baseline is at risk at best, and off track from the second check-in on.")
    return Explained(
        name=_("status"),
        value=status_name(figures.status),
        formula=formula,
        inputs=(
            (_("counted progress"), as_share(figures.counted, case.locale)),
            (_("expected"), as_share(figures.expected, case.locale)),
        ),
        rule=rule,
        rounding=not_rounded(),
        key="status",
        exact=figures.status,
    )


def comparison(rule: Rule) -> str:
    """What a rule compares."""
    return _("expected − progress") if rule.kind == "gap" else _("progress ÷ expected")


def edges(rule: Rule, locale: str) -> str:
    """The rule by name, with both of its edges."""
    text = (
        _("{rule}: on track up to a gap of {first} points, at risk up to {second}")
        if rule.kind == "gap"
        else _("{rule}: on track from {first} of what is expected, at risk from {second}")
    )
    both = (rule.on_track, rule.at_risk)
    if rule.kind == "gap":
        first, second = (format_exact(edge * 100, locale) for edge in both)
    else:
        first, second = (format_share(edge, locale) for edge in both)
    return text.format(rule=rule.name, first=first, second=second)


def required_pace_sum(case: Case) -> Explained:
    """What each week must bring, beside what the last weeks brought (F13)."""
    current, locale = case.figures.current, case.locale
    needed = required_pace(case.key_result, current, case.cycle, case.day)
    recent = recent_pace(case.series)
    ratio = pace_ratio(needed, recent)
    wanted = goal(case.key_result)
    days_left = (due_day(case.key_result, case.cycle) - case.day).days
    if needed is not None:
        rule = _("More than {times} times the recent pace is called out; this rule is our own.")
        rule = rule.format(times=format_exact(CALLED_OUT_ABOVE, locale))
        if is_pace_called_out(needed, recent):
            rule = _("The weeks left must bring far more than the last four check-ins did (our own rule).")
    elif wanted is None:
        rule = _("There is no target value to come closer to week by week.")
    elif current is None:
        rule = _("There is no check-in yet.")
    else:
        rule = _("No time is left: the due date is reached.")
    return Explained(
        name=_("required pace"),
        value=nothing()
        if needed is None
        else _("{number} a week").format(number=format_short(needed, locale)),
        formula=_("(target − current) ÷ (days left ÷ 7), 0 once the target is reached"),
        inputs=(
            (_("target"), "–" if wanted is None else as_input(wanted, locale)),
            (_("current"), or_nothing(current, locale)),
            (_("days left"), str(max(0, days_left))),
            (_("pace of the last four check-ins"), "–" if recent is None else as_input(recent, locale)),
            (_("required ÷ recent"), "–" if ratio is None else format_short(ratio, locale)),
        ),
        rule=rule,
        rounding=rounded_half_up(),
        key="required-pace",
        exact=json_fraction(needed),
    )


def forecast_sum(case: Case) -> Explained:
    """Where the trend ends, or why there is none (F14)."""
    due, locale = due_day(case.key_result, case.cycle), case.locale
    trend = forecast(case.key_result, case.series, due, case.day)
    line = trend_line(case.key_result, case.series)
    inputs: tuple[tuple[str, str], ...] = (
        (_("due"), format_day(due, locale)),
        (_("days with a check-in"), str(len(case.series))),
    )
    if trend is None or line is None:
        value = nothing()
        rule = (
            _("A trend needs check-ins on three different days.")
            if len(case.series) < FEWEST_POINTS
            else _("A yes or no has no trend.")
        )
    else:
        value = _("{value} ({low} to {high})").format(
            value=format_short(trend.value, locale),
            low=format_short(trend.low, locale),
            high=format_short(trend.high, locale),
        )
        rule = " ".join(filter(None, (_("A trend, not a promise."), band_words(case.key_result, trend))))
        inputs = (*inputs, *_line_inputs(case, line, trend, due))
        if trend.crosses is not None:
            inputs = (*inputs, (_("reaches the target"), format_day(trend.crosses, locale)))
        elif goal(case.key_result) is not None and not case.figures.counted >= 1:
            inputs = (*inputs, (_("reaches the target"), _("not on this trend")))
    return Explained(
        name=_("forecast"),
        value=value,
        formula=_(
            "a straight line by least squares, read at the due date, with its {share} prediction interval"
        ).format(share=as_percent("80", locale)),
        inputs=inputs,
        rule=rule,
        rounding=rounded_half_up(),
        key="forecast",
        exact=None if trend is None else json_fraction(trend.value),
    )


def _line_inputs(case: Case, line: Line, trend: Forecast, due: dt.date) -> tuple[tuple[str, str], ...]:
    """The line of a trend, so that whoever reads it at the due date gets the forecast and its range."""
    locale, ends = case.locale, ends_of(case.key_result, case.series)
    inputs: tuple[tuple[str, str], ...] = (
        (_("first check-in"), format_day(line.first_day, locale)),
        (_("the line on that day"), as_input(line.start, locale)),
        (_("a week brings"), as_input(line.slope * 7, locale)),
        (_("half of the interval"), _half(line, trend, due, ends, locale)),
    )
    half = line.half(due)
    reached = [line.on(due) + half, line.on(due) - half]
    least, most = ends
    if least is not None and min(reached) < least:
        inputs = (*inputs, (_("at least"), format_number(least, locale)))
    if most is not None and max(reached) > most:
        inputs = (*inputs, (_("at most"), format_number(most, locale)))
    return inputs


def _half(line: Line, trend: Forecast, due: dt.date, ends: Ends, locale: str) -> str:
    """Half of the interval with so many places that it leads to both of its shown ends."""
    half = line.half(due)
    for places in range(2, 40):
        shown = Fraction(half_up(half, places))
        low, high = (within(line.on(due) + away, ends) for away in (-shown, shown))
        if short(low) == short(trend.low) and short(high) == short(trend.high):
            return format_exact(shown, locale)
    return format_exact(half, locale)


def check_in_sum(case: Case) -> Explained:
    """The planned day that waits or comes next, and since when the key result is outdated (decision 30)."""
    cycle, latest = case.cycle, case.series[-1] if case.series else None
    row, locale = case.key_result, case.locale
    due = due_of(latest, cycle, case.day, row.due, row.starts)
    waiting = due.next_check_in
    rule = _("A check-in answers one planned day: early, or up to three days late; then it is outdated.")
    if waiting is None:
        rule = _("The cycle is closed.") if cycle.closed else _("No check-in is planned any more.")
    return Explained(
        name=_("next check-in"),
        value=format_day(waiting, locale) if waiting else _("none"),
        formula=_("the first day plus whole cadences"),
        inputs=(
            (_("first day"), format_day(cycle.first_day, locale)),
            (_("cadence"), cadence.words(cycle.cadence)),
            (_("latest check-in"), format_day(latest.on, locale) if latest else "–"),
            (_("days late"), str(due.days_late)),
            (_("outdated"), _("yes") if case.figures.outdated else _("no")),
        ),
        rule=rule,
        rounding=not_rounded(),
        key="check-in",
        exact=waiting.isoformat() if waiting else None,
    )

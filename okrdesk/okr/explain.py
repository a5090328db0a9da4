"""Show the sum: every figure with its formula, its inputs, its rule and how it was rounded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from okrdesk.i18n import _
from okrdesk.okr import cadence
from okrdesk.okr.cadence import answered, planned_day
from okrdesk.okr.forecast import (
    FEWEST_POINTS,
    forecast,
    is_pace_called_out,
    pace_ratio,
    recent_pace,
    required_pace,
)
from okrdesk.okr.measures import goal, hit_count
from okrdesk.okr.rollup import Figures, ObjectiveFigures, cycle_progress, disagreement, key_result_figures
from okrdesk.okr.rounding import half_up, json_fraction, percent, points, short, trimmed
from okrdesk.okr.schedule import due_day, one_a_day
from okrdesk.okr.scores import band, confidence_level, group_confidence, score
from okrdesk.okr.status import Rule, status_name
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult


@dataclass(frozen=True, slots=True)
class Explained:
    """One figure as a sum. All texts are for reading, in the reader's language, except `key` and `exact`.

    `value` is rounded as shown ("54 %"), `exact` the same for machines (decision 11: "0.535714285714", a
    status, a day; None where undefined). `sum` is the formula with the inputs filled in. Where the figure is
    not defined, `value` says so and `rule` says why.
    """

    name: str
    value: str
    formula: str
    inputs: tuple[tuple[str, str], ...]
    rule: str
    rounding: str
    key: str
    exact: str | None
    sum: str = ""


@dataclass(frozen=True, slots=True)
class _Case:
    """What all figures of one key result are explained from."""

    key_result: KeyResult
    series: list[CheckIn]
    cycle: Cycle
    day: dt.date
    rule: Rule
    figures: Figures
    hits: tuple[int, int] | None


def explain(
    key_result: KeyResult, check_ins: Iterable[CheckIn], cycle: Cycle, day: dt.date, rule: Rule
) -> tuple[Explained, ...]:
    """Every figure of a key result as of a day, from its check-ins up to that day.

    In this order, by `key`: current, progress, counted, expected, pace, status, confidence, required-pace,
    forecast, score, check-in.
    """
    series = one_a_day(check_ins, day)
    latest = series[-1] if series else None
    by_hits = key_result.measure == "band" and key_result.band_rule == "hit-rate"
    hits = hit_count(key_result, series, cycle, day) if by_hits else None
    figures = key_result_figures(key_result, latest, cycle, day, rule, hits=hits)
    case = _Case(key_result, series, cycle, day, rule, figures, hits)
    parts: tuple[Callable[[_Case], Explained], ...] = (
        *(_current, _progress, _counted, _expected, _pace),
        *(_status, _confidence, _required_pace, _forecast, _score, _next_check_in),
    )
    return tuple(part(case) for part in parts)


def explain_objective(
    key_results: Sequence[tuple[str, Figures]], figures: ObjectiveFigures, rule: Rule
) -> tuple[Explained, ...]:
    """The weighted sums behind an objective from (name, figures) of its key results; F9, F11, F15, F16.

    By `key`: progress, expected, status, confidence, score.
    """
    progress = [(name, each.weight, each.counted) for name, each in key_results]
    due = [(name, each.weight, each.expected) for name, each in key_results]
    worst = key_results[figures.worst][0] if figures.worst is not None else ""
    return (
        _weighted("progress", _("progress"), progress, figures.progress, figures.warning),
        _weighted("expected", _("expected"), due, figures.expected, ""),
        Explained(
            name=_("status"),
            value=status_name(figures.status),
            formula=_comparison(rule),
            inputs=(
                (_("progress"), _share(figures.progress)),
                (_("expected"), _share(figures.expected)),
                (_("furthest behind"), worst or "–"),
            ),
            rule=_edges(rule),
            rounding=_unrounded(),
            key="status",
            exact=figures.status,
        ),
        Explained(
            name=_("confidence"),
            value=_nothing() if figures.confidence is None else trimmed(half_up(figures.confidence, 1)),
            formula=_("sum of weight × confidence ÷ sum of the weights"),
            inputs=tuple((name, _or_nothing(each.confidence)) for name, each in key_results),
            rule=_("Key results without a check-in are left out."),
            rounding=_one_place(),
            key="confidence",
            exact=json_fraction(figures.confidence),
        ),
        _grade(figures),
    )


def explain_cycle(
    objectives: Sequence[tuple[str, ObjectiveFigures]], cycle: Cycle, day: dt.date
) -> tuple[Explained, ...]:
    """The weighted sum behind a cycle from (name, figures) of its objectives, and its even pace.

    By `key`: progress, expected.
    """
    progress, due = cycle_progress([each for _name, each in objectives], cycle, day)
    terms = [(name, each.weight, each.progress) for name, each in objectives]
    return (
        _weighted("progress", _("progress"), terms, progress, ""),
        _even_pace(due, cycle.first_day, cycle.last_day, day),
    )


def _current(case: _Case) -> Explained:
    latest = case.series[-1] if case.series else None
    return Explained(
        name=_("current value"),
        value=_nothing() if latest is None else _number(latest.value),
        formula=_("the latest check-in up to the day"),
        inputs=((_("day"), case.day.isoformat()), (_("check-in"), latest.on.isoformat() if latest else "–")),
        rule=_("There is no check-in yet.")
        if latest is None
        else _("Of two check-ins on one day the later entered counts."),
        rounding=_unrounded(),
        key="current",
        exact=None if latest is None else _number(latest.value),
    )


def _progress(case: _Case) -> Explained:
    raw = case.figures.raw
    formula, inputs, total = _way_of(case)
    rule = _("Below 0 and above 100 % are shown as they are.")
    if raw is None:
        rule = _why_undefined(case)
    elif not case.series:
        rule = _("There is no check-in yet, so it stands at the baseline.")
    if raw is not None and total:
        total = f"{total} = {trimmed(half_up(raw, 4))}"
    return Explained(
        name=_("progress"),
        value=_nothing() if raw is None else _percent(raw),
        formula=formula,
        inputs=inputs,
        rule=rule,
        rounding=_half_up(),
        key="progress",
        exact=json_fraction(raw),
        sum=total if raw is not None else "",
    )


def _way_of(case: _Case) -> tuple[str, tuple[tuple[str, str], ...], str]:
    """Formula, inputs and the sum so far for the measure of this key result."""
    key_result, current = case.key_result, case.figures.current
    shown = ((_("current"), _or_nothing(current)),)
    if key_result.measure == "band":
        inputs = (
            *shown,
            (_("at least"), _or_nothing(key_result.low)),
            (_("at most"), _or_nothing(key_result.high)),
        )
        if case.hits is not None:
            counts = ((_("hits"), str(case.hits[0])), (_("planned check-ins"), str(case.hits[1])))
            total = f"{case.hits[0]} ÷ {case.hits[1]}"
            return _("check-ins inside the band ÷ planned check-ins"), (*inputs, *counts), total
        if key_result.band_rule == "distance":
            return _("1 + (at most − current) ÷ at most, or current ÷ at least"), inputs, ""
        return _("1 inside the band, ends included, else 0"), inputs, ""
    if key_result.measure == "yes-no":
        return _("1 when done, else 0"), shown, ""
    if key_result.measure == "milestones" and key_result.stages:
        stages = tuple(
            (f"{place}. {stage.name}", _number(stage.weight))
            for place, stage in enumerate(key_result.stages, start=1)
        )
        return _("weights of the stages done ÷ all weights"), (*shown, *stages), ""
    start, target = key_result.baseline, key_result.target
    inputs = (*shown, (_("baseline"), _or_nothing(start)), (_("target"), _or_nothing(target)))
    if key_result.checkpoints:
        points_given = tuple(
            (_("checkpoint {value}").format(value=_number(value)), _percent(Fraction(share)))
            for value, share in key_result.checkpoints
        )
        return _("straight lines from checkpoint to checkpoint"), (*inputs, *points_given), ""
    total = ""
    if start is not None and target is not None and current is not None and case.figures.raw is not None:
        above, below = Fraction(current) - Fraction(start), Fraction(target) - Fraction(start)
        total = "({v} − {s}) ÷ ({t} − {s}) = {above} ÷ {below}".format(
            v=_term(current), s=_term(start), t=_term(target), above=_signed(above), below=_signed(below)
        )
    return _("(current − baseline) ÷ (target − baseline)"), inputs, total


def _why_undefined(case: _Case) -> str:
    key_result = case.key_result
    if key_result.measure == "band":
        return _("The band has no edge yet: say at least or at most how much.")
    if key_result.measure == "milestones" and key_result.stages:
        return _("The stages have no weights yet.")
    if key_result.measure != "milestones" and key_result.baseline is None:
        return _("The baseline is not known yet: give it a baseline.")
    if key_result.measure != "milestones" and key_result.target is None:
        return _("There is no target yet.")
    if key_result.baseline == key_result.target:
        return _("Baseline and target are the same: give it a baseline that leaves a way to go.")
    return _("One of the values is not a usable number.")


def _counted(case: _Case) -> Explained:
    figures = case.figures
    return Explained(
        name=_("counted progress"),
        value=_percent(figures.counted),
        formula=_("progress, at least 0 and at most 100 %"),
        inputs=((_("progress"), _nothing() if figures.raw is None else _share(figures.raw)),),
        rule=_("What is not defined or not started counts 0; one overshoot cannot hide a failure elsewhere."),
        rounding=_half_up(),
        key="counted",
        exact=json_fraction(figures.counted),
    )


def _expected(case: _Case) -> Explained:
    last = due_day(case.key_result, case.cycle)
    return _even_pace(case.figures.expected, case.cycle.first_day, last, case.day)


def _even_pace(due: Fraction, first: dt.date, last: dt.date, day: dt.date) -> Explained:
    gone, span = (day - first).days, (last - first).days
    return Explained(
        name=_("expected"),
        value=_points(due),
        formula=_("days gone ÷ days from the first to the last day"),
        inputs=(
            (_("first day"), first.isoformat()),
            (_("last day"), last.isoformat()),
            (_("day"), day.isoformat()),
            (_("days gone"), str(gone)),
            (_("days in all"), str(span)),
        ),
        rule=_("An even pace, at least 0 and at most 100 %."),
        rounding=_one_place(),
        key="expected",
        exact=json_fraction(due),
        sum=f"{gone} ÷ {span} = {trimmed(half_up(due, 4))}" if 0 <= gone <= span and span else "",
    )


def _pace(case: _Case) -> Explained:
    figures = case.figures
    ahead = figures.counted - figures.expected
    name = _("behind pace by") if ahead < 0 else _("ahead of pace by")
    return Explained(
        name=name,
        value=_("{number} points").format(number=points(abs(ahead))),
        formula=_("counted progress − expected"),
        inputs=((_("counted progress"), _share(figures.counted)), (_("expected"), _share(figures.expected))),
        rule=_("Compared exactly, before rounding."),
        rounding=_one_place(),
        key="pace",
        exact=json_fraction(ahead),
    )


def _status(case: _Case) -> Explained:
    figures = case.figures
    return Explained(
        name=_("status"),
        value=status_name(figures.status),
        formula=_comparison(case.rule),
        inputs=((_("counted progress"), _share(figures.counted)), (_("expected"), _share(figures.expected))),
        rule=_edges(case.rule),
        rounding=_unrounded(),
        key="status",
        exact=figures.status,
    )


def _confidence(case: _Case) -> Explained:
    given = case.figures.confidence
    levels = {"high": _("high"), "medium": _("medium"), "low": _("low")}
    group = group_confidence(case.series[-1].confidences) if case.series else None
    inputs: tuple[tuple[str, str], ...] = ((_("confidence"), _or_nothing(given)),)
    if group is not None:
        inputs = (
            (_("of the group"), ", ".join(map(str, case.series[-1].confidences))),
            (_("mean"), trimmed(half_up(group.mean, 2))),
            (_("lowest"), str(group.lowest)),
            (_("highest"), str(group.highest)),
        )
    return Explained(
        name=_("confidence"),
        value=_nothing()
        if given is None
        else _("{number} of 10, {level}").format(number=given, level=levels[confidence_level(given)]),
        formula=_("as judged in the latest check-in")
        if group is None
        else _("the mean of what each judged in the latest check-in"),
        inputs=inputs,
        rule=_("No confidence was given yet.")
        if given is None
        else disagreement(case.figures) or _("High from 7, medium from 4, low below; 5 is a coin toss."),
        rounding=_unrounded() if group is None else _half_up(),
        key="confidence",
        exact=None if given is None else str(given),
    )


def _required_pace(case: _Case) -> Explained:
    current = case.figures.current
    needed = required_pace(case.key_result, current, case.cycle, case.day)
    recent = recent_pace(case.series)
    ratio = pace_ratio(needed, recent)
    wanted = goal(case.key_result)
    days_left = (due_day(case.key_result, case.cycle) - case.day).days
    if needed is not None:
        rule = _("More than 1.5 times the recent pace is called out; this rule is our own.")
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
        value=_nothing() if needed is None else _("{number} a week").format(number=short(needed)),
        formula=_("(target − current) ÷ weeks left"),
        inputs=(
            (_("target"), "–" if wanted is None else short(wanted)),
            (_("current"), _or_nothing(current)),
            (_("days left"), str(max(0, days_left))),
            (_("pace of the last four check-ins"), "–" if recent is None else short(recent)),
            (_("required ÷ recent"), "–" if ratio is None else short(ratio)),
        ),
        rule=rule,
        rounding=_half_up(),
        key="required-pace",
        exact=json_fraction(needed),
    )


def _forecast(case: _Case) -> Explained:
    due = due_day(case.key_result, case.cycle)
    trend = forecast(case.key_result, case.series, due)
    inputs: tuple[tuple[str, str], ...] = (
        (_("due"), due.isoformat()),
        (_("days with a check-in"), str(len(case.series))),
    )
    if trend is None:
        value = _nothing()
        rule = (
            _("A trend needs check-ins on three different days.")
            if len(case.series) < FEWEST_POINTS
            else _("A yes or no has no trend.")
        )
    else:
        value = _("{value} ({low} to {high})").format(
            value=short(trend.value), low=short(trend.low), high=short(trend.high)
        )
        rule = _("A trend, not a promise.")
        crosses = trend.crosses.isoformat() if trend.crosses else _("not on this trend")
        inputs = (*inputs, (_("reaches the target"), crosses))
    return Explained(
        name=_("forecast"),
        value=value,
        formula=_(
            "a straight line by least squares, read at the due date, with its 80 % prediction interval"
        ),
        inputs=inputs,
        rule=rule,
        rounding=_half_up(),
        key="forecast",
        exact=None if trend is None else json_fraction(trend.value),
    )


def _score(case: _Case) -> Explained:
    """The counted score, with the team's own beside it where it gave one."""
    grade, row = _grade(case.figures), case.key_result
    if row.own_score is None:
        return grade
    own = ((_("our own score"), str(row.own_score)), (_("because"), row.score_reason or "–"))
    return replace(grade, inputs=(*grade.inputs, *own))


def _next_check_in(case: _Case) -> Explained:
    """The planned day that waits or comes next, and since when the key result is outdated (decision 21)."""
    cycle, latest = case.cycle, case.series[-1] if case.series else None
    so_far = 0 if latest is None else answered(cycle.cadence, cycle.first_day, latest.on)
    waiting = planned_day(cycle.cadence, cycle.first_day, so_far + 1)
    is_asked = not cycle.closed and waiting <= min(cycle.last_day, due_day(case.key_result, cycle))
    late = max(0, (case.day - waiting).days) if is_asked else 0
    rule = _("A check-in answers the planned day that ends its period; three days later it is outdated.")
    if not is_asked:
        rule = _("The cycle is closed.") if cycle.closed else _("No check-in is planned any more.")
    return Explained(
        name=_("next check-in"),
        value=waiting.isoformat() if is_asked else _("none"),
        formula=_("the first day plus whole cadences"),
        inputs=(
            (_("first day"), cycle.first_day.isoformat()),
            (_("cadence"), cadence.words(cycle.cadence)),
            (_("latest check-in"), latest.on.isoformat() if latest else "–"),
            (_("days late"), str(late)),
            (_("outdated"), _("yes") if case.figures.outdated else _("no")),
        ),
        rule=rule,
        rounding=_unrounded(),
        key="check-in",
        exact=waiting.isoformat() if is_asked else None,
    )


def _grade(figures: Figures | ObjectiveFigures) -> Explained:
    grade = score(figures)
    counts = figures.counted if isinstance(figures, Figures) else figures.progress
    bands = {"low": "0.0–0.3", "middle": "0.4–0.6", "high": "0.7–1.0"}
    return Explained(
        name=_("score"),
        value=str(grade),
        formula=_("counted progress with one decimal place"),
        inputs=((_("counted progress"), _share(counts)), (_("band"), bands[band(grade)])),
        rule=_("The team may give its own score; from a difference of 0.2 on a reason is asked."),
        rounding=_one_place(),
        key="score",
        exact=str(grade),
    )


def _weighted(
    key: str, name: str, terms: Sequence[tuple[str, Fraction, Fraction]], result: Fraction, warning: str
) -> Explained:
    """A weighted mean with each of its terms."""
    whole = sum((weight for _name, weight, _value in terms), Fraction(0))
    products = " + ".join(f"{_points(weight)} × {_points(value)}" for _name, weight, value in terms)
    return Explained(
        name=name,
        value=_percent(result),
        formula=_("sum of weight × share ÷ sum of the weights"),
        inputs=tuple((part, f"{_points(weight)} × {_points(value)}") for part, weight, value in terms),
        rule=warning or _("Weights are equal unless set; what is not started counts 0."),
        rounding=_half_up(),
        key=key,
        exact=json_fraction(result),
        sum=f"({products}) ÷ {_points(whole)} = {_points(result)}" if whole > 0 else "",
    )


def _comparison(rule: Rule) -> str:
    return _("expected − progress") if rule.kind == "gap" else _("progress ÷ expected")


def _edges(rule: Rule) -> str:
    """The rule by name, with both of its edges."""
    text = (
        _("{rule}: on track up to a gap of {first} points, at risk up to {second}")
        if rule.kind == "gap"
        else _("{rule}: on track from {first} % of what is expected, at risk from {second} %")
    )
    first, second = (trimmed(points(edge)) for edge in (rule.on_track, rule.at_risk))
    return text.format(rule=rule.name, first=first, second=second)


def _number(value: Decimal) -> str:
    return format(value, "f")


def _or_nothing(value: Decimal | int | None) -> str:
    return "–" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def _term(value: Decimal) -> str:
    return f"(−{_number(-value)})" if value < 0 else _number(value)


def _signed(value: Fraction) -> str:
    text = trimmed(half_up(abs(value), 4))
    return f"(−{text})" if value < 0 else text


def _share(value: Fraction) -> str:
    return trimmed(half_up(value, 4))


def _percent(value: Fraction) -> str:
    return f"{percent(value)} %"


def _points(value: Fraction) -> str:
    return f"{trimmed(points(value))} %"


def _nothing() -> str:
    return _("not defined")


def _half_up() -> str:
    return _("shown rounded half up")


def _one_place() -> str:
    return _("shown with one decimal place, rounded half up")


def _unrounded() -> str:
    return _("not rounded")

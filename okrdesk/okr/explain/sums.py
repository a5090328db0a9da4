"""Show the sum: every figure of a key result, an objective and a cycle with its formula and inputs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from okrdesk.i18n import _, format_number
from okrdesk.okr.check_ins import confidence_given_last
from okrdesk.okr.explain.explained import Case, Explained, as_percent_result, as_share, or_nothing, weighing
from okrdesk.okr.explain.judgement import confidence_sum, objective_score_sum, own_score_sum
from okrdesk.okr.explain.pace import (
    check_in_sum,
    comparison,
    edges,
    even_pace_sum,
    expected_sum,
    forecast_sum,
    gap_sum,
    required_pace_sum,
    status_sum,
)
from okrdesk.okr.explain.phrases import not_rounded, nothing, rounded_half_up, with_one_place
from okrdesk.okr.explain.progress import counted_sum, current_sum, progress_sum
from okrdesk.okr.measures import hit_count
from okrdesk.okr.rollup import Figures, ObjectiveFigures, cycle_progress, key_result_figures
from okrdesk.okr.rounding import half_up, json_fraction, trimmed
from okrdesk.okr.schedule import one_a_day
from okrdesk.okr.shown import format_percent, format_share
from okrdesk.okr.status import Rule, status_name
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult


def explain_key_result(
    key_result: KeyResult,
    check_ins: Iterable[CheckIn],
    cycle: Cycle,
    day: dt.date,
    rule: Rule,
    locale: str,
    closed: tuple[KeyResult, Figures] | None = None,
) -> tuple[Explained, ...]:
    """Every figure of a key result as of a day, from its check-ins up to that day.

    `closed` is what closing held of it, where more came later: the score is of that (decision 37).

    In this order, by `key`: current, progress, counted, expected, pace, status, confidence, required-pace,
    forecast, score, check-in.
    """
    entered = tuple(check_ins)
    series = one_a_day(entered, day)
    latest = series[-1] if series else None
    hits = hit_count(key_result, series, cycle, day)
    figures = key_result_figures(
        key_result,
        latest,
        cycle,
        day,
        rule,
        hits=hits,
        entered=len(series),
        sure=confidence_given_last(entered, day),
    )
    case = Case(key_result, series, cycle, day, rule, figures, hits, locale, closed)
    parts: tuple[Callable[[Case], Explained], ...] = (
        *(current_sum, progress_sum, counted_sum, expected_sum, gap_sum),
        *(status_sum, confidence_sum, required_pace_sum, forecast_sum, own_score_sum, check_in_sum),
    )
    return tuple(part(case) for part in parts)


def explain_objective(
    key_results: Sequence[tuple[str, Figures]],
    figures: ObjectiveFigures,
    rule: Rule,
    locale: str,
    closed: ObjectiveFigures | None = None,
) -> tuple[Explained, ...]:
    """The weighted sums behind an objective from (name, figures) of its key results; F9, F11, F15, F16.

    By `key`: progress, expected, status, confidence, score. `closed` are its figures as closing held them,
    where more came later: the score is of those (decision 37).
    """
    progress = [(name, each.weight, each.counted) for name, each in key_results]
    due = [(name, each.weight, each.expected) for name, each in key_results]
    worst = key_results[figures.worst][0] if figures.worst is not None else ""
    return (
        _weighted("progress", _("progress"), progress, figures.progress, figures.warning, locale),
        _weighted("expected", _("expected"), due, figures.expected, "", locale),
        Explained(
            name=_("status"),
            value=status_name(figures.status),
            formula=comparison(rule),
            inputs=(
                (_("progress"), as_share(figures.progress, locale)),
                (_("expected"), as_share(figures.expected, locale)),
                (_("furthest behind"), worst or "–"),
            ),
            rule=edges(rule, locale),
            rounding=not_rounded(),
            key="status",
            exact=figures.status,
        ),
        Explained(
            name=_("confidence"),
            value=nothing()
            if figures.confidence is None
            else format_number(Decimal(trimmed(half_up(figures.confidence, 1))), locale),
            formula=_("sum of weight × confidence ÷ sum of the weights"),
            inputs=tuple(
                (name, f"{format_share(each.weight, locale)} × {or_nothing(each.confidence, locale)}")
                for name, each in key_results
            ),
            rule=_("Key results without a check-in are left out."),
            rounding=with_one_place(),
            key="confidence",
            exact=json_fraction(figures.confidence),
        ),
        objective_score_sum(figures, closed, locale),
    )


def explain_cycle(
    objectives: Sequence[tuple[str, ObjectiveFigures]], cycle: Cycle, day: dt.date, locale: str
) -> tuple[Explained, ...]:
    """The weighted sum behind a cycle from (name, figures) of its objectives, and its even pace.

    By `key`: progress, expected.
    """
    progress, due = cycle_progress([each for _name, each in objectives], cycle, day)
    terms = [(name, each.weight, each.progress) for name, each in objectives]
    return (
        _weighted("progress", _("progress"), terms, progress, "", locale),
        even_pace_sum(due, cycle.first_day, cycle.last_day, day, locale),
    )


def _weighted(
    key: str,
    name: str,
    terms: Sequence[tuple[str, Fraction, Fraction]],
    result: Fraction,
    warning: str,
    locale: str,
) -> Explained:
    """A weighted mean with each of its terms."""
    inputs, division = weighing(terms, format_share, locale)
    return Explained(
        name=name,
        value=format_percent(result, locale),
        formula=_("sum of weight × share ÷ sum of the weights"),
        inputs=inputs,
        rule=warning or _("Weights are equal unless set; what is not started counts 0."),
        rounding=rounded_half_up(),
        key=key,
        exact=json_fraction(result),
        sum=f"{division} = {as_percent_result(result, locale)}" if division else "",
    )

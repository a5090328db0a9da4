"""The sum behind the progress of a key result: its current value, the way it has gone, what counts."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from okrdesk.i18n import _, as_percent, format_day
from okrdesk.okr.explain.explained import Case, Explained, as_number, as_result, as_share, as_term, or_nothing
from okrdesk.okr.explain.phrases import not_rounded, nothing, rounded_half_up
from okrdesk.okr.measures import measure_of
from okrdesk.okr.rounding import json_fraction
from okrdesk.okr.shown import format_percent, format_share
from okrdesk.okr.ways import BAND, LINEAR, STAGES, YES_NO

Inputs = tuple[tuple[str, str], ...]
_Sum = tuple[str, Inputs, str]


def current_sum(case: Case) -> Explained:
    """The value that counts as of the day."""
    latest = case.series[-1] if case.series else None
    return Explained(
        name=_("current value"),
        value=nothing() if latest is None else as_number(latest.value, case.locale),
        formula=_("the latest check-in up to the day"),
        inputs=(
            (_("day"), format_day(case.day, case.locale)),
            (_("check-in"), format_day(latest.on, case.locale) if latest else "–"),
        ),
        rule=_("There is no check-in yet.")
        if latest is None
        else _("Of two check-ins on one day the later entered counts."),
        rounding=not_rounded(),
        key="current",
        exact=None if latest is None else format(latest.value, "f"),
    )


def progress_sum(case: Case) -> Explained:
    """The share of the way, with the values filled in (F1, F5 to F7)."""
    raw = case.figures.raw
    way = measure_of(case.key_result).way
    formula, inputs, total = SUMS[way.key](case)
    rule = _("Below 0 and above {whole} are shown as they are.").format(whole=as_percent("100", case.locale))
    if raw is None:
        rule = way.undefined(case.key_result)
    elif not case.series:
        rule = _("There is no check-in yet, so it stands at the baseline.")
    if raw is not None and total:
        total = f"{total} = {as_result(raw, case.locale)}"
    return Explained(
        name=_("progress"),
        value=nothing() if raw is None else format_percent(raw, case.locale),
        formula=formula,
        inputs=inputs,
        rule=rule,
        rounding=rounded_half_up(),
        key="progress",
        exact=json_fraction(raw),
        sum=total if raw is not None else "",
    )


def _on_a_line(case: Case) -> _Sum:
    key_result, current = case.key_result, case.figures.current
    start, target = key_result.baseline, key_result.target
    locale = case.locale
    ends = ((_("baseline"), or_nothing(start, locale)), (_("target"), or_nothing(target, locale)))
    inputs = (*_current(case), *ends)
    if key_result.checkpoints:
        points_given = tuple(
            (
                _("checkpoint {value}").format(value=as_number(value, locale)),
                format_share(Fraction(share), locale),
            )
            for value, share in key_result.checkpoints
        )
        return _("straight lines from checkpoint to checkpoint"), (*inputs, *points_given), ""
    total = ""
    if start is not None and target is not None and current is not None and case.figures.raw is not None:
        above, below = Fraction(current) - Fraction(start), Fraction(target) - Fraction(start)
        v, s, t = (as_term(value, locale) for value in (current, start, target))
        total = f"({v} − {s}) ÷ ({t} − {s}) = {as_term(above, locale)} ÷ {as_term(below, locale)}"
    return _("(current − baseline) ÷ (target − baseline)"), inputs, total


def _by_stages(case: Case) -> _Sum:
    if not case.key_result.stages:
        return _on_a_line(case)
    stages = tuple(
        (f"{nth}. {stage.name}", as_number(stage.weight, case.locale))
        for nth, stage in enumerate(case.key_result.stages, start=1)
    )
    return _("weights of the stages done ÷ all weights"), (*_current(case), *stages), ""


def _by_an_answer(case: Case) -> _Sum:
    return _("1 when done, else 0"), _current(case), ""


def _in_a_band(case: Case) -> _Sum:
    key_result = case.key_result
    inputs = (
        *_current(case),
        (_("at least"), or_nothing(key_result.low, case.locale)),
        (_("at most"), or_nothing(key_result.high, case.locale)),
    )
    if case.hits is not None:
        counts = ((_("hits"), str(case.hits[0])), (_("planned check-ins"), str(case.hits[1])))
        total = f"{case.hits[0]} ÷ {case.hits[1]}"
        return _("check-ins inside the band ÷ planned check-ins"), (*inputs, *counts), total
    if key_result.band_rule == "distance":
        return _("1 + (at most − current) ÷ at most, or current ÷ at least"), inputs, ""
    return _("1 inside the band, ends included, else 0"), inputs, ""


def _current(case: Case) -> Inputs:
    return ((_("current"), or_nothing(case.figures.current, case.locale)),)


# Formula, inputs and the sum so far, for each way that a measure can go.
SUMS: dict[str, Callable[[Case], _Sum]] = {
    LINEAR.key: _on_a_line,
    STAGES.key: _by_stages,
    YES_NO.key: _by_an_answer,
    BAND.key: _in_a_band,
}


def counted_sum(case: Case) -> Explained:
    """Progress as it counts in roll-ups (F2)."""
    figures = case.figures
    return Explained(
        name=_("counted progress"),
        value=format_percent(figures.counted, case.locale),
        formula=_("progress, at least 0 and at most {whole}").format(whole=as_percent("100", case.locale)),
        inputs=((_("progress"), nothing() if figures.raw is None else as_share(figures.raw, case.locale)),),
        rule=_("What is not defined or not started counts 0; one overshoot cannot hide a failure elsewhere."),
        rounding=rounded_half_up(),
        key="counted",
        exact=json_fraction(figures.counted),
    )

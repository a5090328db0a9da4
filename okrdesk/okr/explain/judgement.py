"""The sums behind judgements: confidence and score."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from okrdesk.i18n import _, format_day, format_number
from okrdesk.okr.explain.explained import Case, Explained, as_share, or_nothing
from okrdesk.okr.explain.phrases import not_rounded, nothing, rounded_half_up, with_one_place
from okrdesk.okr.rollup import Figures, ObjectiveFigures, disagreement
from okrdesk.okr.rounding import half_up, trimmed
from okrdesk.okr.scores import (
    NOTABLE_DIFFERENCE,
    band,
    confidence_level,
    group_confidence,
    later_score,
    score,
)


def confidence_sum(case: Case) -> Explained:
    """The confidence given last (decision 36); of a group its mean, lowest and highest (F15)."""
    given = case.figures.confidence
    levels = {"high": _("high"), "medium": _("medium"), "low": _("low")}
    group = group_confidence(case.series[-1].confidences) if case.series else None
    inputs: tuple[tuple[str, str], ...] = ((_("confidence"), or_nothing(given, case.locale)),)
    if (on := case.figures.confidence_on) is not None:
        inputs = (*inputs, (_("given on"), format_day(on, case.locale)))
    if group is not None:
        inputs = (
            (_("of the group"), ", ".join(map(str, case.series[-1].confidences))),
            (_("mean"), format_number(Decimal(trimmed(half_up(group.mean, 2))), case.locale)),
            (_("lowest"), str(group.lowest)),
            (_("highest"), str(group.highest)),
        )
    return Explained(
        name=_("confidence"),
        value=nothing()
        if given is None
        else _("{number} of 10, {level}").format(number=given, level=levels[confidence_level(given)]),
        formula=_("as judged last, as the latest check-in says none")
        if on is not None
        else _("as judged in the latest check-in")
        if group is None
        else _("the mean of what each judged in the latest check-in"),
        inputs=inputs,
        rule=_("No confidence was given yet.")
        if given is None
        else disagreement(case.figures) or _("High from 7, medium from 4, low below; 5 is a coin toss."),
        rounding=not_rounded() if group is None else rounded_half_up(),
        key="confidence",
        exact=None if given is None else str(given),
    )


def own_score_sum(case: Case) -> Explained:
    """The counted score, with the team's own beside it where it gave one."""
    row, figures = case.closed or (case.key_result, case.figures)
    grade = score_sum(figures, case.locale)
    if row.own_score is not None:
        own = (
            (_("our own score"), format_number(row.own_score, case.locale)),
            (_("because"), row.score_reason or "–"),
        )
        grade = replace(grade, inputs=(*grade.inputs, *own))
    if case.closed is None:
        return grade
    later = later_score((row.own_score, score(figures)), (case.key_result.own_score, score(case.figures)))
    return _frozen_sum(grade, later, case.locale)


def objective_score_sum(figures: ObjectiveFigures, closed: ObjectiveFigures | None, locale: str) -> Explained:
    """The counted score of an objective; where more came later that of `closed`, its figures at closing."""
    if closed is None:
        return score_sum(figures, locale)
    later = later_score((None, score(closed)), (None, score(figures)))
    return _frozen_sum(score_sum(closed, locale), later, locale)


def _frozen_sum(grade: Explained, later: Decimal | None, locale: str) -> Explained:
    """The sum of a score that closing froze, and beside it what it would be now (decision 37)."""
    frozen = replace(grade, formula=_("counted progress with one decimal place, frozen at closing"))
    if later is None:
        return frozen
    now = format_number(later, locale)
    return replace(
        frozen,
        value=_("{score}; it would be {later} now").format(score=grade.value, later=now),
        inputs=(*grade.inputs, (_("with what came after closing"), now)),
    )


def score_sum(figures: Figures | ObjectiveFigures, locale: str) -> Explained:
    """The counted score and its band (F16)."""
    grade = score(figures)
    counts = figures.counted if isinstance(figures, Figures) else figures.progress
    ends = {"low": ("0.0", "0.3"), "middle": ("0.4", "0.6"), "high": ("0.7", "1.0")}[band(grade)]
    low, high = (format_number(Decimal(end), locale) for end in ends)
    return Explained(
        name=_("score"),
        value=format_number(grade, locale),
        formula=_("counted progress with one decimal place"),
        inputs=((_("counted progress"), as_share(counts, locale)), (_("band"), f"{low}–{high}")),
        rule=_("The team may give its own score; from a difference of {far} on a reason is asked.").format(
            far=format_number(NOTABLE_DIFFERENCE, locale)
        ),
        rounding=with_one_place(),
        key="score",
        exact=str(grade),
    )

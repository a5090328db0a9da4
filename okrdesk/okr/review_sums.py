"""Show the sum behind the scores of a review: of an objective (F16) and of the cycle (F17)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from okrdesk.i18n import _, format_number
from okrdesk.okr.explain.explained import Explained, as_result, weighing
from okrdesk.okr.explain.phrases import with_one_place
from okrdesk.okr.review import ObjectiveReview, Review
from okrdesk.okr.review_words import late_words, verdict_words
from okrdesk.okr.rollup import weighted_mean
from okrdesk.okr.rounding import half_up, json_fraction
from okrdesk.okr.scores import NOTABLE_DIFFERENCE
from okrdesk.okr.shown import format_exact


def explain_objective_score(review: ObjectiveReview, locale: str) -> Explained:
    """The score of an objective from those of its key results, each with its weight (F16; Google re:Work).

    Where the team scored nothing itself, it is the counted progress of the objective with one place. A frozen
    score is that of closing, with what it would be now (decision 37).
    """
    late, review = late_words(review.now, locale), review.closed or review
    terms = [(f"{k.line.number} {_whose(k.own)}", k.line.figures.weight, k.score) for k in review.key_results]
    if review.own is None:
        figures = [(k.line.number, k.line.figures.weight, k.line.figures.counted) for k in review.key_results]
        return _mean(
            _("score"),
            "score",
            figures,
            review.line.figures.progress,
            format_number(review.score, locale),
            _with(_("Counted progress with one decimal place; a score of your own goes before it."), late),
            with_one_place(),
            locale,
        )
    exact = weighted_mean([(weight, Fraction(value)) for _name, weight, value in terms])
    rule = _(
        "Your own scores count before the counted ones; from a difference of {far} on a reason is asked."
    )
    return _mean(
        _("score"),
        "score",
        terms,
        exact,
        format_number(review.score, locale),
        _with(rule.format(far=format_number(NOTABLE_DIFFERENCE, locale)), late),
        with_one_place(),
        locale,
    )


def explain_verdict(review: Review, locale: str) -> Explained:
    """The mean score of the cycle and what it says (F17; OpenOKR): compared exactly, two places shown."""
    review = review.closed or review
    terms = [(str(o.line.number), o.line.figures.weight, o.score) for o in review.objectives]
    given = {"safe": "0.85", "healthy": "0.60", "partly": "0.40"}
    edges = {name: format_number(Decimal(edge), locale) for name, edge in given.items()}
    shown = _("not defined") if review.mean is None else format_number(half_up(review.mean, 2), locale)
    return _mean(
        _("the cycle as a whole"),
        "verdict",
        terms,
        review.mean,
        _("{mean}, {verdict}").format(mean=shown, verdict=verdict_words(review.verdict)[0])
        if review.verdict
        else shown,
        _(
            "Above {safe} too safe, from {healthy} healthy, from {partly} partly, "
            "below more than the team could carry."
        ).format(**edges),
        _("compared exactly, shown with two decimal places"),
        locale,
    )


def _mean(
    name: str,
    key: str,
    terms: Sequence[tuple[str, Fraction, Fraction | Decimal]],
    exact: Fraction | None,
    value: str,
    rule: str,
    rounding: str,
    locale: str,
) -> Explained:
    inputs, division = weighing(terms, format_exact, locale)
    result = "" if exact is None else as_result(exact, locale)
    return Explained(
        name=name,
        value=value,
        formula=_("sum of weight × score ÷ sum of the weights"),
        inputs=inputs,
        rule=rule,
        rounding=rounding,
        key=key,
        exact=json_fraction(exact),
        sum=f"{division} = {result}" if division and result else "",
    )


def _with(sentence: str, late: str) -> str:
    return " ".join(filter(None, (sentence, late)))


def _whose(own: Decimal | None) -> str:
    return _("(counted)") if own is None else _("(our own)")

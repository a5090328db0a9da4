"""Show the sum behind the scores of a review: of an objective (F16) and of the cycle (F17)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from okrdesk.i18n import _
from okrdesk.okr.explain.explained import Explained
from okrdesk.okr.review import ObjectiveReview, Review, verdict_name
from okrdesk.okr.rollup import weighted_mean
from okrdesk.okr.rounding import half_up, json_fraction, points, trimmed
from okrdesk.okr.scores import NOTABLE_DIFFERENCE


def explain_objective_score(review: ObjectiveReview) -> Explained:
    """The score of an objective from those of its key results, each with its weight (F16; Google re:Work).

    Where the team scored nothing itself, it is the counted progress of the objective with one place.
    """
    terms = [(f"{k.line.number} {_whose(k.own)}", k.line.figures.weight, k.score) for k in review.key_results]
    if review.own is None:
        figures = [(k.line.number, k.line.figures.weight, k.line.figures.counted) for k in review.key_results]
        return _mean(
            _("score"),
            "score",
            [(number, weight, half_up(counted, 4)) for number, weight, counted in figures],
            review.line.figures.progress,
            str(review.score),
            _("Counted progress with one decimal place; a score of your own goes before it."),
            _one_place(),
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
        str(review.score),
        rule.format(far=NOTABLE_DIFFERENCE),
        _one_place(),
    )


def explain_verdict(review: Review) -> Explained:
    """The mean score of the cycle and what it says (F17; OpenOKR): compared exactly, two places shown."""
    terms = [(str(o.line.number), o.line.figures.weight, o.score) for o in review.objectives]
    shown = _("not defined") if review.mean is None else str(half_up(review.mean, 2))
    return _mean(
        _("the cycle as a whole"),
        "verdict",
        terms,
        review.mean,
        _("{mean}, {verdict}").format(mean=shown, verdict=verdict_name(review.verdict))
        if review.verdict
        else shown,
        _("Above 0.85 too safe, from 0.60 healthy, from 0.40 partly, below more than the team could carry."),
        _("compared exactly, shown with two decimal places"),
    )


def _mean(
    name: str,
    key: str,
    terms: Sequence[tuple[str, Fraction, Decimal]],
    exact: Fraction | None,
    value: str,
    rule: str,
    rounding: str,
) -> Explained:
    whole = sum((weight for _name, weight, _value in terms), Fraction(0))
    products = " + ".join(f"{_share(weight)} × {trimmed(score)}" for _name, weight, score in terms)
    result = "" if exact is None else trimmed(half_up(exact, 4))
    return Explained(
        name=name,
        value=value,
        formula=_("sum of weight × score ÷ sum of the weights"),
        inputs=tuple((part, f"{_share(weight)} × {trimmed(score)}") for part, weight, score in terms),
        rule=rule,
        rounding=rounding,
        key=key,
        exact=json_fraction(exact),
        sum=f"({products}) ÷ {_share(whole)} = {result}" if whole > 0 and result else "",
    )


def _whose(own: Decimal | None) -> str:
    return _("(counted)") if own is None else _("(our own)")


def _share(weight: Fraction) -> str:
    return f"{trimmed(points(weight))}%"


def _one_place() -> str:
    return _("shown with one decimal place, rounded half up")

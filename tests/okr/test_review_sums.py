"""The sums behind the scores of a review say their terms (F16, F17)."""

from __future__ import annotations

from okrdesk.okr import objectives, review_sums
from tests.okr.bakery import Bakery


def test_the_sums_say_their_terms(bakery: Bakery) -> None:  # F16, F17
    bakery.reach(80, 20, 70)
    counted = review_sums.explain_objective_score(bakery.review().objectives[0], "en")
    assert (counted.value, counted.exact, counted.key) == ("0.5", "0.5", "score")
    assert counted.sum == "(50% × 0.8 + 50% × 0.2) ÷ 100% = 0.5"
    bakery.score(bakery.k2, "0.3")
    own = review_sums.explain_objective_score(bakery.review().objectives[0], "en")
    assert own.sum == "(50% × 0.8 + 50% × 0.3) ÷ 100% = 0.55"
    assert (own.value, dict(own.inputs)["1.2 (our own)"]) == ("0.6", "50% × 0.3")
    verdict = review_sums.explain_verdict(bakery.review(), "en")
    assert verdict.sum == "(50% × 0.6 + 50% × 0.7) ÷ 100% = 0.65"
    assert verdict.value == "0.65, a healthy stretch"


def test_a_cycle_without_objectives_has_no_mean(bakery: Bakery) -> None:
    for objective in (bakery.o1, bakery.o2):
        objectives.remove(bakery.document, objective)
    verdict = review_sums.explain_verdict(bakery.review(), "en")
    assert (verdict.value, verdict.sum, verdict.exact, verdict.inputs) == ("not defined", "", None, ())


def test_the_scores_that_hold_are_named_as_ours_or_counted(bakery: Bakery) -> None:  # F16
    bakery.reach(80, 20, 70)
    bakery.score(bakery.k1, "0.9")
    said = review_sums.explain_objective_score(bakery.review().objectives[0], "en")
    assert [part for part, _product in said.inputs] == ["1.1 (our own)", "1.2 (counted)"]
    assert "from a difference of 0.2 on a reason is asked" in said.rule

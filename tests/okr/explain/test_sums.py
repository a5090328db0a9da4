"""Show the sum: every figure explains itself, defined or not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from okrdesk.okr.explain.sums import explain_cycle, explain_key_result, explain_objective
from okrdesk.okr.rollup import Figures, cycle_progress, key_result_figures, objective_figures
from okrdesk.okr.rounding import json_fraction
from okrdesk.okr.schedule import latest_check_in
from okrdesk.okr.status import RULES
from okrdesk.okr.terms import CheckIn
from tests.okr.explain.made import CYCLE, DAY, KEY_RESULT, KEYS, RULE, SERIES, by_key

D, F = Decimal, Fraction


def test_the_picture() -> None:  # show-the-sum.png
    found = by_key(KEY_RESULT, SERIES)
    assert tuple(found) == KEYS
    progress = found["progress"]
    assert (progress.value, progress.exact) == ("54%", "0.535714285714")
    assert progress.formula == "(current − baseline) ÷ (target − baseline)"
    assert progress.inputs == (("current", "37"), ("baseline", "22"), ("target", "50"))
    assert progress.sum == "(37 − 22) ÷ (50 − 22) = 15 ÷ 28 = 0.5357"
    assert progress.rounding == "shown rounded half up"
    assert (found["expected"].value, found["expected"].sum) == ("42.7%", "38 ÷ 89 = 0.427")
    assert (found["pace"].name, found["pace"].value) == ("ahead of pace by", "10.9 points")
    assert found["status"].value == "on track"
    assert found["status"].rule.startswith("Gap 10 / 25")
    assert found["score"].value == "0.5"


def test_what_is_not_defined_says_why() -> None:
    found = by_key(KEY_RESULT, [])
    assert found["status"].exact == "not started"
    for key in ("current", "confidence", "required-pace", "forecast"):
        assert (found[key].value, found[key].exact) == ("not defined", None)
        assert found[key].rule
    assert "three different days" in found["forecast"].rule
    assert "No time is left" in by_key(KEY_RESULT, SERIES, CYCLE.last_day)["required-pace"].rule


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
@pytest.mark.parametrize("series", [[], SERIES], ids=["no check-in", "five check-ins"])
def test_the_sum_agrees_with_the_figures(rule: object, series: list[CheckIn]) -> None:
    figures = key_result_figures(KEY_RESULT, latest_check_in(series, DAY), CYCLE, DAY, rule)
    exact = {each.key: each.exact for each in explain_key_result(KEY_RESULT, series, CYCLE, DAY, rule, "en")}
    assert exact["progress"] == json_fraction(figures.raw)
    assert exact["counted"] == json_fraction(figures.counted)
    assert exact["expected"] == json_fraction(figures.expected)
    assert exact["status"] == figures.status


def test_only_check_ins_up_to_the_day_count() -> None:
    assert by_key(KEY_RESULT, SERIES, dt.date(2026, 1, 23))["current"].value == "29"


def part(counted: F, weight: F, confidence: int | None = None) -> Figures:
    return Figures(D(0), counted, counted, F(1, 2), "on track", False, confidence, weight)


def test_an_objective_shows_each_term() -> None:  # F9: 60/40 with 100% and 50% make 80%
    parts = [("1.1", part(F(1), F(60, 100), 7)), ("1.2", part(F(1, 2), F(40, 100)))]
    figures = objective_figures([each for _name, each in parts], CYCLE, DAY, RULE)
    found = {each.key: each for each in explain_objective(parts, figures, RULE, "en")}
    assert found["progress"].value == "80%"
    assert found["progress"].sum == "(60% × 100% + 40% × 50%) ÷ 100% = 80%"
    assert found["progress"].inputs == (("1.1", "60% × 100%"), ("1.2", "40% × 50%"))
    assert dict(found["status"].inputs)["furthest behind"] == "1.2"
    assert found["confidence"].exact == "7"
    assert found["score"].value == "0.8"


def test_an_objective_without_weights_says_so() -> None:
    parts = [("1.1", part(F(1), F(0)))]
    figures = objective_figures([part(F(1), F(0))], CYCLE, DAY, RULE)
    progress = explain_objective(parts, figures, RULE, "en")[0]
    assert (progress.value, progress.sum) == ("0%", "")
    assert "All weights are 0" in progress.rule
    empty = explain_objective([], objective_figures([], CYCLE, DAY, RULE), RULE, "en")
    assert [each.value for each in empty] == ["0%", "43%", "not started", "not defined", "0.0"]


def test_a_cycle_shows_each_objective() -> None:
    objectives = [
        (str(number), objective_figures([part(share, F(1))], CYCLE, DAY, RULE, weight=F(1, 2)))
        for number, share in ((1, F(1, 2)), (2, F(1, 4)))
    ]
    progress, expected = explain_cycle(objectives, CYCLE, DAY, "en")
    overall = cycle_progress([each for _name, each in objectives], CYCLE, DAY)
    assert (progress.exact, expected.exact) == tuple(json_fraction(each) for each in overall)
    assert progress.sum == "(50% × 50% + 50% × 25%) ÷ 100% = 37.5%"
    assert progress.value == "38%"

"""Show the sum: every figure explains itself, defined or not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from okrdesk.okr.cadence import Cadence
from okrdesk.okr.explain.explained import Explained
from okrdesk.okr.explain.sums import explain_cycle, explain_key_result, explain_objective
from okrdesk.okr.rollup import Figures, cycle_progress, key_result_figures, objective_figures
from okrdesk.okr.rounding import json_fraction
from okrdesk.okr.schedule import latest_check_in
from okrdesk.okr.status import RULES
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult, Stage

D, F = Decimal, Fraction

CYCLE = Cycle("c", "2026 · Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
DAY = dt.date(2026, 2, 8)
RULE = RULES["default"]
KEY_RESULT = KeyResult("k", "o", "Participants", measure="average", baseline=D(22), target=D(50))
KEYS = (
    *("current", "progress", "counted", "expected", "pace"),
    *("status", "confidence", "required-pace", "forecast", "score", "check-in"),
)


def check_ins(*values: int, confidence: int | None = 7) -> list[CheckIn]:
    first = dt.date(2026, 2, 5) - dt.timedelta(weeks=len(values) - 1)
    days = [first + dt.timedelta(weeks=n) for n in range(len(values))]
    return [CheckIn(str(d), "k", d, D(v), confidence=confidence) for d, v in zip(days, values, strict=True)]


SERIES = check_ins(24, 27, 29, 33, 37)


def by_key(key_result: KeyResult, series: list[CheckIn], day: dt.date = DAY) -> dict[str, Explained]:
    return {each.key: each for each in explain_key_result(key_result, series, CYCLE, day, RULE)}


def test_the_picture() -> None:  # show-the-sum.png
    found = by_key(KEY_RESULT, SERIES)
    assert tuple(found) == KEYS
    progress = found["progress"]
    assert (progress.value, progress.exact) == ("54 %", "0.535714285714")
    assert progress.formula == "(current − baseline) ÷ (target − baseline)"
    assert progress.inputs == (("current", "37"), ("baseline", "22"), ("target", "50"))
    assert progress.sum == "(37 − 22) ÷ (50 − 22) = 15 ÷ 28 = 0.5357"
    assert progress.rounding == "shown rounded half up"
    assert (found["expected"].value, found["expected"].sum) == ("42.7 %", "38 ÷ 89 = 0.427")
    assert (found["pace"].name, found["pace"].value) == ("ahead of pace by", "10.9 points")
    assert found["status"].value == "on track"
    assert found["status"].rule.startswith("Gap 10 / 25")
    assert found["score"].value == "0.5"


def test_pace_and_forecast_name_their_inputs() -> None:
    found = by_key(KEY_RESULT, SERIES)
    pace, trend = dict(found["required-pace"].inputs), dict(found["forecast"].inputs)
    assert found["required-pace"].value == "1.78 a week"  # 13 missing in 51 days
    assert pace["pace of the last four check-ins"] == "3.33"
    assert trend["days with a check-in"] == "5"
    assert found["forecast"].rule == "A trend, not a promise."
    slow = by_key(KEY_RESULT, check_ins(24, 24, 24, 25))
    assert "far more" in slow["required-pace"].rule


def test_what_is_not_defined_says_why() -> None:
    found = by_key(KEY_RESULT, [])
    assert found["status"].exact == "not started"
    for key in ("current", "confidence", "required-pace", "forecast"):
        assert (found[key].value, found[key].exact) == ("not defined", None)
        assert found[key].rule
    assert "three different days" in found["forecast"].rule
    assert "No time is left" in by_key(KEY_RESULT, SERIES, CYCLE.last_day)["required-pace"].rule


@pytest.mark.parametrize(
    ("key_result", "why"),
    [
        (KeyResult("k", "o", "t", target=D(5)), "not known yet"),
        (KeyResult("k", "o", "t", baseline=D(5)), "no target"),
        (KeyResult("k", "o", "t", baseline=D(5), target=D(5)), "give it a baseline"),
        (KeyResult("k", "o", "t", measure="band"), "no edge"),
        (KeyResult("k", "o", "t", measure="milestones", stages=(Stage("a", D(0)),)), "no weights"),
        (KeyResult("k", "o", "t", baseline=D(0), target=D("NaN")), "not a usable number"),
    ],
)
def test_why_progress_is_undefined(key_result: KeyResult, why: str) -> None:
    progress = by_key(key_result, SERIES)["progress"]
    assert (progress.value, progress.exact, progress.sum) == ("not defined", None, "")
    assert why in progress.rule


def test_every_measure_shows_what_it_is_computed_from() -> None:
    stages = KeyResult("k", "o", "t", measure="milestones", stages=(Stage("Draft", D(30)), Stage("", D(70))))
    staged = by_key(stages, check_ins(1))["progress"]
    assert (staged.value, staged.inputs) == ("30 %", (("current", "1"), ("1. Draft", "30"), ("2. ", "70")))
    band = KeyResult("k", "o", "t", measure="band", low=D(5), high=D(7), band_rule="hit-rate")
    hit = by_key(band, check_ins(6, 9, 7))["progress"]
    assert (hit.value, hit.sum) == ("17 %", "2 ÷ 12 = 0.1667")
    negative = KeyResult("k", "o", "t", baseline=D(-5), target=D("-1.5"))
    assert (
        by_key(negative, check_ins(-4))["progress"].sum
        == "((−4) − (−5)) ÷ ((−1.5) − (−5)) = 1 ÷ 3.5 = 0.2857"
    )
    phased = KeyResult("k", "o", "t", baseline=D(0), target=D(100), checkpoints=((D(50), D("0.4")),))
    assert ("checkpoint 50", "40 %") in by_key(phased, check_ins(50))["progress"].inputs
    done = by_key(KeyResult("k", "o", "t", measure="yes-no", target=D(1)), check_ins(0, 0, 1))
    assert (done["progress"].value, done["status"].exact) == ("100 %", "achieved")
    assert "no trend" in done["forecast"].rule


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
@pytest.mark.parametrize("series", [[], SERIES], ids=["no check-in", "five check-ins"])
def test_the_sum_agrees_with_the_figures(rule: object, series: list[CheckIn]) -> None:
    figures = key_result_figures(KEY_RESULT, latest_check_in(series, DAY), CYCLE, DAY, rule)
    exact = {each.key: each.exact for each in explain_key_result(KEY_RESULT, series, CYCLE, DAY, rule)}
    assert exact["progress"] == json_fraction(figures.raw)
    assert exact["counted"] == json_fraction(figures.counted)
    assert exact["expected"] == json_fraction(figures.expected)
    assert exact["status"] == figures.status


def test_only_check_ins_up_to_the_day_count() -> None:
    assert by_key(KEY_RESULT, SERIES, dt.date(2026, 1, 23))["current"].value == "29"


def part(counted: F, weight: F, confidence: int | None = None) -> Figures:
    return Figures(D(0), counted, counted, F(1, 2), "on track", False, confidence, weight)


def test_an_objective_shows_each_term() -> None:  # F9: 60/40 with 100 % and 50 % make 80 %
    parts = [("1.1", part(F(1), F(60, 100), 7)), ("1.2", part(F(1, 2), F(40, 100)))]
    figures = objective_figures([each for _name, each in parts], CYCLE, DAY, RULE)
    found = {each.key: each for each in explain_objective(parts, figures, RULE)}
    assert found["progress"].value == "80 %"
    assert found["progress"].sum == "(60 % × 100 % + 40 % × 50 %) ÷ 100 % = 80 %"
    assert found["progress"].inputs == (("1.1", "60 % × 100 %"), ("1.2", "40 % × 50 %"))
    assert dict(found["status"].inputs)["furthest behind"] == "1.2"
    assert found["confidence"].exact == "7"
    assert found["score"].value == "0.8"


def test_an_objective_without_weights_says_so() -> None:
    parts = [("1.1", part(F(1), F(0)))]
    figures = objective_figures([part(F(1), F(0))], CYCLE, DAY, RULE)
    progress = explain_objective(parts, figures, RULE)[0]
    assert (progress.value, progress.sum) == ("0 %", "")
    assert "All weights are 0" in progress.rule
    empty = explain_objective([], objective_figures([], CYCLE, DAY, RULE), RULE)
    assert [each.value for each in empty] == ["0 %", "43 %", "not started", "not defined", "0.0"]


def test_a_cycle_shows_each_objective() -> None:
    objectives = [
        (str(number), objective_figures([part(share, F(1))], CYCLE, DAY, RULE, weight=F(1, 2)))
        for number, share in ((1, F(1, 2)), (2, F(1, 4)))
    ]
    progress, expected = explain_cycle(objectives, CYCLE, DAY)
    overall = cycle_progress([each for _name, each in objectives], CYCLE, DAY)
    assert (progress.exact, expected.exact) == tuple(json_fraction(each) for each in overall)
    assert progress.sum == "(50 % × 50 % + 50 % × 25 %) ÷ 100 % = 37.5 %"
    assert progress.value == "38 %"


def test_a_groups_confidence_shows_its_spread() -> None:  # F15 Wodtke; puzzle/okr: mean, lowest, highest
    latest = replace(SERIES[-1], confidence=5, confidences=(7, 5, 2))
    found = by_key(KEY_RESULT, [*SERIES[:-1], latest])["confidence"]
    assert found.value == "5 of 10, medium"
    assert found.inputs == (("of the group", "7, 5, 2"), ("mean", "4.67"), ("lowest", "2"), ("highest", "7"))
    assert "mean" in found.formula


def test_the_next_check_in_names_the_cadence() -> None:  # decision 21: 5, 12 and 19 February
    found = by_key(KEY_RESULT, SERIES)["check-in"]
    assert (found.value, found.exact) == ("2026-02-12", "2026-02-12")
    assert dict(found.inputs) == {
        "first day": "2026-01-01",
        "cadence": "every week",
        "latest check-in": "2026-02-05",
        "days late": "0",
        "outdated": "no",
    }
    late = dict(by_key(KEY_RESULT, SERIES, dt.date(2026, 2, 15))["check-in"].inputs)
    assert (late["days late"], late["outdated"]) == ("3", "yes")
    mondays = replace(CYCLE, cadence=Cadence("two-weeks", 0))
    other = explain_key_result(KEY_RESULT, SERIES, mondays, DAY, RULE)[-1]
    assert (other.exact, dict(other.inputs)["cadence"]) == ("2026-02-23", "every two weeks, on Mondays")


def test_no_check_in_is_planned_at_the_end_or_in_a_closed_cycle() -> None:  # decision 21
    ended = by_key(KEY_RESULT, [replace(SERIES[-1], on=CYCLE.last_day)], CYCLE.last_day)["check-in"]
    assert (ended.value, ended.exact) == ("none", None)
    closed = explain_key_result(KEY_RESULT, SERIES, replace(CYCLE, closed=True), DAY, RULE)[-1]
    assert (closed.exact, closed.rule) == (None, "The cycle is closed.")

"""The sums behind time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from okrdesk.okr.cadence import Cadence
from okrdesk.okr.explain.sums import explain_key_result
from tests.okr.explain.made import CYCLE, DAY, KEY_RESULT, RULE, SERIES, by_key, check_ins

D, F = Decimal, Fraction


def test_pace_and_forecast_name_their_inputs() -> None:
    found = by_key(KEY_RESULT, SERIES)
    pace, trend = dict(found["required-pace"].inputs), dict(found["forecast"].inputs)
    assert found["required-pace"].value == "1.78 a week"  # 13 missing in 51 days
    assert pace["pace of the last four check-ins"] == "10/3 ≈ 3.33"
    assert trend["days with a check-in"] == "5"
    assert found["forecast"].rule == "A trend, not a promise."
    slow = by_key(KEY_RESULT, check_ins(24, 24, 24, 25))
    assert "far more" in slow["required-pace"].rule


def test_the_next_check_in_names_the_cadence() -> None:  # decision 21: 5, 12 and 19 February
    found = by_key(KEY_RESULT, SERIES)["check-in"]
    assert (found.value, found.exact) == ("12 Feb 2026", "2026-02-12")
    assert dict(found.inputs) == {
        "first day": "1 Jan 2026",
        "cadence": "every week",
        "latest check-in": "5 Feb 2026",
        "days late": "0",
        "outdated": "no",
    }
    late = dict(by_key(KEY_RESULT, SERIES, dt.date(2026, 2, 15))["check-in"].inputs)
    assert (late["days late"], late["outdated"]) == ("3", "no")  # decision 30: on the day after
    mondays = replace(CYCLE, cadence=Cadence("two-weeks", 0))
    other = explain_key_result(KEY_RESULT, SERIES, mondays, DAY, RULE, "en")[-1]
    assert (other.exact, dict(other.inputs)["cadence"]) == ("2026-02-23", "every two weeks, on Mondays")


def test_no_check_in_is_planned_at_the_end_or_in_a_closed_cycle() -> None:  # decision 21
    ended = by_key(KEY_RESULT, [replace(SERIES[-1], on=CYCLE.last_day)], CYCLE.last_day)["check-in"]
    assert (ended.value, ended.exact) == ("none", None)
    closed = explain_key_result(KEY_RESULT, SERIES, replace(CYCLE, closed=True), DAY, RULE, "en")[-1]
    assert (closed.exact, closed.rule) == (None, "The cycle is closed.")

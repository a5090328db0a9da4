"""The sums behind time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from okrdesk.okr.cadence import Cadence
from okrdesk.okr.explain.pace import even_pace_sum
from okrdesk.okr.explain.sums import explain_key_result
from tests.okr.explain.made import CYCLE, DAY, KEY_RESULT, RULE, SERIES, by_key, check_ins

D, F = Decimal, Fraction
YES_NO = {"measure": "yes-no", "baseline": D(0), "target": D(1)}
BAND = {"measure": "band", "low": D(1), "baseline": None, "target": None}


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


@pytest.mark.parametrize(
    ("measure", "values", "told", "said"),
    [
        ("average", (30, 20, 12, 6, 1), {"at least": "0"}, "0 (0 to 0)"),
        ("percentage", (60, 70, 78, 86, 93), {"at most": "100"}, "100 (100 to 100)"),
        ("number", (60, 70, 78, 86, 93), {}, "157.1 (151.9 to 162.2)"),
        ("percentage", (50, 51, 49, 50, 50), {}, "49 (44.8 to 53.3)"),
    ],
)
def test_a_forecast_names_the_end_that_it_is_kept_to(
    measure: str, values: tuple[int, ...], told: dict[str, str], said: str
) -> None:
    row = replace(KEY_RESULT, measure=measure)
    forecast = by_key(row, check_ins(*values))["forecast"]
    inputs = dict(forecast.inputs)
    assert {name: inputs[name] for name in ("at least", "at most") if name in inputs} == told
    assert forecast.value == said


@pytest.mark.parametrize(
    ("fields", "values", "rule"),
    [
        ({}, (24, 27), "A trend needs check-ins on three different days."),
        (YES_NO, (0, 0), "A trend needs check-ins on three different days."),
        (YES_NO, (0, 0, 1), "A yes or no has no trend."),
    ],
)
def test_why_there_is_no_forecast(fields: dict[str, Any], values: tuple[int, ...], rule: str) -> None:
    forecast = by_key(replace(KEY_RESULT, **fields), check_ins(*values))["forecast"]
    assert (forecast.value, forecast.rule, forecast.exact) == ("not defined", rule, None)


@pytest.mark.parametrize(
    ("fields", "series", "day", "rule", "left"),
    [
        ({}, (), DAY, "There is no check-in yet.", "51"),
        ({}, (24, 27), CYCLE.last_day, "No time is left: the due date is reached.", "0"),
        (
            {"due": DAY - dt.timedelta(days=1)},
            (24, 27),
            DAY,
            "No time is left: the due date is reached.",
            "0",
        ),
        (BAND, (24, 27), DAY, "There is no target value to come closer to week by week.", "51"),
    ],
)
def test_why_no_pace_is_required(
    fields: dict[str, Any], series: tuple[int, ...], day: dt.date, rule: str, left: str
) -> None:
    pace = by_key(replace(KEY_RESULT, **fields), check_ins(*series), day)["required-pace"]
    assert (pace.value, pace.rule, dict(pace.inputs)["days left"]) == ("not defined", rule, left)


def test_what_is_reached_needs_no_more() -> None:
    pace = by_key(KEY_RESULT, check_ins(24, 27, 29, 33, 60))["required-pace"]
    assert (pace.value, dict(pace.inputs)["required ÷ recent"]) == ("0 a week", "0")


@pytest.mark.parametrize(
    ("first", "last", "day", "said"),
    [
        (1, 11, 1, "0 ÷ 10 = 0"),
        (1, 11, 11, "10 ÷ 10 = 1"),
        (2, 11, 1, ""),
        (1, 11, 12, ""),
        (1, 1, 1, ""),
    ],
)
def test_the_sum_of_an_even_pace_is_shown_within_its_days(first: int, last: int, day: int, said: str) -> None:
    first_day, last_day, today = (dt.date(2026, 1, each) for each in (first, last, day))
    share = F(min(10, max(0, day - first)), 10)
    assert even_pace_sum(share, first_day, last_day, today, "en").sum == said

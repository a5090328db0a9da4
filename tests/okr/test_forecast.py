"""Pace and forecast against figures worked by hand and against the definition of the distribution."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.okr.forecast import (
    band_words,
    ends_of,
    forecast,
    is_pace_called_out,
    pace_ratio,
    recent_pace,
    required_pace,
    t_90,
    trend_line,
    within,
)
from okrdesk.okr.measures import measure_of
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult, Stage

D, F = Decimal, Fraction

FIRST = dt.date(2026, 1, 1)
CYCLE = Cycle("c", "2026 · Q1", FIRST, dt.date(2026, 3, 31))
KEY_RESULT = KeyResult("k", "o", "t", baseline=D(0), target=D(100))


def check_ins(*values: int | str, step: int = 7) -> list[CheckIn]:
    days = (FIRST + dt.timedelta(days=step * place) for place in range(len(values)))
    return [CheckIn(str(day), "k", day, D(value)) for day, value in zip(days, values, strict=True)]


def test_required_pace_is_what_is_missing_by_the_weeks_left() -> None:  # F13, our own rule
    assert required_pace(KEY_RESULT, D(58), CYCLE, dt.date(2026, 3, 10)) == 14  # 42 missing, 3 weeks left
    falling = KeyResult("k", "o", "t", baseline=D(200), target=D(0), direction="decrease")
    assert required_pace(falling, D(100), CYCLE, dt.date(2026, 3, 17)) == -50
    staged = KeyResult("k", "o", "t", measure="milestones", stages=(Stage("a", D(1)), Stage("b", D(1))))
    assert required_pace(staged, D(1), CYCLE, dt.date(2026, 3, 17)) == F(1, 2)
    early = KeyResult("k", "o", "t", baseline=D(0), target=D(10), due=dt.date(2026, 1, 15))
    assert required_pace(early, D(0), CYCLE, FIRST) == 5


def test_required_pace_once_reached_and_where_it_is_undefined() -> None:
    assert required_pace(KEY_RESULT, D(120), CYCLE, FIRST) == 0
    assert required_pace(KEY_RESULT, D(1), CYCLE, CYCLE.last_day) is None
    assert required_pace(KEY_RESULT, D(1), CYCLE, dt.date(2026, 4, 1)) is None
    assert required_pace(KEY_RESULT, None, CYCLE, FIRST) is None
    kept = KeyResult("k", "o", "t", measure="band", low=D(1))
    assert required_pace(kept, D(1), CYCLE, FIRST) is None


def test_recent_pace_looks_at_the_last_four() -> None:  # F13
    assert recent_pace(check_ins(0, 50, 52, 54, 56)) == 2
    assert recent_pace(check_ins(10, 16)) == 6
    assert recent_pace(check_ins(10)) is None
    twice = [*check_ins(10), CheckIn("later", "k", FIRST, D(12), entered="1")]
    assert recent_pace(twice) is None


def test_pace_is_called_out_above_one_and_a_half() -> None:  # F13
    assert pace_ratio(F(3), F(2)) == F(3, 2)
    assert not is_pace_called_out(F(3), F(2))
    assert is_pace_called_out(F(301, 100), F(2))
    assert is_pace_called_out(F(-4), F(-2))
    assert pace_ratio(F(3), F(0)) is None
    assert is_pace_called_out(F(3), F(0))
    assert is_pace_called_out(F(3), F(-1))
    assert pace_ratio(F(0), F(-1)) == 0
    assert not is_pace_called_out(F(0), F(-1))
    assert not is_pace_called_out(None, F(1))
    assert not is_pace_called_out(F(1), None)


def test_forecast_needs_three_different_days() -> None:  # F14 OpenOKR
    assert forecast(KEY_RESULT, check_ins(1, 2), CYCLE.last_day) is None
    same_day = [CheckIn(str(n), "k", FIRST, D(n), entered=str(n)) for n in range(5)]
    assert forecast(KEY_RESULT, same_day, CYCLE.last_day) is None
    agreed = KeyResult("k", "o", "t", measure="yes-no", target=D(1))
    assert forecast(agreed, check_ins(0, 0, 1), CYCLE.last_day) is None


def test_forecast_worked_by_hand() -> None:
    # Days 0, 1, 2 with 0, 2, 1: slope 1/2, start 1/2, residual 1.5 on one degree of freedom; at day 3
    # value 2, half width = t(0.90; 1) · sqrt(1.5 · (1 + 1/3 + 4/2)) = 3.077684 · sqrt(5).
    anything = replace(KEY_RESULT, low=D(-1))  # what can fall below zero is not clamped (decision 35)
    trend = forecast(anything, check_ins(0, 2, 1, step=1), FIRST + dt.timedelta(days=3))
    assert trend is not None
    assert (trend.value, trend.points) == (2, 3)
    assert float(trend.high - trend.value) == pytest.approx(3.077684 * math.sqrt(5))
    assert trend.value - trend.low == trend.high - trend.value
    assert trend.crosses == FIRST + dt.timedelta(days=199)  # 1/2 + day/2 = 100


def test_the_day_the_trend_reaches_the_target() -> None:
    reached = forecast(KEY_RESULT, check_ins(0, 30, 60), CYCLE.last_day)
    assert reached is not None
    assert reached.crosses == FIRST + dt.timedelta(days=24)  # 23.3 days: reached on the 24th
    for values in ((60, 30, 0), (5, 5, 5), (0, "1E-20", "2E-20")):
        trend = forecast(KEY_RESULT, check_ins(*values), CYCLE.last_day)
        assert trend is not None
        assert trend.crosses is None
    falling = KeyResult("k", "o", "t", baseline=D(60), target=D(0), direction="decrease")
    trend = forecast(falling, check_ins(60, 45, 30), CYCLE.last_day)
    assert trend is not None
    assert trend.crosses == FIRST + dt.timedelta(days=28)
    # It comes down to 0 no more: it is beyond it, and comes back.
    risen = forecast(falling, check_ins(-60, -45, -30), CYCLE.last_day)
    assert risen is not None
    assert risen.crosses is None
    kept = forecast(KeyResult("k", "o", "t", measure="band", low=D(1)), check_ins(1, 2, 3), CYCLE.last_day)
    assert kept is not None
    assert (kept.value, kept.crosses) == (1 + F(89, 7), None)


@given(
    st.decimals(-100, 100, places=2),
    st.decimals(-10, 10, places=2),
    st.lists(st.integers(0, 80), min_size=3, max_size=12, unique=True),
    st.integers(0, 120),
)
def test_forecast_of_an_exact_line_is_the_line(start: D, slope: D, days: list[int], due: int) -> None:
    series = [CheckIn(str(n), "k", FIRST + dt.timedelta(days=n), start + slope * n) for n in days]
    anything = replace(KEY_RESULT, low=D(-1))  # one that can fall below 0 (decision 35)
    trend = forecast(anything, series, FIRST + dt.timedelta(days=due))
    assert trend is not None
    assert trend.value == trend.low == trend.high == F(start) + F(slope) * due
    assert trend.points == len(days)


@given(st.lists(st.decimals(0, 100, places=1), min_size=3, max_size=9))
def test_forecast_lies_in_its_interval_and_grows_less_sure(values: list[D]) -> None:
    anything = replace(KEY_RESULT, low=D(-1))
    near, far = (forecast(anything, check_ins(*values), FIRST + dt.timedelta(days=n)) for n in (80, 160))
    assert near is not None
    assert far is not None
    assert near.low <= near.value <= near.high
    assert far.high - far.low >= near.high - near.low


@given(st.lists(st.decimals(-100, 100, places=3), min_size=3, max_size=9), st.integers(1, 9))
def test_the_line_is_that_of_least_squares_to_the_last_digit(values: list[D], step: int) -> None:
    line = trend_line(KEY_RESULT, check_ins(*values, step=step))
    assert line is not None
    points = [(F(step * place), F(value)) for place, value in enumerate(values)]
    x, y = (sum(part, F(0)) / len(points) for part in zip(*points, strict=True))
    spread = sum(((a - x) ** 2 for a, _b in points), F(0))
    slope = sum(((a - x) * (b - y) for a, b in points), F(0)) / spread
    left = sum(((b - y - slope * (a - x)) ** 2 for a, b in points), F(0))
    told = (line.middle, line.spread, line.slope, line.start, line.noise)
    assert told == (x, spread, slope, y - slope * x, left / (len(points) - 2))


@pytest.mark.parametrize("freedom", [1, 2, 3, 5, 10, 29, 30, 31, 60, 200])
def test_t_quantile_against_the_density(freedom: int) -> None:
    """Simpson's rule over the density of Student's t from 0 to the quantile gives 0.4."""
    scale = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(freedom * math.pi)
    steps, end = 2000, float(t_90(freedom))
    heights = [(1 + (end * n / steps) ** 2 / freedom) ** (-(freedom + 1) / 2) for n in range(steps + 1)]
    area = heights[0] + heights[-1] + 4 * sum(heights[1:-1:2]) + 2 * sum(heights[2:-1:2])
    assert scale * area * end / steps / 3 == pytest.approx(0.4, abs=2e-7)


@pytest.mark.parametrize(
    ("row", "values", "found"),
    [
        # Decision 35: hours cannot fall below none, a percentage cannot pass 100, nor stages their number.
        (KeyResult("k", "o", "t", unit="hours", direction="decrease", baseline=D(40), target=D(12)),
         (40, 30, 20), (0, 0)),
        (KeyResult("k", "o", "t", measure="percentage", baseline=D(0), target=D(80)),
         (10, 40, 70), (100, 100)),
        (KeyResult("k", "o", "t", measure="milestones", stages=(Stage("a", D(1)),) * 4), (0, 1, 2), (4, 4)),
        (KeyResult("k", "o", "t", measure="money", direction="decrease", baseline=D(100), target=D(0)),
         (100, 50, 20), (0, 0)),
    ],
)  # fmt: skip
def test_a_forecast_is_what_the_measure_can_be(
    row: KeyResult, values: tuple[int, ...], found: tuple[int, int]
) -> None:
    trend = forecast(row, check_ins(*values), CYCLE.last_day)
    assert trend is not None
    assert (trend.value, trend.high if found[0] else trend.low) == found
    low, high = measure_of(row).limits(row)
    assert all(
        (low is None or each >= low) and (high is None or each <= high)
        for each in (trend.value, trend.low, trend.high)
    )


def test_what_was_below_zero_before_can_be_again() -> None:  # decision 35
    row = KeyResult("k", "o", "t", measure="money", direction="decrease", baseline=D(10), target=D(0))
    trend = forecast(row, check_ins(10, 0, -10), CYCLE.last_day)
    assert trend is not None
    assert trend.value < 0


def test_a_crossing_day_that_has_passed_is_not_said() -> None:  # decision 35
    series = check_ins(0, 30, 60)  # reached on the 24th day by the line
    ahead = forecast(KEY_RESULT, series, CYCLE.last_day, FIRST + dt.timedelta(days=23))
    passed = forecast(KEY_RESULT, series, CYCLE.last_day, FIRST + dt.timedelta(days=24))
    assert ahead is not None
    assert passed is not None
    assert (ahead.crosses, passed.crosses) == (FIRST + dt.timedelta(days=24), None)


@pytest.mark.parametrize(
    ("values", "words"),
    [((5, 5, 5), "stays inside"), ((5, 7, 5), "may leave"), ((5, 6, 7), "ends outside")],
)
def test_a_band_says_whether_it_is_kept(values: tuple[int, ...], words: str) -> None:  # decision 35
    row = KeyResult("k", "o", "t", measure="band", direction="keep", low=D(4), high=D(7))
    trend = forecast(row, check_ins(*values), CYCLE.last_day)
    assert trend is not None
    assert words in band_words(row, trend)
    assert band_words(KEY_RESULT, trend) == ""


@pytest.mark.parametrize(("freedom", "quantile"), [(1, "3.077684"), (2, "1.885618"), (30, "1.310415")])
def test_the_table_of_students_t_begins_with_one_degree(freedom: int, quantile: str) -> None:
    assert t_90(freedom) == F(quantile)


def test_the_trend_needs_no_more_than_three_days_and_two_for_a_pace() -> None:  # F13, F14
    assert forecast(KEY_RESULT, check_ins(1, 2, 3), CYCLE.last_day) is not None
    assert recent_pace(check_ins(0, 7, step=1)) == 49
    assert recent_pace(check_ins(0, 2, 4, 6, step=7)) == 2
    assert required_pace(KEY_RESULT, D(93), CYCLE, CYCLE.last_day - dt.timedelta(days=1)) == 49
    assert required_pace(KEY_RESULT, D(100), CYCLE, FIRST) == 0


def test_ends_that_a_value_touches_still_hold() -> None:  # decision 35
    share = KeyResult("k", "o", "t", measure="percentage", baseline=D(0), target=D(50))
    assert ends_of(share, check_ins(0, 100)) == (0, 100)
    assert ends_of(share, check_ins(-1, 100)) == (None, 100)
    assert ends_of(share, check_ins(0, 101)) == (0, None)
    assert [within(F(value), (D(0), D(100))) for value in (-1, 0, 50, 100, 101)] == [0, 0, 50, 100, 100]
    assert [within(F(value), (None, D(100))) for value in (-1, 101)] == [-1, 100]
    assert [within(F(value), (D(0), None)) for value in (-1, 101)] == [0, 101]


def test_a_target_on_the_first_day_of_the_line_is_no_crossing_to_come() -> None:
    row = replace(KEY_RESULT, target=D(1))
    trend = forecast(row, check_ins(1, 2, 3), CYCLE.last_day, FIRST)
    assert trend is not None
    assert trend.crosses is None

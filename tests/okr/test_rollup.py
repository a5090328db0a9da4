"""From key results to objectives to the cycle. Each case names the source of its figures."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.okr.rollup import (
    Figures,
    ObjectiveFigures,
    cycle_progress,
    disagreement,
    key_result_figures,
    objective_figures,
    statuses_under_all_rules,
    weighted_mean,
    weights,
    weights_warning,
)
from okrdesk.okr.status import RULES
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult

D, F = Decimal, Fraction

CYCLE = Cycle("c", "2026 · Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
DAY = dt.date(2026, 2, 8)
RULE = RULES["default"]


def figures_of(
    start: str | None, target: str | None, value: str | None, confidence: int | None = None, **rest: object
) -> Figures:
    """The figures of a key result with one check-in two days before the day, or none."""
    own = {name: rest.pop(name) for name in ("weight", "hits") if name in rest}
    ends = {
        name: None if each is None else D(each) for name, each in (("baseline", start), ("target", target))
    }
    key_result = KeyResult("k", "o", "t", **ends, **rest)
    on = dt.date(2026, 2, 6)
    latest = None if value is None else CheckIn("x", "k", on, D(value), confidence=confidence)
    return key_result_figures(key_result, latest, CYCLE, DAY, RULE, **own)


ONE, HALF = F(1), F(1, 2)


def part(counted: F, weight: F = ONE, due: F = HALF, status: str = "on track") -> Figures:
    return Figures(D(0), counted, counted, due, status, False, None, weight)


def test_figures_of_the_picture() -> None:  # show-the-sum: 22 → 37 of 50 on 8 February
    figures = figures_of("22", "50", "37", 7, weight=F(1, 3))
    assert figures == Figures(D(37), F(15, 28), F(15, 28), F(38, 89), "on track", False, 7, F(1, 3))
    assert set(statuses_under_all_rules(figures).values()) == {"on track"}


def test_overshoot_and_backsliding_stay_visible() -> None:  # F1, F2
    over, back = figures_of("100", "60", "50", direction="decrease"), figures_of("20", "100", "0")
    assert (over.raw, over.counted, over.status) == (F(5, 4), 1, "achieved")
    assert (back.raw, back.counted, back.status) == (F(-1, 4), 0, "off track")


def test_without_a_check_in_it_is_not_started() -> None:  # F4 Operately, OpenOKR, BurningOKR
    figures = figures_of("22", "50", None)
    assert (figures.current, figures.raw, figures.counted) == (None, 0, 0)
    assert (figures.status, figures.outdated, figures.confidence) == ("not started", True, None)
    inside = figures_of("6", None, None, measure="band", low=D(5), high=D(7))
    assert (inside.counted, inside.status) == (0, "not started")


@pytest.mark.parametrize("start", [None, "50"], ids=["baseline not known yet", "F3 no range"])
def test_undefined_progress_counts_0_and_is_not_started(start: str | None) -> None:
    figures = figures_of(start, "50", "37", 6)
    assert (figures.current, figures.raw, figures.counted) == (D(37), None, 0)
    assert (figures.status, figures.confidence) == ("not started", 6)


def test_expected_runs_to_the_own_due_date() -> None:
    assert figures_of("0", "10", "5", due=dt.date(2026, 2, 8)).expected == 1
    assert figures_of("0", "10", "5", due=dt.date(2026, 2, 8)).status == "off track"
    assert figures_of("0", "10", "5", due=dt.date(2026, 3, 18)).expected == F(1, 2)


def test_hit_rate_comes_with_the_call() -> None:  # F5
    kept = {"measure": "band", "low": D(5), "high": D(7), "band_rule": "hit-rate"}
    assert figures_of(None, None, "9", hits=(5, 12), **kept).raw == F(5, 12)
    assert figures_of(None, None, "6", **kept).raw == 1
    assert figures_of(None, None, None, hits=(0, 12), **kept).status == "not started"
    assert figures_of("0", "10", "9", hits=(5, 12)).raw == F(9, 10)


@pytest.mark.parametrize(
    ("locked", "shares"),
    [
        pytest.param((50, None, None), (F(1, 2), F(1, 4), F(1, 4)), id="F9 Viva Goals: 50/25/25"),
        pytest.param((None, None, None), (F(1, 3),) * 3, id="F9 okr-tracker: equal"),
        pytest.param((60, 40), (F(3, 5), F(2, 5)), id="F9 60/40"),
        pytest.param((100, None), (1, 0), id="nothing left"),
        pytest.param((0, None), (0, 1), id="one of weight 0"),
        pytest.param((30, 30), (F(1, 2), F(1, 2)), id="all locked below 100"),
        pytest.param((), (), id="none"),
    ],
)
def test_weights(locked: tuple[int | None, ...], shares: tuple[F, ...]) -> None:
    given = [None if each is None else D(each) for each in locked]
    assert (weights(given), weights_warning(given, "en")) == (shares, "")


def test_weights_that_need_a_warning() -> None:
    above = [D(80), D("50.5"), None]
    assert weights(above) == (F(160, 261), F(101, 261), 0)
    assert "add up to 130,5, so nothing is left" in weights_warning(above, "de_DE")  # decision 39
    assert weights([D(60), D(60)]) == (F(1, 2), F(1, 2))
    assert "add up to 120 and" in weights_warning([D(60), D("60.0")], "de_DE")
    assert weights([D(0), D(0)]) == (0, 0)
    assert "All weights are 0" in weights_warning([D(0), D(0)], "de_DE")


locks = st.lists(st.none() | st.decimals(0, 150, places=1), min_size=1, max_size=8)


@given(locks)
def test_weights_sum_to_1_or_all_are_0(locked: list[D | None]) -> None:
    shares, warning = weights(locked), weights_warning(locked, "en")
    assert all(0 <= each <= 1 for each in shares)
    assert sum(shares) == (0 if all(each == 0 for each in locked) else 1)
    free = {share for share, each in zip(shares, locked, strict=True) if each is None}
    assert len(free) <= 1
    assert bool(warning) == (sum(each or 0 for each in locked) > 100 or sum(shares) == 0)


def test_objectives_worked_by_the_tools() -> None:
    two = [figures_of("0", "10", "4"), figures_of("0", "5", "4")]
    assert objective_figures(two, CYCLE, DAY, RULE).progress == F(60, 100)  # F9 okr-tracker
    weighted = [part(F(1), F(60, 100)), part(F(1, 2), F(40, 100))]
    assert objective_figures(weighted, CYCLE, DAY, RULE).progress == F(80, 100)  # F9 Viva Goals
    three = [part(F(n, 100)) for n in (0, 25, 20)]
    assert objective_figures(three, CYCLE, DAY, RULE).progress == F(15, 100)  # F9 Operately
    sure = [figures_of("0", "10", "4", n) for n in (7, 5, 1, 2)]
    assert objective_figures(sure, CYCLE, DAY, RULE).confidence == F("3.75")  # F15 puzzle/okr


def test_an_overshoot_cannot_hide_a_failure() -> None:  # F2
    two = [figures_of("0", "10", "50"), figures_of("0", "10", "0")]
    assert objective_figures(two, CYCLE, DAY, RULE).progress == F(1, 2)


def test_an_early_due_date_counts_in_what_is_expected() -> None:
    two = [part(F(1, 2), F(3, 4), F(1)), part(F(1, 2), F(1, 4), F(1, 2))]
    assert objective_figures(two, CYCLE, DAY, RULE).expected == F(7, 8)


def test_an_objective_names_its_worst_and_keeps_its_weight() -> None:  # F12
    parts = [part(F(1, 2)), part(F(1, 4)), part(F(1, 3), due=F(7, 12))]
    figures = objective_figures(parts, CYCLE, DAY, RULE, weight=F(1, 2))
    assert (figures.worst, figures.weight, figures.status) == (1, F(1, 2), "at risk")


def test_objectives_without_anything_to_count() -> None:
    empty = objective_figures([], CYCLE, DAY, RULE)
    assert empty == ObjectiveFigures(F(0), F(38, 89), "not started", None, F(1), None, "")
    waiting = objective_figures([figures_of("0", "1", None)] * 2, CYCLE, DAY, RULE)
    assert (waiting.status, waiting.progress) == ("not started", 0)
    no_weight = objective_figures([part(F(1), F(0))], CYCLE, DAY, RULE)
    assert (no_weight.progress, no_weight.expected) == (0, F(38, 89))
    assert "All weights are 0" in no_weight.warning


def test_an_objective_that_is_all_achieved_is_achieved() -> None:
    figures = objective_figures([part(F(1), F(1, 3), status="achieved")] * 3, CYCLE, DAY, RULE)
    assert (figures.progress, figures.status) == (1, "achieved")


def test_the_cycle_is_the_weighted_mean_of_its_objectives() -> None:
    one = objective_figures([part(F(1))], CYCLE, DAY, RULE, weight=F(3, 4))
    other = objective_figures([part(F(1, 2))], CYCLE, DAY, RULE, weight=F(1, 4))
    assert cycle_progress([one, other], CYCLE, DAY) == (F(7, 8), F(38, 89))
    assert cycle_progress([], CYCLE, DAY) == (0, F(38, 89))


def test_the_same_objective_under_all_rules() -> None:
    figures = ObjectiveFigures(F("0.47"), F("0.52"), "on track", None, F(1), 0, "")
    found = list(statuses_under_all_rules(figures).values())
    assert found == ["on track", "at risk", "on track", "on track", "on track", "on track", "at risk"]


def test_pace_and_confidence_that_disagree_are_pointed_out() -> None:  # F12 OpenOKR
    assert "low" in disagreement(figures_of("0", "10", "5", 3))
    assert "high" in disagreement(figures_of("0", "10", "1", 7))
    for value, confidence in (("5", 4), ("1", 6), ("5", None), ("10", 1)):
        assert disagreement(figures_of("0", "10", value, confidence)) == ""


terms = st.lists(st.tuples(st.fractions(0, 1), st.fractions(0, 1)), min_size=1, max_size=6)


@given(terms)
def test_weighted_mean_is_exact_and_lies_between(pairs: list[tuple[F, F]]) -> None:
    mean = weighted_mean(pairs)
    whole = sum(weight for weight, _value in pairs)
    if mean is None:
        assert whole == 0
    else:
        assert mean * whole == sum(weight * value for weight, value in pairs)
        assert min(v for _w, v in pairs) <= mean <= max(v for _w, v in pairs)


@pytest.mark.parametrize(
    ("value", "rule", "day", "status"),
    [
        (6, "inside", dt.date(2026, 1, 8), "off track"),  # at once, though next to nothing is expected yet
        (1, "inside", dt.date(2026, 1, 8), "on track"),
        (1, "inside", dt.date(2026, 3, 30), "on track"),
        (1, "inside", dt.date(2026, 3, 31), "achieved"),
        (6, "inside", dt.date(2026, 3, 31), "off track"),
        (1, "distance", dt.date(2026, 1, 8), "achieved"),  # by F11
        (2, "distance", dt.date(2026, 1, 8), "on track"),
    ],
)
def test_a_band_is_judged_by_being_inside(value: int, rule: str, day: dt.date, status: str) -> None:
    refunds = KeyResult(
        "k", "o", "Refund rate", measure="band", direction="keep", high=D("1.5"), band_rule=rule
    )
    latest = CheckIn("c", "k", day, D(value))  # decision 31
    figures = key_result_figures(refunds, latest, CYCLE, day, RULES["default"])
    assert figures.status == status
    if rule == "inside":
        assert set(statuses_under_all_rules(figures).values()) == {status}


@pytest.mark.parametrize(
    ("entered", "day", "status"),
    [
        (1, dt.date(2026, 1, 8), "at risk"),  # by its pace alone it would be on track
        (2, dt.date(2026, 1, 8), "off track"),
        (1, dt.date(2026, 3, 1), "off track"),
    ],
)
def test_below_the_start_is_never_better_than_at_risk(entered: int, day: dt.date, status: str) -> None:
    row = KeyResult("k", "o", "People", baseline=D(20), target=D(100))  # decision 32
    latest = CheckIn("c", "k", day, D(19))
    figures = key_result_figures(row, latest, CYCLE, day, RULES["default"], entered=entered)
    assert figures.status == status
    assert "on track" not in statuses_under_all_rules(figures).values()


def test_a_check_in_without_a_confidence_keeps_the_last_one() -> None:  # decision 36
    row = KeyResult("k", "o", "People", baseline=D(0), target=D(100))
    silent = CheckIn("c", "k", DAY, D(40))
    given = dt.date(2026, 2, 1)
    kept = key_result_figures(row, silent, CYCLE, DAY, RULES["default"], sure=(7, given))
    assert (kept.confidence, kept.confidence_on) == (7, given)
    own = key_result_figures(
        row, replace(silent, confidence=4), CYCLE, DAY, RULES["default"], sure=(7, given)
    )
    assert (own.confidence, own.confidence_on) == (4, None)

"""Status under every rule. Each case names the tool whose edges it stands for."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.okr.status import RULES, STATUSES, status_name, status_of

F = Fraction

DEFAULT = RULES["default"]


def test_the_rules_in_their_order() -> None:  # decision 12
    assert list(RULES) == ["default", "viva-goals", "engagedly", "mhokr", "oboard", "mooncamp", "upraise"]
    assert RULES["default"].name == "Gap 10 / 25"


@pytest.mark.parametrize(
    ("rule", "status"),
    [
        ("default", "on track"),
        ("viva-goals", "at risk"),
        ("engagedly", "on track"),
        ("mhokr", "on track"),
        ("oboard", "on track"),
        ("mooncamp", "on track"),
        ("upraise", "at risk"),
    ],
)
def test_the_tools_on_one_key_result(rule: str, status: str) -> None:
    assert status_of(F("0.47"), F("0.52"), RULES[rule], True) == status
    assert status_of(F("0.50"), F("0.40"), RULES[rule], True) == "on track"


@pytest.mark.parametrize(
    ("rule", "on_track", "at_risk"),
    [
        pytest.param("default", "0.10", "0.25", id="Planview and Viva Goals"),
        pytest.param("viva-goals", "0", "0.25", id="Viva Goals"),
        pytest.param("engagedly", "0.165", "0.33", id="Engagedly"),
        pytest.param("mhokr", "0.05", "0.15", id="MHOKR"),
    ],
)
def test_edges_of_the_gap_belong_to_the_better_side(rule: str, on_track: str, at_risk: str) -> None:
    due, hair = F("0.6"), F(1, 10**30)  # compared exactly, not after rounding
    gaps = [F(on_track), F(on_track) + hair, F(at_risk), F(at_risk) + hair]
    found = [status_of(due - gap, due, RULES[rule], True) for gap in gaps]
    assert found == ["on track", "at risk", "at risk", "off track"]


@pytest.mark.parametrize(
    ("rule", "on_track", "at_risk"),
    [
        pytest.param("oboard", "0.7", "0.4", id="Oboard"),
        pytest.param("mooncamp", "0.9", "0.7", id="Mooncamp"),
        pytest.param("upraise", "0.95", "0.75", id="UpRaise"),
    ],
)
def test_edges_of_the_ratio_belong_to_the_better_side(rule: str, on_track: str, at_risk: str) -> None:
    due, hair = F("0.6"), F(1, 10**30)
    ratios = [F(on_track), F(on_track) - hair, F(at_risk), F(at_risk) - hair]
    found = [status_of(ratio * due, due, RULES[rule], True) for ratio in ratios]
    assert found == ["on track", "at risk", "at risk", "off track"]


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_what_holds_under_every_rule(rule: object) -> None:
    assert status_of(F(0), F(0), rule, True) == "on track"  # a ratio at E = 0 too
    assert status_of(F(1), F(1), rule, True) == "achieved"
    assert status_of(F(1), F(0), rule, True) == "achieved"
    assert status_of(F(1), F(0), rule, False) == "not started"  # F4: never green
    assert status_of(F(0), F(1), rule, True) == "off track"


shares = st.fractions(0, 1)


@given(shares, shares, shares, st.sampled_from(list(RULES)))
def test_more_progress_never_makes_it_worse(one: F, other: F, due: F, rule: str) -> None:
    order = ("off track", "at risk", "on track", "achieved")
    low, high = (status_of(each, due, RULES[rule], True) for each in sorted((one, other)))
    assert order.index(low) <= order.index(high)


def test_every_status_has_a_name() -> None:
    assert [status_name(each) for each in STATUSES] == list(STATUSES)

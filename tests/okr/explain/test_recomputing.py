"""Whoever computes with the inputs that a sum shows gets the figure that it shows (decision 39)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from okrdesk.okr.explain.sums import explain_objective
from okrdesk.okr.rollup import Figures, objective_figures
from okrdesk.okr.rounding import short
from okrdesk.okr.shown import format_percent
from tests.okr.explain.made import CYCLE, DAY, KEY_RESULT, RULE, by_key, check_ins

F = Fraction
AMOUNTS = st.decimals(-1000, 1000, places=2).map(lambda value: value + 0)


def read(text: str) -> Fraction:
    """The exact number in an input; what stands behind "≈" is only for reading."""
    exact = text.partition(" ≈ ")[0].replace(",", "").replace("−", "-")
    return F(exact[:-1]) / 100 if exact.endswith("%") else F(exact)


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_progress_from_the_inputs(start: Decimal, target: Decimal, value: Decimal) -> None:
    assume(start != target)
    found = by_key(replace(KEY_RESULT, baseline=start, target=target), check_ins(str(value)))["progress"]
    assume(found.exact is not None)
    given = {name: read(text) for name, text in found.inputs}
    share = (given["current"] - given["baseline"]) / (given["target"] - given["baseline"])
    assert format_percent(share, "en") == found.value
    assert format_percent(read(found.sum.rpartition("= ")[2]), "en") == found.value


@given(AMOUNTS, AMOUNTS)
def test_the_required_pace_from_the_inputs(target: Decimal, value: Decimal) -> None:
    found = by_key(replace(KEY_RESULT, baseline=Decimal(-2000), target=target), check_ins(str(value)))
    pace = found["required-pace"]
    given = dict(pace.inputs)
    week = (read(given["target"]) - read(given["current"])) / (read(given["days left"]) / 7)
    assert pace.value == f"{short(max(week, F(0)))} a week"


def test_a_target_almost_reached() -> None:
    # The sum once showed target 100 and current 99.98 beside 0.0014: the target was 99.99, rounded.
    found = by_key(replace(KEY_RESULT, target=Decimal("99.99")), check_ins("99.98"))["required-pace"]
    assert (dict(found.inputs)["target"], dict(found.inputs)["current"]) == ("99.99", "99.98")


@given(
    st.lists(st.tuples(st.integers(1, 99), st.fractions(0, 1, max_denominator=97)), min_size=1, max_size=5)
)
def test_an_objective_from_its_terms(terms: list[tuple[int, Fraction]]) -> None:
    whole = sum(weight for weight, _share in terms)
    parts = [
        (str(n), Figures(Decimal(0), share, share, F(1, 2), "on track", False, None, F(weight, whole)))
        for n, (weight, share) in enumerate(terms)
    ]
    figures = objective_figures([each for _name, each in parts], CYCLE, DAY, RULE)
    found = explain_objective(parts, figures, RULE, "en")[0]
    again = sum((read(w) * read(v) for w, v in (text.split(" × ") for _name, text in found.inputs)), F(0))
    assert format_percent(again, "en") == found.value
    products = re.findall(r"([^ (]+) × ([^ )]+)", found.sum)
    assert sum((read(w) * read(v) for w, v in products), F(0)) == again

from __future__ import annotations

from fractions import Fraction

import pytest

from okrdesk.okr.arrows import arrow, usual_step


@pytest.mark.parametrize(
    ("series", "step"),
    [
        ((), 0),
        ((5,), 0),
        ((5, 6), 1),
        ((6, 6, 6, 7, 7), 0),
        ((6, 7, 7, 8), 1),
        ((5, 7, 5, 8), 2),
        ((5, 6, 6, 7, 7), Fraction(1, 2)),
    ],
)
def test_the_usual_step_is_the_median_one(series: tuple[int, ...], step: Fraction) -> None:
    assert usual_step(series) == step


@pytest.mark.parametrize(
    ("before", "now", "series", "wanted"),
    [
        (6, 7, (6, 6, 6, 7, 7), 1),
        (6, 5, (6, 6, 5, 5, 5), -1),
        (6, 6, (6, 6, 6), 0),
        (5, 7, (5, 7, 5, 7), 0),  # it goes up and down by two each week
        (5, 8, (5, 7, 5, 8), 1),
        (8, 5, (5, 7, 5, 8, 5), -1),
        (5, 6, (5, 6), 0),  # a single step is usual, as nothing else is known
        (None, 6, (6,), 0),
        (6, None, (6,), 0),
        (6, 7, (6, None, 6, None, 6, 7), 1),
    ],
)
def test_an_arrow_stands_for_a_change_larger_than_usual(
    before: int | None, now: int | None, series: tuple[int | None, ...], wanted: int
) -> None:
    assert arrow(before, now, series) == wanted

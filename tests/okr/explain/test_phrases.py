"""Sums say how their figures are rounded."""

from __future__ import annotations

from okrdesk.okr.explain import phrases


def test_each_way_of_rounding_is_said_in_words_of_its_own() -> None:
    said = [phrases.not_rounded(), phrases.rounded_half_up(), phrases.with_one_place(), phrases.nothing()]
    assert said == [
        "not rounded",
        "shown rounded half up",
        "shown with one decimal place, rounded half up",
        "not defined",
    ]

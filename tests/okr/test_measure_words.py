"""The sentence of each measure."""

from __future__ import annotations

import pytest

from okrdesk.okr.measures import measure_of
from okrdesk.okr.terms import KeyResult
from tests.okr.made_key_results import band, key_result


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (key_result("22.50", "50", unit="people"), "From 22.5 to 50 people."),
        (key_result(None, "50"), "Aims for 50."),
        (key_result("20", "50", measure="percentage", unit="%"), "From 20% to 50%."),
        (
            key_result("22", "50", measure="average", unit="participants per event"),
            "From 22 to 50, counted per event.",
        ),
        (
            key_result("22", "50", measure="average", unit="people/evening"),
            "From 22 to 50, counted per evening.",
        ),
        (key_result("22", "50", measure="average", unit="people"), "From 22 to 50 people."),
        (key_result(None, "50", measure="average", unit="people/event"), "Aims for 50 people/event."),
        (key_result(measure="yes-no"), "Done or not done; nothing in between."),
        (key_result(measure="milestones"), "Counted in stages, one after the other."),
        (band(5, 7), "Stays between 5 and 7."),
        (band(5, None), "There is a limit to keep to."),
        (key_result("1", "2", unit="x" * 50), f"From 1 to 2 {'x' * 29}…."),
    ],
)
def test_how_a_key_result_is_measured(row: KeyResult, sentence: str) -> None:
    assert measure_of(row).sentence(row, "en") == sentence


def test_figures_in_the_language_of_the_workspace() -> None:
    row = key_result("1200.5", "50", measure="percentage", unit="%")
    assert measure_of(row).sentence(row, "de") == "From 1.200,5\u00a0% to 50\u00a0%."

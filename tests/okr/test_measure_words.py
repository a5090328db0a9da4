"""The sentence of each measure."""

from __future__ import annotations

import pytest

from okrdesk.okr.measures import measure_of
from okrdesk.okr.terms import KeyResult
from tests.okr.made_key_results import band, key_result


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (key_result("22.50", "50", unit="people"), "Starts at 22.5, aims for 50 people."),
        (key_result(None, "50"), "Aims for 50."),
        (key_result("20", "50", measure="percentage", unit="%"), "Starts at 20%, aims for 50%."),
        (
            key_result("22", "50", measure="average", unit="participants per event"),
            "Starts at 22, aims for 50, counted per event.",
        ),
        (
            key_result("22", "50", measure="average", unit="people/evening"),
            "Starts at 22, aims for 50, counted per evening.",
        ),
        (key_result("22", "50", measure="average", unit="people"), "Starts at 22, aims for 50 people."),
        (key_result(None, "50", measure="average", unit="people/event"), "Aims for 50 people/event."),
        (key_result(measure="yes-no"), "Done or not done; nothing in between."),
        (key_result(measure="milestones"), "Counted in stages, one after the other."),
        (band(5, 7), "Stays between 5 and 7."),
        (band(5, None), "There is a limit to keep to."),
        (key_result("1", "2", unit="x" * 50), f"Starts at 1, aims for 2 {'x' * 29}…."),
    ],
)
def test_how_a_key_result_is_measured(row: KeyResult, sentence: str) -> None:
    assert measure_of(row).sentence(row) == sentence

"""Fields are called by words, within a sentence and by themselves."""

from __future__ import annotations

import pytest

from okrdesk.okr.history_fields import field_name, said


@pytest.mark.parametrize(
    ("field", "pattern", "name"),
    [
        ("value", "{change}", "value"),  # the label of the step names it already
        ("confidence", "confidence {change}", "confidence"),
        ("blocker", "{change}", "what is in the way"),
        ("band_rule", "band rule {change}", "band rule"),  # a field without words is called as it is
    ],
)
def test_what_a_field_is_called(field: str, pattern: str, name: str) -> None:
    assert (said("key_result", field), field_name(field)) == (pattern, name)


def test_braces_of_an_unknown_field_stay_letters() -> None:
    assert said("key_result", "a{b}").format(change="c") == "a{b} c"

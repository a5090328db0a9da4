"""Fields of a line held against what stands here."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrdesk.okr.rescued import fields
from okrdesk.okr.terms import Stage


def test_three_ways_decide_what_is_written() -> None:
    changed, kept = fields.changed_and_kept(
        {"same": 1, "file": 2, "ours": 1, "both": 3, "unsaid": 9},
        {"same": "1", "file": "1", "ours": "1", "both": "1"},
        {"same": 1, "file": 1, "ours": 5, "both": 5, "unsaid": None},
    )
    assert (changed, kept) == ({"file": 2, "unsaid": 9}, ("ours", "both"))


def test_equal_values_are_equal_texts() -> None:
    assert fields.text_of(Decimal("50.00")) == fields.text_of(Decimal(50)) == "50"
    assert fields.text_of(Decimal("0.00")) == "0"
    assert (fields.text_of(None), fields.text_of(False), fields.text_of(())) == ("", "", "")
    assert fields.text_of((Stage("Dough", Decimal("1.0")),)) == '[["Dough", "1"]]'


def test_what_is_no_field_is_an_error_of_the_format() -> None:
    with pytest.raises(ValueError, match="owner_id"):
        fields.told("objective", {"owner_id": "x"})

"""What may stand in a list or a mapping; what our tables promise stands in test_journal_rules."""

from __future__ import annotations

from typing import Any

import pytest

from okrdesk.document.shapes import (
    Fits,
    either,
    is_decimal,
    is_text,
    listed,
    mapped,
    one_of,
    paired,
    parts,
    whole,
)


@pytest.mark.parametrize(
    ("shape", "good", "bad"),
    [
        (whole(), [0, 9999], [10000]),
        (whole(9), [0, 9], [-1, 10, True, 5.0, "5", None]),
        (is_decimal, ["5", "-.5", "0.25", "9" * 100], ["1e5", "", "NaN", "9" * 101, 5, None]),
        (one_of("", "lots"), ["", "lots"], ["dice", None, ["lots"]]),
        (listed(is_text), [[], ["a"]], [["a", 5], "a", {"a": "b"}, None]),
        (paired(is_text, whole(9)), [["a", 5]], [["a"], ["a", 5, 5], [5, "a"], "a5"]),
        (mapped(whole(9)), [{}, {"a": 5}], [{"a": "5"}, [5], None]),
        (either(is_text, whole(9)), ["a", 5], [10, None, []]),
        (parts(("a",), a=is_text, b=whole(9)), [{"a": "x"}, {"a": "x", "b": 5, "c": []}], [{}, {"a": 5}, []]),
        (parts(b=whole(9)), [{}], [{"b": None}, "b"]),
    ],
)
def test_a_shape_takes_what_it_names(shape: Fits, good: list[Any], bad: list[Any]) -> None:
    assert [value for value in good if not shape(value)] == []
    assert [value for value in bad if shape(value)] == []

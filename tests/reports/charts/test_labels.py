"""Labels in charts: kept apart, and short."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.reports.charts.labels import label, spread


@given(st.lists(st.floats(-2, 3), max_size=12), st.floats(0.001, 0.4))
def test_labels_stand_apart_inside_and_in_their_order(wanted: list[float], apart: float) -> None:
    found = spread(wanted, apart, 0.0, 1.0)
    assert len(found) == len(wanted)
    room = min(apart, 1 / max(1, len(wanted) - 1))
    placed = sorted(zip(wanted, found, strict=True))
    for (_first, low), (_second, high) in pairwise(sorted(placed, key=lambda pair: pair[1])):
        assert high - low >= room - 1e-9
    assert all(-1e-9 <= each <= 1 + 1e-9 for each in found)
    assert all(a[1] <= b[1] + 1e-9 for a, b in pairwise(placed) if a[0] < b[0])


def test_labels_that_have_room_stay_where_they_belong() -> None:
    assert spread([0.5, 0.1, 0.9], 0.1, 0, 1) == [0.5, 0.1, 0.9]
    assert spread([0.5, 0.5], 0.1, 0, 1) == pytest.approx([0.45, 0.55])
    assert spread([1.0, 1.0, 0.2], 0.1, 0, 1) == pytest.approx([0.9, 1.0, 0.2])
    assert spread([], 0.1, 0, 1) == []


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("Events", 10, "Events"), ("Events that members run", 10, "Events th…"),
        ("two\nlines\t here", 20, "two lines here"), ("\u202eevil", 10, "evil"),
        ("東京の皆さんを集める会", 10, "東京の皆…"), ("שלום", 10, "\u2068שלום\u2069"), ("", 10, ""),
        ("e\u0301" * 5, 5, "é" * 5),
    ],
)  # fmt: skip
def test_labels_are_one_short_line(text: str, most: int, shown: str) -> None:
    assert label(text, most) == shown


def test_a_label_ends_however_many_marks_a_letter_carries() -> None:
    assert len(label("Z" + "\u0321" * 5000, 10)) < 50
    assert len(label("x" * 100_000, 30)) == 30

"""What all charts share: labels kept apart and short, colours that can be read, fonts for every script."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.reports.charts import files as chart_files
from okrdesk.reports.charts import frame as chart_look
from okrdesk.reports.charts.frame import contrast, label, legible_on, mixed, readable, spread, week_ticks
from okrdesk.reports.paper import installed
from tests.reports.charts.made_charts import DARK


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
        ("Events", 10, "Events"),
        ("Events that members run", 10, "Events th…"),
        ("two\nlines\t here", 20, "two lines here"),
        ("\u202eevil", 10, "evil"),
        ("東京の皆さんを集める会", 10, "東京の皆…"),
        ("שלום", 10, "\u2068שלום\u2069"),
        ("", 10, ""),
        ("e\u0301" * 5, 5, "é" * 5),
    ],
)
def test_labels_are_one_short_line(text: str, most: int, shown: str) -> None:
    assert label(text, most) == shown


def test_a_label_ends_however_many_marks_a_letter_carries() -> None:
    assert len(label("Z" + "\u0321" * 5000, 10)) < 50
    assert len(label("x" * 100_000, 30)) == 30


@pytest.mark.parametrize("colours", [chart_files.LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_from_the_ground(colours: chart_look.ChartColours) -> None:  # print_style.md: 4.5 : 1
    for colour in colours.several:
        words = readable(colour, colours)
        assert contrast(words, colours.ground) >= 4.5
        assert contrast(colour, colours.ground) >= 3 or colours is chart_files.LIGHT
        if contrast(colour, colours.ground) >= 4.5:
            assert words == colour
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    for level in range(0, 256, 5):
        ground = f"#{level:02x}{level:02x}{level:02x}"
        assert contrast(legible_on(ground), ground) >= 4.5
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"


def test_weeks_or_days_below_a_chart() -> None:
    assert week_ticks(dt.date(2026, 1, 1), dt.date(2026, 3, 31), "en") == (
        [7, 21, 35, 49, 63, 77, 89],
        ["week 1", "3", "5", "7", "9", "11", "13"],
    )
    places, words = week_ticks(dt.date(2024, 1, 1), dt.date(2027, 12, 31), "en_GB")
    assert (places[0], words[0], len(words)) == (0, "1 Jan 2024", 5)


def test_fonts_for_every_script() -> None:
    assert chart_look.family(["Plain words"]) == ("Source Sans Pro", "DejaVu Sans")
    assert chart_look.family(["Plain"], "DejaVu Sans") == ("DejaVu Sans",)
    for text in ("東京", "ไทย", "हिन्दी"):
        found = chart_look.family([text])
        if any(installed.font_with(letter) for letter in text):
            assert len(found) > 2
    assert len(chart_look.family(["".join(map(chr, range(0x250, 0x5000, 7)))] * 9)) <= 11
    assert chart_look.family(["\U0010fffd\x00\ud800"])[:2] == ("Source Sans Pro", "DejaVu Sans")

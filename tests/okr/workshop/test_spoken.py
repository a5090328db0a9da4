"""The line that is read aloud."""

from __future__ import annotations

import pytest

from okrdesk.okr.workshop.spoken import listed, spoken
from okrdesk.okr.workshop.views import MOST_SPOKEN


def test_a_list_is_read_as_far_as_it_fits() -> None:
    line = spoken("What first?", listed([f"{n} a theme of five" for n in range(1, 12)]))
    assert line.startswith("What first? 1 a theme of five, 2 a theme of five,")
    assert line.endswith("7 a theme of five…")
    assert spoken("What?", listed(["Ada", "Bo"])) == "What? Ada, Bo."
    assert listed([]) == spoken() == ""


@pytest.mark.parametrize(
    "text", ["word " * 500, ", ".join(["word"] * 500), "a, " + "word " * 60, "x" * 10_000]
)
def test_it_is_never_longer_than_forty_words(text: str) -> None:
    for line in (spoken(text), spoken("Before.", text), spoken(text, "After.")):
        assert 0 < len(line.split()) <= MOST_SPOKEN


def test_forty_words_are_whole_and_the_forty_first_ends_it() -> None:
    whole = " ".join(f"w{n}" for n in range(MOST_SPOKEN))
    assert spoken(whole) == whole
    assert spoken(f"{whole} more") == f"{whole}…"
    assert spoken(whole, "After.") == f"{whole}…"
    assert spoken(whole, "") == whole
    short = " ".join(f"w{n}" for n in range(MOST_SPOKEN - 2))
    assert spoken(short, "one two") == f"{short} one two"
    assert spoken(short, "one, two, three") == f"{short} one, two…"
    assert spoken(short, "one two three") == f"{short}…"


def test_names_stand_in_one_line() -> None:
    assert listed(["Ada"]) == "Ada."
    assert listed(["A\nda", "Bo"]) == "A da, Bo."
    assert spoken("", "Next.") == "Next."

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

"""Gaps that somebody left to fill in."""

from __future__ import annotations

import pytest

from okrdesk.okr.coach.gaps import gaps, unwritten


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Open in [CITY] and [YOUR CITY]", ("[CITY]", "[YOUR CITY]")),
        ("[CITY]'s liveliest home", ("[CITY]",)),
        ("[PLATFORM] works with every tool", ("[PLATFORM]",)),
        ("Hello {{name}}, TBD or ??? or XXX", ("{{name}}", "TBD", "???", "XXX")),
        ("Win <your number> guests", ("<your number>",)),
        ("[CITY], [CITY]", ("[CITY]",)),
        ("[Finance] Close the books", ()),
        ("[P0] Import faster", ()),
        ("[Q1] Hire 3 cooks", ()),
        ("[A?] Hire 3 cooks", ()),
        ("[CITY 5] hires", ("[CITY 5]",)),
        ("[HR] Hire 3 cooks", ()),
        ("Tables for the store [P0][DP]", ()),
        ("See [RFC 42](https://example.org)", ()),
        ("- [x] done, - [ ] open", ()),
        ("Really? Really??", ()),
        ("a < b and <b>bold</b>", ()),
        ("Win XX guests", ()),
        ("Win X% of guests", ("X%",)),
        ("Win $X", ("$X",)),
        ("From X to Y", ()),
        ("Rate from X to Y", ("from X to Y",)),
        ("To be decided", ("To be decided",)),
        ("Guests to be decided", ("to be decided",)),
        ("Guests to be decided by all", ()),
        ("Wird noch festgelegt", ("Wird noch festgelegt",)),
        ("Really ??", ()),
        ("[City]", ()),
        ("[" + "A" * 41 + "]", ("[" + "A" * 41 + "]",)),
        ("[" + "A" * 42 + "]", ()),
        ("[CITY] Hire cooks", ("[CITY]",)),  # a gap that is known, though a capital follows
        ("", ()),
    ],
)
def test_gaps(text, found):
    assert gaps(text) == found


@pytest.mark.parametrize("text", ["New objective", " New key result", "[CITY]", "TBD", "{{name}} …", " – "])
def test_what_nobody_wrote_yet_has_no_words_to_judge(text):
    assert unwritten(text)


@pytest.mark.parametrize("text", ["New objectives for all", "Meet in [CITY]", "35"])
def test_what_somebody_began_to_write_is_judged(text):
    assert not unwritten(text)

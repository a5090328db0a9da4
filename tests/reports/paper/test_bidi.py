"""The order of letters on a line, by the rules of Unicode and as Qt has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption

from okrdesk.reports.paper import bidi

HEBREW, ARABIC = "אב", "شم"
LETTERS = f"ab{HEBREW}{ARABIC}12٣٤ .,:;-+%()[]<>"
STEERING = "\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e"


def seen(text: str, *, leftward: bool) -> str:
    """The letters as they stand from left to right."""
    return "".join(text[place] for place in bidi.in_order(bidi.levels(text, leftward=leftward)))


def as_qt_has_it(text: str, *, leftward: bool) -> str:
    layout = QTextLayout(text)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(len(text))
    layout.endLayout()

    places: list[tuple[float, int]] = []
    for run in layout.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll):
        places += ((at.x(), place) for at, place in zip(run.positions(), run.stringIndexes(), strict=True))
    return "".join(text[place] for _x, place in sorted(places))


# The examples are those of the annex: W2 to W7, N0 to N2, L1, and its isolates and overrides.
@pytest.mark.parametrize(
    ("text", "leftward", "expected"),
    [
        ("plain, as ever", False, "plain, as ever"),
        ("אב 12", True, "12 בא"),
        ("ش12,34م", True, "م12,34ش"),
        ("a אב $5 b", False, "a $5 בא b"),
        ("אב (a) גד", True, "דג )a( בא"),
        ("a (אב) b", False, "a (בא) b"),
        ("אב (גד[a]) b", False, "בא (דג[a]) b"),
        ("a\u2067b אב\u2069 c", False, "a\u2067בא b\u2069 c"),
        ("\u202eabc\u202c d", False, "\u202ecba\u202c d"),
        ("אב ", True, " בא"),
        ("a אב \u2069", False, "a בא \u2069"),
        ("", True, ""),
    ],
)
def test_letters_stand_as_the_rules_say(text: str, leftward: bool, expected: str) -> None:
    hidden = dict.fromkeys(map(ord, STEERING))
    assert seen(text, leftward=leftward).translate(hidden) == expected.translate(hidden)


@pytest.mark.usefixtures("qapp")
@given(st.text(LETTERS, min_size=1, max_size=12), st.booleans())
def test_letters_stand_as_qt_has_them(text: str, leftward: bool) -> None:
    assert seen(text, leftward=leftward) == as_qt_has_it(text, leftward=leftward)


@given(st.text(LETTERS + STEERING, max_size=300), st.booleans())
def test_any_line_has_a_level_for_each_letter(text: str, leftward: bool) -> None:
    levels = bidi.levels(text, leftward=leftward)
    assert len(levels) == len(text)
    assert all(0 <= level <= 126 for level in levels)
    assert sorted(bidi.in_order(levels)) == list(range(len(text)))


def test_isolates_deeper_than_the_rules_go_do_no_harm() -> None:
    text = "\u2067" * 200 + HEBREW + "\u2069" * 200 + "a"
    levels = bidi.levels(text, leftward=False)
    assert levels[200] == 125
    assert levels[-1] == 0

"""Words broken into lines: whole words, and every letter where it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from okrdesk.gui import theme
from okrdesk.gui.pages.objectives_page import outline_delegate
from okrdesk.gui.widgets.units import part, units
from okrdesk.gui.widgets.wrapping import lines_at, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

EMOJI = "🎉 🎉 🎉 business and networking life of the city meets through our own platform again and again"
TEXTS = [EMOJI, "𝄞𝄞𝄞 " + EMOJI, "שלום 😀 " + EMOJI]


def _are_whole(lines: Sequence[str], text: str) -> None:
    assert len(lines) > 2
    assert " ".join(line.strip() for line in lines) == text


@pytest.mark.parametrize("text", TEXTS)
def test_lines_end_between_words_whatever_emoji_came_before(text: str, desk_look: None) -> None:
    _are_whole(wrapped(text, "body", 200, 20), text)
    _are_whole(lines_at(text, theme.font("body"), 200, 20), text)


@pytest.mark.parametrize("text", TEXTS)
def test_titles_of_the_outline_do_so_as_well(text: str, desk_look: None) -> None:
    lines = outline_delegate._wrapped(text, theme.font("body"), 240)
    _are_whole(lines, text)


def test_a_word_longer_than_a_line_is_broken(desk_look: None) -> None:
    font = theme.font("body")
    lines = outline_delegate._wrapped("x" * 120, font, 200)
    assert "".join(lines) == "x" * 120
    assert max(len(line) for line in lines) < 60


def test_a_part_is_named_by_units_of_qt() -> None:
    assert units("a🎉b", 2) == 3
    assert part("a🎉b", 3) == "b"
    assert part("a🎉b", 1, 2) == "🎉"
    assert part("ab", 0, 1) == "a"
    assert part("", 0, 3) == ""

"""A text with underlined stretches: plain, in as many lines as it needs, whatever is typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from okrdesk.gui import theme
from okrdesk.gui.widgets.marked_text import MarkedText


@pytest.mark.parametrize(
    "text", ["", "one", "x" * 10_000, "مرحبا " * 50, "<b>bold</b> & more", "𝄞🎉 " * 40, "a\nb"]
)
def test_every_text_is_laid_out_and_painted(text: str, desk_look: None) -> None:
    marked = MarkedText(text, [(0, len(text))], most=5)
    picture = QImage(200, 200, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    marked.paint(painter, QPointF(0, 0), 200, theme.font("body"), "#000000")
    painter.end()
    blank = QImage(200, 200, QImage.Format.Format_ARGB32)
    blank.fill(0)
    assert (picture == blank) is not bool(text.strip())


@pytest.mark.usefixtures("dressed")
def test_a_long_text_is_cut_until_it_is_wanted_whole(desk_look: None) -> None:
    marked = MarkedText("word " * 400, [], most=5)
    font = theme.font("body")
    short = marked.height(200, font)
    assert marked.is_cut
    marked.whole = True
    assert marked.height(200, font) > 5 * short
    assert not marked.is_cut


def test_the_marks_stand_under_the_same_letters_whatever_came_before(desk_look: None) -> None:
    """A sign beyond the first plane takes two units of Qt's texts."""
    font = theme.font("body")

    def underlined(text: str) -> QImage:
        picture = QImage(120, 40, QImage.Format.Format_ARGB32)
        picture.fill(0)
        painter = QPainter(picture)
        first = text.index("b")
        MarkedText(text, [(first, first + 1)], most=2).paint(painter, QPointF(0, 0), 120, font, "#000000")
        painter.end()
        return picture

    plain, marked = MarkedText("🎉b", [], 2), underlined("🎉b")
    assert plain.height(120, font) <= 40
    assert marked != underlined("🎉 b")

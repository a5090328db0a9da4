"""Fonts that go into the file are read as reportlab itself reads them."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from okrdesk.reports.paper.embedded import EmbeddedFont
from okrdesk.reports.paper.print_style import font_file


@pytest.mark.parametrize("face", ["regular", "italic", "symbols"])
def test_letters_widths_and_drawings_are_those_of_the_file(face: str) -> None:
    ours, theirs = EmbeddedFont(face, str(font_file(face))).face, TTFontFace(str(font_file(face)))
    assert ours.charToGlyph == theirs.charToGlyph
    assert ours.charWidths == theirs.charWidths
    assert ours.defaultWidth == theirs.defaultWidth
    assert list(ours.glyphPos) == theirs.glyphPos
    drawn = sorted(set(ours.charToGlyph.values()))
    assert [ours.hmetrics[glyph][1] for glyph in drawn] == [theirs.hmetrics[glyph][1] for glyph in drawn]
    assert (ours.name, ours.bbox, ours.ascent) == (theirs.name, theirs.bbox, theirs.ascent)

"""Fonts as they go into the file: every letter can be copied.

Imports reportlab, so it is imported where a page is drawn.
"""

from __future__ import annotations

import struct
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import ttfonts

from okrdesk.reports.paper.letter_tables import letter_table
from okrdesk.reports.paper.outlines import letters_in, places

_UNSIGNED, _METRICS = struct.Struct(">H"), struct.Struct(">HH")
_TABLE = "toUnicodeCMap:"


class _Face(ttfonts.TTFontFace):  # type: ignore[misc]  # reportlab has no types
    """A face whose long tables are read at once: reportlab reads one number of 40,000 after the other."""

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803 (reportlab's names)
        """Names and measures as reportlab reads them; then letters, widths and where each glyph is."""
        super().extractInfo(charInfo=0)
        count = _UNSIGNED.unpack_from(self.get_table("hhea"), 34)[0]
        metrics = self.get_table("hmtx")
        self.hmetrics = list(_METRICS.iter_unpack(metrics[: 4 * count]))
        last = self.hmetrics[-1][0]
        bearings = metrics[4 * count : 4 * count + 2 * (self.numGlyphs - count)]
        self.hmetrics += [(last, bearing) for (bearing,) in _UNSIGNED.iter_unpack(bearings)]
        is_long = bool(_UNSIGNED.unpack_from(self.get_table("head"), 50)[0])
        self.glyphPos = places(self.get_table("loca"), is_long=is_long)
        self.charToGlyph = letters_in(self.get_table("cmap")).everything()
        self.charToGlyph[0xA0] = self.charToGlyph[0x20]
        self.charWidths = {
            letter: self._pdfScale(self.hmetrics[glyph][0]) for letter, glyph in self.charToGlyph.items()
        }
        self.defaultWidth = self._pdfScale(self.hmetrics[0][0])


class EmbeddedFont(ttfonts.TTFont):  # type: ignore[misc]  # reportlab has no types
    """A TrueType font with a whole table of letters.

    reportlab's own gives letters to codes that have none, is wrong beyond U+FFFF, and its lists are too long.
    """

    def __init__(self, name: str, path: str) -> None:
        # As reportlab's own, which takes no face of another class.
        self.fontName, self.face, self.encoding = name, _Face(path), ttfonts.TTEncoding()
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._asciiReadable, self.shapable = 0, False

    def addObjects(self, doc: Any) -> None:  # noqa: N802 (reportlab's name)
        """Write the font, a file for each 256 letters."""
        subsets = list(self.state[doc].subsets)
        before = set(doc.idToObject)
        super().addObjects(doc)
        tables = [name for name in doc.idToObject if name.startswith(_TABLE) and name not in before]
        for name, subset in zip(tables, subsets, strict=True):
            letters = ((code, chr(letter)) for code, letter in enumerate(subset) if letter)
            doc.idToObject[name].content = letter_table(letters, 2)

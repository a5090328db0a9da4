"""Fonts as they go into the file: every letter can be copied.

Imports reportlab, so it is imported where a page is drawn.
"""

from __future__ import annotations

import struct
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import ttfonts

from okrdesk.reports.paper.letter_tables import letter_table

_UNSIGNED, _SIGNED = struct.Struct(">H"), struct.Struct(">h")
_TABLE = "toUnicodeCMap:"


class _Face(ttfonts.TTFontFace):  # type: ignore[misc]  # reportlab has no types
    """A face that reads its tables in place: reportlab cuts two bytes out for each of 40,000 numbers."""

    def read_ushort(self) -> int:
        """The next number of two bytes."""
        self._pos += 2
        return int(_UNSIGNED.unpack_from(self._ttf_data, self._pos - 2)[0])

    def read_short(self) -> int:
        """The next one that may be negative."""
        self._pos += 2
        return int(_SIGNED.unpack_from(self._ttf_data, self._pos - 2)[0])

    def get_ushort(self, pos: int) -> int:
        """The number at a place."""
        return int(_UNSIGNED.unpack_from(self._ttf_data, pos)[0])


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

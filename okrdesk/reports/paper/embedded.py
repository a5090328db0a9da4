"""Fonts as they go into the file: every letter can be copied, and letters drawn as outlines have one too.

Imports reportlab, so it is imported where a page is drawn.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_BEYOND = re.compile("<(?!0000)([0-9A-F]{5,6})>")
_UNITS = 1000
UNSEEN_WIDTH = 0.5  # of every letter of the unseen font, in type sizes


class EmbeddedFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A TrueType font whose table of letters is right beyond U+FFFF too (emoji), where reportlab's is not."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802 (reportlab's name)
        """Write the font; its letters beyond U+FFFF as the pairs that the format asks for."""
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                stream.content = _BEYOND.sub(_as_pair, stream.content)


def _as_pair(match: re.Match[str]) -> str:
    return f"<{chr(int(match[1], 16)).encode('utf-16-be').hex().upper()}>"


@lru_cache(maxsize=8)
def unseen(letters: frozenset[int]) -> Any:
    """The registered font with an empty, equally wide glyph for each of these letters.

    It lies under letters that are drawn as outlines: what a reader selects, copies, finds and reads aloud.
    """
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    builder = FontBuilder(_UNITS, isTTF=True)
    builder.setupGlyphOrder([".notdef", "unseen"])
    builder.setupCharacterMap(dict.fromkeys(sorted(letters), "unseen"))
    builder.setupGlyf({".notdef": Glyph(), "unseen": Glyph()})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", "unseen"), (int(_UNITS * UNSEEN_WIDTH), 0)))
    builder.setupHorizontalHeader(ascent=750, descent=-250)
    digest = hashlib.sha256(repr(sorted(letters)).encode()).hexdigest()[:12]
    # reportlab takes fonts of one name for the same font
    name = {"familyName": "Unseen", "styleName": "Regular", "psName": f"OKRDesk-Unseen-{digest}"}
    builder.setupNameTable(name, mac=False)
    builder.setupOS2(sTypoAscender=750, sTypoDescender=-250, sCapHeight=700)
    builder.setupPost()
    builder.font.recalcTimestamp = False
    builder.updateHead(created=0, modified=0)
    file = BytesIO()
    builder.save(file)
    file.seek(0)
    made = EmbeddedFont(f"okr-unseen-{digest}", file, asciiReadable=0)
    pdfmetrics.registerFont(made)
    return made

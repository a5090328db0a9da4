"""Fonts as they go into the file: every letter can be copied.

Imports reportlab, so it is imported where a page is drawn.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

from okrdesk.reports.paper.letter_tables import letter_table

_TABLE = "toUnicodeCMap:"


class EmbeddedFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A TrueType font with a whole table of letters.

    reportlab's own gives letters to codes that have none, is wrong beyond U+FFFF, and its lists are too long.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802 (reportlab's name)
        """Write the font, a file for each 256 letters."""
        subsets = list(self.state[doc].subsets)
        before = set(doc.idToObject)
        super().addObjects(doc)
        tables = [name for name in doc.idToObject if name.startswith(_TABLE) and name not in before]
        for name, subset in zip(tables, subsets, strict=True):
            letters = ((code, chr(letter)) for code, letter in enumerate(subset) if letter)
            doc.idToObject[name].content = letter_table(letters, 2)

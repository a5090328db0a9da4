"""Fonts as they go into the file: every letter can be copied.

Imports reportlab, so it is imported where a page is drawn.
"""

from __future__ import annotations

import re
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

_BEYOND = re.compile("<(?!0000)([0-9A-F]{5,6})>")


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

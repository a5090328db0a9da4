"""Black and white: every colour of a page as the grey that a printer without colours would give it.

Imports reportlab, so it is imported where a page is drawn.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfgen.canvas import Canvas

_WEIGHTS = (0.2126, 0.7152, 0.0722)  # how bright red, green and blue are (ITU-R BT.709)


def grey(red: float, green: float, blue: float) -> float:
    """How bright a colour is, from 0 (black) to 1 (white)."""
    return round(sum(w * part for w, part in zip(_WEIGHTS, (red, green, blue), strict=True)), 3)


class BlackCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas that has one ink."""

    def setFillColorRGB(self, r: float, g: float, b: float, alpha: Any = None) -> None:  # noqa: N802
        """Fill with the grey of a colour."""
        self.setFillGray(grey(r, g, b), alpha)

    def setStrokeColorRGB(self, r: float, g: float, b: float, alpha: Any = None) -> None:  # noqa: N802
        """Draw lines with the grey of a colour."""
        self.setStrokeGray(grey(r, g, b), alpha)

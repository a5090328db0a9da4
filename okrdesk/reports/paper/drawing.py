"""Small drawings of the printed page: bars with their pace, signs, lines.

Everything is a path on the reportlab canvas, measured from the bottom of the page in points.
"""

from __future__ import annotations

from dataclasses import field
from typing import Any

from okrdesk.frozen import dataclass
from okrdesk.reports.paper import print_style
from okrdesk.reports.paper.operators import emit
from okrdesk.reports.paper.print_style import Colour

_OUTLINES: dict[str, list[tuple[float, float]]] = {
    "triangle": [(0, 0.9), (1, -0.85), (-1, -0.85)],
    "square": [(-0.82, 0.82), (0.82, 0.82), (0.82, -0.82), (-0.82, -0.82)],
    "check": [(-0.85, 0.0), (-0.25, -0.65), (0.9, 0.7)],
}  # fmt: skip


@dataclass(frozen=True)
class Pen:
    """Draws on a canvas what is no text; on a `mirrored` one x runs from the right edge."""

    canvas: Any
    mirrored: bool = field(default=False, kw_only=True)

    def upright(self, x: float, width: float) -> None:
        """Let what follows, `width` wide from `x` on, be drawn as it is on a mirrored canvas too."""
        if self.mirrored:
            self.canvas.transform(-1, 0, 0, 1, 2 * x + width, 0)

    def emit(self, operators: str) -> None:
        """Add drawing operators of the PDF as they are, for paths that come ready-made."""
        emit(self.canvas, operators)

    def line(self, left: float, right: float, y: float, thick: float, ink: Colour) -> None:
        """A horizontal line."""
        self.canvas.setStrokeColorRGB(*ink)
        self.canvas.setLineWidth(thick)
        self.canvas.setLineCap(0)
        self.canvas.line(left, y, right, y)

    def bar(
        self, x: float, middle: float, width: float, height: float, share: float, pace: float, fill: Colour
    ) -> None:
        """A bar filled to `share`, with a tick at `pace` that shows on both parts, in grey too."""
        canvas = self.canvas
        bottom, radius = middle - height / 2, height / 2
        share, pace = (min(1.0, max(0.0, part)) for part in (share, pace))
        canvas.saveState()
        canvas.setFillColorRGB(*print_style.TRACK)
        canvas.setStrokeColorRGB(*print_style.EDGE)
        canvas.setLineWidth(0.5)
        canvas.roundRect(x, bottom, width, height, radius, stroke=1, fill=1)
        if share > 0:
            canvas.setFillColorRGB(*fill)
            if share * width >= height:
                canvas.roundRect(x, bottom, share * width, height, radius, stroke=0, fill=1)
            else:
                track = canvas.beginPath()
                track.roundRect(x, bottom, width, height, radius)
                canvas.saveState()
                canvas.clipPath(track, stroke=0, fill=0)
                canvas.rect(x, bottom, max(share * width, 0.6), height, stroke=0, fill=1)
                canvas.restoreState()
        mark = x + pace * width
        reach = height * 0.95
        canvas.setLineCap(0)
        for ink, thick, longer in ((print_style.WHITE, 2.9, -0.2), (print_style.INK, 1.5, 0.0)):
            canvas.setStrokeColorRGB(*ink)
            canvas.setLineWidth(thick)
            canvas.line(mark, middle - reach - longer, mark, middle + reach + longer)
        canvas.restoreState()

    def shape(self, kind: str, x: float, middle: float, size: float, ink: Colour) -> None:
        """A circle, ring, triangle, square or check; `x` is its left edge, `size` its width."""
        canvas = self.canvas
        canvas.saveState()
        canvas.setFillColorRGB(*ink)
        canvas.setStrokeColorRGB(*ink)
        canvas.setLineWidth(size * 0.17)
        canvas.setLineJoin(1)
        canvas.setLineCap(1)
        half = size / 2
        if kind == "check":
            self.upright(x, size)
        if kind == "circle":
            canvas.circle(x + half, middle, half * 0.88, stroke=0, fill=1)
        elif kind == "ring":
            canvas.circle(x + half, middle, half * 0.76, stroke=1, fill=0)
        else:
            path = canvas.beginPath()
            first, *others = [(x + half + right * half, middle + up * half) for right, up in _OUTLINES[kind]]
            path.moveTo(*first)
            for point in others:
                path.lineTo(*point)
            filled = kind != "check"
            if filled:
                path.close()
            canvas.drawPath(path, stroke=0 if filled else 1, fill=1 if filled else 0)
        canvas.restoreState()

"""Small drawings of the printed page: bars with their pace, sparklines, status pills, marks, lines.

Everything is a path on the reportlab canvas, measured from the bottom of the page in points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from okrdesk.reports.paper import print_style
from okrdesk.reports.paper.operators import emit
from okrdesk.reports.paper.print_style import Colour, Style
from okrdesk.reports.paper.runs import Typesetter

_PILL_SHAPE = 0.62  # size of the shape, in type sizes
_PILL_SIDE = 0.7
_PILL_GAP = 0.38

_OUTLINES: dict[str, list[tuple[float, float]]] = {
    "triangle": [(0, 0.9), (1, -0.85), (-1, -0.85)],
    "square": [(-0.82, 0.82), (0.82, 0.82), (0.82, -0.82), (-0.82, -0.82)],
    "check": [(-0.85, 0.0), (-0.25, -0.65), (0.9, 0.7)],
    "arrow": [(0.3, 0.6), (0.9, 0.0), (0.3, -0.6)],
    "star": [
        (0, 1), (0.24, 0.31), (0.95, 0.31), (0.38, -0.12), (0.59, -0.81),
        (0, -0.38), (-0.59, -0.81), (-0.38, -0.12), (-0.95, 0.31), (-0.24, 0.31),
    ],
}  # fmt: skip


def pill_width(typesetter: Typesetter, word: str, style: Style) -> float:
    """The width of a status pill with this word."""
    around = 2 * _PILL_SIDE + _PILL_SHAPE + _PILL_GAP
    return typesetter.width(word, style) + around * style.size


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

    def sparkline(
        self, x: float, middle: float, width: float, height: float, points: tuple[tuple[float, float], ...]
    ) -> None:
        """A line through points between 0 and 1 above a base line at 0; the last point is marked."""
        canvas = self.canvas
        canvas.saveState()
        self.upright(x, width)  # time runs to the right, as in every chart
        low = min([0.0, *(share for _day, share in points)])
        high = max([1.0, *(share for _day, share in points)])
        bottom = middle - height / 2

        def at(point: tuple[float, float]) -> tuple[float, float]:
            day, share = point
            return x + min(1.0, max(0.0, day)) * width, bottom + (share - low) / (high - low) * height

        canvas.setStrokeColorRGB(*print_style.LINE)
        canvas.setLineWidth(0.6)
        start = at((0.0, 0.0))
        canvas.line(x, start[1], x + width, start[1])
        if points:
            canvas.setStrokeColorRGB(*print_style.MUTED)
            canvas.setFillColorRGB(*print_style.MUTED)
            canvas.setLineWidth(1.25)
            canvas.setLineJoin(1)
            canvas.setLineCap(1)
            path = canvas.beginPath()
            path.moveTo(*at(points[0]))
            for point in points[1:]:
                path.lineTo(*at(point))
            canvas.drawPath(path, stroke=1, fill=0)
            canvas.circle(*at(points[-1]), 1.5, stroke=0, fill=1)
        canvas.restoreState()

    def shape(self, kind: str, x: float, middle: float, size: float, ink: Colour) -> None:
        """A circle, ring, triangle, square, check, star or arrow; `x` is its left edge, `size` its width."""
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
            filled = kind not in ("check", "arrow")
            if filled:
                path.close()
            if kind == "arrow":
                path.moveTo(x + half * 0.1, middle)
                path.lineTo(x + half * 1.9, middle)
            canvas.drawPath(path, stroke=0 if filled else 1, fill=1 if filled else 0)
        canvas.restoreState()

    def clock(self, x: float, middle: float, size: float) -> None:
        """The mark of an outdated key result."""
        canvas = self.canvas
        canvas.saveState()
        canvas.setStrokeColorRGB(*print_style.MUTED)
        canvas.setLineWidth(size * 0.11)
        canvas.setLineCap(1)
        self.upright(x, size)
        half = size / 2
        canvas.circle(x + half, middle, half * 0.9, stroke=1, fill=0)
        canvas.line(x + half, middle, x + half, middle + half * 0.55)
        canvas.line(x + half, middle, x + half * 1.45, middle - half * 0.2)
        canvas.restoreState()

    def pill(self, x: float, middle: float, width: float, status: str, style: Style) -> tuple[float, float]:
        """The pill of a status without its word; gives where the word is written (left, baseline)."""
        canvas = self.canvas
        status_look = print_style.status_look(status)
        height = style.size * 1.72
        canvas.saveState()
        canvas.setFillColorRGB(*status_look.soft)
        canvas.roundRect(x, middle - height / 2, width, height, height / 2, stroke=0, fill=1)
        canvas.restoreState()
        left = x + _PILL_SIDE * style.size
        self.shape(status_look.shape, left, middle, _PILL_SHAPE * style.size, status_look.ink)
        return left + (_PILL_SHAPE + _PILL_GAP) * style.size, middle - 0.33 * style.size

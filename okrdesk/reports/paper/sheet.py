"""The paper while it is drawn on: canvas, tags and typesetter together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from okrdesk.reports.paper.flow import Column, Line
from okrdesk.reports.paper.runs import Typesetter, runs_leftward
from okrdesk.reports.paper.tagged import Element, Tagger

PAPERS = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}


@dataclass(frozen=True)
class Sheet:
    """What drawing needs."""

    canvas: Any
    tagger: Tagger
    typesetter: Typesetter

    def lines(
        self,
        lines: Sequence[Line],
        x: float,
        top: float,
        element: Element,
        width: float = 0.0,
        room: float = 0.0,
    ) -> None:
        """Write lines below `top` as content of the element; with a width they end at the right edge.

        With a room only those of paragraphs that run from right to left do.
        """
        with self.tagger.content(element):
            self.untagged_lines(lines, x, top, width, room)

    def untagged_lines(
        self, lines: Sequence[Line], x: float, top: float, width: float = 0.0, room: float = 0.0
    ) -> None:
        """The same, inside content or an artifact that is already open."""
        for line in lines:
            size = max((style.size for _text, style in line.spans), default=0.0)
            # Letters look centred when the baseline lies a third of the size below the middle.
            baseline = top - line.leading / 2 - 0.33 * size
            place = x
            wide = width or (room if runs_leftward("".join(text for text, _style in line.spans)) else 0.0)
            if wide:
                place += wide - sum(self.typesetter.width(text.rstrip(), style) for text, style in line.spans)
            for text, style in line.spans:
                place = self.typesetter.write(self.canvas, place, baseline, text, style)
            top -= line.leading


def text_column(
    lines: tuple[Line, ...],
    x: float,
    element: Element,
    *,
    width: float = 0.0,
    room: float = 0.0,
    lower: float = 0.0,
) -> Column:
    """A column of text at `x`, right-aligned when a width is given, `lower` points below the band's top.

    Where a room is given, paragraphs that run from right to left end at its right edge.
    """

    def draw(sheet: Sheet, left: float, top: float, some: Sequence[Line]) -> None:
        sheet.lines(some, left, top - lower, element, width, room)

    return Column(lines, draw, x)

"""Rows of text below each other in a part of a page: squares and cards that stand beside others.

A block is measured while it is filled, then drawn below a height that its page decides.
"""

from __future__ import annotations

from okrdesk.reports.paper.flow import Draw
from okrdesk.reports.paper.page import Lines, Page
from okrdesk.reports.paper.print_style import LINE, Colour
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.paper.tagged import Element


class Block:
    """A part of a page from `left` on, `width` wide; `height` is what it takes so far."""

    def __init__(self, page: Page, left: float, width: float) -> None:
        self.page, self.left, self.width = page, left, width
        self.height = 0.0
        self._draws: list[tuple[float, Draw]] = []

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width

    def gap(self, points: float) -> None:
        """Leave some room below what is above."""
        self.height += points

    def rule(self, ink: Colour = LINE, thick: float = 0.7) -> None:
        """A line over the width."""

        def draw(sheet: Sheet, top: float) -> None:
            with sheet.tagger.artifact():
                sheet.line(self.left, self.right, top, thick, ink)

        self._draws.append((self.height, draw))

    def sign(self, draw: Draw) -> None:
        """Something that is no text, drawn below the top of what comes next."""

        def as_artifact(sheet: Sheet, top: float) -> None:
            with sheet.tagger.artifact():
                draw(sheet, top)

        self._draws.append((self.height, as_artifact))

    def text(
        self, lines: Lines, tag: Element, *, inset: float = 0.0, at_right: bool = False, lower: float = 0.0,
        beside: bool = False,
    ) -> None:  # fmt: skip
        """Lines of text; those that stand `beside` what comes next take no height of their own.

        `inset` is from the left edge, or from the right one of what stands `at_right`.
        """

        def draw(sheet: Sheet, top: float) -> None:
            with sheet.tagger.content(tag):
                if at_right:
                    sheet.lines(lines, self.left, top - lower, self.width - inset)
                else:
                    sheet.lines(lines, self.left + inset, top - lower, room=self.width - inset)

        if lines:
            self._draws.append((self.height, draw))
        if not beside:
            self.height += sum(line.leading for line in lines)

    def mark(self) -> tuple[float, int]:
        """How far it is filled, to go `back` to where too much was added."""
        return self.height, len(self._draws)

    def back(self, mark: tuple[float, int]) -> None:
        """Take away what was added since; its tags, which nothing is drawn for, are not heard."""
        self.height = mark[0]
        del self._draws[mark[1] :]

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw it all below a height of the page."""
        for below, each in self._draws:
            each(sheet, top - below)

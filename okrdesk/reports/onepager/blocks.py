"""Blocks: what the one-pager is laid out of. Their heights are known before anything is added to a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from okrdesk.frozen import dataclass
from okrdesk.reports.onepager.look import FINE, RULE, px
from okrdesk.reports.paper.page import Lines, Page
from okrdesk.reports.paper.print_style import INK, Colour
from okrdesk.reports.paper.sheet import Sheet

Add = Callable[[Page], "Draw"]
Draw = Callable[[Sheet, float], None]


@dataclass(frozen=True)
class Block:
    """A strip of the page, `height` points; `add` makes its tags on a page and gives what draws it.

    It stands `lower` by so many points where it begins a page.
    """

    height: float
    add: Add
    lower: float = 0.0

    def put(self, page: Page, *, fresh: bool = False) -> float:
        """Put it on the page below what is there, or at the head of a new one; the points it took."""
        draw, lower = self.add(page), self.lower if fresh else 0.0
        page.strip(lower + self.height, lambda sheet, top: draw(sheet, top - lower), fresh=fresh)
        return lower + self.height


@dataclass(frozen=True)
class Piece:
    """Lines of one tag: the first baseline is `down` points below the top of its block.

    With a `width` they end at its right edge; with a `room` only paragraphs that run leftward do.
    """

    lines: Lines
    x: float
    down: float
    role: str = "P"
    room: float = 0.0
    width: float = 0.0


def of_pieces(height: float, pieces: Sequence[Piece], behind: Draw | None = None) -> Block:
    """A block of texts over what `behind` draws."""
    shown = [piece for piece in pieces if piece.lines]

    def add(page: Page) -> Draw:
        tags = [page.tag(piece.role) for piece in shown]

        def draw(sheet: Sheet, top: float) -> None:
            if behind is not None:
                with sheet.tagger.artifact():
                    behind(sheet, top)
            for piece, tag in zip(shown, tags, strict=True):
                with sheet.tagger.content(tag):
                    write(sheet, piece, top)

        return draw

    return Block(height, add)


def write(sheet: Sheet, piece: Piece, top: float) -> None:
    """Write a piece, inside content or an artifact that is open; copied texts do not grow together."""
    if not piece.lines:
        return
    *others, last = piece.lines
    if not last.text.endswith(" "):
        (*spans, (text, style)) = last.spans
        last = replace(last, spans=(*spans, (f"{text} ", style)))
    lines = (*others, last)
    above = lines[0].baseline(0.0)  # how far below its top a line is written, as it is centred there
    sheet.lines(lines, piece.x, top - piece.down - above, piece.width, piece.room)


def joined(blocks: Sequence[Block]) -> Block:
    """Blocks below each other as one that stays whole."""

    def add(page: Page) -> Draw:
        draws = [block.add(page) for block in blocks]

        def draw(sheet: Sheet, top: float) -> None:
            for block, each in zip(blocks, draws, strict=True):
                each(sheet, top)
                top -= block.height

        return draw

    return Block(sum(block.height for block in blocks), add)


def strong_rule(sheet: Sheet, left: float, right: float, y: float) -> None:
    """The line that opens a part."""
    sheet.line(left, right, y - px(0.5), px(1), INK)


def fine_rule(sheet: Sheet, left: float, right: float, y: float, ink: Colour = FINE) -> None:
    """The line between rows."""
    sheet.line(left, right, y - px(0.5), px(1), ink)


def grey_rule(sheet: Sheet, left: float, right: float, y: float) -> None:
    """The line around the four figures and above the foot."""
    fine_rule(sheet, left, right, y, RULE)

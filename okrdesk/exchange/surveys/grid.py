"""What a file of answers holds before anybody asks what its columns mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from okrdesk.document.text import quoted
from okrdesk.exchange.delimited import Line
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.rescued.rows import RefusedLine


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines of cells from a file.

    `kind` is survey, chat, lines, cards or engagement. `encoding` is "" for what is no text, `separator` ""
    where lines are not divided. `header_row` is the number of the line with the headings: 0 where the file
    needs none, None until it was looked for; then `headings` hold them and `lines` the answers alone.
    """

    name: str
    kind: str
    encoding: str
    separator: str
    lines: tuple[Line, ...]
    refused: tuple[RefusedLine, ...] = ()
    header_row: int | None = None
    headings: tuple[str, ...] = ()

    def headed(self, row: int, headings: Sequence[str], lines: Sequence[Line]) -> Grid:
        """The same with its headings told apart from the answers."""
        return replace(self, header_row=row, headings=tuple(headings), lines=tuple(lines))

    def refusing(self, more: Sequence[RefusedLine]) -> Grid:
        """The same with more lines refused, in the order of the file."""
        return replace(self, refused=tuple(sorted((*self.refused, *more), key=lambda each: each.line)))

    def column(self, number: int) -> list[str]:
        """All cells of a column, also the empty ones."""
        return [line.cells[number] for line in self.lines]


def torn(line: Line) -> RefusedLine:
    """The refusal of a line whose quotes are not closed."""
    return RefusedLine(line.number, _("ends in the middle of a quoted answer"), line.cells)


def too_long(line: Line, width: int) -> RefusedLine:
    """The refusal of a line with more cells than there are headings."""
    said = _("has {n} cells under {m} headings: “{rest}” is left over")
    rest = next(cell for cell in line.cells[width:] if cell.strip())
    reason = said.format(n=len(line.cells), m=width, rest=quoted(rest, 30))
    return RefusedLine(line.number, reason, line.cells)

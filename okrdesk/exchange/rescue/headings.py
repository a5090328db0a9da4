"""Where the headings of a table stand and what they are: the line that names most of what we know."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from okrdesk.document.text import in_one_line
from okrdesk.exchange.delimited import Line
from okrdesk.exchange.rescue.column_words import field_of
from okrdesk.exchange.surveys.folding import folded
from okrdesk.exchange.surveys.headings import SEARCHED, unique
from okrdesk.frozen import dataclass
from okrdesk.okr.rescued.rows import RefusedLine

_LONGEST = 300
_LEAST_KNOWN = 2


@dataclass(frozen=True)
class Table:
    """Headings, each once, and the lines below them; cells beyond the headings belong to no column.

    A heading that is blank is named by its place. `torn` are lines that cannot be read.
    """

    title: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    torn: tuple[RefusedLine, ...] = ()

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The headings without accents, signs and capitals."""
        return tuple(folded(heading) for heading in self.headings)

    def has(self, *names: str) -> bool:
        """Whether it has each of these headings, given folded."""
        return set(names) <= set(self.folded)


def table_of(lines: Sequence[Line], *, title: str = "", torn: tuple[RefusedLine, ...] = ()) -> Table | None:
    """The table in these lines; None where none of the first names at least two things that we know."""
    best, most = None, _LEAST_KNOWN - 1
    for nth, line in enumerate(lines[:SEARCHED]):
        known = len({field for cell in line.cells if (field := field_of(cell))})
        if known > most:
            best, most = nth, known
    if best is None:
        best = 0
    if not lines or len([cell for cell in lines[best].cells if cell.strip()]) < _LEAST_KNOWN:
        return None
    names = [in_one_line(cell[: 4 * _LONGEST].replace("\ufeff", ""))[:_LONGEST] for cell in lines[best].cells]
    while names and not names[-1]:
        names.pop()
    headings = unique([name or f"#{place}" for place, name in enumerate(names, 1)])
    return Table(title, tuple(headings), tuple(lines[best + 1 :]), torn)

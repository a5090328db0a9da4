"""Formats that are tables: their columns by heading, as a tool writes them or as they are guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.exchange.rescue import column_words
from okrdesk.exchange.rescue.assembling import Assembling
from okrdesk.exchange.rescue.format import LIKELY, NO, SURE, Format, Mapped
from okrdesk.exchange.rescue.given import Given
from okrdesk.exchange.rescue.headings import Table
from okrdesk.exchange.rescue.lines import Cells, cells_of, columns_of, corrected
from okrdesk.exchange.surveys.folding import folded
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.rescued.rows import Reading

Assemble = Callable[[Assembling, Sequence[Cells]], None]


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A tool's table: `known` are its headings (folded) with their fields, `needs` those that tell it.

    `numbers` is the locale in which the tool writes, "" for the one that the file shows. `shaped` puts
    together what the tool spreads over several columns.
    """

    key: str
    name: Callable[[], str]
    known: Mapping[str, str]
    needs: tuple[frozenset[str], ...]
    assemble: Assemble
    numbers: str = ""
    shaped: Callable[[Table], Table] = lambda table: table

    def mapping(self, table: Table) -> dict[str, str]:
        """What each column of a table is in this tool."""
        return {
            heading: self.known.get(name, column_words.IGNORED)
            for heading, name in zip(table.headings, map(folded, table.headings), strict=True)
        }

    def table(self, given: Given) -> Table | None:
        """The table in a file that this tool wrote; None where there is none."""
        return next((self.shaped(table) for table in given.tables if self._fits(table)), None)

    def _fits(self, table: Table) -> bool:
        return any(table.has(*names) for names in self.needs)

    def recognise(self, given: Given) -> int:
        """SURE by the headings that no other tool has; less where many of its columns are unknown."""
        table = self.table(given)
        if table is None:
            return NO
        named = [name for name in table.headings if not name.startswith("#")]
        known = sum(1 for name in table.folded if name in self.known)
        return SURE if 2 * known >= len(named) else LIKELY

    def mapped(self, given: Given) -> Mapped | None:
        """The table with its columns."""
        table = self.table(given)
        return None if table is None else Mapped(table, self.mapping(table))

    def read(self, given: Given) -> Reading:
        """The rows of a file of this tool. Raises Refused where it is none."""
        table = self.table(given)
        if table is None:
            sentence = _("“{name}” has not the columns of a file of {tool}.")
            raise Refused(sentence.format(name=quoted(given.name), tool=self.name()))
        return read_table(self, given, table, self.mapping(table))

    def format(self) -> Format:
        """The row of the table of formats."""
        return Format(self.key, self.name, self.recognise, self.read, self.mapped)


def read_table(of: TableFormat, given: Given, table: Table, guess: Mapping[str, str]) -> Reading:
    """The rows of a table whose columns are what `guess` says, but for those that somebody corrected."""
    fields = corrected(guess, given.ways.columns)
    lines = cells_of(table, fields)
    locale = of.numbers or given.ways.locale
    columns = columns_of(lines, fields, locale, workbook=bool(given.sheets))
    work = Assembling(of.key, of.name(), given.name, columns)
    work.refused += table.torn
    of.assemble(work, lines)
    return work.reading(len(lines) + len(table.torn))

"""Lines of a table as cells by what they are: a column for each field, whatever it is called in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.exchange.rescue import cell_reading, column_words
from okrdesk.exchange.rescue.column_words import IGNORED
from okrdesk.exchange.rescue.headings import Table
from okrdesk.exchange.surveys import dates
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, day_order

NUMBERS = ("baseline", "current", "target", "weight", "progress", "objective-progress", "objective-weight")
_DAYS = ("first-day", "last-day", "checked-on")
_LINK = re.compile(
    r'=\s*HYPERLINK\s*\(\s*"(?P<url>[^"]*)"\s*(?:[,;]\s*"?(?P<text>[^")]*)"?\s*)?\)', re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cells:
    """A line: its number, its cells by field (only those that are filled), and those beyond the headings."""

    line: int
    of: Mapping[str, str]
    rest: tuple[str, ...] = ()

    def get(self, field: str) -> str:
        """The cell of a field, "" where it is blank or there is none."""
        return self.of.get(field, "")


@dataclass(frozen=True, slots=True)
class Columns:
    """How the columns of a table are taken: `fields` by heading, numbers by `locale`, days by `order`.

    `shares` are fields whose percentages are written as shares of 1.
    """

    fields: Mapping[str, str]
    locale: str
    order: str
    shares: frozenset[str] = frozenset()

    def heading(self, field: str) -> str:
        """What the file calls a field."""
        return next((heading for heading, each in self.fields.items() if each == field), field)

    def has(self, *fields: str) -> bool:
        """Whether there are columns for all of these."""
        return set(fields) <= set(self.fields.values())


def corrected(guess: Mapping[str, str], wishes: Mapping[str, str] | None) -> dict[str, str]:
    """The mapping with what somebody corrected; a field that is given to another column leaves the first one.

    Refused for a column or a field that does not exist.
    """
    mapping = dict(guess)
    for heading, field in (wishes or {}).items():
        known = next((each for each in mapping if each.casefold() == heading.strip().casefold()), None)
        if known is None:
            sentence = _("There is no column “{name}”; there is: {names}.")
            names = ", ".join(quoted(each, 30) for each in list(mapping)[:30])
            raise Refused(sentence.format(name=quoted(heading), names=names))
        if field not in column_words.FIELDS:
            sentence = _("A column cannot be “{field}”; it can be: {names}.")
            raise Refused(sentence.format(field=quoted(field), names=", ".join(column_words.FIELDS)))
        if field != IGNORED:
            mapping = {each: IGNORED if of == field else of for each, of in mapping.items()}
        mapping[known] = field
    return mapping


def cells_of(table: Table, fields: Mapping[str, str]) -> list[Cells]:
    """The lines of a table; those with nothing in them are left out."""
    at = [(place, fields.get(heading, IGNORED)) for place, heading in enumerate(table.headings)]
    used = [(place, field) for place, field in at if field != IGNORED]
    width = len(table.headings)
    made = []
    for line in table.lines:
        held = {
            field: cell.strip()
            for place, field in used
            if place < len(line.cells) and (cell := line.cells[place]).strip()
        }
        rest = tuple(cell for cell in line.cells[width:] if cell.strip())
        if any(cell.strip() for cell in line.cells):
            made.append(Cells(line.number, held, rest))
    return made


def columns_of(lines: Sequence[Cells], fields: Mapping[str, str], locale: str, *, workbook: bool) -> Columns:
    """How numbers and days in these lines are written."""
    found = cell_reading.locale_of((line.get(field) for line in lines for field in NUMBERS), locale)
    order, _open = dates.order_of(line.get(field) for line in lines for field in _DAYS)
    order = order or day_order(locale)
    amounts = ("baseline", "current", "target")
    shares = frozenset(
        field
        for field in NUMBERS
        if field not in amounts and _are_shares([line.get(field) for line in lines], found, workbook)
    )
    return Columns(dict(fields), found, order if order in dates.ORDERS else "dmy", shares)


def bare_id(cell: str) -> str:
    """An id without the formula that makes it a link."""
    match = _LINK.fullmatch(cell.strip()[:2000])
    if match is None:
        return cell.strip()[:300]
    return (match["text"] or match["url"].rstrip("/").rpartition("/")[2]).strip()[:300]


def _are_shares(cells: Iterable[str], locale: str, workbook: bool) -> bool:
    """Whether percentages are written as shares of 1: none is above, and some are fractions.

    In a workbook a cell of percent holds its share, so a whole column of 0 and 1 is one too.
    """
    fraction = False
    for cell in filter(None, cells):
        try:
            found = cell_reading.amount(cell, locale)
        except Refused:
            return False
        if found is None:
            continue
        if found.unit or not 0 <= found.value <= 1:
            return False
        fraction = fraction or workbook or found.value not in (0, 1)
    return fraction


def carried(lines: Sequence[Cells], *fields: str) -> list[Cells]:
    """The lines with what stands in cells that go over several of them, as merged ones do."""
    made: list[Cells] = []
    last: dict[str, str] = {}
    for line in lines:
        if line.get(fields[0]):
            last = {field: line.get(field) for field in fields}
            made.append(line)
        else:
            made.append(replace(line, of={**last, **line.of}))
    return made

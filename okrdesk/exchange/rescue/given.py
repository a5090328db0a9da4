"""A file that was given, in whatever it can be read as: text, table, workbook, JSON, packed files.

Each is read once, when a format asks for it; what it is not, is None.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from okrdesk.document import strict_json
from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.exchange import delimited, workbooks
from okrdesk.exchange.decoding import SIZE_LIMIT, Decoded, decoded, refuse_large_or_empty
from okrdesk.exchange.delimited import Line
from okrdesk.exchange.rescue.headings import Table, table_of
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.rescued.rows import RefusedLine

OURS = "key-results.csv"  # is among the tables that we pack ourselves


@dataclass(frozen=True, slots=True)
class Ways:
    """How a file is to be read where it leaves that open: numbers and days by a locale, columns by a mapping.

    `columns` leads from headings to fields (`column_words.FIELDS`), as somebody corrected them.
    """

    locale: str = ""
    columns: Mapping[str, str] | None = None


class Given:
    """The bytes of a file and its name. Refused at once where it is too large, or packed like a bomb."""

    def __init__(self, content: bytes, name: str, ways: Ways | None = None) -> None:
        refuse_large_or_empty(content, name)
        self.content, self.name, self.ways = content, name, ways or Ways()
        self.members: dict[str, bytes] = {}
        self.sheets: tuple[workbooks.Sheet, ...] = ()
        self._unpack()

    def _unpack(self) -> None:
        if not workbooks.is_packed(self.content):
            return
        sheets = workbooks.sheets_of(self.content, self.name)
        if sheets is not None:
            self.sheets = sheets
            return
        ours = workbooks.members_of(self.content, self.name, ".csv")
        self.members = ours if OURS in ours else workbooks.members_of(self.content, self.name, ".json")
        if len(self.members) > 1:
            return
        inside, inner = workbooks.only_table(self.content, self.name)
        if workbooks.is_packed(inside):
            self.sheets = workbooks.sheets_of(inside, inner) or ()
            if not self.sheets:
                sentence = _("“{name}” holds another packed file; unpack it and choose the table in it.")
                raise Refused(sentence.format(name=quoted(self.name)))
        self.content, self.members = inside, {}

    def in_ways(self, ways: Ways) -> Given:
        """The same file to be read in other ways; what was read of it already is not read again."""
        other = copy.copy(self)
        other.ways = ways
        return other

    @property
    def is_packed(self) -> bool:
        """Whether it is a workbook or several packed files, so no text."""
        return bool(self.sheets or self.members)

    @cached_property
    def decoded(self) -> Decoded | None:
        """Its text; None for what is packed. Raises Refused for what is no text."""
        return None if self.is_packed else decoded(self.content, self.name)

    @property
    def text(self) -> str:
        """Its text without a mark at its beginning; "" for what is packed."""
        return "" if self.decoded is None else self.decoded.text.removeprefix("\ufeff")

    @cached_property
    def json(self) -> Any:
        """What it holds as JSON; None where it is none."""
        if not self.text.lstrip().startswith(("{", "[")):
            return None
        try:
            return strict_json.read_any(self.text.encode("utf-8", "replace"), SIZE_LIMIT)
        except ValueError:
            return None

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Its tables with their headings: one of a text, one for each sheet of a workbook that has some."""
        if self.sheets:
            made = (table_of(sheet.lines, title=sheet.title) for sheet in self.sheets)
            return tuple(each for each in made if each is not None)
        if self.is_packed or self.json is not None:
            return ()
        first = self.text[:4096].partition("\n")[0].casefold()
        table = delimited.split(self.text, ragged="checkins" in first)
        if not table.separator or len(table.lines) > workbooks.MOST_LINES:
            return ()
        made_of = table_of(table.lines, torn=tuple(torn(line) for line in table.torn))
        return () if made_of is None else (made_of,)


def torn(line: Line) -> RefusedLine:
    """The refusal of a line whose quotes are not closed."""
    return RefusedLine(line.number, _("ends in the middle of a quoted cell"), line.cells)

"""Workbooks (.xlsx) out: typed cells in the workspace's formats; what people wrote is text, never a formula.

The same tables give the same bytes. Spreadsheets hold 15 digits and 32,767 letters in a cell: a number with
more digits is written as text, and what a longer text does not fit in goes on in further columns.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

from okrdesk.document.text import in_one_line
from okrdesk.exchange.tabular import Amount, Cell, Column, Filled, Formula, Table
from okrdesk.exchange.xlsx_formats import day_format, money_format, number_format, share_format
from okrdesk.i18n import _
from okrdesk.signs import signs

LONGEST_CELL = 32_767  # UTF-16 units
_LONGEST_TITLE = 31
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_FROM_THE_RIGHT = frozenset({"ar", "fa", "he", "ur"})
_FIRST_DAY = dt.date(1900, 3, 1)  # before it programs count days differently
# What XlsxWriter takes for markup of its own, and where spreadsheets see the number of a letter ("_x0041_").
_IS_MARKUP = re.compile(r"<r>.*</r>", re.DOTALL)
_IS_ESCAPE = re.compile(r"(?<=_)(?=x[0-9a-fA-F]{4}_)")
_HEAD = {"bold": True, "bg_color": "#2A4B8D", "font_color": "#FFFFFF", "valign": "vcenter", "text_wrap": True}
_FONT_SIZE, _WIDE = 10, 24
_EXACT = Context(prec=1000)


class Book:
    """A workbook that is being written; `made` is the moment that the file says it was made at."""

    def __init__(self, title: str, locale: str, made: dt.datetime) -> None:
        import xlsxwriter

        self.locale = locale
        self._bytes = io.BytesIO()
        self._book: Any = xlsxwriter.Workbook(
            self._bytes,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {"font_size": _FONT_SIZE},
            },
        )
        self._book.set_properties({"title": in_one_line(title)[:255], "created": made})
        self._titles: set[str] = set()
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def add(self, table: Table) -> tuple[Any, Table]:
        """Write a table as a sheet of its own under a frozen head; returns the sheet and what stands on it.

        The latter has the further columns that long texts go on in.
        """
        whole = _with_room(table)
        sheet = self.sheet(whole.name)
        for column, head in enumerate(whole.columns):
            sheet.set_column(column, column, head.width)
            self.write(sheet, 0, column, head.name(), **_HEAD)
        for number, row in enumerate(whole.rows, 1):
            for column, cell in enumerate(row):
                wraps = whole.columns[column].width > _WIDE
                self.write(
                    sheet, number, column, cell, valign="top", **({"text_wrap": True} if wraps else {})
                )
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(whole.rows)), len(whole.columns) - 1)
        sheet.repeat_rows(0)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # "1.10" is no number
        return sheet, whole

    def sheet(self, name: str) -> Any:
        """An empty sheet, on paper as wide as the page; its title is made safe and unlike all others."""
        title = sheet_title(name, self._titles)
        self._titles.add(title.casefold())
        sheet = self._book.add_worksheet(title)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        if self.locale.partition("_")[0] in _FROM_THE_RIGHT:
            sheet.right_to_left()
        return sheet

    def write(self, sheet: Any, row: int, column: int, cell: Cell, **look: Any) -> None:
        """Write a cell by its type; `look` are properties of its format. Nothing is left as it is.

        A text that is longer than a cell ends with an ellipsis; `add` lets it go on instead.
        """
        if cell is None or cell == "":
            return
        known, pattern = self._shown(cell)
        style = self._format(**({"num_format": pattern} if pattern else {}), **look)
        if isinstance(known, Formula):
            told = "" if known.value is None else float(known.value)
            sheet.write_formula(row, column, f"={known.expression}", style, told)
        elif isinstance(known, bool):
            sheet.write_boolean(row, column, known, style)
        elif isinstance(known, dt.date):
            sheet.write_datetime(row, column, dt.datetime.combine(known, dt.time()), style)
        elif isinstance(known, float):
            sheet.write_number(row, column, known, style)
        else:
            _write_text(sheet, row, column, str(known), style)

    def chart(self, kind: str) -> Any:
        """A chart of xlsxwriter that is still to be filled and put onto a sheet."""
        return self._book.add_chart({"type": kind})

    def name_range(self, name: str, sheet: Any, column: int, rows: int) -> None:
        """Give the cells of a column below the head a name that formulas can use."""
        from xlsxwriter.utility import quote_sheetname, xl_range_abs

        cells = xl_range_abs(1, column, max(1, rows), column)
        self._book.define_name(name, f"={quote_sheetname(sheet.get_name())}!{cells}")

    def content(self) -> bytes:
        """The bytes of the finished workbook."""
        self._book.close()
        return self._bytes.getvalue()

    def _format(self, **look: Any) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"font_size": _FONT_SIZE, **look})
        return self._formats[key]

    def _shown(self, cell: Filled) -> tuple[str | bool | float | dt.date | Formula, str]:
        """What is written for a cell, and the pattern that it is shown by."""
        if isinstance(cell, Formula):
            return cell, cell.pattern or share_format(cell.value or Fraction(0))
        if isinstance(cell, Fraction):
            return float(cell), share_format(cell)
        if isinstance(cell, bool | str):
            return cell, ""
        if isinstance(cell, int):
            return _exact(Decimal(cell)), "0"
        if isinstance(cell, dt.date):
            return (cell, day_format(self.locale)) if cell >= _FIRST_DAY else (cell.isoformat(), "")
        if isinstance(cell, Decimal):
            return _exact(cell), number_format(cell)
        return self._amount(cell)

    def _amount(self, cell: Amount) -> tuple[str | float, str]:
        if cell.shown == "percent":
            return _exact(cell.value.scaleb(-2, _EXACT)), number_format(cell.value) + "%"
        if cell.shown == "money" and cell.currency:
            return _exact(cell.value), money_format(cell.value, cell.currency, self.locale)
        if cell.shown == "yes-no" and cell.value in (0, 1):
            yes, no = (word.replace('"', "") for word in (_("yes"), _("no")))
            return _exact(cell.value), f'"{yes}";"{yes}";"{no}"'
        return _exact(cell.value), number_format(cell.value)


def sheet_title(name: str, taken: Iterable[str] = ()) -> str:
    """A title that every spreadsheet takes: at most 31 letters, none that is reserved, unlike those taken.

    `taken` are titles in small letters.
    """
    used = set(taken)
    plain = " ".join(_NOT_IN_TITLES.sub(" ", in_one_line(name)).split()).strip("' ")
    plain = _cut(plain, _LONGEST_TITLE).strip("' ") or _("Sheet")
    if plain.casefold() == "history":  # a name that Excel keeps for itself
        plain += "_"
    title, number = plain, 1
    while title.casefold() in used:
        number += 1
        ending = f" ({number})"
        title = _cut(plain, _LONGEST_TITLE - len(ending)).rstrip("' ") + ending
    return title


def is_exact(value: Decimal) -> bool:
    """Whether a spreadsheet can hold the number as it is: it reckons with some 15 digits."""
    return isinstance(_exact(value), float)


def _exact(value: Decimal) -> float | str:
    """The number as spreadsheets keep it, as text where it would become another one."""
    near = float(value)
    same = (
        abs(near) < 1e300 and Decimal(repr(near)) == value and len(value.normalize().as_tuple().digits) < 16
    )
    return near if same else format(value, "f")


def _write_text(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    if _units(text) > LONGEST_CELL:
        text = _cut(text, LONGEST_CELL - 1) + "…"
    if _IS_MARKUP.fullmatch(text) or _IS_ESCAPE.search(text):
        sheet.write_rich_string(row, column, *_fragments(text), style)
    else:
        sheet.write_string(row, column, text, style)


def _fragments(text: str) -> list[str]:
    """The text in three pieces or more, in none of which something stands that is not written as it is."""
    pieces = [piece for piece in _IS_ESCAPE.split(text) if piece]
    while len(pieces) < 3:
        last = pieces.pop()
        pieces += [last[:1], last[1:]]
    return pieces


def _with_room(table: Table) -> Table:
    """The table with columns for what does not fit into a cell, behind the others."""
    columns, rows = list(table.columns), [list(row) for row in table.rows]
    for index, column in enumerate(table.columns):
        pieces = [_pieces(row[index]) for row in table.rows]
        for nth in range(1, max(map(len, pieces), default=1)):
            columns.append(_further(column, nth + 1))
            for row, parts in zip(rows, pieces, strict=True):
                row[index] = parts[0]
                row.append(parts[nth] if nth < len(parts) else None)
    return replace(table, columns=tuple(columns), rows=tuple(map(tuple, rows)))


def _further(column: Column, number: int) -> Column:
    """The column in which long texts of another go on: "Note (2)"."""

    def named() -> str:
        return f"{column.name()} ({number})"

    return Column(f"{column.key} ({number})", named, column.width)


def _pieces(cell: Cell) -> Sequence[Cell]:
    if not isinstance(cell, str) or _units(cell) <= LONGEST_CELL:
        return (cell,)
    pieces = []
    while cell:
        piece = _cut(cell, LONGEST_CELL)
        pieces.append(piece)
        cell = cell[len(piece) :]
    return pieces


def _cut(text: str, units: int) -> str:
    """As much of a text as has at most so many UTF-16 units, cut between signs where that is possible."""
    if _units(text) <= units:
        return text
    begun = text[:units]
    while _units(begun) > units:
        begun = begun[: -max(1, (_units(begun) - units) // 2)]
    tail = begun[-200:]
    whole = signs(tail + text[len(begun) : len(begun) + 50])
    kept = 0
    for sign in whole:
        if kept + len(sign) > len(tail):
            break
        kept += len(sign)
    return begun[: len(begun) - len(tail) + kept] if kept else begun


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)

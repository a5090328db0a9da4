"""Workbooks out: typed cells, text stays text, the same bytes; openpyxl reads them without a warning."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import openpyxl
import pytest

from okrdesk.exchange.tabular import Amount, Cell, Column, Formula, Table
from okrdesk.exchange.xlsx import LONGEST_CELL, Book, is_exact, sheet_title
from okrdesk.exchange.xlsx_formats import day_format, money_format
from okrdesk.formats import LOCALES
from tests.exchange.hostile import TEXTS

MADE = dt.datetime(2026, 2, 8, 9, 30, tzinfo=dt.UTC)
DAY = MADE.date()
SHARE = '[>=1]0%;[>=0.995]"99%";0%'


def written(*rows: Sequence[Cell], title: str = "Goals", locale: str = "de_DE") -> bytes:
    book = Book(title, locale, MADE)
    width = max(map(len, rows))
    columns = tuple(Column(f"c{n}", f"Column {n}".format, 30) for n in range(width))
    book.add(Table("all", title, columns, tuple(map(tuple, rows))))
    return book.content()


def read(content: bytes, *, values: bool = False) -> Any:
    """By openpyxl, of which a warning fails, as any; with `values` what formulas gave when it was written."""
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def test_cells_have_their_type_and_the_formats_of_the_workspace() -> None:
    row: tuple[Cell, ...] = (
        "=1+1", 12, Decimal("1234.50"), Fraction(1, 3), DAY, True, None,
        Amount(Decimal("36.5"), "percent"), Amount(Decimal(6000), "money", "EUR"),
        Amount(Decimal(1), "yes-no"), Formula("1+1", Fraction(2)), dt.date(1400, 1, 1),
    )  # fmt: skip
    sheet = read(written(row)).worksheets[0]
    cells = sheet[2]
    assert [c.value for c in cells] == [
        "=1+1", 12, 1234.5, 1 / 3, dt.datetime.combine(DAY, dt.time()), True, None, 0.365, 6000, 1,
        "=1+1", "1400-01-01",
    ]  # fmt: skip
    assert [c.data_type for c in cells] == list("snnndbnnnnfs")
    assert [c.number_format for c in cells][1:5] == ["0", "#,##0.00", SHARE, "dd.mm.yyyy"]
    assert cells[7].number_format == "#,##0.0%"
    assert cells[8].number_format == '#,##0"\u00a0€";-#,##0"\u00a0€"'
    assert cells[9].number_format == '"yes";"yes";"no"'
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:L2"


# openpyxl takes "x005F_" out of every text; read by ourselves they come back (test_hostile_texts).
@pytest.mark.parametrize("text", [text for text in TEXTS if "x005F_" not in text])
def test_what_people_write_is_text(text: str) -> None:
    content = written((text,))
    cells = read(content).worksheets[0][2]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
        assert "xl/externalLinks" not in "".join(packed.namelist())
        assert "<f>" not in sheet
        assert "<hyperlink" not in sheet
    assert "".join(cell.value for cell in cells) == text


def test_a_text_goes_on_where_a_cell_ends() -> None:
    long = "Zeile 👩‍👩‍👧 é\n" * 5000
    sheet = read(written(("short", "x"), (long, "y"))).worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    assert heads == ["Column 0", "Column 1", "Column 0 (2)", "Column 0 (3)"]
    assert [cell.value for cell in sheet[2]] == ["short", "x", None, None]
    first, other, *more = (cell.value for cell in sheet[3])
    assert other == "y"
    assert "".join((first, *more)) == long
    assert all(len(piece.encode("utf-16-le")) <= 2 * LONGEST_CELL for piece in (first, *more))
    assert all(piece[0] in "Zeile 👩é\n" for piece in more), "cut between signs"


def test_a_text_that_cannot_go_on_says_so() -> None:
    book = Book("x", "", MADE)
    sheet = book.sheet("One")
    for row, text in enumerate(("é😀" * 20_000, f"<r>{'x' * 40_000}</r>")):
        book.write(sheet, row, 0, text)
    for row in read(book.content())["One"].iter_rows():
        assert row[0].value.endswith("…")
        assert LONGEST_CELL - 2 <= len(row[0].value.encode("utf-16-le")) // 2 <= LONGEST_CELL


def test_sheets_of_a_language_from_the_right_begin_there() -> None:
    for locale, from_right in (("he_IL", True), ("ar_EG", True), ("de_DE", False), ("", False)):
        sheet = read(written(("a",), locale=locale)).worksheets[0]
        assert bool(sheet.sheet_view.rightToLeft) == from_right


@pytest.mark.parametrize(
    ("value", "exact"),
    [("0.1", True), ("123456789012345", True), ("1234567890.12345678", False), ("1E+400", False)],
)
def test_a_number_that_no_spreadsheet_holds_is_written_as_text(value: str, exact: bool) -> None:
    number = Decimal(value)
    assert is_exact(number) == exact
    (cell,) = read(written((number,))).worksheets[0][2]
    assert Decimal(str(cell.value)) == number
    assert cell.data_type == ("n" if exact else "s")


def test_titles_of_sheets_are_safe_and_unlike() -> None:
    assert sheet_title("Who: us/them? [all] *\\") == "Who us them all"
    assert sheet_title("'quoted'") == "quoted"
    assert sheet_title("History") == "History_"
    assert sheet_title("") == "Sheet"
    assert sheet_title("Goals", {"goals", "goals (2)"}) == "Goals (3)"
    taken: set[str] = set()
    for text in TEXTS:
        title = sheet_title(text, taken)
        taken.add(title.casefold())
        assert len(title.encode("utf-16-le")) <= 62
        assert not re.search(r"[\[\]:*?/\\]", title)
    book = Book("x", "", MADE)
    names = [book.sheet(text).get_name() for text in TEXTS]
    assert read(book.content()).sheetnames == names


def test_the_same_tables_are_the_same_bytes() -> None:
    first = written(("a", Decimal("1.5"), dt.date(2026, 1, 1)))
    assert written(("a", Decimal("1.5"), dt.date(2026, 1, 1))) == first
    book = read(first)
    assert book.properties.created == MADE.replace(tzinfo=None)
    assert book.properties.creator in (None, "")
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("locale", [*LOCALES, ""])
def test_every_locale_has_formats_that_are_read_as_such(locale: str) -> None:
    from openpyxl.styles.numbers import is_date_format

    assert is_date_format(day_format(locale))
    for currency in ("EUR", "CHF", "SEK", "CZK"):
        assert not is_date_format(money_format(Decimal("1.25"), currency, locale))
    assert money_format(Decimal("1.255"), "EUR", "en_GB") == '"€"#,##0.000;-"€"#,##0.000'

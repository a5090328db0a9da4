from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from okrdesk.document.refused import Refused
from okrdesk.exchange.surveys.survey import SurveyFile
from okrdesk.exchange.workbooks import MOST_COLUMNS, sheets_of
from tests.files.write_surveys import FOLDER


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(content: bytes, name: str, change: str) -> bytes:
    """The workbook with the cells of its sheet written otherwise."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as packed,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in packed.namelist():
            text = packed.read(each)
            if each == name:
                text = re.sub(rb"<sheetData.*</sheetData>", change.encode(), text, flags=re.DOTALL)
            new.writestr(each, text)
    return out.getvalue()


def book_of(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def test_cells_are_text_as_people_read_them() -> None:
    sheets = sheets_of(book_of(("a", 1.0, 2.5, None, True), (), ("b",)), "x.xlsx")
    assert sheets is not None
    assert [(line.number, line.cells) for line in sheets[0].lines] == [
        (1, ("a", "1", "2.5", "", "True")),
        (3, ("b",)),
    ]


def test_a_formula_has_the_value_that_was_saved_with_it() -> None:
    cells = '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>7</v></c><c r="B1"><f>A1</f></c></row></sheetData>'
    sheets = sheets_of(with_part(book_of(("a",)), "xl/worksheets/sheet1.xml", cells), "x.xlsx")
    assert sheets is not None
    assert sheets[0].lines[0].cells == ("7",)


def test_a_cell_at_the_far_end_costs_nothing() -> None:
    far = '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>' + (
        '<row r="1048576"><c r="XFD1048576"><v>3</v></c></row></sheetData>'
    )
    sheets = sheets_of(with_part(book_of(("a",)), "xl/worksheets/sheet1.xml", far), "x.xlsx")
    assert sheets is not None
    assert [len(line.cells) for line in sheets[0].lines] == [1]
    assert MOST_COLUMNS < 16_384


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>'
    content = book_of(("a",))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(out, "w") as new:
        for each in packed.namelist():
            text = packed.read(each).decode()
            if each == "xl/worksheets/sheet1.xml":
                text = bomb + re.sub(r"<\?xml[^>]*\?>", "", text)
            new.writestr(each, text)
    with pytest.raises(Refused, match="damaged"):
        sheets_of(out.getvalue(), "x.xlsx")


def test_more_lines_than_a_survey_has_are_refused() -> None:
    many = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 20_003))
    content = with_part(book_of(("a",)), "xl/worksheets/sheet1.xml", f"<sheetData>{many}</sheetData>")
    with pytest.raises(Refused, match="more than 20000 lines"):
        sheets_of(content, "x.xlsx")


def test_a_zip_file_of_something_else_is_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("a.csv", "a")
    assert sheets_of(out.getvalue(), "x.zip") is None


@given(st.data())
def test_a_damaged_packed_file_is_refused_and_nothing_worse(data: st.DataObject) -> None:
    content = bytearray(
        (FOLDER / data.draw(st.sampled_from(["google_download.zip", "forms.xlsx"]))).read_bytes()
    )
    for _change in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        del content[place : place + data.draw(st.integers(0, 30))]
        content[place:place] = data.draw(st.binary(max_size=8))
    with suppress(Refused):
        SurveyFile(bytes(content), "x.zip")


def test_a_workbook_without_styles_is_read_without_a_word() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book_of(("a", "b")))) as packed, zipfile.ZipFile(out, "w") as new:
        for each in packed.namelist():
            text = packed.read(each)
            if each == "xl/styles.xml":
                text = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
            new.writestr(each, text)
    sheets = sheets_of(out.getvalue(), "x.xlsx")
    assert sheets is not None
    assert sheets[0].lines[0].cells == ("a", "b")


def test_a_style_that_is_missing_is_not_printed_among_what_a_command_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A named style points at a form that is not there: openpyxl prints its number before it gives up."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book_of(("a",)))) as packed, zipfile.ZipFile(out, "w") as new:
        for each in packed.namelist():
            text = packed.read(each)
            if each == "xl/styles.xml":
                assert b'xfId="0"' in text
                text = re.sub(rb'(<cellStyle [^>]*xfId=)"0"', rb'\1"7"', text)
            new.writestr(each, text)
    with pytest.raises(Refused, match="damaged"):
        sheets_of(out.getvalue(), "x.xlsx")
    assert capsys.readouterr().out == ""


def test_texts_are_as_a_spreadsheet_shows_them() -> None:
    """Control characters are written as their numbers, and what only looks like one is marked as such."""
    texts = ("two\rlines", "_x0041_", "_x005F_", "x005F_", "plain")
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for row, text in enumerate(texts):
        sheet.write_string(row, 0, text)
    book.close()
    (read,) = sheets_of(out.getvalue(), "x.xlsx") or ()
    assert tuple(line.cells[0] for line in read.lines) == texts


def test_half_a_letter_is_none() -> None:
    """What stands for half of a pair is read as a letter that is missing; a pair is one."""
    out, changed = io.BytesIO(), io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.add_worksheet().write_string(0, 0, "half, pair")
    book.close()
    with zipfile.ZipFile(out) as packed, zipfile.ZipFile(changed, "w") as again:
        for name in packed.namelist():
            again.writestr(name, packed.read(name).replace(b"half, pair", b"a_xD83D_z _xD83D__xDE00_"))
    (read,) = sheets_of(changed.getvalue(), "x.xlsx") or ()
    assert read.lines[0].cells == ("a\ufffdz 😀",)

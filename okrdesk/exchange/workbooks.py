"""Workbooks (.xlsx) as sheets of text cells, and packed files, read with limits that no bomb passes.

Formulas are never run: a cell has the value that was saved with it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.exchange.decoding import SIZE_LIMIT
from okrdesk.exchange.delimited import Line
from okrdesk.frozen import dataclass
from okrdesk.i18n import _

MOST_LINES, MOST_COLUMNS = 20_000, 200
# What a survey never is; openpyxl reads some 5 MB of cells in a second.
_MOST_UNPACKED, _MOST_MEMBERS, _MOST_RATIO = 40 * 1024 * 1024, 2000, 200
_SMALL_PARTS = 8 * 1024 * 1024  # of styles and the list of sheets, which are read whole
_MARK = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its title, and its lines that are not blank."""

    title: str
    lines: tuple[Line, ...]


def is_packed(content: bytes) -> bool:
    """Whether the bytes are a zip file, as a workbook is."""
    return content.startswith(_MARK)


def sheets_of(content: bytes, name: str) -> tuple[Sheet, ...] | None:
    """The sheets of a workbook; None where the zip file holds something else. Raises Refused."""
    with _opened(content, name) as packed:
        if "xl/workbook.xml" not in packed.namelist():
            return None
    try:
        # It warns of styles and rules that tools leave out, and prints the number of one that is missing.
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            book = _book(content)
            try:
                return tuple(_sheet(each, name) for each in book.worksheets if each.sheet_state == "visible")
            finally:
                book.close()
    except Refused:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged file leads to
        raise _damaged(name) from error


def _book(content: bytes) -> Any:
    """The workbook of openpyxl, read row by row, with texts as spreadsheets show them.

    In the file a control character is written as its number ("_x000D_"), and so is the beginning of what only
    looks like one; openpyxl leaves the former as it stands and takes the wrong letters out of the latter.
    """
    from openpyxl.cell.text import Text
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.utils.escape import unescape
    from openpyxl.xml import DEFUSEDXML
    from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
    from openpyxl.xml.functions import iterparse

    if not DEFUSEDXML:
        raise RuntimeError("openpyxl reads without defusedxml")

    class Reader(ExcelReader):  # type: ignore[misc]
        def read_strings(self) -> None:
            part = self.package.find(SHARED_STRINGS)
            if part is not None:
                with self.archive.open(part.PartName[1:]) as source:
                    self.shared_strings = list(_strings(source))

    def _strings(source: Any) -> Iterator[str]:
        for _event, node in iterparse(source):
            if node.tag == f"{{{SHEET_MAIN_NS}}}si":
                text = Text.from_tree(node)
                shown = "".join(unescape(each) for each in (text.plain, *(run.t for run in text.r)) if each)
                yield shown.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
                node.clear()

    reader = Reader(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    reader.read()
    return reader.wb


def only_table(content: bytes, name: str) -> tuple[bytes, str]:
    """The one table (CSV, TSV, workbook, JSON) in a zip file, and its name. Raises Refused."""
    with _opened(content, name) as packed:
        filled = _members(packed, ".csv", ".tsv", ".xlsx", ".txt", ".json")
        if not filled:
            sentence = _("“{name}” holds no table that is known here; save it as .xlsx or CSV UTF-8.")
            raise Refused(sentence.format(name=quoted(name)))
        if len(filled) > 1:
            sentence = _("“{name}” holds {n} tables; unpack it and choose one of them.")
            raise Refused(sentence.format(name=quoted(name), n=len(filled)))
        return _unpacked(packed, filled[0], name), filled[0].filename.rpartition("/")[2]


def members_of(content: bytes, name: str, ending: str) -> dict[str, bytes]:
    """The files of a kind in a zip file by their bare names, in small letters. Raises Refused."""
    with _opened(content, name) as packed:
        return {
            each.filename.rpartition("/")[2].casefold(): _unpacked(packed, each, name)
            for each in _members(packed, ending)
        }


def _members(packed: zipfile.ZipFile, *endings: str) -> list[zipfile.ZipInfo]:
    """What is in a zip file with one of these endings, but for what a Mac puts beside it."""
    return [
        each
        for each in packed.infolist()
        if each.filename.casefold().endswith(endings) and not each.filename.startswith("__MACOSX/")
    ]


def _unpacked(packed: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of one file in a zip file, never more than can be read here."""
    try:
        return packed.open(member).read(SIZE_LIMIT + 1)
    except Exception as error:  # a damaged list of contents leads zipfile anywhere
        raise _damaged(name) from error


def _opened(content: bytes, name: str) -> zipfile.ZipFile:
    """The zip file, once its list of contents is within the limits."""
    try:
        packed = zipfile.ZipFile(io.BytesIO(content))
    except Exception as error:  # a damaged list of contents leads zipfile anywhere
        raise _damaged(name) from error
    members = packed.infolist()
    unpacked = sum(each.file_size for each in members)
    small = sum(e.file_size for e in members if e.filename in ("xl/styles.xml", "xl/workbook.xml"))
    if (
        len(members) > _MOST_MEMBERS
        or unpacked > _MOST_UNPACKED
        or unpacked > _MOST_RATIO * len(content)
        or small > _SMALL_PARTS
    ):
        sentence = _("“{name}” unpacks to more than a table can be; save it as CSV UTF-8.")
        raise Refused(sentence.format(name=quoted(name)))
    return packed


def _sheet(sheet: Any, name: str) -> Sheet:
    sheet.reset_dimensions()
    lines: list[Line] = []
    for number, row in enumerate(_rows(sheet), 1):
        filled = [column for column, value in enumerate(row) if value is not None]
        cells = tuple(_text(value) for value in row[: filled[-1] + 1]) if filled else ()
        if any(cells):
            if number > MOST_LINES:
                raise too_long(name)
            lines.append(Line(number, cells))
    return Sheet(str(sheet.title), tuple(lines))


def too_long(name: str) -> Refused:
    """The refusal of a table or list with more than MOST_LINES lines."""
    sentence = _("“{name}” has more than {most} lines; split it.")
    return Refused(sentence.format(name=quoted(name), most=MOST_LINES))


def _rows(sheet: Any) -> Iterable[tuple[Any, ...]]:
    rows: Iterable[tuple[Any, ...]] = sheet.iter_rows(
        max_row=MOST_LINES + 1, max_col=MOST_COLUMNS, values_only=True
    )
    return rows


def _text(value: object) -> str:
    """A cell as text: whole numbers without a point, days as 2026-03-04 18:05:00."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.replace(microsecond=0).isoformat(" ")
    return str(value).strip()


def _damaged(name: str) -> Refused:
    sentence = _("“{name}” is damaged and cannot be read; save it again, or as CSV UTF-8.")
    return Refused(sentence.format(name=quoted(name)))

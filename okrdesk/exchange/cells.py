"""Words of people as cells of a table: nothing that a spreadsheet takes for a formula or another cell."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from okrdesk.document.text import in_one_line
from okrdesk.i18n import _

# What a spreadsheet reckons with: what begins so, but for a plain figure such as "-3.8" or "+30%".
_FORMULA = re.compile(r"[=+\-@＝＋－＠]")
_FIGURE = re.compile(r"[+\-]?[\d\s.,'’]*\d[\d\s.,'’]*(%|[^\W\d_]{1,4}|[€$£¥])?")


# What programs look past at the beginning of a cell before they take it for a formula.
_GUARDED = re.compile(r"[\s']*[=+\-@＝＋－＠]|'*[\t\r]")
# Where a program that parts cells otherwise begins a new one, and what it would reckon with there: a list
# with dashes stays as it is.
_PARTED = r"(?<=[;\t\n])([ ']*)"
_RECKONED = r"(?=[=@＝＠]|[+\-＋－]\S[^\n]*[|(])"
_INSIDE, _INSIDE_GUARDED = re.compile(_PARTED + _RECKONED), re.compile(_PARTED + "'" + _RECKONED)


def guarded(text: str) -> str:
    """The text as it stands in a cell of a CSV file: after an apostrophe where it begins like a formula.

    Spreadsheets in some countries part cells at semicolons and then at every line, whatever quotes say; so
    there, too, nothing begins like one.
    """
    inside = _INSIDE.sub(r"\1'", text)
    return f"'{inside}" if _GUARDED.match(text) else inside


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    inside = cell[1:] if cell.startswith("'") and _GUARDED.match(cell[1:]) else cell
    return _INSIDE_GUARDED.sub(r"\1", inside)


def safe_cell(text: str) -> str:
    """The text in one line, after an apostrophe where a spreadsheet would take it for a formula."""
    line = in_one_line(text)
    return f"'{line}" if _FORMULA.match(line) and not _FIGURE.fullmatch(line) else line


def refused_csv(columns: Sequence[str], lines: Iterable[tuple[int, str, Sequence[str]]]) -> bytes:
    """Refused lines (number, reason, cells) with their reasons as CSV, to be mended and brought again."""
    rows = [(_("Line"), _("Reason"), *columns)]
    rows += [(str(number), reason, *cells) for number, reason, cells in lines]
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([safe_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def table_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows for a spreadsheet: tabs between the cells, a line for each row."""
    return "\n".join("\t".join(safe_cell(cell) for cell in row) for row in rows)

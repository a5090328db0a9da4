"""Words of people as cells of a table: nothing that a spreadsheet takes for a formula or another cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from okrdesk.document.text import in_one_line

# What a spreadsheet reckons with: what begins so, but for a plain figure such as "-3.8" or "+30%".
_FORMULA = re.compile(r"[=+\-@＝＋－＠]")
_FIGURE = re.compile(r"[+\-]?[\d\s.,'’]*\d[\d\s.,'’]*(%|[^\W\d_]{1,4}|[€$£¥])?")


# What programs look past at the beginning of a cell before they take it for a formula.
_GUARDED = re.compile(r"[\s']*[=+\-@＝＋－＠]|'*[\t\r]")


def guarded(text: str) -> str:
    """The text as it stands in a cell of a CSV file: after an apostrophe where it begins like a formula."""
    return f"'{text}" if _GUARDED.match(text) else text


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell[1:]) else cell


def safe_cell(text: str) -> str:
    """The text in one line, after an apostrophe where a spreadsheet would take it for a formula."""
    line = in_one_line(text)
    return f"'{line}" if _FORMULA.match(line) and not _FIGURE.fullmatch(line) else line


def table_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows for a spreadsheet: tabs between the cells, a line for each row."""
    return "\n".join("\t".join(safe_cell(cell) for cell in row) for row in rows)

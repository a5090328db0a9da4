"""A cycle as CSV: one table with a line for each key result, or every table in a packed file.

Several tables are one packed file rather than a folder: it can be mailed, takes the place of an older one in
one move, and comes back by choosing one file. UTF-8 with its mark, so that every spreadsheet reads the
letters; days as 2026-02-08, numbers with a point, percentages in points, shares as parts of 1.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from fractions import Fraction

from okrdesk.document.document import Document
from okrdesk.exchange.cells import guarded
from okrdesk.exchange.cycle_tables import cycle_table, not_brought_back, tables_of
from okrdesk.exchange.goal_tables import (
    check_ins_table,
    initiatives_table,
    key_results_table,
    objectives_table,
)
from okrdesk.exchange.tabular import Amount, Cell, Column, Formula, Table
from okrdesk.i18n import _
from okrdesk.okr import people
from okrdesk.okr.outline import Outline
from okrdesk.okr.rounding import json_fraction

OF_OBJECTIVE, CHECK_IN, INITIATIVE, PEOPLE = "objective_", "check_in_", "initiative_", "people"
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_SAID_OF_IT = ("mission", "vision", "audience", "revisit_on", "closed_on", "went_well", "in_the_way")
_OF_CYCLE = (
    "community",
    "cycle",
    "first_day",
    "last_day",
    "as_of",
    "rule",
    "cadence",
    "weekday",
    "check_in_at",
    "locale",
)


def to_csv(document: Document, seen: Outline) -> bytes:
    """The key results of a cycle, a line each, with their objectives, check-ins and initiatives.

    Each check-in and each initiative is a cell of its own at the end, as JSON. An objective without key
    results has a line too; what is said of the cycle at length stands in the first.
    """
    return _written(*_one_table(document, seen))


def to_zip(document: Document, seen: Outline) -> bytes:
    """Every table of the cycle as a CSV file, packed; the same content gives the same bytes."""
    packed = io.BytesIO()
    behind = _("Taken in by OKR Desk again: {what}.").format(what=not_brought_back())
    members = {f"{table.key}.csv": table_csv(table) for table in tables_of(document, seen)}
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in {**members, "read-me.txt": f"{behind}\r\n".encode()}.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = (
                zipfile.ZIP_DEFLATED,
                3,
                0o644 << 16,
            )
            archive.writestr(entry, content)
    return packed.getvalue()


def table_csv(table: Table) -> bytes:
    """A table as CSV, under headings for machines."""
    return _written([column.key for column in table.columns], table.rows)


def text_of(cell: Cell) -> str:
    """A cell as CSV has it, before it is guarded against being taken for a formula."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if cell is None or isinstance(cell, str | int):
        return "" if cell is None else str(cell)
    if isinstance(cell, Amount | Formula):
        return text_of(cell.value)
    if isinstance(cell, Fraction):
        return json_fraction(cell) or ""
    return cell.isoformat() if isinstance(cell, dt.date) else format(cell, "f")


def _written(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else text_of(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _one_table(document: Document, seen: Outline) -> tuple[list[str], list[list[Cell]]]:
    """Headings and lines of the one table."""
    goals, measured = objectives_table(document, seen), key_results_table(document, seen)
    about = cycle_table(document, seen)
    of_cycle, said = ([about.rows[0][about.index(key)] for key in keys] for keys in (_OF_CYCLE, _SAID_OF_IT))
    given, planned = (
        _in_cells(table) for table in (check_ins_table(document, seen), initiatives_table(document, seen))
    )
    said.append("\n".join(each.name for each in people.everyone(document) if not each.retired))
    most, most_planned = (max(map(len, held.values()), default=0) for held in (given, planned))
    head = [
        *(column.key for column in measured.columns),
        *(f"{OF_OBJECTIVE}{column.key}" for column in goals.columns),
        *_OF_CYCLE,
        *_SAID_OF_IT,
        PEOPLE,
        *(f"{CHECK_IN}{n}" for n in range(1, most + 1)),
        *(f"{INITIATIVE}{n}" for n in range(1, most_planned + 1)),
    ]
    below: dict[Cell, list[tuple[Cell, ...]]] = {}
    for row in measured.rows:
        below.setdefault(row[measured.index("objective")], []).append(row)
    lines: list[list[Cell]] = []
    for goal in goals.rows:
        for row in below.get(goal[0]) or [_blank(measured, goal[0])]:
            mine, work = given.get(row[0], []), planned.get(row[0], [])
            at_end = [*mine, *[None] * (most - len(mine)), *work, *[None] * (most_planned - len(work))]
            lines.append([*row, *goal, *of_cycle, *(said if not lines else [None] * len(said)), *at_end])
    return head, lines


def _blank(measured: Table, number: Cell) -> tuple[Cell, ...]:
    """The line of an objective that has no key result."""
    return tuple(number if column.key == "objective" else None for column in measured.columns)


def _in_cells(table: Table) -> dict[Cell, list[Cell]]:
    """The rows of each key result by its number, each as JSON without what is empty."""
    known = [(index, column) for index, column in enumerate(table.columns) if _is_said(column)]
    by_number: dict[Cell, list[Cell]] = {}
    for row in table.rows:
        said = {column.key: text for index, column in known if (text := text_of(row[index]))}
        by_number.setdefault(row[0], []).append(json.dumps(said, ensure_ascii=False))
    return by_number


def _is_said(column: Column) -> bool:
    return column.key not in ("number", "key_result")

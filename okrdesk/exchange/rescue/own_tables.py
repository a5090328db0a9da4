"""Our own tables coming back: a workbook, a table or packed tables that were written here.

They hold all that figures are made of, so what is brought from them into another workspace has the same
progress, confidence, status, check-ins, owners and shares. Ids of lines are in them: brought into the
workspace that they came from, they change what was changed in the file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from okrdesk.document import strict_json
from okrdesk.document.refused import Refused
from okrdesk.document.text import clean, is_blank, quoted
from okrdesk.exchange import delimited
from okrdesk.exchange.cells import unguarded
from okrdesk.exchange.decoding import SIZE_LIMIT, decoded
from okrdesk.exchange.rescue import own_besides
from okrdesk.exchange.rescue.format import NO, SURE, Format
from okrdesk.exchange.rescue.given import OURS, Given
from okrdesk.exchange.rescue.own_cells import (
    OwnCells,
    check_in_values,
    key_result_values,
    objective_values,
    review_values,
)
from okrdesk.exchange.rescue.own_headings import (
    CYCLE,
    GIVEN,
    GOALS,
    MEASURED,
    PEOPLE,
    WORK,
    Named,
    named_columns,
    table_of,
)
from okrdesk.exchange.workspace_csv import CHECK_IN, INITIATIVE, OF_OBJECTIVE
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.rescued.rows import (
    LATEST,
    CheckInRow,
    InitiativeRow,
    KeyResultRow,
    Link,
    ObjectiveRow,
    Reading,
    RefusedLine,
    ReviewRow,
)

if TYPE_CHECKING:
    import _csv

KEY = "okrdesk"
_OF_THE_CYCLE = ("cycle", "first_day", "last_day")
_LONGEST_KEY = 300
_AS_JSON = ""  # the key of a check-in or an initiative that is written in one cell

_Row = TypeVar("_Row")

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with its cells by the keys of their columns."""

    number: int
    cells: Cells


def own_tables() -> Format:
    """The row of the table of formats."""
    return Format(KEY, lambda: _("OKR Desk, workbook or CSV"), _recognise, read)


def _recognise(given: Given) -> int:
    try:
        return SURE if tables_in(given) else NO
    except Refused:  # a table in it is no text
        return NO


def read(given: Given) -> Reading:
    """The rows of a file of ours. Raises Refused where it is none."""
    tables = tables_in(given)
    if not tables:
        raise Refused(
            _("“{name}” has not the columns of a table from OKR Desk.").format(name=quoted(given.name))
        )
    return _Reading(given, tables).reading()


def tables_in(given: Given) -> dict[str, list[_Line]]:
    """The tables of ours in a file by their keys; nothing where there is none that goals stand in."""
    tables: dict[str, list[_Line]] = {}
    named = named_columns()
    for lines in _all_lines(given):
        key, made = _table(lines, named)
        if key:
            tables.setdefault(key, made)
    return tables if MEASURED in tables or GOALS in tables else {}


def about_cycle(given: Given) -> Cells:
    """What a file of ours says of its community and its cycle, by the keys of the columns."""
    return about_cycle_of(tables_in(given))


def about_cycle_of(tables: Mapping[str, list[_Line]]) -> Cells:
    """The same of tables that were read already."""
    for key in (CYCLE, MEASURED):
        for line in tables.get(key, ()):
            return line.cells
    return {}


def _all_lines(given: Given) -> Iterable[Sequence[tuple[int, Sequence[str]]]]:
    for sheet in given.sheets:
        yield [(line.number, line.cells) for line in sheet.lines]
    if OURS in given.members:
        for name, content in given.members.items():
            yield _csv_lines(decoded(content, name).text)
    elif not given.is_packed and given.json is None:
        yield _csv_lines(given.text)


def _csv_lines(text: str) -> list[tuple[int, Sequence[str]]]:
    """The lines of a CSV file; one that was saved by a spreadsheet may have other separators."""
    first = text.partition("\n")[0].split(",")
    if {"number", "title"} <= set(first) or "cycle" in first:
        before = csv.field_size_limit(SIZE_LIMIT)
        try:
            return list(_records(csv.reader(io.StringIO(text, newline=""), strict=True)))
        except csv.Error:
            pass  # somebody wrote into it by hand: line by line
        finally:
            csv.field_size_limit(before)
    lines = delimited.split(text).lines
    return [(line.number, [unguarded(cell) for cell in line.cells]) for line in lines]


def _records(reader: _csv.Reader) -> Iterator[tuple[int, Sequence[str]]]:
    begins = 1
    for row in reader:
        if row:
            yield begins, [unguarded(cell) for cell in row]
        begins = reader.line_num + 1


def _table(lines: Sequence[tuple[int, Sequence[str]]], named: Named) -> tuple[str, list[_Line]]:
    """Which table these lines are, and its lines; "" where they are none of ours."""
    if not lines:
        return "", []
    key, keys = table_of(lines[0][1], named)
    return key, [_Line(number, _joined(keys, cells)) for number, cells in lines[1:] if key]


def _joined(keys: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Cells by their keys; what a long text goes on in is put behind it."""
    held: dict[str, str] = {}
    for key, cell in zip(keys, cells, strict=False):
        held[key] = held.get(key, "") + cell
    return held


class _Reading:
    """Reads tables into neutral rows, and keeps the lines that make no sense with their reasons."""

    def __init__(self, given: Given, tables: Mapping[str, list[_Line]]) -> None:
        self._given, self._tables = given, tables
        self._cells = OwnCells(bool(given.sheets), given.ways.locale)
        self._refused: list[RefusedLine] = []
        self._of_cycle: Cells = next((line.cells for line in tables.get(CYCLE, ())), {})
        self._keys = {
            number: _key_of(line.cells, number)
            for line in tables.get(MEASURED, ())
            if (number := line.cells.get("number", ""))
        }
        self._check_ins: dict[str, list[_Line]] = {}
        for line in tables.get(GIVEN, ()):
            self._check_ins.setdefault(line.cells.get("number", ""), []).append(line)

    def reading(self) -> Reading:
        """All rows of the file."""
        measured, of_cycle = self._tables.get(MEASURED, []), about_cycle_of(self._tables)
        goals = self._tables.get(GOALS) or _goals_beside(measured)
        tops = [self._taken(line, self._objective) for line in goals]
        below = [self._taken(line, self._key_result) for line in measured if line.cells.get("title")]
        return Reading(
            KEY,
            own_tables().name(),
            self._given.name,
            len(goals) + len(measured),
            tuple(filter(None, tops)),
            tuple(filter(None, below)),
            tuple(self._refused),
            tuple(own_besides.told(of_cycle)),
            tuple(filter(None, (self._taken(line, self._initiative) for line in self._planned_work()))),
            tuple(filter(None, (self._taken(line, self._review) for line in goals))),
            own_besides.people((line.cells for line in self._tables.get(PEOPLE, ())), of_cycle),
        )

    def _planned_work(self) -> Iterator[_Line]:
        """The lines of initiatives, from their table and from cells beside key results."""
        yield from self._tables.get(WORK, ())
        for line in self._tables.get(MEASURED, ()):
            number = line.cells.get("number", "")
            for key, cell in line.cells.items():
                if key.startswith(INITIATIVE) and cell.strip():
                    yield _Line(line.number, {"number": number, _AS_JSON: cell})

    def _initiative(self, line: _Line) -> InitiativeRow | None:
        cells = line.cells
        if _AS_JSON in cells:
            cells = {**_said_in(cells[_AS_JSON]), "number": cells["number"]}
        home = self._keys.get(cells.get("number", ""))
        if home is None:
            number = quoted(cells.get("number", ""))
            raise Refused(_("its key result {number} is not in the file").format(number=number))
        return InitiativeRow(
            line.number,
            home,
            self._title(cells),
            cells.get("owner", ""),
            self._cells.day(cells.get("due", "")),
            self._cells.day(cells.get("done_on", "")),
            cells.get("blocker", ""),
        )

    def _review(self, line: _Line) -> ReviewRow | None:
        told = review_values(line.cells, self._cells)
        return ReviewRow(_key_of(line.cells, line.cells.get("number", "")), told) if told else None

    def _taken(self, line: _Line, read: Callable[[_Line], _Row | None]) -> _Row | None:
        try:
            return read(line)
        except Refused as refused:
            title = line.cells.get("title", "")
            self._refused.append(RefusedLine(line.number, refused.sentence, (title,)))
            return None

    def _objective(self, line: _Line) -> ObjectiveRow:
        cells = line.cells
        return ObjectiveRow(
            line.number,
            _key_of(cells, cells.get("number", "")),
            self._title(cells),
            objective_values(cells, self._cells),
            cells.get("owner", ""),
            team=cells.get("team", ""),
            **self._said(cells),
        )

    def _key_result(self, line: _Line) -> KeyResultRow:
        cells = line.cells
        values = key_result_values(cells, self._cells)
        return KeyResultRow(
            line.number,
            _key_of(cells, cells.get("number", "")),
            self._title(cells),
            values,
            cells.get("owner", ""),
            (self._home(cells),),
            helpers=tuple(name for name in cells.get("helpers", "").split("\n") if name.strip()),
            check_ins=tuple(self._given_of(line, values.get("measure", ""))),
            **self._said(cells),
        )

    def _title(self, cells: Cells) -> str:
        if is_blank(cells.get("title", "")):
            raise Refused(_("has no words"))
        return cells["title"]

    def _home(self, cells: Cells) -> Link:
        """The objective of a key result: by its id where the file has it, else by its number."""
        number = cells.get("objective", "")
        for line in self._tables.get(GOALS, ()):
            if line.cells.get("number") == number:
                return Link(_key_of(line.cells, number))
        beside = _beside(cells)
        return Link(_key_of(beside, beside["number"]), beside.get("title", ""))

    def _given_of(self, line: _Line, measure: str) -> Iterator[CheckInRow]:
        """The check-ins of a key result, from their table and from cells in its line.

        Where it stands elsewhere today than the last one of them said, somebody wrote that into the file.
        """
        beside = (cell for key, cell in line.cells.items() if key.startswith(CHECK_IN) and cell.strip())
        lines = [
            *self._check_ins.get(line.cells.get("number", ""), ()),
            *(_Line(line.number, {_AS_JSON: cell}) for cell in beside),
        ]
        rows = [self._taken(each, partial(self._check_in, measure=measure)) for each in lines]
        given = [row for row in rows if row is not None]
        for nth, row in enumerate(given, 1):
            yield row if row.key else replace(row, key=str(nth))
        today = self._cells.value(line.cells.get("today", ""), measure)
        last = [row for row in given if row.key][-1:] or given[-1:]
        if (
            today is not None
            and len(given) == len(lines)
            and [row.values["value"] for row in last] != [today]
        ):
            yield CheckInRow(line.number, LATEST, {"value": today})

    def _check_in(self, line: _Line, *, measure: str) -> CheckInRow:
        cells = _said_in(line.cells[_AS_JSON]) if _AS_JSON in line.cells else line.cells
        values = check_in_values(cells, measure, self._cells)
        return CheckInRow(line.number, cells.get("id", "")[:_LONGEST_KEY], values, cells.get("by", ""))

    def _said(self, cells: Cells) -> dict[str, Any]:
        """What the file says about a line beside its fields."""
        about = {**self._of_cycle, **cells}
        return {
            "progress": self._cells.share(cells.get("progress", "")),
            "status": cells.get("status", ""),
            "period": about.get("cycle", ""),
            "first_day": self._cells.day(about.get("first_day", "")),
            "last_day": self._cells.day(about.get("last_day", "")),
        }


def _key_of(cells: Cells, number: str) -> str:
    return cells.get("id", "").strip()[:_LONGEST_KEY] or number[:_LONGEST_KEY]


def _beside(cells: Cells) -> dict[str, str]:
    """What stands of the objective in the line of a key result; without a number it is known by its words."""
    held = {
        key.removeprefix(OF_OBJECTIVE): cell for key, cell in cells.items() if key.startswith(OF_OBJECTIVE)
    }
    number = held.get("number") or cells.get("objective") or held.get("title", "")
    return {**held, "number": number}


def _goals_beside(measured: Iterable[_Line]) -> list[_Line]:
    """The objectives that lines of key results name, each once."""
    met: dict[str, _Line] = {}
    for line in measured:
        beside = {**_beside(line.cells), **{key: line.cells.get(key, "") for key in _OF_THE_CYCLE}}
        if beside.get("title"):
            met.setdefault(beside["number"], _Line(line.number, beside))
    return list(met.values())


def _said_in(cell: str) -> dict[str, str]:
    """A check-in that is written in one cell. Raises Refused."""
    try:
        told = strict_json.read_object(cell.encode("utf-8", "replace"), SIZE_LIMIT)
    except ValueError:
        raise Refused(
            _("a check-in is not written as in an export: {text}").format(text=quoted(cell))
        ) from None
    return {key: clean(value) for key, value in told.items() if isinstance(value, str)}

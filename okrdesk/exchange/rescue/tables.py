"""Any other table: its columns by what their headings are called in other tools, corrected by whoever knows.

So Peoplebox, xto10x, Betterworks, Culture Amp, Engagedly, Mirro, Goalscape and tables of one's own are read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.exchange.delimited import Line
from okrdesk.exchange.rescue import column_words
from okrdesk.exchange.rescue.assembling import Assembling, lines_by_key_result, lines_of_all_kinds
from okrdesk.exchange.rescue.format import NO, POSSIBLE, Format, Mapped
from okrdesk.exchange.rescue.given import Given
from okrdesk.exchange.rescue.headings import Table
from okrdesk.exchange.rescue.lines import Cells, carried
from okrdesk.exchange.rescue.table_format import TableFormat, read_table
from okrdesk.i18n import _
from okrdesk.okr.rescued.rows import Reading

KEY = "table"
_WORDS = ("title", "objective", "key-result")
_LEAST_LEVELS = 2


def _assemble(work: Assembling, lines: Sequence[Cells]) -> None:
    columns = work.columns
    if columns.has("objective", "key-result"):
        top = ("objective", "team", "supports", "objective-progress", "period")
        lines_by_key_result(work, carried(lines, *top))
    elif columns.has("title"):
        lines_of_all_kinds(work, lines)
    elif columns.has("objective"):
        named = [replace(line, of={**line.of, "title": line.get("objective")}) for line in lines]
        lines_of_all_kinds(work, named)
    else:
        for cells in lines:
            work.refuse(cells, _("no column says what the objective is; choose it"))


_TABLES = TableFormat(KEY, lambda: _("Table"), {}, (), _assemble)


def mapping(table: Table) -> dict[str, str]:
    """What each column of a table is taken for."""
    return column_words.guessed(table.headings)


def table_in(given: Given) -> Table | None:
    """The table of a file that has most of what we know, in the shape in which it is read."""
    made = [shaped(table) for table in given.tables if table.lines]
    return max(made, key=_known, default=None)


def _known(table: Table) -> int:
    return len(set(mapping(table).values()) - {column_words.IGNORED})


def _recognise(given: Given) -> int:
    table = table_in(given)
    if table is None or _known(table) < 2:
        return NO
    return POSSIBLE if set(mapping(table).values()) & set(_WORDS) else NO


def _read(given: Given) -> Reading:
    table = table_in(given)
    if table is None:
        sentence = _("“{name}” holds no table with headings; name the columns in its first line.")
        raise Refused(sentence.format(name=quoted(given.name)))
    return read_table(_TABLES, given, table, mapping(table))


def _mapped(given: Given) -> Mapped | None:
    table = table_in(given)
    return None if table is None else Mapped(table, mapping(table))


TABLES = Format(KEY, _TABLES.name, _recognise, _read, _mapped)


# Shapes in which one line holds more than one thing


def shaped(table: Table) -> Table:
    """The table with a line for each thing, where one line holds several key results or a tree of columns."""
    return _levels_apart(_numbered_apart(table))


def _numbered_apart(table: Table) -> Table:
    """A line for each "key_result_1_title", "key_result_2_title" … beside its objective."""
    places = {nth: known for nth, name in enumerate(table.headings) if (known := column_words.numbered(name))}
    numbers = sorted({number for number, field in places.values() if field == "title"})
    if not numbers:
        return table
    beside = [nth for nth in range(len(table.headings)) if nth not in places]
    fields = list(dict.fromkeys(field for _number, field in places.values()))
    headings = [
        *(table.headings[nth] for nth in beside),
        *("Key result" if field == "title" else _heading_of(field) for field in fields),
    ]
    lines = []
    for line in table.lines:
        cells = line.cells + ("",) * (len(table.headings) - len(line.cells))
        for number in numbers:
            own = {field: cells[nth] for nth, (of, field) in places.items() if of == number}
            if any(cell.strip() for cell in own.values()) or number == numbers[0]:
                made = (*(cells[nth] for nth in beside), *(own.get(field, "") for field in fields))
                lines.append(Line(line.number, made))
    named = _titles_are_objectives(headings)
    return Table(table.title, tuple(named), tuple(lines), table.torn)


def _titles_are_objectives(headings: Sequence[str]) -> list[str]:
    """The title beside numbered key results is that of their objective."""
    if any(column_words.field_of(heading) == "objective" for heading in headings):
        return list(headings)
    first = next((h for h in headings if column_words.field_of(h) == "title"), "")
    return ["Objective" if heading == first else heading for heading in headings]


def _heading_of(field: str) -> str:
    """A heading that is taken for a field."""
    usual: Mapping[str, str] = {
        "baseline": "Start value", "current": "Current value", "target": "Target value", "unit": "Unit",
        "owner": "Owner", "weight": "Weight", "progress": "Progress", "status": "Status",
        "last-day": "Due date", "first-day": "Start date", "why": "Description", "metric": "Metric",
        "measure": "Metric type",
        "note": "Note", "confidence": "Confidence", "checked-on": "Last update", "id": "Id",
    }  # fmt: skip
    return usual.get(field, field)


def _levels_apart(table: Table) -> Table:
    """The lines of a tree ("L1", "L2" …, as Goalscape writes it).

    The first level are objectives, the second key results; what lies below is neither.
    """
    places = {level: nth for nth, name in enumerate(table.headings) if (level := column_words.level(name))}
    if len(places) < _LEAST_LEVELS:
        return table
    beside = [nth for nth, name in enumerate(table.headings) if column_words.level(name) is None]
    beside = [nth for nth in beside if column_words.field_of(table.headings[nth]) != "objective"]
    headings = ("Type", "Title", "Parent title", *(table.headings[nth] for nth in beside))
    above: dict[int, str] = {}
    lines = []
    for line in table.lines:
        cells = line.cells + ("",) * (len(table.headings) - len(line.cells))
        filled = [level for level in sorted(places) if cells[places[level]].strip()]
        if not filled:
            continue
        deepest = filled[-1]
        above[deepest] = cells[places[deepest]]
        kind = {1: "Objective", 2: "Key result"}.get(deepest, "Task")
        parent = above.get(deepest - 1, "")
        made = (kind, above[deepest], parent, *(cells[nth] for nth in beside))
        lines.append(Line(line.number, made))
    return Table(table.title, headings, tuple(lines), table.torn)

"""Viva Goals' CSV export as it was seen: with Id or without, older headings, check-ins in unnamed columns.

Several parsers that others published agree on its headings. Its template for bulk imports has the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.exchange.delimited import Line
from okrdesk.exchange.rescue import cell_reading
from okrdesk.exchange.rescue.assembling import Assembling, lines_of_all_kinds, title_of
from okrdesk.exchange.rescue.headings import Table
from okrdesk.exchange.rescue.key_result_cells import Measured
from okrdesk.exchange.rescue.lines import Cells, bare_id
from okrdesk.exchange.rescue.table_format import TableFormat
from okrdesk.i18n import _
from okrdesk.okr.rescued.rows import CheckInRow, KeyResultRow, Link

KEY = "viva-goals"
_ALIGNED = re.compile(
    r"\(\s*weight:\s*(?P<weight>[\d.,]{0,20})\s*%?\s*,\s*id:\s*(?P<id>[^()]{0,200}?)\s*\)", re.IGNORECASE
)
# The parts of a check-in in their order. A note may hold any of them again, so both ends come first.
_BEFORE_NOTE = ("Checkin Date:", "; User:", "; Note:")
_AFTER_NOTE = ("; Activity Date:", "; Current Value:", "; Status:", "; Metric Name:")
_LONGEST_CHECK_IN = 50_000
_PHASE_COLUMN = re.compile(
    r"phased target(?: value)?(?: (?P<number>\d{1,2}))?"
    r"(?: (?:\d{4} \d{2} \d{2}|value|target|(?P<date>date|end date)))?"
)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

_KNOWN = {
    "id": "id", "title": "title", "team": "team", "teams": "team", "owner": "owner", "owners": "owner",
    "period": "period", "time period": "period", "start date": "first-day", "end date": "last-day",
    "description": "why", "aligned to weight objective id": "aligned", "aligned to": "parent-title",
    "metric name": "metric", "unit": "unit", "metric unit": "unit", "target": "target", "object type": "kind",
    "okr type": "kind", "type": "kind", "goal type": "commitment", "type name": "commitment",
    "start": "baseline", "target type": "target-kind", "phased targets": "phases",
    "last check in": "checked-on", "progress": "progress", "status": "status", "last check in note": "note",
    "checkins": "check-ins", "actual progress": "ignored", "creator": "ignored", "created at": "ignored",
    "score": "ignored", "tag": "ignored", "tags": "ignored", "parent okr": "parent-title",
}  # fmt: skip


def links(cell: str) -> tuple[Link, ...]:
    """The objectives in a cell "Title(weight: 14.29%, Id: 2295704)", one or more; titles have brackets."""
    found, at = [], 0
    for match in _ALIGNED.finditer(cell[:20_000]):
        weight = cell_reading.amount(match["weight"], "en") if match["weight"].strip(".,") else None
        title = title_of(cell[at : match.start()].lstrip(" ,;\n"))
        found.append(Link(bare_id(match["id"]), title, None if weight is None else weight.value))
        at = match.end()
    if not found and (title := title_of(cell)):
        return (Link("", title),)
    return tuple(found)


def check_in_parts(cell: str) -> dict[str, str] | None:
    """The parts of a check-in cell by their names; None where it is none."""
    text, parts = cell.strip()[:_LONGEST_CHECK_IN].rstrip("; \n"), {}
    for mark in _AFTER_NOTE:
        text, found, value = text.rpartition(mark)
        if not found:
            return None
        parts[mark.strip("; :")] = value.strip()
    for mark, following in zip(_BEFORE_NOTE, (*_BEFORE_NOTE[1:], ""), strict=True):
        if not text.startswith(mark):
            return None
        text = text[len(mark) :]
        value = text.partition(following)[0] if following else text
        parts[mark.strip("; :")] = value.strip()
        text = text[len(value) :]
    return parts


def _links_of(cells: Cells) -> tuple[Link, ...]:
    return links(cells.get("aligned") or cells.get("parent-title"))


def _assemble(work: Assembling, lines: Sequence[Cells]) -> None:
    lines_of_all_kinds(work, lines, _links_of)
    told = {cells.line: cells for cells in lines}
    work.key_results = [_with_check_ins(work, row, told[row.line]) for row in work.key_results]


def _with_check_ins(work: Assembling, row: KeyResultRow, cells: Cells) -> KeyResultRow:
    """The key result with all check-ins of its line; what it says of the last one where there is none."""
    texts = [cell for cell in (cells.get("check-ins"), *cells.rest) if cell.strip()]
    if not texts:
        return row
    measured = work.cells.measured(cells)
    if not work.columns.has("unit") and any("%;" in text for text in texts):
        # Older exports name no unit: the values tell it.
        measured = replace(measured, values=measured.values | {"measure": "percentage", "unit": ""})
        row = replace(row, values={**row.values, **measured.values})
    made: dict[str, CheckInRow] = {}
    for text in texts:
        try:
            each = _check_in(row.line, text, measured)
        except Refused as refused:
            work.refuse(replace(cells, of={"check-ins": text}), refused.sentence)
            continue
        key, twice = each.key, 1
        while key in made:
            twice += 1
            key = f"{each.key} ({twice})"
        made[key] = replace(each, key=key)
    return replace(row, check_ins=by_day(made.values())) if made else row


def by_day(rows: Iterable[CheckInRow]) -> tuple[CheckInRow, ...]:
    """Check-ins in the order of their days."""
    return tuple(sorted(rows, key=lambda each: (each.values["on"], each.key)))


def _check_in(line: int, text: str, measured: Measured) -> CheckInRow:
    parts = check_in_parts(text)
    day = cell_reading.day(parts["Checkin Date"], "ymd") if parts else None
    if parts is None or day is None:
        sentence = _("holds a check-in that cannot be read: “{text}”")
        raise Refused(sentence.format(text=quoted(text)))
    value = value_of(parts["Current Value"], measured)
    if value is None:
        raise Refused(_("holds a check-in without a value, of {day}").format(day=day.isoformat()))
    told: dict[str, Any] = {"on": day, "value": value, "note": parts["Note"]}
    return CheckInRow(line, parts["Activity Date"] or f"{day} {parts['User']}", told, parts["User"])


def value_of(cell: str, measured: Measured) -> Decimal | None:
    """The value of a check-in; a percentage of what is no percentage is a share of the way."""
    found = cell_reading.amount(cell, "en")
    if found is None or found.unit != "%" or measured.values["measure"] == "percentage":
        return None if found is None else found.value
    return measured.at(found.value / 100)


def _phases_together(table: Table) -> Table:
    """Targets by days that stand in columns of their own, as one column of days and values.

    A column names its day ("Phased Target (2026-01-31)"), or one beside it does ("Phased Target 1 Date").
    """
    days: dict[str, int | str] = {}
    values: dict[str, int] = {}
    for place, (heading, name) in enumerate(zip(table.headings, table.folded, strict=True)):
        match = _PHASE_COLUMN.fullmatch(name)
        if match is None:
            continue
        day = _ISO_DAY.search(heading)
        key = day[0] if day else match["number"] or ""
        if day:
            days[key] = key
        if match["date"]:
            days[key] = place
        else:
            values[key] = place
    pairs = [(days[key], place) for key, place in values.items() if key in days]
    return _with_column(table, "Phased Targets", pairs) if pairs else table


def _with_column(table: Table, heading: str, pairs: Sequence[tuple[int | str, int]]) -> Table:
    """The table with one more column, before what stands beyond all headings."""
    width, lines = len(table.headings), []
    for line in table.lines:
        cells = (*line.cells[:width], *[""] * (width - len(line.cells)))
        told = [
            (day if isinstance(day, str) else cells[day].strip()[:10], cells[at].strip()) for day, at in pairs
        ]
        phases = "; ".join(f"{day}: {value}" for day, value in told if day and value)
        lines.append(Line(line.number, (*cells, phases, *line.cells[width:])))
    return Table(table.title, (*table.headings, heading), tuple(lines), table.torn)


TABLE = TableFormat(
    KEY,
    lambda: "Viva Goals",
    _KNOWN,
    (
        frozenset({"title", "aligned to weight objective id"}),
        frozenset({"title", "checkins", "object type"}),
        frozenset({"title", "checkins", "okr type"}),
        frozenset({"title", "object type", "goal type", "metric name"}),
    ),
    _assemble,
    numbers="en",
    shaped=_phases_together,
)

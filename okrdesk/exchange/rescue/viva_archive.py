"""Viva Goals' archive for administrators: JSON files of objectives and check-ins in a zip file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from okrdesk.document.refused import Refused
from okrdesk.document.strict_json import read_any
from okrdesk.document.text import quoted
from okrdesk.exchange.decoding import SIZE_LIMIT
from okrdesk.exchange.rescue import cell_reading, records, viva_goals
from okrdesk.exchange.rescue.assembling import Assembling, lines_of_all_kinds, title_of
from okrdesk.exchange.rescue.format import NO, SURE, Format
from okrdesk.exchange.rescue.given import Given
from okrdesk.exchange.rescue.lines import Cells
from okrdesk.exchange.surveys.folding import folded
from okrdesk.i18n import _
from okrdesk.okr.rescued.rows import CheckInRow, Link, Reading

_LINE = {
    "id": "id", "title": "title", "type": "kind", "owner": "owner", "teams": "team", "time period": "period",
    "start date": "first-day", "end date": "last-day", "description": "why", "status": "status",
    "progress": "progress", "goal type": "commitment",
}  # fmt: skip
_OUTCOME = {"metric name": "metric", "metric unit": "unit", "start": "baseline", "target": "target",
            "outcome type": "measure", "target type": "target-kind"}  # fmt: skip
_PHASES = ("phased targets", "phased target")
_ENDS = (("min", "low", "target min", "lower"), ("max", "high", "target max", "upper"))
_DAYS, _AIMS = ("date", "end date", "due date", "target date", "day"), ("target", "target value", "value")
_OF, _ON = ("objective id", "okr id", "id of objective", "goal id"), ("check in date", "checkin date", "date")
_VALUE, _NOTE = ("current value", "value", "metric value"), ("note", "notes", "comment")
_BY, _ID = ("user", "created by", "owner", "author"), ("id", "check in id", "activity date", "created at")


def _known_by_folded(record: Mapping[str, Any]) -> dict[str, Any]:
    return {folded(str(key)): value for key, value in record.items()}


def _records(given: Given, word: str) -> list[dict[str, Any]]:
    """The records of the JSON file whose name has this word. Raises Refused for one that is damaged."""
    content = next((held for name, held in given.members.items() if word in name), None)
    if content is None:
        return []
    try:
        return [_known_by_folded(each) for each in records.listed(read_any(content, SIZE_LIMIT))]
    except ValueError:
        sentence = _("“{name}” is damaged and cannot be read; export it again.")
        raise Refused(sentence.format(name=quoted(given.name))) from None


def _recognise(given: Given) -> int:
    names = given.members.keys()
    return SURE if any("objective" in name for name in names) and len(names) > 1 else NO


def _read(given: Given) -> Reading:
    rows = _records(given, "objective")
    if not rows:
        raise Refused(_("“{name}” holds no objectives of Viva Goals.").format(name=quoted(given.name)))
    fields = {*_LINE.values(), *_OUTCOME.values(), "aligned"}
    work = Assembling(viva_goals.KEY, "Viva Goals", given.name, records.columns(fields))
    lines, links, named = [], {}, _Named(given)
    for number, row in enumerate(rows, 1):
        outcome = row.get("outcome")
        told = _known_by_folded(outcome) if isinstance(outcome, dict) else {}
        phases = next((found for held in (row, told) for name in _PHASES if (found := held.get(name))), None)
        measured = records.cells(number, told | {"target": _span(told)}, _OUTCOME, phases=_phases(phases))
        lines.append(records.cells(number, named.in_words(row), _LINE, **measured.of))
        links[number] = tuple(_link(each) for each in records.listed(row.get("alignment")))
    lines_of_all_kinds(work, lines, lambda cells: links[cells.line])
    _add_check_ins(work, lines, _records(given, "checkin") or _records(given, "check-in"))
    return work.reading(len(lines))


class _Named:
    """The names of people, teams and periods, which records may only name by their ids."""

    def __init__(self, given: Given) -> None:
        self._of = {
            field: {records.text_of(each.get("id")): each for each in _records(given, word)}
            for field, word in (("owner", "user"), ("teams", "team"), ("time period", "period"))
        }

    def in_words(self, row: dict[str, Any]) -> dict[str, Any]:
        """The record with names instead of ids, where the archive has them."""
        return row | {
            field: [self._word(each, known) for each in (value if isinstance(value, list) else [value])]
            for field, known in self._of.items()
            if (value := row.get(field)) is not None
        }

    def _word(self, value: Any, known: Mapping[str, dict[str, Any]]) -> Any:
        if isinstance(value, dict):
            told = _known_by_folded(value)
            return known.get(records.text_of(told["id"]), told) if set(told) == {"id"} else value
        return known.get(records.text_of(value), value)


def _span(told: Mapping[str, Any]) -> Any:
    """The target; of a range its two ends, wherever they stand, as "20 – 30"."""
    target = told.get("target")
    held = _known_by_folded(target) if isinstance(target, dict) else dict(told)
    low, high = (
        next((records.text_of(held[name]) for name in names if held.get(name) is not None), "")
        for names in _ENDS
    )
    if isinstance(target, list) and len(target) == 2:
        low, high = map(records.text_of, target)
    return f"{low} – {high}" if low and high else target


def _phases(value: Any) -> str:
    """Phased targets as one cell, whether they are a mapping of days or a list of records."""
    if isinstance(value, dict) and not any(isinstance(each, list) for each in value.values()):
        pairs = [(str(key), records.text_of(each)) for key, each in value.items()]
    else:
        listed = (_known_by_folded(each) for each in records.listed(value))
        pairs = [(_first(each, _DAYS), _first(each, _AIMS)) for each in listed]
    return "; ".join(f"{day[:10]}: {aim}" for day, aim in pairs if day and aim)


def _link(record: dict[str, Any]) -> Link:
    known = _known_by_folded(record)
    try:
        weight = cell_reading.amount(records.text_of(known.get("weight")), "en")
    except Refused:
        weight = None
    share = None if weight is None else weight.value
    return Link(records.text_of(known.get("id")), title_of(records.text_of(known.get("title"))), share)


def _add_check_ins(work: Assembling, lines: list[Cells], came: list[dict[str, Any]]) -> None:
    of_line: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in came:
        of_line[_first(record, _OF)].append(record)
    told = {cells.line: cells for cells in lines}
    for nth, row in enumerate(work.key_results):
        made: dict[str, CheckInRow] = {}
        for record in of_line.get(row.key, ()):
            each = _check_in(work, told[row.line], record)
            if each is not None:
                made.setdefault(each.key, each)
        if made:
            work.key_results[nth] = replace(row, check_ins=viva_goals.by_day(made.values()))


def _check_in(work: Assembling, cells: Cells, record: dict[str, Any]) -> CheckInRow | None:
    """A check-in of a record, or None and its line refused."""
    day = cell_reading.day(_first(record, _ON), "ymd")
    value: Decimal | None = None
    try:
        value = viva_goals.value_of(_first(record, _VALUE), work.cells.measured(cells))
    except Refused:
        day = None
    if day is None or value is None:
        work.refuse(cells, _("holds a check-in without a day or a value"))
        return None
    who = _first(record, _BY)
    key = _first(record, _ID) or f"{day} {who}"
    return CheckInRow(cells.line, key, {"on": day, "value": value, "note": _first(record, _NOTE)}, who)


def _first(record: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((text for name in names if (text := records.text_of(record.get(name)))), "")


def _recognise_either(given: Given) -> int:
    return _recognise(given) if given.members else viva_goals.TABLE.recognise(given)


def _read_either(given: Given) -> Reading:
    return _read(given) if given.members else viva_goals.TABLE.read(given)


# One format for people: table and archive have the same keys, so either updates what the other brought.
VIVA_GOALS = Format(
    viva_goals.KEY, viva_goals.TABLE.name, _recognise_either, _read_either, viva_goals.TABLE.mapped
)

"""What two copies changed differently since they parted: the fields of which only one value can stand."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from peewee import ForeignKeyField

from okrdesk.document.columns import COLUMNS, FIELDS
from okrdesk.document.document import Document
from okrdesk.frozen import dataclass

Raw = tuple[str, int, str, str, str, str | None, str | None]  # step, seq, table, row, field, before, after
Row = tuple[str, str]  # table, id

# What the later clock settles without a question: places in an order, clocks and the time something took.
BY_CLOCK = frozenset({"position", "entered", "spent", "seen", "at"})
# What a workspace remembers of itself.
MEMORY = frozenset({"version", "handed_copy", "open_choice", "origin", "handed_page"})
# What belongs to another row and goes with it.
WITHIN = {
    "key_result": "objective_id",
    "check_in": "key_result_id",
    "initiative": "key_result_id",
    "helper": "key_result_id",
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both copies changed since they parted. The later edit counts; both stay in the history.

    Of the field `deleted` 1 is removed and 0 is kept, because the other copy changed what was removed or
    something that belongs to it. `our_step` and `their_step` say who wrote it and when. `beneath` are rows
    that were removed in the same step.
    """

    table: str
    row: str
    field: str
    ours: Any
    theirs: Any
    our_step: str = ""
    their_step: str = ""
    beneath: tuple[Row, ...] = ()


def conflicts_between(document: Document, ours: Sequence[Raw], theirs: Sequence[Raw]) -> tuple[Conflict, ...]:
    """The conflicts of two lists of changes that count, each in the order of the clocks, once merged."""
    mine, others = (_latest(changes) for changes in (ours, theirs))
    both = [
        Conflict(*key, _value(mine[key][6]), _value(others[key][6]), mine[key][0], others[key][0])
        for key in sorted(mine.keys() & others.keys())
        if mine[key][6] != others[key][6] and key[2] not in BY_CLOCK and key[0] not in MEMORY
    ]
    known = {(each.table, each.row, each.field) for each in both}
    # What both removed is gone, whatever either of them had done in it before.
    our_gone, their_gone = _gone(ours), _gone(theirs)
    removed = [
        *_removed(document, _without(our_gone, their_gone), theirs, is_ours=True),
        *_removed(document, _without(their_gone, our_gone), ours, is_ours=False),
    ]
    return (*both, *(each for each in removed if (each.table, each.row, each.field) not in known))


def _latest(changes: Sequence[Raw]) -> dict[tuple[str, str, str], Raw]:
    return {change[2:5]: change for change in changes if change[4] != "*"}


def _gone(changes: Sequence[Raw]) -> dict[Row, Raw]:
    """The rows that were removed, with the change that did it."""
    return {
        change[2:4]: change
        for change in _latest(changes).values()
        if change[4] == "deleted" and change[6] == "1"
    }


def _without(gone: Mapping[Row, Raw], other: Mapping[Row, Raw]) -> dict[Row, Raw]:
    return {row: change for row, change in gone.items() if row not in other}


def _removed(
    document: Document, gone: Mapping[Row, Raw], changing: Sequence[Raw], *, is_ours: bool
) -> Iterator[Conflict]:
    """What of this, which one copy removed, the other changed, itself or what belongs or refers to it."""
    if not gone:
        return
    met: dict[Row, Raw] = {}
    held = _held(document, {change[2:4] for change in changing})
    for change in changing:
        if change[2] in MEMORY or change[4] in BY_CLOCK or change[4] == "deleted":
            continue
        for row in _concerned(document, change, held):
            if row in gone:
                met[row] = change
    together = defaultdict(list)
    for row, change in gone.items():
        together[change[0]].append(row)
    tops = {row for row in met if not (set(_above(document, row)) & met.keys())}
    for row in sorted(tops):
        step, other = gone[row][0], met[row][0]
        beneath = tuple(sorted(each for each in together[step] if each != row))
        if is_ours:
            yield Conflict(*row, "deleted", 1, 0, step, other, beneath)
        else:
            yield Conflict(*row, "deleted", 0, 1, other, step, beneath)


def _concerned(document: Document, change: Raw, held: Mapping[Row, Mapping[str, Any]]) -> Iterator[Row]:
    """The row that was changed, what it belongs to, and what the change refers to."""
    _step, _seq, table, row, field, _before, _after = change
    yield table, row
    values = held.get((table, row), {})
    told: Iterable[str] = FIELDS[table] if field == "*" else (field,)
    for name in {*told, *filter(None, (WITHIN.get(table),))}:
        kept = FIELDS[table].get(name)
        if isinstance(kept, ForeignKeyField) and values.get(name):
            other = kept.rel_model._meta.table_name, str(values[name])
            yield other
            yield from _above(document, other)


def _above(document: Document, row: Row) -> list[Row]:
    """What a row belongs to, and what that belongs to."""
    above = []
    while row[0] in WITHIN:
        values = _held(document, {row}).get(row)
        if values is None:
            break
        column = WITHIN[row[0]]
        kept = FIELDS[row[0]][column]
        assert isinstance(kept, ForeignKeyField)
        row = kept.rel_model._meta.table_name, values[column]
        above.append(row)
    return above


def _held(document: Document, rows: set[Row]) -> dict[Row, dict[str, Any]]:
    """These rows as they stand."""
    ids: dict[str, list[str]] = defaultdict(list)
    for table, row in rows:
        ids[table].append(row)
    held = {}
    for table, among in ids.items():
        names = ", ".join(f'"{column}"' for column in COLUMNS[table])
        query = f'SELECT {names} FROM "{table}" WHERE id IN (SELECT value FROM json_each(?))'
        for values in document.database.execute_sql(query, (json.dumps(among),)):
            known = dict(zip(COLUMNS[table], values, strict=True))
            held[table, known["id"]] = known
    return held


def _value(text: str | None) -> Any:
    return None if text is None else json.loads(text)

"""What was left to choose when a copy was taken back: ours stands, the other value is kept beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from okrdesk.document import copy_tables, taking_back
from okrdesk.document.columns import COLUMNS
from okrdesk.document.conflicts import WITHIN, Conflict
from okrdesk.document.document import Document
from okrdesk.document.taking_back import Key, Take
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.conflict_words import ConflictWords, in_order
from okrdesk.okr.records import Kept


@dataclass(frozen=True, slots=True)
class OpenChoice:
    """A field left for later: `about` is a table, `line` the id of a row, `other` holds both values.

    `step` is the one that wrote the value which does not stand.
    """

    id: str
    about: str
    line: str
    field: str
    other: Mapping[str, Any]
    step: str


_TABLE = copy_tables.OpenChoice
_KEPT = Kept(_TABLE, OpenChoice)


def open_conflicts(document: Document) -> tuple[Conflict, ...]:
    """What is still to be chosen; where somebody changed the field meanwhile, it is decided."""
    return tuple(conflict for _row, conflict in _open(document))


def on_lines(document: Document, further: Sequence[Conflict] = ()) -> dict[str, tuple[ConflictWords, ...]]:
    """What is still to be chosen of each objective and key result, by its id, with what belongs to a line.

    `further` are conflicts that are kept elsewhere.
    """
    every = tuple(dict.fromkeys((*open_conflicts(document), *further)))
    if not every:
        return {}
    marked: dict[str, list[ConflictWords]] = {}
    conflicts, told = in_order(document, every)
    for conflict, words in zip(conflicts, told, strict=True):
        line = _line_of(document, conflict)
        if line:
            marked.setdefault(line, []).append(words)
    return {line: tuple(some) for line, some in marked.items()}


def _line_of(document: Document, conflict: Conflict) -> str:
    """The line of the outline that a row is or belongs to, "" for what stands elsewhere."""
    if conflict.table in ("objective", "key_result"):
        return conflict.row
    if WITHIN.get(conflict.table) != "key_result_id":
        return ""
    query = f'SELECT key_result_id FROM "{conflict.table}" WHERE id = ?'
    held = document.database.execute_sql(query, (conflict.row,)).fetchone()
    return "" if held is None else str(held[0])


def settle(document: Document, choices: Mapping[Key, Take]) -> None:
    """Have what was chosen stand, and take the marks away; what is left for later keeps its own."""
    with document.edit(_("Choose what was left for later")):
        document.database.execute_sql("PRAGMA defer_foreign_keys = ON")
        for row, conflict in _open(document):
            take = choices.get((conflict.table, conflict.row, conflict.field), "later")
            if take == "later":
                continue
            if take == "theirs":
                taking_back.stand(document, conflict, conflict.theirs)
            document.remove(_TABLE, row.id)


def _left(document: Document) -> tuple[OpenChoice, ...]:
    rows = document.rows(_TABLE.select().where(_TABLE.deleted == 0).order_by(_TABLE.id))
    return _KEPT.records(rows)


def _open(document: Document) -> list[tuple[OpenChoice, Conflict]]:
    found: dict[Key, tuple[OpenChoice, Conflict]] = {}
    for row in document.once(_left, lambda: _left(document), of=("open_choice",)):
        if row.field not in COLUMNS.get(row.about, ()):
            continue
        query = f'SELECT "{row.field}" FROM "{row.about}" WHERE id = ?'
        held = document.database.execute_sql(query, (row.line,)).fetchone()
        ours, theirs = row.other.get("ours"), row.other.get("value")
        if held is not None and held[0] == ours and ours != theirs:
            beneath = tuple((str(table), str(each)) for table, each in row.other.get("beneath", ()))
            step = str(row.other.get("step", ""))
            conflict = Conflict(row.about, row.line, row.field, ours, theirs, step, row.step, beneath)
            found[row.about, row.line, row.field] = (row, conflict)
    return list(found.values())


def choose_between(document: Document, conflicts: tuple[Conflict, ...], choices: Mapping[Key, Take]) -> int:
    """Have what was chosen stand where a file that somebody else changed was merged already; how many.

    What was not chosen is left for later, with its mark.
    """
    with document.edit(_("Choose between two copies")):
        taking_back.choose(document, conflicts, choices)
    return len(conflicts)

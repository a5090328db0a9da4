"""A copy of the objectives of one team: the steps and changes that it needs, and nothing else.

What a table gets must not tell what is not its own: other teams' goals, what was removed or taken back, the
workshop. So nothing is hidden in the file; it is not there. Merging is a union of changes, not of files, so
that such a copy comes back by the same laws, and may take in the whole.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from peewee import ForeignKeyField

from okrdesk.document import connection, journal
from okrdesk.document.columns import FIELDS
from okrdesk.document.conflicts import Row
from okrdesk.document.document import Document

# What every table needs to work on its own goals: what is there and not removed comes along.
WHOLE = ("workspace", "charter_line", "cycle", "team", "person", "priority")
# Objectives of the team, and what belongs to them.
OWN = {
    "objective": "team_id = :team",
    "key_result": "objective_id IN (SELECT id FROM objective WHERE deleted = 0 AND team_id = :team)",
}
_OF_KEY_RESULTS = "key_result_id IN (SELECT id FROM key_result WHERE deleted = 0 AND {})".format(
    OWN["key_result"]
)
OWN |= dict.fromkeys(("check_in", "helper", "initiative"), _OF_KEY_RESULTS)

_Told = tuple[int, str, int, str, str, str, str | None, str | None]


def part_of(document: Document, team_id: str, besides: Iterable[Row] = ()) -> sqlite3.Connection:
    """The content of a copy with one team's objectives, in memory; `besides` are further rows it holds."""
    rows, changes = _needed(document, [*_own(document, team_id), *besides])
    dropped = _dropped(document, changes)
    told = sorted(each for row in rows for each in changes[row] if each[1] not in dropped)
    steps = _steps(document, {each[1] for each in told}, dropped)
    with contextlib.closing(connection.connect(None)) as database:
        connection.lay_out(database)
        raw = database.connection()
        meta = document.database.execute_sql("SELECT * FROM meta").fetchall()
        raw.execute("DELETE FROM meta")
        for table, held in (("meta", meta), ("step", steps), ("change", told)):
            if held:
                marks = ", ".join("?" * len(held[0]))
                raw.executemany(f'INSERT INTO "{table}" VALUES ({marks})', held)
        with database.atomic():
            raw.execute("PRAGMA defer_foreign_keys = ON")
            journal.materialise(database)
        copy = sqlite3.connect(":memory:", check_same_thread=False)
        raw.backup(copy)
        return copy


def _own(document: Document, team_id: str) -> Iterator[Row]:
    wanted = dict.fromkeys(WHOLE, "1") | OWN
    for table, condition in wanted.items():
        query = f'SELECT id FROM "{table}" WHERE deleted = 0 AND {condition}'
        for (row,) in document.database.connection().execute(query, {"team": team_id}):
            yield table, row


def _needed(document: Document, own: list[Row]) -> tuple[set[Row], dict[Row, list[_Told]]]:
    """These rows and all that they refer to or ever did, with their changes: references must hold."""
    undone = journal.undone_steps(document.database)
    changes: dict[Row, list[_Told]] = {}
    waiting = list(own)
    while waiting:
        row = waiting.pop()
        if row in changes:
            continue
        query = 'SELECT * FROM change WHERE "table" = ? AND "row" = ?'
        changes[row] = document.database.execute_sql(query, row).fetchall()
        for change in changes[row]:
            if change[5] == "*" or change[1] not in undone:
                waiting += _references(change)
    return set(changes), changes


def _references(change: _Told) -> Iterator[Row]:
    table, field = change[3], change[5]
    value: Any = json.loads(change[7]) if change[7] is not None else None
    values: dict[str, Any] = value if field == "*" else {field: value}
    for column, kept in FIELDS[table].items():
        if isinstance(kept, ForeignKeyField) and values.get(column):
            yield kept.rel_model._meta.table_name, values[column]


def _dropped(document: Document, changes: dict[Row, list[_Told]]) -> set[str]:
    """The steps that were taken back, and what took them back, but for those that added a row here."""
    adding = {each[1] for told in changes.values() for each in told if each[5] == "*"}
    dropped = journal.undone_steps(document.database) - adding
    undoers = document.database.execute_sql("SELECT id, undoes FROM step WHERE undoes > ''").fetchall()
    # What took back one of these and counts is met here; where it does not count it is taken back itself.
    return dropped | {step for step, undoes in undoers if undoes in dropped}


def _steps(document: Document, telling: set[str], dropped: set[str]) -> list[tuple[object, ...]]:
    """These steps, and those that undo one of them."""
    every = document.database.execute_sql("SELECT * FROM step ORDER BY rowid").fetchall()
    kept = set(telling)
    grown = True
    while grown:
        more = {row[0] for row in every if row[5] in kept and row[0] not in dropped} - kept
        kept |= more
        grown = bool(more)
    return [row for row in every if row[0] in kept]

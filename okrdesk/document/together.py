"""Which steps are undone and redone together: those of a copy with the edit that took it back."""

from __future__ import annotations

import itertools
import json
from typing import Any

from peewee import SqliteDatabase


def with_it(database: SqliteDatabase, step_id: str) -> list[str]:
    """The steps that are taken back with a step, itself the last.

    Of an undo they are the undos that were written with it, so that redoing brings the same back.
    """
    query = "SELECT clock, actor, label, undoes FROM step WHERE id = ?"
    row: tuple[Any, ...] | None = database.execute_sql(query, (step_id,)).fetchone()
    if row is None or row[3] is None:
        return [*_came_with(database, step_id), step_id]
    clock, actor, label, undoes = row
    others = set(with_it(database, undoes)[:-1])
    written = database.execute_sql(
        "SELECT id, undoes, label FROM step WHERE actor = ? AND clock < ? ORDER BY clock DESC LIMIT ?",
        (actor, clock, len(others)),
    )
    beside = itertools.takewhile(lambda each: each[1] in others and each[2] == label, written)
    return [*(each[0] for each in reversed(list(beside))), step_id]


def _came_with(database: SqliteDatabase, step_id: str) -> list[str]:
    """The steps of the copy that was taken back by a step, as far as they are here."""
    told = database.execute_sql(
        "SELECT field, after FROM change WHERE step = ? AND \"table\" = 'handed_copy' "
        "AND field IN ('*', 'came')",
        (step_id,),
    )
    came: list[str] = []
    for field, after in told:
        value = json.loads(after)
        came += json.loads(value.get("came", "[]") if field == "*" else value)
    known = database.execute_sql(
        "SELECT s.id FROM json_each(?) w CROSS JOIN step s ON s.id = w.value ORDER BY s.clock, s.id",
        (json.dumps(came),),
    )
    return [row[0] for row in known]


def beside_copies(database: SqliteDatabase) -> list[str]:
    """The undos and redos of what came with copies: written beside those of the edit that took one back."""
    told = database.execute_sql(
        "SELECT DISTINCT c.step, s.label FROM change c JOIN step s ON s.id = c.step "
        "WHERE c.\"table\" = 'handed_copy' AND c.field IN ('*', 'came')"
    ).fetchall()
    undoing = "SELECT u.id FROM json_each(?) w CROSS JOIN step u ON u.undoes = w.value WHERE u.label = ?"
    beside: list[str] = []
    for step, label in told:
        targets = _came_with(database, step)
        for _undone_and_redone in range(2):
            rows = database.execute_sql(undoing, (json.dumps(targets), label))
            targets = [row[0] for row in rows]
            beside += targets
    return beside

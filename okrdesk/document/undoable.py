"""What undo would take back, and redo bring back: found among the steps of this installation."""

from __future__ import annotations

from collections.abc import Iterator

from peewee import SqliteDatabase

from okrdesk.document import journal
from okrdesk.document.journal import Step


def next_undo(database: SqliteDatabase, actor: str) -> Step | None:
    """This installation's latest edit that is not undone; the creation of the workspace is not one."""
    undone = journal.undone_steps(database)
    for step_id, _undoes in _own(
        database, actor, "+undoes IS NULL"
    ):  # + keeps SQLite from sorting all of them by that index
        if step_id not in undone:
            is_edit = not journal.creates_workspace(database, step_id)
            return journal.step_named(database, step_id) if is_edit else None
    return None


def next_redo(database: SqliteDatabase, actor: str) -> Step | None:
    """The edit that redoing brings back: the target of the latest active undo with no own edit after it."""
    undone = journal.undone_steps(database)
    for step_id, undoes in _own(database, actor, "1"):
        if undoes is None:
            return None  # an edit of our own clears what could be redone
        target = journal.row_of(database, undoes)
        if step_id not in undone and target is not None and target[5] is None:
            return journal.step_of(target, undone)
    return None


def undoing(database: SqliteDatabase, step_id: str) -> str:
    """The id of the active undo of an undone step."""
    undone = journal.undone_steps(database)
    rows = database.execute_sql("SELECT id FROM step WHERE undoes = ? ORDER BY clock DESC", (step_id,))
    return next(str(row[0]) for row in rows if row[0] not in undone)


def _own(database: SqliteDatabase, actor: str, condition: str) -> Iterator[tuple[str, str | None]]:
    """Steps of our own with what they undo, the latest first; of one clock the one with the greatest id.

    Where one of them is enough no other is looked for: among many steps of others that takes long.
    """
    # With + SQLite goes along the index from the latest on, and sorts nothing.
    of_us = f"FROM step WHERE +actor = ? AND {condition} AND clock"
    latest = f"SELECT clock {of_us} > '' ORDER BY clock DESC LIMIT 1"
    first = database.execute_sql(latest, (actor,)).fetchone()
    if first is None:
        return
    for compared in ("=", "<"):
        rest = f"SELECT id, undoes {of_us} {compared} ? ORDER BY clock DESC, id DESC"
        yield from database.execute_sql(rest, (actor, *first))

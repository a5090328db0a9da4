"""Which rows a step changed and what those it added belong to, without reading the rest of a large step."""

from __future__ import annotations

from peewee import SqliteDatabase

Kind = tuple[str, str]  # table and field, `*` for a row that was added


def kinds(database: SqliteDatabase, step_id: str) -> set[Kind]:
    """Of which tables and fields a step changed anything."""
    query = 'SELECT DISTINCT "table", field FROM change WHERE step = ?'
    return set(database.execute_sql(query, (step_id,)))


def changed(database: SqliteDatabase, step_id: str) -> list[tuple[str, str, str]]:
    """Table, row and field of all that a step changed, in the order of its changes."""
    query = 'SELECT "table", "row", field FROM change WHERE step = ? ORDER BY seq'
    return list(database.execute_sql(query, (step_id,)))


def told(database: SqliteDatabase, step_id: str, table: str, column: str) -> list[str | None]:
    """What a step tells of a column in each row that it added, in their order; None where at its default."""
    return _of_added(database, step_id, table, f"after ->> '{column}'")


def told_ids(database: SqliteDatabase, step_id: str, table: str, column: str) -> list[str | None]:
    """Likewise of a column that holds ids: that takes half the time."""
    # Looking for a name in JSON takes a third of the time of reading it. A quotation mark within a text is
    # written with a stroke, so nothing else looks like this; where it is not there, JSON is read.
    at = f'instr(after, \'"{column}":"\')'
    looked_for = f"substr(after, {at} + {len(column) + 4}, 32)"
    return _of_added(
        database, step_id, table, f"CASE {at} WHEN 0 THEN after ->> '{column}' ELSE {looked_for} END"
    )


def _of_added(database: SqliteDatabase, step_id: str, table: str, asked: str) -> list[str | None]:
    # The plus keeps SQLite from walking all changes of the table.
    query = f"SELECT {asked} FROM change WHERE step = ? AND +\"table\" = ? AND field = '*' ORDER BY seq"
    return [row[0] for row in database.execute_sql(query, (step_id, table))]

"""Which rows a step changed and what it told of those it added, without reading the rest of a large step."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from peewee import SqliteDatabase

Changed = tuple[str, str, str, str | None]  # table, row, field, what an added row belongs to


def changed(database: SqliteDatabase, step_id: str, parents: Mapping[str, str]) -> list[Changed]:
    """What a step changed, in the order of its changes; the field is `*` for a row that was added.

    `parents` names for some tables the column with the id of the row to which an added one belongs.
    """
    return list(database.execute_sql(_asked(tuple(parents.items())), (step_id,)))


@cache
def _asked(parents: tuple[tuple[str, str], ...]) -> str:
    # A name in JSON is looked for, which takes a third of the time of reading it. A quotation mark within a
    # text is written with a stroke, so nothing else looks like this; where it is not there, JSON is read.
    told = " ".join(
        f"WHEN '{table}' THEN CASE instr(after, '\"{column}\":\"') WHEN 0 THEN after ->> '{column}' "
        f'ELSE substr(after, instr(after, \'"{column}":"\') + {len(column) + 4}, 32) END'
        for table, column in parents
    )
    parent = f"CASE WHEN field = '*' THEN CASE \"table\" {told} END END" if told else "NULL"
    return f'SELECT "table", "row", field, {parent} FROM change WHERE step = ? ORDER BY seq'


def told(database: SqliteDatabase, step_id: str, table: str, column: str) -> tuple[str | None, ...]:
    """What the step tells of a column in each row that it added; None where it is at its default."""
    # The plus keeps SQLite from walking all changes of the table.
    query = "SELECT after ->> ? FROM change WHERE step = ? AND +\"table\" = ? AND field = '*' ORDER BY seq"
    return tuple(row[0] for row in database.execute_sql(query, (column, step_id, table)))

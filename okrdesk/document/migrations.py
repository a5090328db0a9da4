"""Numbered steps from one schema number to the next, on a copy in memory: old or new, never between."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from okrdesk.document import tables
from okrdesk.document.schemas import SCHEMAS


@dataclass(frozen=True, slots=True)
class Migration:
    """What leads from schema `number - 1` to `number`; `delta` is how many rows a table gains (or loses)."""

    run: Callable[[sqlite3.Connection], None]
    delta: Mapping[str, int] = field(default_factory=dict)


MIGRATIONS: dict[int, Migration] = {}


def migrate(
    content: bytes,
    version: int,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    schemas: Mapping[int, tuple[str, ...]] = SCHEMAS,
    newest: int = tables.SCHEMA_NUMBER,
) -> bytes:
    """Checked content of an older schema as the newest one. Raises RuntimeError when an assertion fails.

    The result is not sealed; publishing does that. The content that came in is not touched.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.deserialize(content)
        for number in range(version + 1, newest + 1):
            _step(connection, number, migrations[number], schemas[number])
        return connection.serialize()
    finally:
        connection.close()


def _step(connection: sqlite3.Connection, number: int, migration: Migration, schema: tuple[str, ...]) -> None:
    before = _counts(connection)
    connection.execute("PRAGMA foreign_keys = 0")  # rebuilding a table must not delete its children
    connection.execute("BEGIN IMMEDIATE")
    migration.run(connection)
    connection.execute(f"PRAGMA user_version = {number}")
    after = _counts(connection)
    for table in before.keys() | after.keys() | migration.delta.keys():
        if after.get(table, 0) - before.get(table, 0) != migration.delta.get(table, 0):
            raise RuntimeError(f"migration {number} changed the number of rows of {table}")
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise RuntimeError(f"migration {number} broke a reference")
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise RuntimeError(f"migration {number} damaged the file")
    found = {r[0] for r in connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")}
    if found != set(schema):
        raise RuntimeError(f"migration {number} did not reach its schema")
    connection.execute("COMMIT")


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    names = [r[0] for r in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {n: connection.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in names}

"""An older file as one of today's, in memory: one way for files, merged copies, backups and JSON alike.

A schema only adds tables and columns with defaults. So upgrading is an empty file of the newest schema with
`meta`, `step` and `change` as they are; the content is computed anew from them. Nothing is copied of the
older tables: they are what the result is compared with.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Mapping

import peewee

from okrdesk.document import checks, connection, journal, tables
from okrdesk.document.columns import COLUMNS, DEFAULTS, columns_of

_AS_THEY_ARE = ("meta", "step", "change")
# What a history that makes no sense leads to: texts where rows should be, references to nothing.
_NONSENSE = (sqlite3.Error, peewee.DatabaseError, ValueError, OverflowError, RecursionError)


def current(content: bytes, name: str, digest: Callable[[], str] | None = None) -> bytes:
    """Checked content of our own schema number; `name` is the file's. Raises NotAWorkspace.

    Who makes the `digest` of the content anyway gives it, for a large one takes long to digest.
    Content of an older schema is upgraded and checked once more; it bears no seal until it is published.
    """
    version = checks.check(content, name, digest=digest)
    if version == tables.SCHEMA_NUMBER:
        return content
    try:
        upgraded = _upgraded(content, version, name)
    except _NONSENSE as error:
        raise checks.refusal("damaged", name) from error
    checks.check(upgraded, name, upgraded=True)
    return upgraded


def _upgraded(content: bytes, version: int, name: str) -> bytes:
    known = columns_of(version)
    with contextlib.closing(connection.connect(None)) as database:
        connection.lay_out(database)
        raw = database.connection()
        raw.execute("ATTACH ':memory:' AS older")
        raw.deserialize(content, name="older")
        if _says_more(raw, known):
            raise checks.refusal("damaged", name)
        with database.atomic():
            raw.execute("PRAGMA defer_foreign_keys = ON")
            for table in _AS_THEY_ARE:
                # The number of a row tells which steps came after the last publishing.
                names = ", ".join(("rowid", *(f'"{c}"' for c in known[table])))
                raw.execute(f'INSERT INTO main."{table}" ({names}) SELECT {names} FROM older."{table}"')
            journal.materialise(database)
        if any(_differs(raw, table, known.get(table, ())) for table in COLUMNS):
            raise checks.refusal("damaged", name)
        return bytes(raw.serialize())


def _says_more(raw: sqlite3.Connection, known: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the history of an older file speaks of tables and columns that it does not have."""
    told = raw.execute('SELECT DISTINCT "table", field FROM older.change')
    return any(field not in ("*", *known.get(table, ())) for table, field in told)


def _differs(raw: sqlite3.Connection, table: str, known: tuple[str, ...]) -> bool:
    """Whether a table says something else than its older self with defaults in the columns that are new."""
    new = ", ".join(f'"{c}"' for c in COLUMNS[table])
    if not known:
        return raw.execute(f'SELECT 1 FROM main."{table}"').fetchone() is not None
    old = ", ".join(f'"{c}"' if c in known else f":{c}" for c in COLUMNS[table])
    ours, theirs = f'SELECT {new} FROM main."{table}"', f'SELECT {old} FROM older."{table}"'
    either = f"SELECT * FROM ({ours} EXCEPT {theirs}) UNION ALL SELECT * FROM ({theirs} EXCEPT {ours})"
    return raw.execute(either, DEFAULTS[table]).fetchone() is not None

"""A connection to SQLite as we want it, and an empty workspace file of the newest schema laid out on it."""

from __future__ import annotations

import logging
import sqlite3
from functools import cache
from pathlib import Path

from peewee import SqliteDatabase

from okrdesk.document import tables
from okrdesk.document.refused import Refused
from okrdesk.document.schemas import SCHEMAS
from okrdesk.i18n import _
from okrdesk.version import VERSION

PRAGMAS: tuple[tuple[str, int | str], ...] = (
    ("journal_mode", "delete"),
    ("synchronous", 3),
    ("foreign_keys", 1),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("mmap_size", 0),
    ("secure_delete", 1),
    ("temp_store", 2),
    ("recursive_triggers", 1),
    ("fullfsync", 1),
)
# At DEBUG peewee would write every value, that is private text, into logs.
logging.getLogger("peewee").setLevel(logging.WARNING)
LENGTH_LIMIT = 20_000_000
OLDEST_SQLITE = (3, 38)  # STRICT tables and JSON


def connect(path: Path | None) -> SqliteDatabase:
    """A file, or with None a place in memory. Refused where Python brings an SQLite that is too old."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise Refused(_("OKR Desk needs SQLite 3.38 or later; install a newer Python."))
    database = SqliteDatabase(
        ":memory:" if path is None else str(path),
        autoconnect=False,
        lock_type="IMMEDIATE",
        timeout=5,
        pragmas=[p for p in PRAGMAS if path is not None or p[0] != "journal_mode"],
    )
    database.connect()
    connection = database.connection()
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LENGTH_LIMIT)
    for name, wanted in (("foreign_keys", 1), ("trusted_schema", 0), ("synchronous", 3)):
        if database.execute_sql(f"PRAGMA {name}").fetchone()[0] != wanted:
            raise RuntimeError(f"SQLite refused PRAGMA {name}")
    return database


def lay_out(database: SqliteDatabase) -> None:
    """Make an empty database an empty workspace file: every table of the newest schema, and not a row."""
    newest = tables.SCHEMA_NUMBER
    if database.database == ":memory:":
        database.connection().deserialize(_laid_out(newest, SCHEMAS[newest]))
    else:
        _make_tables(database, newest, SCHEMAS[newest])


@cache
def _laid_out(number: int, statements: tuple[str, ...]) -> bytes:
    """An empty workspace file: copying its tables takes a twentieth of the time of making them."""
    database = connect(None)
    _make_tables(database, number, statements)
    content: bytes = database.connection().serialize()
    database.close()
    return content


def _make_tables(database: SqliteDatabase, number: int, statements: tuple[str, ...]) -> None:
    with database.atomic():
        for statement in statements:
            database.execute_sql(statement)
    database.execute_sql(f"PRAGMA application_id = {tables.APPLICATION_ID}")
    database.execute_sql(f"PRAGMA user_version = {number}")


def describe(database: SqliteDatabase, workspace: str) -> None:
    """Write down whose file it is: the one row of `meta`."""
    database.execute_sql(
        "INSERT INTO meta (id, workspace, created_by, revision, seal) VALUES (1, ?, ?, 0, '')",
        (workspace, f"okrdesk {VERSION}"),
    )

"""Schemas are frozen; an older file is upgraded on a copy; stored ones open for ever (T8)."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from okrdesk.document import checks, migrations, schemas, storage, tables
from okrdesk.document.migrations import Migration
from tests import factories
from tests.files import write_schema

FILES = Path(__file__).parent.parent / "files"


def test_the_frozen_schema_is_what_the_tables_say() -> None:
    # When this fails: before a release `python -m tests.files.write_schema`, after one a new number.
    assert set(schemas.SCHEMAS[tables.SCHEMA_NUMBER]) == set(write_schema.statements())
    assert max(schemas.SCHEMAS) == tables.SCHEMA_NUMBER


@pytest.mark.parametrize("number", sorted(schemas.SCHEMAS))
def test_the_stored_workspace_of_every_schema_opens(number: int) -> None:
    path = FILES / f"schema_{number}.okrdesk"
    before = path.read_bytes()
    report = storage.check(path)
    assert report.schema == number
    assert report.problems == ()
    assert report.rows["objective"] == 2
    assert report.rows["check_in"] == 3
    assert path.read_bytes() == before


NEXT = tables.SCHEMA_NUMBER + 1


def _add_mood(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE person ADD COLUMN mood TEXT")


def _next_schema() -> dict[int, tuple[str, ...]]:
    connection = sqlite3.connect(":memory:")
    for statement in schemas.SCHEMAS[tables.SCHEMA_NUMBER]:
        connection.execute(statement)
    _add_mood(connection)
    found = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {**schemas.SCHEMAS, NEXT: tuple(row[0] for row in found)}


def _migrated(content: bytes, migration: Migration) -> bytes:
    return migrations.migrate(content, tables.SCHEMA_NUMBER, {NEXT: migration}, _next_schema(), NEXT)


@pytest.fixture(scope="module")
def content() -> bytes:
    return factories.content(factories.workspace())


def test_a_migration_reaches_the_next_schema_with_all_rows(content: bytes) -> None:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(_migrated(content, Migration(_add_mood)))
    assert connection.execute("PRAGMA user_version").fetchone() == (NEXT,)
    assert connection.execute("PRAGMA application_id").fetchone() == (tables.APPLICATION_ID,)
    assert connection.execute("SELECT name, mood FROM person ORDER BY name").fetchall() == [
        ("Ada", None),
        ("Bo", None),
    ]


def test_a_migration_may_say_how_many_rows_it_adds(content: bytes) -> None:
    def add(connection: sqlite3.Connection) -> None:
        _add_mood(connection)
        connection.execute(
            "INSERT INTO person (id, deleted, name, role, retired) VALUES ('c', 0, 'Cy', '', 0)"
        )

    assert _migrated(content, Migration(add, {"person": 1}))
    with pytest.raises(RuntimeError, match="number of rows of person"):
        _migrated(content, Migration(add))


def _lose_children(connection: sqlite3.Connection) -> None:
    _add_mood(connection)
    connection.execute("DELETE FROM key_result")


def _break_a_reference(connection: sqlite3.Connection) -> None:
    _add_mood(connection)
    connection.execute("UPDATE objective SET cycle_id = 'nobody'")


def _do_nothing(_connection: sqlite3.Connection) -> None:
    """Not the schema that was promised."""


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (_lose_children, "number of rows of key_result"),
        (_break_a_reference, "broke a reference"),
        (_do_nothing, "did not reach its schema"),
    ],
)
def test_a_migration_that_goes_wrong_is_noticed_before_anything_is_written(
    content: bytes, run: migrations.Callable[[sqlite3.Connection], None], words: str
) -> None:
    before = bytes(content)
    with pytest.raises(RuntimeError, match=words):
        _migrated(content, Migration(run))
    assert content == before


def test_rebuilding_a_table_does_not_delete_its_children(content: bytes) -> None:
    # peewee's own migrator would (reliability.md, pitfall 1); ours switches the references off meanwhile.
    def rebuild(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE aside AS SELECT * FROM person")
        connection.execute("DELETE FROM person")
        connection.execute("INSERT INTO person SELECT * FROM aside")
        connection.execute("DROP TABLE aside")
        _add_mood(connection)

    assert _migrated(content, Migration(rebuild))


def test_an_older_file_is_opened_migrated_and_backed_up(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from okrdesk.document import backups, opening

    path = tmp_path / "goals.okrdesk"
    path.write_bytes(content)
    calls = []

    def pretend(old: bytes, name: str) -> bytes:
        calls.append(name)
        return bytes(bytearray(old))

    monkeypatch.setattr(checks, "current", pretend)
    session = opening.open_session(path)
    assert calls[0] == "goals.okrdesk"
    found = backups.list_backups(session.document.id)
    assert [(b.reason, b.path.read_bytes()) for b in found] == [("migrate", content)]
    assert path.read_bytes() == content
    session.close()

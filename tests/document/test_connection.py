"""The connection: an old SQLite is named, nothing private reaches a log."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

import pytest

from okrdesk.document import connection, schemas, tables
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from tests import factories


def test_an_old_sqlite_is_named_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 34, 1))
    with pytest.raises(Refused, match=r"3\.38"):
        factories.workspace()


def test_no_private_text_reaches_a_log(document: Document, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    factories.check_in(document, 1, "a secret")
    assert "a secret" not in caplog.text


def test_what_is_laid_out_is_an_empty_file_of_the_newest_schema() -> None:
    database = connection.connect(None)
    connection.lay_out(database)
    connection.describe(database, "a" * 32)
    assert database.execute_sql("PRAGMA user_version").fetchone() == (tables.SCHEMA_NUMBER,)
    assert database.execute_sql("PRAGMA application_id").fetchone() == (tables.APPLICATION_ID,)
    texts = database.execute_sql("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
    assert {row[0] for row in texts} == set(schemas.SCHEMAS[tables.SCHEMA_NUMBER])
    assert database.execute_sql("SELECT count(*) FROM step").fetchone() == (0,)
    assert database.execute_sql("SELECT workspace, revision, seal FROM meta").fetchone() == ("a" * 32, 0, "")


def test_the_settings_hold() -> None:
    database = connection.connect(None)
    for name, wanted in (
        ("foreign_keys", 1),
        ("synchronous", 3),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("temp_store", 2),
        ("recursive_triggers", 1),
    ):
        assert database.execute_sql(f"PRAGMA {name}").fetchone() == (wanted,), name


def test_a_file_keeps_no_journal_beside_it_and_is_never_mapped(tmp_path: Path) -> None:
    database = connection.connect(tmp_path / "goals.okrdesk")
    for name, wanted in (("journal_mode", "delete"), ("mmap_size", 0), ("fullfsync", 1)):
        assert database.execute_sql(f"PRAGMA {name}").fetchone() == (wanted,), name
    database.close()


def test_no_value_may_be_longer_than_20_million_bytes() -> None:
    limit = connection.connect(None).connection().getlimit(sqlite3.SQLITE_LIMIT_LENGTH)
    assert limit == 20_000_000


@pytest.mark.parametrize(("version", "taken"), [((3, 37, 9), False), ((3, 38, 0), True)])
def test_the_oldest_sqlite_taken(
    version: tuple[int, int, int], taken: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sqlite3.sqlite_version_info", version)
    if taken:
        connection.connect(None).close()
    else:
        with pytest.raises(Refused):
            connection.connect(None)

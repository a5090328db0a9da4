"""A schema only adds; an older file is upgraded in one way for everything that is stored (decision 46)."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from okrdesk.document import (
    backups,
    checks,
    columns,
    files,
    journal,
    merge,
    opening,
    presence,
    recovery,
    schemas,
    storage,
    tables,
    upgrade,
)
from okrdesk.document.document import Document
from okrdesk.document.fields import DayField
from okrdesk.document.refused import NotAWorkspace, NotWritten, Refused
from okrdesk.exchange import workspace_json
from tests import factories
from tests.files import next_schema
from tests.files.next_schema import MOOD, Weather

DAY = dt.date(2026, 2, 8)
NOW = dt.datetime(2026, 2, 8, 12, tzinfo=dt.UTC)


def _older() -> Document:
    """The sample with everything that a journal can hold: undone, redone, removed, named, merged."""
    document = factories.sample_of(DAY)
    other = Document.load(factories.content(document), factories.OTHER, "Bo")
    with document.edit("Rename"):
        document.set(tables.Person, factories.ids(document, tables.Person)[0], name="Adele")
    document.undo()
    document.redo()
    with document.edit("Remove"):
        document.remove(tables.KeyResult, factories.ids(document, tables.KeyResult)[0])
    with document.edit("Add"):
        document.add(tables.Person, name="Nobody")
    document.undo()
    document.name_version("Then")
    factories.check_in(other, 5, "theirs")
    merge.merge(document, factories.content(other))
    return document


@pytest.fixture(scope="module")
def older() -> bytes:
    """A file of today's schema, which is the older one below."""
    return factories.content(_older())


@pytest.fixture(scope="module")
def export() -> bytes:
    """The same kind of workspace as JSON."""
    return workspace_json.to_json(_older())


@pytest.fixture
def next_one(older: bytes, export: bytes) -> Iterator[int]:
    """From here on one more column and one more table (files/next_schema.py) are there."""
    with next_schema.comes() as number:
        yield number


def _opened(content: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    return connection


def _person(document: Document) -> str:
    return factories.ids(document, tables.Person)[0]


def _mood(document: Document) -> str:
    query = "SELECT mood FROM person WHERE id = ?"
    return str(document.database.execute_sql(query, (_person(document),)).fetchone()[0])


def _set_mood(document: Document, mood: str) -> None:
    with document.edit("Feel"):
        document.set(tables.Person, _person(document), mood=mood)


# The one function


def test_content_of_our_own_schema_stays_the_very_same(older: bytes) -> None:
    assert upgrade.current(older, "x") is older


def test_the_old_columns_say_the_same_and_the_new_ones_their_defaults(older: bytes, next_one: int) -> None:
    before, after = _opened(older), _opened(upgrade.current(older, "x"))
    for table, names in columns.columns_of(next_one - 1).items():
        order = "rowid" if table in ("meta", "step", "change") else "id"
        number = "rowid, " if table == "step" else ""
        quoted = ", ".join(f'"{name}"' for name in names)
        query = f'SELECT {number}{quoted} FROM "{table}" ORDER BY {order}'
        assert after.execute(query).fetchall() == before.execute(query).fetchall(), table
    assert after.execute("SELECT DISTINCT mood FROM person").fetchall() == [(MOOD,)]
    assert after.execute("SELECT count(*) FROM weather").fetchone() == (0,)
    assert after.execute("PRAGMA user_version").fetchone() == (next_one,)
    assert after.execute("PRAGMA application_id").fetchone() == (tables.APPLICATION_ID,)


def test_what_was_upgraded_passes_every_check_and_equals_its_journal(older: bytes, next_one: int) -> None:
    upgraded = upgrade.current(older, "x")
    assert checks.check(upgraded, "x", upgraded=True) == next_one
    with pytest.raises(NotAWorkspace):  # until it is published it bears no seal
        checks.check(upgraded, "x")
    document = Document.load(upgraded, factories.ACTOR)
    assert journal.differences(document.database) == set()
    assert document.undo() is not None  # the history goes on where it was
    document.redo()
    _set_mood(document, "merry")
    again = factories.content(document)
    assert checks.check(again, "x") == next_one
    assert journal.differences(Document.load(again, factories.ACTOR).database) == set()


def test_the_checks_run_again_after_upgrading(
    older: bytes, next_one: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(columns.FIELDS["person"], "mood", DayField(column_name="mood"))
    with pytest.raises(NotAWorkspace):  # "calm" is no day
        upgrade.current(older, "x")


def _sealed_again(content: bytes, *statements: str) -> bytes:
    """A file that somebody skilled changed and sealed again."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(content)
    for statement in statements:
        connection.execute(statement)
    seal = connection.execute("SELECT seal FROM meta").fetchone()[0].encode()
    changed = bytes(connection.serialize())
    digest = hashlib.sha256(changed.replace(seal, b"0" * 64)).hexdigest().encode()
    return changed.replace(seal, digest)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE person SET name = 'Eve'",
        "UPDATE agreement SET deleted = 1 - deleted",
    ],
)
def test_tables_that_say_something_else_than_their_history_are_refused(
    older: bytes, next_one: int, statement: str
) -> None:
    changed = _sealed_again(older, statement)
    assert checks.check(changed, "x") == next_one - 1  # the file alone is not what gives it away
    with pytest.raises(NotAWorkspace) as refused:
        upgrade.current(changed, "x")
    assert refused.value.kind == "damaged"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET field = 'mood' WHERE field = 'name'",
        "UPDATE change SET \"table\" = 'weather' WHERE \"table\" = 'check_in'",
        "UPDATE change SET \"table\" = 'nothing' WHERE \"table\" = 'check_in'",
        "UPDATE change SET after = '3' WHERE \"table\" = 'person' AND field = '*'",
        "UPDATE change SET after = '[]' WHERE field = 'name'",
    ],
)
def test_a_history_that_says_something_else_is_refused(older: bytes, next_one: int, statement: str) -> None:
    changed = _sealed_again(older, statement)
    assert checks.schema_number(changed, "x") == next_one - 1
    with pytest.raises(NotAWorkspace) as refused:
        upgrade.current(changed, "x")
    assert refused.value.kind == "damaged"


def test_a_schema_only_adds_and_leaves_the_journal_alone() -> None:
    for number in sorted(schemas.SCHEMAS)[1:]:
        old, new = columns.columns_of(number - 1), columns.columns_of(number)
        assert old.keys() <= new.keys()
        for table, names in old.items():
            assert set(names) <= set(new[table]), table
        for table in ("meta", "step", "change"):
            assert new[table] == old[table]


def test_every_column_that_came_later_has_a_default() -> None:
    first = columns.columns_of(1)
    missing = [
        f"{table}.{name}"
        for table, fields in columns.FIELDS.items()
        for name, field in fields.items()
        if table in first and name not in first[table] and field.default is None and not field.null
    ]
    assert missing == []


# Files


@pytest.fixture
def path(tmp_path: Path, older: bytes) -> Path:
    place = tmp_path / "shared" / "goals.okrdesk"
    place.parent.mkdir()
    place.write_bytes(older)
    return place


def _kept(document_id: str) -> list[tuple[str, bytes]]:
    return [(b.reason, b.path.read_bytes()) for b in backups.list_backups(document_id) if b.verified]


def test_what_is_only_read_stays_as_it_is(path: Path, older: bytes, next_one: int) -> None:
    command = storage.open_for_command(path, write=True)
    assert _mood(command.document) == MOOD
    assert not command.publish().changed
    for choice in ("anyway", "read-only"):
        session = opening.open_session(path, choice)
        assert _mood(session.document) == MOOD
        assert session.close()
    report = storage.check(path)
    assert (report.schema, report.problems) == (next_one - 1, ())
    assert path.read_bytes() == older
    assert "upgrade" not in {reason for reason, _content in _kept(command.document.id)}


def test_the_first_edit_of_a_command_upgrades_after_a_backup(path: Path, older: bytes, next_one: int) -> None:
    command = storage.open_for_command(path, write=True)
    _set_mood(command.document, "merry")
    assert command.publish().changed
    assert checks.check(path.read_bytes(), "x") == next_one
    assert _kept(command.document.id) == [("upgrade", older)]
    assert _mood(storage.open_for_command(path, write=False).document) == "merry"
    _set_mood(command.document, "sad")
    command.publish()
    assert len(_kept(command.document.id)) == 1  # once is enough


def test_the_first_edit_in_the_window_upgrades_after_a_backup(
    path: Path, older: bytes, next_one: int
) -> None:
    session = opening.open_session(path)
    assert path.read_bytes() == older
    _set_mood(session.document, "merry")
    session.publish_now()
    assert checks.check(path.read_bytes(), "x") == next_one
    assert ("upgrade", older) in _kept(session.document.id)
    assert session.close()


def test_without_a_backup_there_is_no_upgrade(
    path: Path, older: bytes, next_one: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = storage.open_for_command(path, write=True)
    _set_mood(command.document, "merry")

    def full(place: Path, _content: bytes) -> None:
        raise files.not_written(place, OSError(28, "no space"))

    monkeypatch.setattr(files, "write", full)
    with pytest.raises(NotWritten):
        command.publish()
    assert path.read_bytes() == older


def test_what_a_crash_of_the_older_version_left_is_recovered(path: Path, older: bytes) -> None:
    session = opening.open_session(path)
    factories.check_in(session.document, 1, "unsaved")
    session.document.database.close()
    workplace = session._workplace
    assert workplace is not None
    workplace.lock.release()
    presence.place(path).unlink()
    with next_schema.comes() as number:
        assert [left.changes for left in recovery.leftovers()] == [1]
        again = opening.open_session(path)
        assert again.state.changes == 1
        assert _mood(again.document) == MOOD
        assert again.close()
        assert checks.check(path.read_bytes(), "x") == number
        assert "unsaved" in factories.notes(path)


# Merged copies


def test_an_older_copy_merges_into_a_newer_one_and_not_the_other_way(older: bytes) -> None:
    theirs = Document.load(older, factories.OTHER, "Bo")
    with theirs.edit("Add"):
        newcomer = theirs.add(tables.Person, name="Cleo")
    sent = factories.content(theirs)
    with next_schema.comes():
        ours = Document.load(upgrade.current(older, "x"), factories.ACTOR, "Ada")
        _set_mood(ours, "merry")
        with ours.edit("Look at the weather"):
            ours.add(Weather, text="Bread", person=_person(ours), storm=3)
        assert merge.merge(ours, sent).steps == 1
        found = {row[0]: row[1] for row in ours.database.execute_sql("SELECT id, mood FROM person")}
        assert (found[newcomer], found[_person(ours)]) == (MOOD, "merry")
        assert merge.merge(ours, sent).steps == 0
        assert journal.differences(ours.database) == set()
        newer = factories.content(ours)
    with pytest.raises(NotAWorkspace) as refused:
        merge.merge(theirs, newer)
    assert refused.value.kind == "newer"


def test_a_whole_number_is_bounded_by_its_own_field(older: bytes, next_one: int) -> None:
    upgraded = upgrade.current(older, "x")
    ours, theirs = (Document.load(upgraded, actor) for actor in (factories.ACTOR, factories.OTHER))
    with theirs.edit("Look at the weather"):
        seen = theirs.add(Weather, text="Bread", storm=3)
    merge.merge(ours, factories.content(theirs))
    with theirs.edit("Overdo it"):
        theirs.set(Weather, seen, storm=4)
    content = theirs.snapshot().serialize()  # past our own checks
    with pytest.raises(Refused, match="make no sense"):
        merge.merge_checked(ours, content)
    with pytest.raises(RuntimeError):  # and our own checks would not publish it
        factories.content(theirs)


# Backups and named versions


def test_an_older_backup_comes_back_with_defaults(path: Path, older: bytes) -> None:
    document = Document.load(older, factories.ACTOR, "Ada")
    backup = backups.make(document, "work", NOW)
    assert backup is not None
    with next_schema.comes():
        session = opening.open_session(path)
        _set_mood(session.document, "merry")
        with session.document.edit("Look at the weather"):
            session.document.add(Weather, text="Bread")
        assert [b.verified for b in backups.list_backups(document.id)] == [True]
        session.restore_backup(backup)
        assert _mood(session.document) == MOOD
        assert factories.ids(session.document, Weather) == []
        assert session.document.undo() is not None
        assert _mood(session.document) == "merry"
        assert session.close()


def test_going_back_to_before_a_column_existed_fills_its_default(older: bytes, next_one: int) -> None:
    document = Document.load(upgrade.current(older, "x"), factories.ACTOR, "Ada")
    seen = journal.seen_now(document.database)
    _set_mood(document, "merry")
    document.restore(seen, "Go back")
    assert _mood(document) == MOOD
    assert journal.differences(document.database) == set()


# JSON


def test_an_older_export_is_taken_in(export: bytes, next_one: int) -> None:
    assert json.loads(export)["schema"] == next_one - 1
    document = workspace_json.from_json(export, "old.json")
    assert _mood(document) == MOOD
    again = json.loads(workspace_json.to_json(document))
    assert again["schema"] == next_one
    assert again["content"]["weather"] == []
    assert {row.pop("mood") for row in again["content"]["person"]} == {MOOD}
    del again["content"]["weather"]
    old = json.loads(export)
    assert again["content"] == old["content"]
    assert again["journal"] == old["journal"]


@pytest.mark.parametrize(
    "change",
    [
        lambda whole: whole["content"].pop("team"),
        lambda whole: whole["content"].update(team=None),
        lambda whole: whole["content"]["person"].append(3),
        lambda whole: whole["content"]["person"][0].update(mood="merry"),
        lambda whole: whole["content"].update(weather=[{"id": "1" * 32}]),
        lambda whole: whole.update(schema=0),
        lambda whole: whole.update(schema=99),
    ],
)
def test_an_older_export_that_contradicts_itself_is_refused(
    export: bytes, next_one: int, change: object
) -> None:
    whole = json.loads(export)
    assert callable(change)
    change(whole)
    with pytest.raises(Refused):
        workspace_json.from_json(json.dumps(whole).encode(), "old.json")


def test_an_export_of_a_newer_schema_is_refused(older: bytes) -> None:
    with next_schema.comes():
        newer = workspace_json.to_json(Document.load(upgrade.current(older, "x"), factories.ACTOR))
    with pytest.raises(Refused, match="newer OKR Desk"):
        workspace_json.from_json(newer, "new.json")

"""Commands: open in memory, publish, merge on conflict; the file stays whole whatever comes (T10)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from okrdesk.document import backups, storage
from okrdesk.document import tables as t
from okrdesk.document.refused import NotAWorkspace, NotWritten, Refused
from tests import factories


def test_a_new_file_is_there_once_it_is_published(tmp_path: Path) -> None:
    opened = storage.create_file(tmp_path / "new.okrdesk", "Bakery", person="Ada")
    assert os.listdir(tmp_path) == []
    assert opened.publish().changed
    assert not opened.publish().changed
    opened.close()
    report = storage.check(tmp_path / "new.okrdesk")
    newest = t.SCHEMA_NUMBER
    assert (report.schema, report.revision, report.rows["workspace"], report.problems) == (newest, 1, 1, ())
    assert os.listdir(tmp_path) == ["new.okrdesk"]


def test_a_new_file_never_replaces_another(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(Refused):
        storage.create_file(path, "Bakery")
    opened = storage.create_file(path.with_name("other.okrdesk"), "Bakery")
    path.rename(path.with_name("other.okrdesk"))  # it appears between creating and publishing
    with pytest.raises(Refused, match="exists already"):
        opened.publish()
    assert path.with_name("other.okrdesk").read_bytes() == before


def test_reading_changes_nothing(path: Path) -> None:
    before = path.read_bytes(), path.stat().st_mtime_ns
    opened = storage.open_for_command(path, write=False)
    with pytest.raises(Refused):
        factories.check_in(opened.document, 1)
    opened.close()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert os.listdir(path.parent) == [path.name]


def test_nothing_new_is_not_published(path: Path) -> None:
    before = path.stat()
    opened = storage.open_for_command(path, write=True)
    assert not opened.publish().changed
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_two_commands_at_once_both_keep_their_check_in(path: Path) -> None:
    first = storage.open_for_command(path, write=True)
    second = storage.open_for_command(path, write=True)
    factories.check_in(first.document, 1, "first")
    factories.check_in(second.document, 2, "second")
    assert first.publish().merged is None
    merged = second.publish().merged
    assert merged is not None
    assert merged.check_ins == 1
    assert factories.notes(path) == {"first", "second"}


def test_the_later_edit_of_one_field_counts_and_the_other_is_told(path: Path) -> None:
    first = storage.open_for_command(path, write=True)
    second = storage.open_for_command(path, write=True)
    objective = factories.ids(first.document, t.Objective)[0]
    for opened, title in ((first, "Earlier"), (second, "Later")):
        with opened.document.edit("Reword"):
            opened.document.set(t.Objective, objective, title=title)
        second.document.clock.seen(first.document.clock.latest)  # nor are two edits in one millisecond alike
    first.publish()
    merged = second.publish().merged
    assert merged is not None
    assert [(c.field, c.ours, c.theirs) for c in merged.conflicts] == [("title", "Later", "Earlier")]
    again = factories.load(path)
    query = "SELECT title FROM objective WHERE id = ?"
    assert again.database.execute_sql(query, (objective,)).fetchone() == ("Later",)


def test_another_workspace_in_the_place_is_never_overwritten(path: Path) -> None:
    opened = storage.open_for_command(path, write=True)
    factories.check_in(opened.document, 1)
    factories.stored(path, factories.another_workspace())
    other = path.read_bytes()
    with pytest.raises(Refused, match="another workspace"):
        opened.publish()
    assert path.read_bytes() == other


@pytest.mark.parametrize("foreign", [b"", b"a text", b"SQLite format 3\x00" + b"x" * 2000])
def test_something_else_in_the_place_is_never_overwritten(path: Path, foreign: bytes) -> None:
    opened = storage.open_for_command(path, write=True)
    factories.check_in(opened.document, 1)
    path.write_bytes(foreign)
    with pytest.raises(NotAWorkspace):
        opened.publish()
    assert path.read_bytes() == foreign
    assert os.listdir(path.parent) == [path.name]


def test_a_removed_file_is_not_made_again_by_a_command(path: Path) -> None:
    opened = storage.open_for_command(path, write=True)
    factories.check_in(opened.document, 1)
    path.unlink()
    with pytest.raises(NotWritten) as refused:
        opened.publish()
    assert refused.value.kind == "gone"
    assert os.listdir(path.parent) == []


# What the system refuses. Tests may run as root, whom permissions do not stop: the errors are made.


def test_a_file_that_somebody_protects_is_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    opened = storage.open_for_command(path, write=True)
    factories.check_in(opened.document, 1, "one")
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(NotWritten) as refused:
        opened.publish()
    assert refused.value.kind == "read-only"
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


def test_looking_needs_no_folder_of_this_computers_own(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What stands in the place of the folder is a file, so that nothing can be written there, even by root.
    monkeypatch.setenv("OKRDESK_HOME", str(path))
    storage.open_for_command(path, write=False).close()
    assert storage.check(path).problems == ()
    with pytest.raises(Refused, match="OKRDESK_HOME"):
        storage.open_for_command(path, write=True)
    with pytest.raises(Refused, match="OKRDESK_HOME"):
        backups.list_backups("0" * 32)


def test_check_finds_a_table_that_differs_from_the_history(path: Path) -> None:
    document = factories.load(path)
    document.database.pragma("query_only", 0)
    document.database.execute_sql("UPDATE person SET name = 'Eve' WHERE name = 'Bo'")
    path.write_bytes(factories.content(document))
    assert storage.check(path).problems == ("1 rows differ from what the history says.",)

"""The window's session: durable, published, told about others, recovered after a crash (T10, T18)."""

from __future__ import annotations

import json
import os
import shutil
import threading
from pathlib import Path

import pytest

from okrdesk.document import backups, installation, presence, recovery, storage
from okrdesk.document import tables as t
from okrdesk.document.opening import OpenElsewhere, Session, open_session
from okrdesk.document.refused import NotAWorkspace, Refused
from tests import factories


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return factories.stored(folder / "goals.okrdesk")


@pytest.fixture
def session(path: Path) -> Session:
    return open_session(path, person="Ada")


def _crash(session: Session) -> None:
    """What kill -9 leaves: the folder, the presence file, no lock."""
    session.document.database.close()
    workplace = session._workplace
    assert workplace is not None
    workplace.lock.release()
    presence.place(session.path).unlink(missing_ok=True)


def _elsewhere(path: Path, note: str) -> None:
    """Somebody else publishes a check-in."""
    opened = storage.open_for_command(path, write=True)
    factories.check_in(opened.document, 8, note)
    opened.publish()
    opened.close()


def test_nothing_stays_beside_the_file_and_nothing_was_written_without_need(
    session: Session, path: Path
) -> None:
    before = path.stat().st_mtime_ns
    assert sorted(os.listdir(path.parent)) == [".~lock.goals.okrdesk#", "goals.okrdesk"]
    assert session.state.kind == "saved"
    assert session.start_publish() is None
    assert session.close()
    assert os.listdir(path.parent) == ["goals.okrdesk"]
    assert path.stat().st_mtime_ns == before
    assert os.listdir(recovery.paths.sessions()) == []


def test_publishing_in_another_thread(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "one")
    assert (session.state.kind, session.state.changes) == ("unsaved", 1)
    job = session.start_publish()
    assert job is not None
    assert session.start_publish() is None  # one at a time
    factories.check_in(session.document, 2, "meanwhile")
    outcomes = []
    worker = threading.Thread(target=lambda: outcomes.append(job()))
    worker.start()
    worker.join()
    assert session.state.kind == "publishing"
    assert session.finish_publish(outcomes[0])  # another round for what came meanwhile
    assert session.state.changes == 1
    assert factories.notes(path) == {"one"}
    session.publish_now()
    assert session.state.kind == "saved"
    assert session.state.sentence.startswith("All changes saved ")
    assert factories.notes(path) == {"one", "meanwhile"}


def test_publishing_now_waits_for_the_job_under_way(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "one")
    job = session.start_publish()
    assert job is not None
    factories.check_in(session.document, 2, "two")
    assert session.publish_now().changed
    assert factories.notes(path) == {"one", "two"}
    assert not session.finish_publish(job())  # the late outcome is no news
    assert session.state.kind == "saved"


def test_a_foreign_change_is_seen_and_taken_without_writing(session: Session, path: Path) -> None:
    assert not session.foreign_change()
    _elsewhere(path, "theirs")
    published = path.stat().st_mtime_ns
    assert session.foreign_change()
    report = session.take_foreign()
    assert (report.steps, report.check_ins, report.unpublished) == (1, 1, frozenset())
    assert not session.foreign_change()
    assert session.start_publish() is None
    assert path.stat().st_mtime_ns == published


def test_a_touched_file_is_no_foreign_change(session: Session, path: Path) -> None:
    os.utime(path)
    assert not session.foreign_change()


def test_publishing_merges_what_came_meanwhile(session: Session, path: Path) -> None:
    objective = factories.ids(session.document, t.Objective)[0]
    with session.document.edit("Reword"):
        session.document.set(t.Objective, objective, title="Ours")
    opened = storage.open_for_command(path, write=True)
    with opened.document.edit("Reword"):
        opened.document.set(t.Objective, objective, title="Theirs")
    opened.publish()
    job = session.start_publish()
    assert job is not None
    assert session.finish_publish(job())
    assert [(c.ours, c.theirs) for c in session.conflicts] == [("Ours", "Theirs")]
    assert session.merged is not None
    assert session.merged.edits == 1
    session.publish_now()
    document = factories.load(path)
    query = "SELECT title FROM objective WHERE id = ?"
    assert document.database.execute_sql(query, (objective,)).fetchone() == ("Theirs",)
    assert len(document.history()) == 4


def test_an_older_copy_in_the_place_gets_back_what_it_lacks(session: Session, path: Path) -> None:
    # A synchronised folder may put a colleague's file, made from an older one, in place of ours.
    older = path.read_bytes()
    factories.check_in(session.document, 1, "ours")
    session.publish_now()
    path.write_bytes(older)
    _elsewhere(path, "theirs")
    assert session.foreign_change()
    assert len(session.take_foreign().unpublished) == 1
    session.publish_now()
    assert factories.notes(path) == {"ours", "theirs"}


def test_the_stick_is_gone_and_comes_back(session: Session, path: Path) -> None:
    away = path.parent.with_name("pulled")
    path.parent.rename(away)
    factories.check_in(session.document, 1, "one")
    job = session.start_publish()
    assert job is not None
    assert not session.finish_publish(job())
    assert session.state.kind == "offline"
    assert session.state.changes == 1
    assert "Your work is safe here" in session.state.sentence
    assert not session.foreign_change()
    away.rename(path.parent)
    session.publish_now()
    assert session.state.kind == "saved"
    assert factories.notes(path) == {"one"}


def test_closing_without_the_stick_keeps_the_work_for_the_next_time(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "one")
    kept = path.read_bytes()
    shutil.rmtree(path.parent)
    assert not session.close()
    found = recovery.leftovers()
    assert [(f.path, f.changes) for f in found] == [(path, 1)]
    path.parent.mkdir()
    path.write_bytes(kept)
    again = open_session(path)
    assert again.recovered.startswith("Recovered 1 change made after ")
    assert again.close()
    assert factories.notes(path) == {"one"}
    assert recovery.leftovers() == []


def test_a_removed_file_is_made_again_only_when_asked(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "one")
    path.unlink()
    job = session.start_publish()
    assert job is not None
    assert not session.finish_publish(job())
    assert session.state.kind == "offline"
    assert not path.exists()
    session.publish_now()  # Ctrl+S
    assert factories.notes(path) == {"one"}


@pytest.mark.parametrize("foreign", [b"", b"SQLite format 3\x00garbage", b"x" * 5000, None])
def test_what_somebody_put_in_the_place_is_never_overwritten(
    session: Session, path: Path, foreign: bytes | None
) -> None:
    factories.check_in(session.document, 1, "one")
    if foreign is None:
        factories.stored(path)
    else:
        path.write_bytes(foreign)
    before = path.read_bytes()
    assert session.foreign_change()
    with pytest.raises(Refused):
        session.take_foreign()
    with pytest.raises(Refused):
        session.publish_now()
    assert session.state.kind == "offline"
    assert "Your work is safe here" in session.state.sentence
    assert path.read_bytes() == before
    other = path.with_name("rescued.okrdesk")
    session.save_as(other)
    assert session.state.kind == "saved"
    assert session.path == other
    assert session.close()
    assert factories.notes(other) == {"one"}
    assert path.read_bytes() == before


def test_after_a_crash_everything_is_there_again(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "published")
    session.publish_now()
    for number in range(12):
        factories.check_in(session.document, number, f"note {number}")
    _crash(session)
    assert [f.changes for f in recovery.leftovers()] == [12]
    again = open_session(path)
    assert again.recovered.startswith("Recovered 12 changes made after ")
    assert again.state.changes == 12
    assert again.document.undo() == "Check in"  # undo reaches back over the crash
    again.document.redo()
    assert again.close()
    assert len(factories.notes(path)) == 13


def test_after_a_crash_the_work_of_others_is_merged(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "ours")
    _crash(session)
    _elsewhere(path, "theirs")
    again = open_session(path)
    assert again.state.changes == 1
    assert again.close()
    assert factories.notes(path) == {"ours", "theirs"}


def test_a_crash_between_replacing_and_noting_it_is_no_foreign_change(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "one")
    job = session.start_publish()
    assert job is not None
    assert job().kind == "published"
    _crash(session)
    again = open_session(path)
    assert again.recovered == ""
    assert again.start_publish() is None


def test_a_damaged_working_copy_is_put_aside_and_the_file_opened(
    session: Session, path: Path, okrdesk_home: Path
) -> None:
    factories.check_in(session.document, 1, "lost")
    _crash(session)
    workplace = session._workplace
    assert workplace is not None
    workplace.work.write_bytes(b"damaged")
    again = open_session(path)
    assert "put aside" in again.recovered
    assert again.state.kind == "saved"
    aside = list((okrdesk_home / "backups" / "damaged").iterdir())
    assert [a.read_bytes() for a in aside] == [b"damaged"]


def test_a_damaged_file_is_opened_from_what_the_crash_left(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "one")
    _crash(session)
    path.write_bytes(path.read_bytes()[:-500])
    again = open_session(path)
    assert again.state.kind == "offline"
    again.save_as(path)  # the person decided to replace it
    assert again.close()
    assert factories.notes(path) == {"one"}


def test_leftovers_of_another_workspace_go_to_its_backups(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "one")
    workspace = session.document.id
    _crash(session)
    factories.stored(path)
    again = open_session(path)
    assert again.document.id != workspace
    assert backups.list_backups(workspace)[0].reason == "recovered"
    assert backups.list_backups(workspace)[0].check_ins == 1


# Who else (T18)


def test_a_second_window_is_told_who_has_it(session: Session, path: Path) -> None:
    with pytest.raises(OpenElsewhere) as refused:
        open_session(path)
    assert refused.value.same_machine
    assert refused.value.alive
    looking = open_session(path, "read-only")
    assert looking.state.kind == "read-only"
    with pytest.raises(Refused):
        factories.check_in(looking.document, 1)
    assert looking.close()
    own = open_session(path, "own copy", person="Bo")
    assert own.path.name == "goals (copy of Bo).okrdesk"
    factories.check_in(own.document, 2, "from Bo")
    assert own.close()
    assert session.merge_file(own.path).check_ins == 1
    also = open_session(path, "anyway")
    factories.check_in(also.document, 3, "also")
    assert also.close()
    assert session.close()
    assert factories.notes(path) == {"from Bo", "also"}


def _write_presence(path: Path, **values: object) -> None:
    known = {"user": "Bo", "host": "elsewhere", "pid": 17, "since": 1_700_000_000_000, "actor": "b" * 32}
    presence.place(path).write_text(json.dumps({**known, **values}))


def test_somebody_on_another_computer_is_told_with_the_time(path: Path) -> None:
    _write_presence(path, user="Bo\n<b>")
    with pytest.raises(OpenElsewhere) as refused:
        open_session(path)
    assert (refused.value.who, refused.value.host, refused.value.alive) == ("Bo <b>", "elsewhere", None)
    assert refused.value.since is not None
    assert not refused.value.same_machine
    session = open_session(path, "anyway")
    assert session.close()
    assert os.listdir(path.parent) == [path.name]


def test_the_presence_of_a_dead_process_is_ignored(path: Path) -> None:
    _write_presence(path, host=installation.host(), pid=4_194_999)
    session = open_session(path)
    assert session.close()
    assert os.listdir(path.parent) == [path.name]


def test_a_number_that_another_process_has_by_now_is_not_our_window(path: Path) -> None:
    _write_presence(path, host=installation.host(), pid=os.getppid(), actor=installation.actor())
    assert open_session(path).close()


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"\x00" * 100,
        b"[]",
        b"{",
        b'{"pid": true}',
        b'{"pid": 1e99, "host": 3}',
        b"[" * 90_000,
        b"\xff\xfe",
    ],
)
def test_a_strange_presence_file_is_nobody(path: Path, words: bytes) -> None:
    presence.place(path).write_bytes(words)
    session = open_session(path)
    assert session.close()
    assert os.listdir(path.parent) == [path.name]


def test_a_folder_in_the_place_of_the_presence_file_is_no_matter(path: Path) -> None:
    presence.place(path).mkdir()
    session = open_session(path)
    factories.check_in(session.document, 1, "one")
    assert session.close()
    assert factories.notes(path) == {"one"}


def test_a_later_presence_of_somebody_else_is_left_alone(session: Session, path: Path) -> None:
    _write_presence(path)
    session.close()
    assert presence.place(path).exists()


# Other files, other times


def test_a_copy_can_be_merged_and_a_duplicate_cannot(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "one")
    copy, duplicate = path.with_name("copy.okrdesk"), path.with_name("duplicate.okrdesk")
    session.save_copy(copy)
    session.duplicate_as_new(duplicate)
    assert session.merge_file(copy).steps == 0
    with pytest.raises(Refused, match="another workspace"):
        session.merge_file(duplicate)
    with pytest.raises(Refused):
        session.save_copy(path)
    old, new = session.document, factories.load(duplicate)
    assert storage.check(duplicate).problems == ()
    assert {row for _, row in factories.dump(old)} & {row for _, row in factories.dump(new)} == set()
    tables = sorted(table for table, _ in factories.dump(old) if table != "version")
    assert sorted(table for table, _ in factories.dump(new)) == tables
    assert [s.label for s in new.history()] == ["Check in", "Set up", "Create the workspace"]


def test_going_back_to_a_named_version_can_be_undone(session: Session) -> None:
    factories.check_in(session.document, 1)
    at_version = factories.dump(session.document)
    version = session.document.name_version("Before the meeting")
    factories.check_in(session.document, 2)
    objective = factories.ids(session.document, t.Objective)[0]
    with session.document.edit("Reword"):
        session.document.set(t.Objective, objective, title="New")
    later = factories.dump(session.document)
    session.go_back(version)
    back = factories.dump(session.document)
    assert {k: v for k, v in back.items() if k[0] != "version"} == at_version
    session.document.undo()
    assert factories.dump(session.document) == later
    with pytest.raises(Refused):
        session.go_back("0" * 32)


def test_saving_to_where_nothing_can_be_written_changes_nothing(session: Session, path: Path) -> None:
    with pytest.raises(Refused):
        session.save_as(path.parent / "missing" / "x.okrdesk")
    with pytest.raises((Refused, NotAWorkspace)):
        session.save_copy(path.parent)
    assert session.path == path
    assert session.close()


def test_the_installation_keeps_its_id(okrdesk_home: Path) -> None:
    first = installation.actor()
    assert len(first) == 32
    assert installation.actor() == first
    (okrdesk_home / "actor").write_text("damaged")
    assert installation.actor() != first

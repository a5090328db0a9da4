"""The window's session: durable, published, told about others, recovered after a crash (T10, T18)."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from okrdesk import paths
from okrdesk.document import backups, recovery, storage
from okrdesk.document import tables as t
from okrdesk.document.opening import Session, open_session
from okrdesk.document.refused import NotAWorkspace, Refused
from tests import factories
from tests.document.others import check_in_elsewhere


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
    check_in_elsewhere(path, "theirs")
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
    assert [(c.ours, c.theirs) for c in session.unsettled.open()] == [("Ours", "Theirs")]
    assert len(list(paths.unsettled().iterdir())) == 1, "it is asked again if nobody answers today"
    assert session.merged is not None
    assert session.merged.edits == 1
    session.publish_now()
    document = factories.load(path)
    query = "SELECT title FROM objective WHERE id = ?"
    assert document.database.execute_sql(query, (objective,)).fetchone() == ("Theirs",)
    assert len(document.history()) == 4


def test_a_backup_is_kept_of_what_was_opened_of_what_was_merged_and_of_half_an_hours_work(
    session: Session, path: Path
) -> None:
    now = int(time.time() * 1000)
    reasons = ["open", "open", "open merge", "open merge", "open merge work"]
    for number, minutes in enumerate((0, 29, 29, 58, 60)):
        session._now_ms = lambda: now + minutes * 60_000  # noqa: B023
        if number == 2:
            check_in_elsewhere(path, "theirs")
        factories.check_in(session.document, number)
        while (job := session.start_publish()) is not None:
            session.finish_publish(job())
        kept = backups.list_backups(session.document.id)
        assert {each.reason for each in kept} == set(reasons[number].split())


def test_an_older_copy_in_the_place_gets_back_what_it_lacks(session: Session, path: Path) -> None:
    # A synchronised folder may put a colleague's file, made from an older one, in place of ours.
    older = path.read_bytes()
    factories.check_in(session.document, 1, "ours")
    session.publish_now()
    path.write_bytes(older)
    check_in_elsewhere(path, "theirs")
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


def test_an_older_copy_is_seen_by_saving_and_closing_too(session: Session, path: Path) -> None:
    older = path.read_bytes()
    factories.check_in(session.document, 1, "published")
    session.publish_now()
    path.write_bytes(older)
    session.publish_now()
    assert factories.notes(path) == {"published"}
    path.write_bytes(older)
    assert session.close()
    assert factories.notes(path) == {"published"}


def test_a_file_that_was_removed_is_made_again_by_ctrl_s_also_when_all_was_saved(
    session: Session, path: Path
) -> None:
    factories.check_in(session.document, 1, "published")
    session.publish_now()
    path.unlink()
    session.publish_now(again=False)
    assert not path.exists()
    session.publish_now()  # Ctrl+S
    assert factories.notes(path) == {"published"}
    assert session.state.kind == "saved"


def test_what_was_put_over_the_file_is_not_called_saved_when_it_closes(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "published")
    session.publish_now()
    path.write_bytes(b"torn by a stick that was pulled out")
    assert not session.close()
    again = open_session(path)
    assert path.read_bytes().startswith(b"torn"), "a damaged file is left as it is"
    assert len(factories.ids(again.document, t.CheckIn)) == 1
    again.close()


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
        factories.stored(path, factories.another_workspace())
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


# Who else (T18)


# Other files, other times


def test_saving_to_where_nothing_can_be_written_changes_nothing(session: Session, path: Path) -> None:
    with pytest.raises(Refused):
        session.save_as(path.parent / "missing" / "x.okrdesk")
    with pytest.raises((Refused, NotAWorkspace)):
        session.save_copy(path.parent)
    assert session.path == path
    assert session.close()


# What is no longer there, and faults of ours


def test_of_a_file_that_was_removed_nobody_says_that_all_is_saved(session: Session, path: Path) -> None:
    kept = path.read_bytes()
    path.unlink()
    assert not session.foreign_change()
    assert session.state.kind == "offline"
    assert "no longer there" in session.state.sentence
    path.write_bytes(kept)
    assert not session.foreign_change()
    assert session.state.kind == "saved"


def test_a_removed_file_is_still_here_after_closing(session: Session, path: Path) -> None:
    path.unlink()
    assert not session.close()
    steps = len(factories.workspace().history())
    assert [(left.path, left.changes) for left in recovery.leftovers()] == [(path, steps)]
    again = open_session(path)
    assert again.state.kind == "offline"
    again.save_as(path)
    assert again.close()
    assert path.exists()
    assert recovery.leftovers() == []


def test_a_stick_that_was_pulled_when_all_was_saved_is_no_loss(session: Session, path: Path) -> None:
    path.parent.rename(path.parent.with_name("pulled"))
    assert not session.foreign_change()
    assert "stick" in session.state.sentence
    assert session.close()


def test_a_job_that_failed_is_not_run_again_on_the_snapshot_it_used_up(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "one")
    with _publishing_fails():
        job = session.start_publish()
        assert job is not None
        for _time in range(2):
            with pytest.raises(ZeroDivisionError):
                job()
        with pytest.raises(ZeroDivisionError):
            session.publish_now()
    assert session.publish_now().changed  # the next one is another
    assert factories.notes(path) == {"one"}


def test_a_fault_while_closing_lets_the_file_go_and_keeps_the_work(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "one")
    with _publishing_fails(), pytest.raises(ZeroDivisionError):
        session.close()
    assert os.listdir(path.parent) == [path.name]
    again = open_session(path)
    assert again.recovered.startswith("Recovered 1 change")
    assert again.close()
    assert factories.notes(path) == {"one"}


@contextmanager
def _publishing_fails() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(storage, "publish", lambda *_args, **_more: 1 / 0)
        yield


@pytest.mark.parametrize("write", ["save_copy", "duplicate_as_new"])
def test_a_copy_goes_anywhere_but_over_the_file_that_is_open(
    session: Session, path: Path, write: str
) -> None:
    before = path.read_bytes()
    with pytest.raises(Refused, match="is open"):
        getattr(session, write)(path)
    assert path.read_bytes() == before
    copy = path.with_name("copy.okrdesk")
    getattr(session, write)(copy)
    assert (factories.load(path.with_name("copy.okrdesk")).id == session.document.id) == (
        write == "save_copy"
    )


def test_another_workspace_in_the_place_of_the_file_asks_for_no_other_round(
    session: Session, path: Path
) -> None:
    factories.check_in(session.document, 1, "one")
    other = factories.content(factories.another_workspace())
    path.write_bytes(other)
    job = session.start_publish()
    assert job is not None
    assert not session.finish_publish(job())
    assert session.state.changes == 1
    assert path.read_bytes() == other

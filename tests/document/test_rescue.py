"""A file that cannot be opened: what this computer still has of it is found by where it lay."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrdesk.document import recovery, rescue
from okrdesk.document.opening import Session, open_session
from okrdesk.document.refused import NotAWorkspace, NotWritten, Refused
from tests import factories
from tests.document.others import crash, leave_work_under_a_newer_file

OTHER_BYTES = [
    b"Shopping: rye, salt",
    b"\x00" * 4096 + b"SQLite format 3\x00" * 300,
    b"PK\x03\x04" + b"x" * 900,
]


def test_of_a_file_that_was_never_here_there_is_nothing(path: Path) -> None:
    path.write_bytes(b"text")
    assert rescue.kept(path) is None
    for source in ("work", "backup"):
        with pytest.raises(Refused, match="has nothing"):
            rescue.bring_back(path, source, path.with_name("new.okrdesk"))  # type: ignore[arg-type]


@pytest.mark.parametrize("others", OTHER_BYTES)
def test_work_is_opened_whatever_took_the_place_of_its_file(
    session: Session, path: Path, others: bytes
) -> None:
    factories.check_in(session.document, 1, "one")
    crash(session)
    path.write_bytes(others)
    again = open_session(path)
    assert again.state.kind == "offline"
    assert factories.ids(again.document, factories.t.CheckIn)
    other = path.with_name("rescued.okrdesk")
    again.save_as(other)
    assert again.close()
    assert factories.notes(other) == {"one"}
    assert path.read_bytes() == others


def test_work_is_opened_where_a_folder_took_the_place(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "one")
    crash(session)
    path.unlink()
    path.mkdir()
    again = open_session(path)
    assert again.state.changes == 1
    assert again.state.kind == "offline"
    assert not again.close()
    assert path.is_dir()


@pytest.mark.parametrize("others", OTHER_BYTES)
def test_the_newest_backup_is_found_by_the_place_of_the_file(
    session: Session, path: Path, others: bytes
) -> None:
    factories.check_in(session.document, 1, "one")
    assert session.close()
    path.write_bytes(others)
    with pytest.raises(NotAWorkspace):
        open_session(path)
    kept = rescue.kept(path)
    assert kept is not None
    assert kept.changes is None
    assert kept.best == "backup"
    assert kept.backup is not None
    assert kept.backup.check_ins == 1
    other = path.with_name("back.okrdesk")
    rescue.bring_back(path, "backup", other)
    assert factories.notes(other) == {"one"}
    assert path.read_bytes() == others
    assert rescue.kept(path.with_name("elsewhere.okrdesk")) is None


def test_a_newer_file_is_refused_and_the_work_can_be_written_elsewhere(session: Session, path: Path) -> None:
    newer = leave_work_under_a_newer_file(session)
    with pytest.raises(NotAWorkspace) as refused:
        open_session(path)
    assert refused.value.kind == "newer"
    kept = rescue.kept(path)
    assert kept is not None
    assert (kept.changes, kept.best) == (1, "work")
    assert kept.backup is not None
    with pytest.raises(NotWritten):
        rescue.bring_back(path, "work", path.parent / "missing" / "new.okrdesk")
    rescue.bring_back(path, "work", path.with_name("new.okrdesk"))
    assert factories.notes(path.with_name("new.okrdesk")) == {"one"}
    assert recovery.leftovers() == []
    assert path.read_bytes() == newer


def test_a_link_in_a_circle_hides_nothing(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "one")
    crash(session)
    path.unlink()
    path.symlink_to(path)
    with pytest.raises(NotAWorkspace):
        open_session(path)
    kept = rescue.kept(path)
    assert kept is not None
    assert kept.changes == 1

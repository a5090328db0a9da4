"""A power cut on a disk that keeps only what was synced loses nothing that was acknowledged."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from okrdesk.document import backups, checks, files, recovery, storage
from okrdesk.document.document import Document
from okrdesk.document.opening import open_session
from tests import factories
from tests.document.others import crash
from tests.document.strict_disk import StrictDisk

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="reads which file is synced in /proc"
)

HOME = Path("account", ".local", "share", "okrdesk")


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StrictDisk:
    """An account in which nobody has worked, with one workspace in it."""
    root = tmp_path / "disk"
    (root / "account").mkdir(parents=True)
    factories.stored(root / "plan.okrdesk")
    monkeypatch.setenv("OKRDESK_HOME", str(root / HOME))
    return StrictDisk(root, monkeypatch)


def notes_in(content: bytes) -> set[str]:
    document = Document.load(content, "a" * 32, read_only=True)
    found = {note for (note,) in document.database.execute_sql("SELECT note FROM check_in")}
    document.close()
    return found


def test_the_simulation_itself_loses_what_is_not_synced(disk: StrictDisk, tmp_path: Path) -> None:
    for name in ("synced", "no name", "no bytes"):
        (disk.root / "account" / name).mkdir()
        descriptor = os.open(disk.root / "account" / name / "file", os.O_WRONLY | os.O_CREAT)
        os.write(descriptor, b"words")
        if name != "no bytes":
            os.fsync(descriptor)
        os.close(descriptor)
        if name != "no name":
            files.sync_folder(disk.root / "account" / name)
    files.sync_folder(disk.root / "account")
    (disk.root / "account" / "late").mkdir()
    left = disk.cut(tmp_path / "left") / "account"
    assert {path.name for path in left.iterdir()} == {"synced", "no name", "no bytes"}
    assert (left / "synced" / "file").read_bytes() == b"words"
    assert list((left / "no name").iterdir()) == []
    assert (left / "no bytes" / "file").read_bytes() == b""


def test_an_edit_in_a_new_account_is_found_again(
    disk: StrictDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder of the session, and every folder that was made for it, has a name that stays."""
    session = open_session(disk.root / "plan.okrdesk", person="Ada")
    factories.check_in(session.document, 4, "acknowledged")
    left = disk.cut(tmp_path / "left")
    crash(session)
    monkeypatch.setenv("OKRDESK_HOME", str(left / HOME))
    (unsaved,) = recovery.leftovers()
    assert unsaved.changes == 1
    again = open_session(disk.root / "plan.okrdesk", person="Ada")
    assert "acknowledged" in notes_in(again.document.snapshot().serialize())
    again.close()


def test_whenever_it_happens_the_file_is_whole_and_published_work_is_in_it(
    disk: StrictDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cuts: list[Path] = []
    keep = disk._fsync

    def fsync(descriptor: int) -> None:
        cuts.append(disk.cut(tmp_path / f"before {len(cuts)}"))
        keep(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    opened = storage.open_for_command(disk.root / "plan.okrdesk", write=True)
    factories.check_in(opened.document, 4, "published")
    opened.publish()
    opened.close()
    assert len(cuts) > 1  # the bytes, then the name
    for left in cuts:
        content = (left / "plan.okrdesk").read_bytes()
        checks.check(content, "plan.okrdesk")
    last = disk.cut(tmp_path / "last")
    assert "published" in notes_in((last / "plan.okrdesk").read_bytes())


def test_a_backup_that_was_made_stays(
    disk: StrictDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session(disk.root / "plan.okrdesk", person="Ada")
    factories.check_in(session.document, 4, "kept")
    kept = session.back_up("before-merge")
    assert kept is not None
    workspace = session.document.id
    left = disk.cut(tmp_path / "left")
    session.close()
    monkeypatch.setenv("OKRDESK_HOME", str(left / HOME))
    assert kept.name in [backup.path.name for backup in backups.list_backups(workspace)]

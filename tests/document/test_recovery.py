"""Working copies on this computer: what is damaged or of another workspace is put aside, never removed."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from okrdesk.document import backups, recovery
from okrdesk.document.opening import Session, open_session
from tests import factories
from tests.document.others import crash


def test_a_damaged_working_copy_is_put_aside_and_the_file_opened(
    session: Session, path: Path, okrdesk_home: Path
) -> None:
    factories.check_in(session.document, 1, "lost")
    crash(session)
    workplace = session._workplace
    assert workplace is not None
    (left,) = recovery.leftovers()
    assert (left.path, left.changes) == (path, 1)
    workplace.work.write_bytes(b"damaged")
    assert recovery.leftovers() == [], "what nobody can read is nothing to offer"
    again = open_session(path)
    assert "put aside" in again.recovered
    assert again.state.kind == "saved"
    aside = list((okrdesk_home / "backups" / "damaged").iterdir())
    assert [a.read_bytes() for a in aside] == [b"damaged"]


def test_leftovers_of_another_workspace_go_to_its_backups(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "one")
    workspace = session.document.id
    crash(session)
    factories.stored(path, factories.another_workspace())
    again = open_session(path)
    assert again.document.id != workspace
    assert backups.list_backups(workspace)[0].reason == "recovered"
    assert backups.list_backups(workspace)[0].check_ins == 1


@pytest.mark.parametrize(("hours", "stays"), [(23, True), (25, False)])
def test_an_empty_folder_is_swept_when_it_is_a_day_old(okrdesk_home: Path, hours: int, stays: bool) -> None:
    empty = recovery.new(okrdesk_home / "a.okrdesk")
    noted = recovery.new(okrdesk_home / "b.okrdesk")
    noted.note(base="x")
    then = time.time() - hours * 3600
    for each in (empty, noted):
        each.leave()
        os.utime(each.folder, (then, then))
    recovery.sweep()
    assert (empty.folder.exists(), noted.folder.exists()) == (stays, True)


def test_what_a_session_notes_is_read_again_and_nonsense_is_nothing(session: Session, path: Path) -> None:
    workplace = session._workplace
    assert workplace is not None
    workplace.note(pending="y", published_rowid=3, published_ms=5)
    (held, is_held) = recovery.of(path)
    assert (held, is_held) == ([], True)
    crash(session)
    ((again,), is_held) = recovery.of(path)
    assert not is_held
    assert (again.base, again.pending, again.published_rowid, again.published_ms) == (
        workplace.base,
        "y",
        3,
        5,
    )
    again.leave()
    notes = {"target": str(path), "base": None, "pending": None, "published_rowid": "3", "published_ms": None}
    (again.folder / "session.json").write_text(json.dumps(notes))
    ((strange,), _held) = recovery.of(path)
    assert (strange.base, strange.pending, strange.published_rowid, strange.published_ms) == ("", "", 0, 0)
    strange.leave()
    assert recovery.of(path.with_name("other.okrdesk")) == ([], False)

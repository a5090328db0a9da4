"""Working copies on this computer: what is damaged or of another workspace is put aside, never removed."""

from __future__ import annotations

from pathlib import Path

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

"""What others do to a workspace file, what a kill does to a session, why a file is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrdesk.document import presence, storage
from okrdesk.document.refused import NotAWorkspace
from okrdesk.document.session import Session
from tests import factories


def crash(session: Session) -> None:
    """What kill -9 leaves: the folder, the presence file, no lock."""
    session.document.database.close()
    workplace = session._workplace
    assert workplace is not None
    workplace.lock.release()
    presence.place(session.path).unlink(missing_ok=True)


def leave_work_under_a_newer_file(session: Session) -> bytes:
    """A crash after a check-in "one", under a file of a newer schema; its bytes."""
    session.back_up("work")
    factories.check_in(session.document, 1, "one")
    crash(session)
    newer = bytearray(session.path.read_bytes())
    newer[60:64] = (99).to_bytes(4, "big")
    session.path.write_bytes(newer)
    return bytes(newer)


def check_in_elsewhere(path: Path, note: str) -> None:
    """Somebody else publishes a check-in."""
    opened = storage.open_for_command(path, write=True)
    factories.check_in(opened.document, 8, note)
    opened.publish()
    opened.close()


def kind_of(path: Path) -> str:
    with pytest.raises(NotAWorkspace) as refused:
        storage.open_for_command(path, write=True)
    assert len(refused.value.sentence) > 20
    return refused.value.kind

"""Files of every version: upgraded, killed while that happens, on a disk that fills up (T8).

What stands in the file is the old version or the new one, never anything between, and no row is lost. Few
kills, so that every change is watched; tests/release kills a hundred times.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from okrdesk.document import backups, checks, tables
from okrdesk.document.opening import open_session
from okrdesk.document.refused import NotWritten
from tests.document.test_full_disk import no_file_larger_than
from tests.document.writers import is_whole, kill_while_upgrading, rename
from tests.examples import later

FILES = Path(__file__).parent.parent / "files"
STORED = sorted(FILES.glob("schema_*.okrdesk"))
OLDER = [path for path in STORED if not path.name.startswith(f"schema_{tables.SCHEMA_NUMBER}")]


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_the_first_edit_brings_every_row_along(stored: Path, tmp_path: Path) -> None:
    older = stored.read_bytes()
    path = tmp_path / stored.name
    path.write_bytes(older)
    session = open_session(path)
    assert path.read_bytes() == older, "looking at it changes nothing"
    rename(session.document, "Later")
    session.publish_now()
    document_id = session.document.id
    assert session.close()
    assert is_whole(path, older)
    kept = [(each.reason, each.path.read_bytes()) for each in backups.list_backups(document_id)]
    assert (("upgrade", older) in kept) == (stored in OLDER), "what is upgraded is kept before"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
@pytest.mark.parametrize("stored", OLDER, ids=lambda path: path.stem)
def test_killed_while_it_is_upgraded_it_is_the_old_or_the_new_one(
    stored: Path, tmp_path: Path, okrdesk_home: Path
) -> None:
    kill_while_upgrading(stored, tmp_path, okrdesk_home, kills=3)


@pytest.mark.parametrize("step", [0, 16, *later(8, 24, 32)])
@pytest.mark.parametrize("stored", OLDER, ids=lambda path: path.stem)
def test_a_full_disk_leaves_the_old_one(stored: Path, tmp_path: Path, step: int) -> None:
    older = stored.read_bytes()
    path = tmp_path / stored.name
    path.write_bytes(older)
    session = open_session(path)
    rename(session.document, "Later")
    with no_file_larger_than(4096 * step), pytest.raises(NotWritten):
        session.publish_now()
    assert path.read_bytes() == older
    session.publish_now()  # space was freed
    assert session.close()
    assert is_whole(path, older)
    assert checks.check(path.read_bytes(), path.name) == tables.SCHEMA_NUMBER

"""A disk that fills up at any write: an edit or a publishing is whole or did not happen (T4)."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from okrdesk import paths
from okrdesk.document import checks, journal
from okrdesk.document.opening import open_session
from okrdesk.document.refused import NotWritten, Refused
from tests import factories
from tests.examples import later

resource = pytest.importorskip("resource", reason="limits on the size of files need POSIX")


@contextlib.contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """Have every file end at so many bytes, as on a disk that is full then.

    What is compiled meanwhile is not kept: Python would cut that file, too, and trip over it the next time.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    keeps, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = keeps
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("step", [*range(0, 20, 2), *later(*range(1, 20, 2), *range(20, 100))])
def test_at_every_step_of_a_filling_disk_nothing_is_lost(
    tmp_path: Path, step: int, record_property: Callable[[str, object], None]
) -> None:
    path = factories.stored(tmp_path / "goals.okrdesk")
    session = open_session(path)
    kept: set[str] = set()
    refused = []
    with no_file_larger_than(path.stat().st_size + step * 4096):
        for number in range(60):
            note = f"{number}: " + "dough " * 1500
            if refused and len(refused) > 3:
                break
            try:
                factories.check_in(session.document, number, note)
            except Refused as error:
                refused.append(error.sentence)
            else:
                kept.add(note)
    assert refused
    assert all(f"the disk that holds “{paths.home()}” is full" in sentence for sentence in refused)
    assert journal.differences(session.document.database) == set()
    factories.check_in(session.document, 1, "after")  # space was freed
    published = path.read_bytes()
    with no_file_larger_than(4096 * step), pytest.raises(NotWritten) as error:
        session.publish_now()
    assert error.value.kind == "full"
    assert session.state.kind == "offline"
    assert path.read_bytes() == published
    session.publish_now()
    assert session.close()
    checks.check(path.read_bytes(), path.name)
    assert factories.notes(path) == {*kept, "after"}
    record_property("steps", 1)

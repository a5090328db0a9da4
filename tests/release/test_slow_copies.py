"""A folder that somebody's software copies slowly while we write: each copy is a whole workspace (T3)."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from okrdesk.document import checks, opening, storage
from tests import factories

pytestmark = pytest.mark.release
Count = Callable[[str, object], None]


class SlowCopies:
    """A thread that copies a file in small pieces, as software for synchronised folders does."""

    def __init__(self, path: Path, count: int) -> None:
        self.copies: list[bytes] = []
        self._path, self._count = path, count
        self._thread = threading.Thread(target=self._copy)
        self._thread.start()

    def _copy(self) -> None:
        chance = random.Random(7)
        while len(self.copies) < self._count:
            pieces = []
            with self._path.open("rb") as file:
                while piece := file.read(chance.choice((4096, 65_536))):
                    pieces.append(piece)
                    time.sleep(chance.uniform(0, 0.0005))
            self.copies.append(b"".join(pieces))

    @property
    def is_done(self) -> bool:
        return not self._thread.is_alive()


def look_at(copies: SlowCopies, record_property: Count) -> None:
    """Every copy is whole; they are not all of one state, so that something was written meanwhile."""
    different = set(copies.copies)
    for content in different:
        checks.check(content, "copy")
    assert len(different) > 10
    record_property("copies", len(copies.copies))


def test_copies_made_while_a_window_publishes_are_whole(tmp_path: Path, record_property: Count) -> None:
    path = factories.stored(tmp_path / "goals.okrdesk")
    session = opening.open_session(path)
    copies = SlowCopies(path, 300)
    number = 0
    while not copies.is_done:
        number += 1
        factories.check_in(session.document, number % 90, f"note {number}")
        session.publish_now()
    assert session.close()
    look_at(copies, record_property)


def test_copies_made_while_commands_write_are_whole(tmp_path: Path, record_property: Count) -> None:
    path = factories.stored(tmp_path / "goals.okrdesk")
    copies = SlowCopies(path, 400)
    number = 0
    while not copies.is_done:
        number += 1
        opened = storage.open_for_command(path, write=True)
        factories.check_in(opened.document, number % 90, f"note {number}")
        opened.publish()
        opened.close()
    look_at(copies, record_property)

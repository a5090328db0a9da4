"""Real processes that check in and are killed with -9 at any moment, and what must be true then (T1, T9)."""

from __future__ import annotations

import os
import random
import select
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from okrdesk.document import checks, opening, tables
from okrdesk.document.document import Document
from tests import factories


class Writer:
    """A real process that checks in, publishes and closes; each check-in is acknowledged through a pipe."""

    def __init__(self, home: Path, work: Callable[[int], None]) -> None:
        self._pipe, pipe = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            status = 1
            try:
                os.close(self._pipe)
                os.environ["OKRDESK_HOME"] = str(home)
                work(pipe)
                status = 0
            finally:
                os._exit(status)
        os.close(pipe)
        self._received = b""
        self.alive = True

    def wait_for_ack(self, seconds: float = 300) -> None:
        if b"\n" not in self._received and select.select([self._pipe], [], [], seconds)[0]:
            self._received += os.read(self._pipe, 65536)

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        self.finish(-signal.SIGKILL)

    def finish(self, expected: int = 0) -> None:
        while piece := os.read(self._pipe, 65536):
            self._received += piece
        os.close(self._pipe)
        _, status = os.waitpid(self.pid, 0)
        self.alive = False
        code = os.waitstatus_to_exitcode(status)
        assert code in (expected, 0), f"the process ended by itself with {code}"

    def acknowledged(self) -> set[str]:
        """The notes of check-ins that were committed; a line that the kill cut off counts for nothing."""
        return set(self._received.decode().split("\n")[:-1])


def _checking_in(path: Path, prefix: str, seed: int, count: int = 10_000) -> Callable[[int], None]:
    def work(pipe: int) -> None:
        rng = random.Random(seed)
        session = opening.open_session(path, "anyway")
        for number in range(count):
            note = f"{prefix}.{number}"
            factories.check_in(session.document, number, note)
            os.write(pipe, f"{note}\n".encode())
            chance = rng.random()
            if chance < 0.4:
                session.publish_now()
            elif chance < 0.5:
                session.close()
                session = opening.open_session(path, "anyway")
        session.close()

    return work


def kill_one_after_another(folder: Path, home: Path, kills: int) -> int:
    """Kill as many writers; what each had acknowledged is in the file, and nothing else is beside it.

    Returns how many check-ins were acknowledged.
    """
    path = factories.stored(folder / "goals.okrdesk")
    rng = random.Random(1)
    acknowledged: set[str] = set()
    for run in range(kills):
        writer = Writer(home, _checking_in(path, str(run), run))
        writer.wait_for_ack()
        time.sleep(rng.uniform(0, 0.04))  # the moment of the kill: any will do
        writer.kill()
        acknowledged |= writer.acknowledged()
        checks.check(path.read_bytes(), path.name)
    session = opening.open_session(path)  # the dead hold nothing
    assert session.close()
    assert len(acknowledged) >= kills
    assert acknowledged <= factories.notes(path)
    assert os.listdir(folder) == ["goals.okrdesk"]
    return len(acknowledged)


def kill_one_of_three(folder: Path, one_home: bool, rounds: int) -> int:
    """Three write at once and one is killed in each round; what any had acknowledged is in the file.

    Returns how many check-ins were acknowledged.
    """
    shared = folder / "shared"
    shared.mkdir()
    path = factories.stored(shared / "goals.okrdesk")
    homes = [folder / ("home" if one_home else f"home{n}") for n in range(3)]
    rng = random.Random(9)
    acknowledged: set[str] = set()
    for round_number in range(rounds):
        writers = [
            Writer(home, _checking_in(path, f"{round_number}.{n}", round_number * 3 + n, count=12))
            for n, home in enumerate(homes)
        ]
        for writer in writers:
            writer.wait_for_ack()
        time.sleep(rng.uniform(0, 0.1))
        writers[rng.randrange(3)].kill()
        for writer in writers:
            if writer.alive:
                writer.finish()
            acknowledged |= writer.acknowledged()
        checks.check(path.read_bytes(), path.name)
    for home in homes:
        last = Writer(home, _checking_in(path, f"last {home.name}", 1, count=0))
        last.finish()
    assert len(acknowledged) >= rounds * 2 * 12
    assert acknowledged <= factories.notes(path)
    assert os.listdir(shared) == ["goals.okrdesk"]
    return len(acknowledged)


def rows_of(content: bytes) -> dict[str, int]:
    """How many rows each table of a file holds, its journal left out: an edit adds to that."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    left_out = {"meta", "step", "change"}
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for name in names
        if name not in left_out and not name.startswith("sqlite_")
    }


def is_whole(path: Path, older: bytes) -> bool:
    """Whether a file is of the newest schema, with all its rows; else it must be the very bytes of before."""
    content = path.read_bytes()
    if content == older:
        return False
    assert checks.check(content, path.name) == tables.SCHEMA_NUMBER
    before, after = rows_of(older), rows_of(content)
    assert {name: after[name] for name in before} == before
    return True


def rename(document: Document, name: str) -> None:
    """The first edit of a file, which upgrades it; no row comes or goes by it."""
    with document.edit("Rename"):
        document.set(tables.Workspace, document.id, name=name)


def kill_while_upgrading(older: Path, folder: Path, home: Path, kills: int) -> int:
    """Kill as many processes that edit a file of an older version for the first time and publish it.

    Returns how often the newest version was in the file already.
    """
    content, rng, newer = older.read_bytes(), random.Random(2), 0

    def work(pipe: int) -> None:
        session = opening.open_session(path, "anyway")
        os.write(pipe, b"open\n")
        rename(session.document, "Later")
        session.publish_now()
        session.close()

    path = folder / f"whole {older.name}"
    path.write_bytes(content)
    writer = Writer(home, work)
    writer.wait_for_ack()
    begun = time.monotonic()
    writer.finish()
    whole = time.monotonic() - begun  # on this computer, as busy as it is
    for run in range(kills):
        path = folder / f"{run} {older.name}"
        path.write_bytes(content)
        writer = Writer(home, work)
        writer.wait_for_ack()
        time.sleep(rng.uniform(0, whole))  # any moment will do
        writer.kill()
        newer += is_whole(path, content)
        session = opening.open_session(path)  # what was edited is recovered, or was not done
        rename(session.document, "Last")
        session.publish_now()
        assert session.close()
        assert is_whole(path, content)
    return newer

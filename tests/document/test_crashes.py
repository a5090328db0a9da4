"""kill -9 at any moment loses nothing that was acknowledged and leaves no broken file (T1, T9)."""

from __future__ import annotations

import os
import random
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from okrdesk.document import checks, opening
from tests import factories

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


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

    def wait_for_ack(self, seconds: float = 20) -> None:
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


def test_fifty_kills_lose_no_acknowledged_check_in(tmp_path: Path, okrdesk_home: Path) -> None:
    path = factories.stored(tmp_path / "goals.okrdesk")
    rng = random.Random(1)
    acknowledged: set[str] = set()
    for run in range(50):
        writer = Writer(okrdesk_home, _checking_in(path, str(run), run))
        writer.wait_for_ack()
        time.sleep(rng.uniform(0, 0.04))
        writer.kill()
        acknowledged |= writer.acknowledged()
        checks.check(path.read_bytes(), path.name)
    session = opening.open_session(path)  # the dead hold nothing
    assert session.close()
    assert len(acknowledged) >= 50
    assert acknowledged <= factories.notes(path)
    assert os.listdir(tmp_path) == ["goals.okrdesk"]


@pytest.mark.parametrize("one_home", [False, True], ids=["three computers", "one computer"])
def test_three_processes_with_kills_lose_nothing(tmp_path: Path, one_home: bool) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    path = factories.stored(shared / "goals.okrdesk")
    homes = [tmp_path / ("home" if one_home else f"home{n}") for n in range(3)]
    rng = random.Random(9)
    acknowledged: set[str] = set()
    for round_number in range(5):
        writers = [
            Writer(home, _checking_in(path, f"{round_number}.{n}", round_number * 3 + n, count=12))
            for n, home in enumerate(homes)
        ]
        for writer in writers:
            writer.wait_for_ack()
        time.sleep(rng.uniform(0, 0.1))
        victim = rng.randrange(3)
        writers[victim].kill()
        for writer in writers:
            if writer.alive:
                writer.finish()
            acknowledged |= writer.acknowledged()
        checks.check(path.read_bytes(), path.name)
    for home in homes:
        last = Writer(home, _checking_in(path, f"last {home.name}", 1, count=0))
        last.finish()
    assert len(acknowledged) >= 5 * 2 * 12
    assert acknowledged <= factories.notes(path)
    assert os.listdir(shared) == ["goals.okrdesk"]

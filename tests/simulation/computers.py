"""A computer: its private folder, its wrong clock, and the workspace that is open on it."""

from __future__ import annotations

import random
import secrets
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from okrdesk.document.document import Document
from okrdesk.document.opening import open_session
from okrdesk.document.session import Session

_START_MS = 1_770_544_800_000  # 8 February 2026, 10:00 UTC


class Killed(BaseException):
    """The process ends here: nothing of ours may catch it and go on."""


class Clock:
    """The time of the world, and what is random in it: both come from the acts alone."""

    def __init__(self) -> None:
        self.ms = _START_MS
        self.chance = random.Random(0)

    def uuid(self) -> uuid.UUID:
        """The next id."""
        return uuid.UUID(int=self.chance.getrandbits(128), version=4)


class Computer:
    """One installation. `kept` are the steps it has acknowledged and still answers for, by file."""

    def __init__(self, home: Path, name: str, clock: Clock) -> None:
        self.home, self.name, self._clock = home, name, clock
        self.ahead_ms = 0
        self.session: Session | None = None
        self.kept: dict[Path, frozenset[str]] = {}
        home.mkdir()

    def now_ms(self) -> int:
        """What this computer takes for the time."""
        return self._clock.ms + self.ahead_ms

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Within it this computer is the one that runs."""
        with pytest.MonkeyPatch.context() as patched:
            patched.setenv("OKRDESK_HOME", str(self.home))
            patched.setattr(uuid, "uuid4", self._clock.uuid)
            patched.setattr(time, "time_ns", lambda: self.now_ms() * 1_000_000)
            patched.setattr(time, "time", lambda: self.now_ms() / 1000)
            patched.setattr(random, "SystemRandom", lambda: self._clock.chance)
            patched.setattr(secrets, "randbelow", self._clock.chance.randrange)
            yield

    @property
    def document(self) -> Document:
        """The open workspace."""
        assert self.session is not None
        return self.session.document

    def open(self, path: Path) -> None:
        """Open a file; what a crash left of it is taken in."""
        self.session = open_session(path, "anyway", person=self.name, now_ms=self.now_ms)

    def crash(self) -> None:
        """End at once, as a kill or a cut of power does: nothing is published, tidied up or said."""
        session, self.session = self.session, None
        assert session is not None
        session.document.close()
        if session._workplace is not None:
            session._workplace.leave()  # the lock that the system takes back

"""Reading many workspaces: in turns, so that whoever waits can show how far it is and call it off.

A few are read where they are asked for. Where there are many, or nobody may wait, processes beside this one
read: with two cores two read nearly twice as fast, and a window stays free, which a thread would not leave
it. They are spawned, never forked, and each holds one end of a pipe: where its other end is gone, it ends.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable
from multiprocessing.connection import Connection, wait
from pathlib import Path

from okrdesk.okr.communities.answering import Answer, Asking, Unread, answer_to, broken_off, serve
from okrdesk.okr.communities.gathering import Folder, LeftOut
from okrdesk.okr.communities.line import Community
from okrdesk.okr.communities.rolled import RollUp, roll_up

MOST_PROCESSES = 4
FEW = 24  # read sooner than processes have started
_EACH = 8  # files that are worth another process
_AHEAD = 4  # questions: a window looks for answers a few times a second


class Reader:
    """A process beside this one that is asked for paths, a few ahead, so that it never waits for the next."""

    def __init__(self, asking: Asking) -> None:
        spawning = multiprocessing.get_context("spawn")
        self.connection: Connection
        self.connection, theirs = spawning.Pipe()
        self._process = spawning.Process(target=serve, args=(theirs, asking), daemon=True)
        self._process.start()
        theirs.close()
        self.asked: deque[Path] = deque()

    def ask(self, path: Path) -> None:
        """Ask for what lies at a path; `take` gives the answers in the order of the questions."""
        self.asked.append(path)
        try:
            self.connection.send(path)
        except OSError:
            self.connection.close()

    def take(self) -> Answer:
        """The next answer, or that there is none because the process has died of the question."""
        path = self.asked.popleft()
        try:
            answer: Answer = self.connection.recv()
            return answer
        except (EOFError, OSError):
            self.end()
            return Answer(path, str(path), broken_off(path))

    @property
    def has_ended(self) -> bool:
        """Whether it answers no more."""
        return self.connection.closed

    def end(self) -> None:
        """End the process, whatever it is at: it only reads."""
        self.connection.close()
        self._process.terminate()
        self._process.join(1)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


class Reading:
    """What lies at these places, files and folders, read turn by turn: `proceed` until it says that is all.

    With `beside` nothing is read in this process, so that `proceed` returns at once.
    """

    def __init__(self, places: Iterable[Path], asking: Asking, *, beside: bool = False) -> None:
        self._asking, self._beside = asking, beside
        self._called_off = 0
        self._is_alone = False  # where the system starts no further process
        self._paths = deque(places)
        self._readers: list[Reader] = []
        self._known: set[str] = set()
        self._communities: list[Community] = []
        self._unread: list[Unread] = []
        self._left_out: list[LeftOut] = []

    def __enter__(self) -> Reading:
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    @property
    def done(self) -> int:
        """How many files have been read, or could not be."""
        return len(self._communities) + len(self._unread)

    @property
    def known(self) -> int:
        """How many there are, as far as folders were looked into."""
        return self.done + self._open()

    def rolled_up(self) -> RollUp:
        """What has been read so far."""
        asking = self._asking
        return roll_up(
            asking.day, asking.locale, self._communities, self._unread, self._left_out,
            not_read=self._called_off,
        )  # fmt: skip

    def proceed(self, seconds: float = 0.0) -> bool:
        """Go on with reading, waiting at most so long for an answer; whether there is more to do."""
        if not self._beside and not self._readers and (len(self._paths) < FEW or self._is_alone):
            if self._paths:
                self._take(answer_to(self._paths.popleft(), self._asking))
            return bool(self._paths)
        self._hand_out()
        busy = {reader.connection: reader for reader in self._busy()}
        for connection in wait(list(busy), seconds) if busy else ():
            assert isinstance(connection, Connection)
            self._take(busy[connection].take())
        if self._open():
            return True
        self.stop()
        return False

    def stop(self) -> None:
        """Read no more; what has been read stays."""
        self._called_off += self._open()
        self._paths.clear()
        for reader in self._readers:
            reader.end()
        self._readers = []

    def _open(self) -> int:
        """How many paths nobody has answered yet."""
        return len(self._paths) + sum(len(reader.asked) for reader in self._readers)

    def _busy(self) -> list[Reader]:
        return [reader for reader in self._readers if reader.asked and not reader.has_ended]

    def _hand_out(self) -> None:
        for reader in [reader for reader in self._readers if reader.has_ended]:
            self._paths.extendleft(reversed(reader.asked))  # what it was asked besides is asked again
            self._readers.remove(reader)
        most = max(1, min(os.cpu_count() or 1, MOST_PROCESSES))
        while self._paths and len(self._readers) < min(most, 1 + len(self._paths) // _EACH):
            try:
                self._readers.append(Reader(self._asking))
            except OSError:
                self._is_alone, self._beside = not self._readers, False
                break
        for reader in self._readers:
            while len(reader.asked) < _AHEAD and self._paths and not reader.has_ended:
                reader.ask(self._paths.popleft())

    def _take(self, answer: Answer) -> None:
        if answer.real in self._known:  # the same place by another way
            return
        self._known.add(answer.real)
        if isinstance(answer.told, Folder):
            self._paths.extend((*answer.told.files, *answer.told.folders))
            self._left_out += answer.told.left_out
        elif isinstance(answer.told, Unread):
            self._unread.append(answer.told)
        else:
            self._communities.append(answer.told)

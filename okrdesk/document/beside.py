"""What is done with a large file beside other work: SQLite, hashing and disks let other threads run."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

_Made = TypeVar("_Made")
_MOST = 3  # works that a file is given to beside what is done with it here


class Beside:
    """Threads for as long as the block lasts, which waits for them; with `is_on` False there are none."""

    def __init__(self, *, is_on: bool) -> None:
        self.is_on = is_on
        self._threads: ThreadPoolExecutor | None = None

    def __enter__(self) -> Beside:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._threads is not None:
            self._threads.shutdown()

    def begin(self, work: Callable[[], _Made]) -> Callable[[], _Made]:
        """Begin a work, for which a call of what is returned waits; without threads it is done right now.

        What the work raises the call raises, without threads this.
        """
        if not self.is_on:
            made = work()
            return lambda: made
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor

            self._threads = ThreadPoolExecutor(_MOST)
        return self._threads.submit(work).result

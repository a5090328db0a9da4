"""Work beside the window: one piece at a time in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_MS = 20


class Beside(QObject):
    """Does one piece of work at a time; it must touch neither the open document nor any window.

    `done` tells in the window's thread what the work was about, and its Future, which has ended.
    """

    done = Signal(object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, name)
        self.running: tuple[object, Future[Any]] | None = None
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._look_after)
        self.destroyed.connect(self._pool.shutdown)

    def begin(self, about: object, work: Callable[..., object], *given: object) -> None:
        """Do a piece of work; nothing else may be under way."""
        self.running = (about, self._pool.submit(work, *given))
        self._look.start()

    def result_of(self, work: Callable[..., Any], *given: object) -> Any:
        """What a piece of work returns, waiting for it and for what is under way; nothing is told of it."""
        return self._pool.submit(work, *given).result()

    def stop(self) -> None:
        """Take no more work; what is under way ends unheard."""
        self._look.stop()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _look_after(self) -> None:
        if self.running is None or not self.running[1].done():
            return
        ended, self.running = self.running, None
        self._look.stop()
        self.done.emit(*ended)

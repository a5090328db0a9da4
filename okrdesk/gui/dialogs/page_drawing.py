"""Draws the one-pager beside the window's own work, the latest wish first."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal

from okrdesk.frozen import dataclass
from okrdesk.reports.onepager.content import OnePager
from okrdesk.reports.paper.page import Report

_LOOK_MS = 15


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be drawn, and how.

    `paper` is the name of its size; with `chart` it carries the progress chart.
    """

    page: OnePager
    paper: str
    chart: bool


class PageDrawing(QObject):
    """Draws in one thread of its own; wishes that were overtaken are never drawn.

    The first one also loads what drawing needs, which takes a second with a chart.
    """

    drawn = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, "one-pager")
        self._running: tuple[Wish, Future[Report]] | None = None
        self._next: Wish | None = None
        self._last: tuple[Wish, Report] | None = None
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._look_after)

    def is_drawing(self) -> bool:
        """Whether a report is still to come."""
        return self._running is not None

    def wish(self, wish: Wish) -> None:
        """Draw this next; `drawn` tells the report, unless another wish comes before."""
        self._next = wish
        if self._running is None:
            self._begin()

    def report_of(self, wish: Wish) -> Report:
        """The report of exactly this wish, waiting for it where it is not there yet."""
        if self._last is not None and self._last[0] == wish:
            return self._last[1]
        if self._running is not None and self._running[0] == wish:
            return self._running[1].result()
        return self._pool.submit(_draw, wish).result()

    def stop(self) -> None:
        """Take no more wishes; what is being drawn ends unheard."""
        self._look.stop()
        self._next = None
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _begin(self) -> None:
        wish, self._next = self._next, None
        if wish is not None:
            self._running = (wish, self._pool.submit(_draw, wish))
            self._look.start()

    def _look_after(self) -> None:
        if self._running is None or not self._running[1].done():
            return
        (wish, future), self._running = self._running, None
        self._look.stop()
        overtaken = self._next is not None
        self._begin()
        report = future.result()
        if not overtaken:
            self._last = (wish, report)
            self.drawn.emit(report)


def _draw(wish: Wish) -> Report:
    from okrdesk.reports.onepager import onepager

    return onepager.draw(wish.page, paper=wish.paper, chart=wish.chart)

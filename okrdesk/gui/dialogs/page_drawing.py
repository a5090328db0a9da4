"""Draws the one-pager beside the window's own work, the latest wish first."""

from __future__ import annotations

from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from okrdesk.frozen import dataclass
from okrdesk.gui.beside import Beside
from okrdesk.reports.onepager.content import OnePager
from okrdesk.reports.paper.page import Report


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
        self._beside = Beside("one-pager", self)
        self._beside.done.connect(self._take)
        self._next: Wish | None = None
        self._last: tuple[Wish, Report] | None = None

    def is_drawing(self) -> bool:
        """Whether a report is still to come."""
        return self._beside.running is not None

    def wish(self, wish: Wish) -> None:
        """Draw this next; `drawn` tells the report, unless another wish comes before."""
        self._next = wish
        if not self.is_drawing():
            self._begin()

    def report_of(self, wish: Wish) -> Report:
        """The report of exactly this wish, waiting for it where it is not there yet."""
        if self._last is not None and self._last[0] == wish:
            return self._last[1]
        running = self._beside.running
        if running is not None and running[0] == wish:
            report: Report = running[1].result()
        else:
            report = self._beside.result_of(_draw, wish)
        return report

    def stop(self) -> None:
        """Take no more wishes; what is being drawn ends unheard."""
        self._next = None
        self._beside.stop()

    def _begin(self) -> None:
        wish, self._next = self._next, None
        if wish is not None:
            self._beside.begin(wish, _draw, wish)

    def _take(self, wish: Wish, future: Future[Report]) -> None:
        overtaken = self._next is not None
        self._begin()
        report = future.result()
        if not overtaken:
            self._last = (wish, report)
            self.drawn.emit(report)


def _draw(wish: Wish) -> Report:
    from okrdesk.reports.onepager import onepager

    return onepager.draw(wish.page, paper=wish.paper, chart=wish.chart)

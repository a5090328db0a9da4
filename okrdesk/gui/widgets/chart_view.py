"""A chart or its table; matplotlib is loaded beside the window's work, which never waits for it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from okrdesk.gui import wearing
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.gui.widgets.value_table import ValueTable
from okrdesk.i18n import _
from okrdesk.reports.charts import loading
from okrdesk.reports.charts.chart import Chart

if TYPE_CHECKING:
    from okrdesk.gui.widgets.chart import ChartCanvas

_SHORT_TURNS = 0.0005  # seconds
_LOAD_AFTER_MS = 150


class _Loading(QObject):
    """Imports matplotlib beside the window's work; `done` comes in the window's own thread."""

    done = Signal()

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self.is_done = False
        self._begun = False

    def start(self) -> None:
        """Begin, unless it has begun."""
        if not self._begun:
            self._begun = True
            QThreadPool.globalInstance().start(self._load)

    def _load(self) -> None:
        usual = sys.getswitchinterval()
        try:
            # Else the window would wait 5 ms each time that it wants its turn.
            sys.setswitchinterval(_SHORT_TURNS)
            loading.load()
            import okrdesk.gui.widgets.chart
            import okrdesk.reports.charts.key_result  # noqa: F401
        finally:
            sys.setswitchinterval(usual)
            # Before it is told: who begins to listen while the news is under way does not get it.
            self.is_done = True
            # Where it cannot be imported, the import in the window's thread says why.
            # The window may be closed by now.
            if isValid(self):
                self.done.emit()


_loading: _Loading | None = None


def _one_loading() -> _Loading:
    """All charts wait for the same import."""
    global _loading
    if _loading is None or not isValid(_loading):
        _loading = _Loading(QCoreApplication.instance())
    return _loading


class ChartView(QStackedWidget):
    """Shows a chart once matplotlib is there, its values as a table when asked, else a sentence.

    It draws in a turn of its own, `after_ms` after it was told; with `page_first` it waits so long once more,
    for the page around it, which may take longer than that to show what was written.
    """

    def __init__(self, parent: QWidget | None = None, *, after_ms: int = 0, page_first: bool = False) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._whole: Callable[[], Chart] | None = None
        self._told: Chart | None = None  # whose values stand in the table
        self._nothing = ""
        self.canvas: ChartCanvas | None = None
        self.empty = PlainLabel("", "muted", self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self.empty)
        self._table: ValueTable | None = None
        self._as_table = False
        # The page first: what is loaded takes its time from whatever the window does.
        self._load_soon = QTimer(self, singleShot=True, interval=_LOAD_AFTER_MS)
        self._load_soon.timeout.connect(self._load)
        self._lets_page, self._page_first = page_first, False
        self._draw_soon = QTimer(self, singleShot=True, interval=after_ms)
        self._draw_soon.timeout.connect(self._draw)

    @property
    def table(self) -> ValueTable:
        """The values, made when they are first wanted: most charts are only looked at."""
        if self._table is None:
            self._table = ValueTable(self)
            wearing.wait(self._table)
            self.addWidget(self._table)
        return self._table

    def show_chart(
        self,
        chart: Chart | None,
        nothing: str = "",
        *,
        as_table: bool = False,
        whole: Callable[[], Chart] | None = None,
    ) -> None:
        """Show another chart, or its values as a table; None shows the sentence `nothing` instead.

        `whole` makes the chart with what the picture leaves out: the table has that too.
        """
        self._chart, self._nothing, self._as_table, self._whole = chart, nothing, as_table, whole
        self._page_first = self._lets_page
        self._show_part()

    def is_drawn(self) -> bool:
        """Whether the chart is on the screen as it was asked for."""
        return self.currentWidget() is self.canvas and not self._draw_soon.isActive()

    def _show_part(self) -> None:
        if self._chart is None:
            self._say(self._nothing)
        elif self._as_table:
            if self._told is not self._chart:
                self._told = self._chart
                told = self._chart if self._whole is None else self._whole()
                self.table.show_table(told.table())
            wearing.follow(self.table)
            self.setCurrentWidget(self.table)
        elif self.canvas is not None:
            self._draw_soon.start()
        else:
            self._say(_("The chart is coming…"))
            if not self.isVisible():
                return
            if _one_loading().is_done:
                self._draw_soon.start()
            else:
                self._load_soon.start()

    def _say(self, sentence: str) -> None:
        self.empty.set_text(sentence)
        self.setCurrentWidget(self.empty)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_part()

    def _load(self) -> None:
        if self.isVisible():
            loading = _one_loading()
            loading.done.connect(self._draw_soon.start, Qt.ConnectionType.UniqueConnection)
            if loading.is_done:
                self._draw_soon.start()
            loading.start()

    def _draw(self) -> None:
        if self._chart is None or self._as_table or not self.isVisible():
            return
        if self._page_first:
            # The first wait may be over before the desk has told anybody what was written.
            self._page_first = False
            self._draw_soon.start()
            return
        if self.canvas is None:
            loading.load()
            from okrdesk.gui.widgets.chart import ChartCanvas

            self.canvas = ChartCanvas()
            self.addWidget(self.canvas)
        # Shown before it is drawn, so that it is drawn once, at the size that it gets.
        self.setCurrentWidget(self.canvas)
        self.canvas.show_chart(self._chart)

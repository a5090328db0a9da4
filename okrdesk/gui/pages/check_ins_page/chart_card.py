"""Progress of one key result: its figures, the chart, and the same values as a table."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from okrdesk.gui.widgets.marks import StatusPill
from okrdesk.gui.widgets.text import PlainLabel, plain_button, set_tip
from okrdesk.i18n import _
from okrdesk.okr.outline import KeyResultLine
from okrdesk.okr.progress import percent
from okrdesk.reports import key_result_series
from okrdesk.reports.key_result_series import ChartSeries

if TYPE_CHECKING:
    from okrdesk.gui.widgets.chart import ChartCanvas

_HEIGHT = 290
_SHORT_TURNS = 0.0005  # seconds
_LOAD_AFTER_MS = 150


class _Loading(QObject):
    """Imports matplotlib beside the window's work; `done` comes in the window's own thread."""

    done = Signal()

    def start(self) -> None:
        QThreadPool.globalInstance().start(self._load)

    def _load(self) -> None:
        usual = sys.getswitchinterval()
        try:
            # Else the window would wait 5 ms each time that it wants its turn.
            sys.setswitchinterval(_SHORT_TURNS)
            import matplotlib.backends.backend_qtagg
            import matplotlib.figure  # noqa: F401

            import okrdesk.reports.key_result_chart  # noqa: F401
        finally:
            sys.setswitchinterval(usual)
            # Where it cannot be imported, the import in the window's thread says why.
            # The window may be closed by now.
            if isValid(self):
                self.done.emit()


class ValueTable(QTableWidget):
    """The values of the chart as rows; Ctrl+C copies them for a spreadsheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self.setAccessibleName(_("Values of the chart"))
        self.setHorizontalHeaderLabels([_("Day"), _("Value"), _("Even pace")])
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)

    def show_rows(self, rows: tuple[tuple[str, str, str], ...]) -> None:
        """Show other rows."""
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, words in enumerate(row):
                item = QTableWidgetItem(words)
                if column:
                    side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    item.setTextAlignment(side)
                self.setItem(number, column, item)

    def copy(self) -> None:
        """Put the chosen rows, or all of them, on the clipboard, tabs between the columns."""
        chosen = sorted({index.row() for index in self.selectedIndexes()}) or range(self.rowCount())
        headings = [self._words(self.horizontalHeaderItem(column)) for column in range(3)]
        lines = [[self._words(self.item(row, column)) for column in range(3)] for row in chosen]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in [headings, *lines]))

    @staticmethod
    def _words(item: QTableWidgetItem | None) -> str:
        return item.text() if item is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)


class ChartCard(QWidget):
    """Shows the chart of one key result once matplotlib is there; the page never waits for it."""

    sum_requested = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series: ChartSeries | None = None
        self._locale = ""
        self._loading: _Loading | None = None
        # The page first: what is loaded takes its time from whatever the window does.
        self._soon = QTimer(self, singleShot=True, interval=_LOAD_AFTER_MS)
        self._soon.timeout.connect(self._load)
        self.canvas: ChartCanvas | None = None
        self.pill = StatusPill("not started")
        self.pill.setCursor(Qt.CursorShape.PointingHandCursor)
        self.pill.installEventFilter(self)
        self.share = plain_button("", "quiet", small=True)
        self.share.clicked.connect(lambda: self.sum_requested.emit(self.share))
        set_tip(self.share, _("Show the sum"))
        self.empty = PlainLabel(_("The chart begins with the first check-in."), "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table = ValueTable()
        self.table.setMinimumWidth(200)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.table)
        self.words = PlainLabel("", "small")
        self.copy = plain_button(_("Copy"), icon="copy", small=True)
        self.copy.clicked.connect(self.table.copy)
        self.as_table = plain_button(_("Table"), small=True)
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(lambda _on: self._show_part())
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(_("Progress"), "strong", wrap=False))
        head.addWidget(self.pill)
        head.addStretch(1)
        head.addWidget(self.share)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.words, 1)
        foot.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.as_table, 0, Qt.AlignmentFlag.AlignTop)
        self.stack.setMinimumHeight(_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)

    def show_line(self, line: KeyResultLine, series: ChartSeries, locale: str) -> None:
        """Show the figures and the chart of a key result."""
        figures = line.figures
        self._series, self._locale = series, locale
        self.pill.set_status(figures.status, figures.outdated)
        if figures.raw is None:
            self.share.set_text(_("no progress yet"))
        else:
            words = _("{share} % · pace asks {pace} %")
            pace = percent(figures.expected)
            self.share.set_text(words.format(share=percent(figures.raw), pace=pace))
        self.share.setAccessibleName(_("{words}. Show the sum").format(words=self.share.plain_text()))
        self.words.set_text(key_result_series.forecast_words(series, locale))
        self.table.show_rows(key_result_series.table_of(series, locale))
        self._show_part()

    def _show_part(self) -> None:
        if self._series is None:
            return
        drawn = bool(self._series.points)
        self.as_table.setEnabled(drawn)
        as_table = drawn and self.as_table.isChecked()
        self.copy.setVisible(as_table)
        if as_table:
            self.stack.setCurrentWidget(self.table)
        elif drawn and self.canvas is not None:
            self.canvas.show_series(self._series, self._locale)
            self.stack.setCurrentWidget(self.canvas)
        else:
            self.empty.set_text(
                _("The chart is coming…") if drawn else _("The chart begins with the first check-in.")
            )
            self.stack.setCurrentWidget(self.empty)
            if drawn and self.isVisible():
                self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_part()

    def _load(self) -> None:
        if self._loading is None and self.isVisible():
            self._loading = _Loading()
            self._loading.done.connect(self._loaded)
            self._loading.start()

    def _loaded(self) -> None:
        from okrdesk.gui.widgets.chart import ChartCanvas

        self.canvas = ChartCanvas()
        self.stack.addWidget(self.canvas)
        QWidget.setTabOrder(self.share, self.canvas)
        if self.isVisible():
            self._show_part()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.pill and isinstance(event, QMouseEvent):
            released = event.type() == QEvent.Type.MouseButtonRelease
            if released and event.button() == Qt.MouseButton.LeftButton:
                self.sum_requested.emit(self.pill)
                return True
        return super().eventFilter(watched, event)

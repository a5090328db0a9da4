"""Progress of one key result: its figures, the chart, and the same values as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui.widgets.chart_view import ChartView
from okrdesk.gui.widgets.marks import StatusPill
from okrdesk.gui.widgets.side_by_side import show_part
from okrdesk.gui.widgets.text import PlainLabel, plain_button, set_tip
from okrdesk.gui.widgets.value_table import ValueTable
from okrdesk.i18n import _
from okrdesk.okr.outline import KeyResultLine
from okrdesk.okr.shown import format_percent
from okrdesk.reports.charts.key_result import KeyResultChart

if TYPE_CHECKING:
    from okrdesk.gui.widgets.chart import ChartCanvas

_HEIGHT = 290
_CHART_AFTER_MS = 20  # the list and the form are painted before the chart draws itself anew


class ChartCard(QWidget):
    """Shows the chart of one key result once matplotlib is there; the page never waits for it."""

    sum_requested = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: KeyResultChart | None = None
        self.pill = StatusPill("not started", parent=self)
        self.pill.setCursor(Qt.CursorShape.PointingHandCursor)
        self.pill.installEventFilter(self)
        self.share = plain_button("", "explains", small=True, parent=self)
        self.share.setCursor(Qt.CursorShape.PointingHandCursor)
        self.share.clicked.connect(lambda: self.sum_requested.emit(self.share))
        set_tip(self.share, _("Show the sum"))
        self.stack = ChartView(self, after_ms=_CHART_AFTER_MS, page_first=True)
        self.empty = self.stack.empty
        self.takeaway = PlainLabel("", "body", self)
        self.words = PlainLabel("", "small", self)
        self.copy = plain_button(_("Copy"), icon="copy", small=True, parent=self)
        self.copy.clicked.connect(lambda: self.table.copy())
        self.as_table = plain_button(_("Table"), small=True, parent=self)
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(lambda _on: self._show_part())
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(_("Progress"), "strong", self, wrap=False))
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
        column.addWidget(self.takeaway)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)

    def show_line(self, line: KeyResultLine, chart: KeyResultChart) -> None:
        """Show the figures and the chart of a key result."""
        figures = line.figures
        self._chart = chart
        self.pill.set_status(figures.status, figures.outdated, line.number)
        if figures.raw is None:
            self.share.set_text(_("no progress yet"))
        else:
            sentence = _("{share} · pace asks {pace}")
            pace = format_percent(figures.expected, chart.locale)
            self.share.set_text(sentence.format(share=format_percent(figures.raw, chart.locale), pace=pace))
        self.share.setAccessibleName(_("{words}. Show the sum").format(words=self.share.plain_text()))
        self.takeaway.set_text(chart.takeaway())
        self.words.set_text(chart.foot())
        self._show_part()

    @property
    def canvas(self) -> ChartCanvas | None:
        """The chart, once matplotlib is there."""
        return self.stack.canvas

    @property
    def table(self) -> ValueTable:
        """The values of the chart."""
        return self.stack.table

    def _show_part(self) -> None:
        if self._chart is None:
            return
        drawn = self._chart.has_values()
        self.as_table.setEnabled(drawn)
        as_table = drawn and self.as_table.isChecked()
        show_part(self.copy, shown=as_table)
        sentence = _("The chart begins with the first check-in.")
        self.stack.show_chart(self._chart if drawn else None, sentence, as_table=as_table)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.pill and isinstance(event, QMouseEvent):
            released = event.type() == QEvent.Type.MouseButtonRelease
            if released and event.button() == Qt.MouseButton.LeftButton:
                self.sum_requested.emit(self.pill)
                return True
        return super().eventFilter(watched, event)

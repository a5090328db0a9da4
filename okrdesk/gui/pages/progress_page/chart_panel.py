"""A card around a chart: its heading, its table, its picture as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.chart_view import ChartView
from okrdesk.gui.widgets.text import PlainLabel, icon_button, plain_button
from okrdesk.i18n import _
from okrdesk.reports.charts.chart import Chart

_LEAST = 180  # pixels


class ChartPanel(Card):
    """Shows one chart. `picture_requested` asks to save the chart that is shown."""

    picture_requested = Signal()

    def __init__(
        self,
        heading: str,
        beside: str = "",
        tools: Sequence[QWidget] = (),
        parent: QWidget | None = None,
        *,
        after_ms: int,
        roomy: bool = False,
    ) -> None:
        super().__init__(parent, margin=18, spacing=8)
        self.heading = heading
        self.chart: Chart | None = None
        self._whole: Callable[[], Chart] | None = None
        self._nothing = ""
        title = PlainLabel(heading, "strong")
        self.view = ChartView(after_ms=after_ms)
        self.takeaway = PlainLabel("", "body")
        self.note = PlainLabel("", "small")
        self.as_table = plain_button(_("Table"), small=True)
        self.as_table.setCheckable(True)
        self.as_table.setAccessibleName(_("{chart}: values as a table").format(chart=heading))
        self.as_table.toggled.connect(lambda _on: self._show())
        self.copy = plain_button(_("Copy"), icon="copy", small=True)
        self.copy.setAccessibleName(_("{chart}: copy the values").format(chart=heading))
        self.copy.clicked.connect(lambda: self.view.table.copy())
        name = _("{chart}: save picture").format(chart=heading)
        if roomy:
            self.save: QAbstractButton = plain_button(_("Save picture…"), small=True)
            self.save.setAccessibleName(name)
        else:
            self.save = icon_button("save", _("Save picture…"))
            self.save.setAccessibleName(name)
        self.save.clicked.connect(self.picture_requested)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title, 1)
        if beside:
            head.addWidget(PlainLabel(beside, "small", wrap=False), 0, Qt.AlignmentFlag.AlignVCenter)
        for tool in (*tools, self.copy, self.as_table, self.save):
            head.addWidget(tool, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(head)
        self.column.addWidget(self.takeaway)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.note)
        self.set_height(0)
        self._show()

    def set_height(self, height: int) -> None:
        """Give the chart at least this height in pixels; never less than it needs."""
        self.view.setMinimumHeight(max(height, round(_LEAST * (1 + (theme.text_scale() - 1) * 0.6))))

    def show_chart(
        self,
        chart: Chart | None,
        nothing: str = "",
        note: str = "",
        whole: Callable[[], Chart] | None = None,
    ) -> None:
        """Show another chart, with all that its picture leaves out in the table; None shows `nothing`."""
        self.chart, self._nothing, self._whole = chart, nothing, whole
        self.takeaway.set_text("" if chart is None else chart.takeaway())
        self.takeaway.setVisible(chart is not None)
        self.note.set_text(note)
        self.note.setVisible(bool(note))
        self._show()

    def _show(self) -> None:
        there = self.chart is not None
        as_table = there and self.as_table.isChecked()
        self.as_table.setEnabled(there)
        self.save.setEnabled(there)
        self.copy.setVisible(as_table)
        self.view.show_chart(self.chart, self._nothing, as_table=as_table, whole=self._whole)

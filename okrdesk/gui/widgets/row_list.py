"""Lists of painted rows: what every list that shows a `RowsModel` by a `RowPainter` does alike."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from okrdesk.gui.widgets.row_painter import RowPainter
from okrdesk.gui.widgets.rows_model import Row, RowsModel, show_as_rows


class RowList(QListView):
    """The rows of `lines`, painted by `painter`; `name` is what a screen reader says of the list."""

    def __init__(
        self, lines: RowsModel, painter: RowPainter, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.lines = lines
        self.lines.setParent(self)
        painter.setParent(self)
        self.setModel(lines)
        self.setItemDelegate(painter)
        show_as_rows(self, name)

    def chosen(self) -> str:
        """The id of the row that has the keyboard, "" for none."""
        at = self.currentIndex().row()
        return str(self.lines.id_of(self.lines.rows[at])) if 0 <= at < len(self.lines.rows) else ""

    def choose(self, row_id: str) -> bool:
        """Give a row the keyboard; whether it is there."""
        at = self.lines.row_of(row_id)
        if at >= 0 and at != self.currentIndex().row():
            self.setCurrentIndex(self.lines.index(at))
        return at >= 0

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the chosen one stays chosen, or the one that stands in its place now."""
        chosen, at = self.chosen(), self.currentIndex().row()
        self.lines.set_rows(tuple(rows))
        if chosen and not self.choose(chosen) and rows:
            self.setCurrentIndex(self.lines.index(min(at, len(rows) - 1)))


class TallList(RowList):
    """As tall as its rows: what is around it scrolls, not the list."""

    def __init__(
        self, lines: RowsModel, painter: RowPainter, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(lines, painter, name, parent)
        self.setProperty("kind", "outline")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def set_rows(self, rows: Sequence[Row]) -> None:
        super().set_rows(rows)
        self.fit()

    def fit(self) -> None:
        """Take the height that the rows want."""
        margins = self.contentsMargins()
        self.setFixedHeight(sum(self.heights()) + margins.top() + margins.bottom() + 6)
        self.scheduleDelayedItemsLayout()

    def heights(self) -> list[int]:
        """How high the rows are, one below the other."""
        return [self.sizeHintForIndex(self.lines.index(row)).height() for row in range(len(self.lines.rows))]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

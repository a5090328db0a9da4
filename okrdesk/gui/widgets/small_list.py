"""A short list inside a page, as high as its rows up to a few: earlier check-ins, initiatives."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from okrdesk.gui.widgets.row_list import RowList
from okrdesk.gui.widgets.row_painter import RowPainter
from okrdesk.gui.widgets.rows_model import NO_INDEX, RowsModel


class SmallList(RowList):
    """Never more than `most` rows high."""

    def __init__(
        self, lines: RowsModel, painter: RowPainter, name: str, most: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(lines, painter, name, parent)
        self._most = most
        self.setUniformItemSizes(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def choose(self, row_id: str) -> bool:
        if not super().choose(row_id):
            self.setCurrentIndex(NO_INDEX)
            self.clearSelection()
            return False
        return True

    def fit(self) -> None:
        """As high as the rows, up to the most."""
        shown = min(len(self.lines.rows), self._most)
        self.setFixedHeight(self.sizeHintForRow(0) * shown + 6 if shown else 6)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() or not self.selectedIndexes():
            self.setCurrentIndex(self.model().index(0, 0))

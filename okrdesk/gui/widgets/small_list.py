"""A short list inside a page, as high as its rows up to a few: earlier check-ins, initiatives."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListView, QWidget

from okrdesk.gui.widgets.row_painter import RowPainter
from okrdesk.gui.widgets.rows_model import NO_INDEX, RowsModel, show_as_rows


class SmallList(QListView):
    """Rows of a `RowsModel`, never more than `most` high. `row_chosen` comes with each other current row."""

    row_chosen = Signal()

    def __init__(
        self, model: RowsModel, painter: RowPainter, name: str, most: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._most = model, most
        self.setModel(model)
        painter.setParent(self)
        self.setItemDelegate(painter)
        show_as_rows(self, name)
        self.setUniformItemSizes(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def chosen(self) -> str:
        """The id of the chosen row, "" when there is none."""
        index = self.currentIndex()
        return str(self._model.rows[index.row()].id) if index.isValid() else ""

    def choose(self, row_id: str) -> None:
        """Choose the row with this id, or none where it is not shown."""
        at = self._model.row_of(row_id)
        self.setCurrentIndex(self._model.index(at) if at >= 0 else NO_INDEX)
        if at < 0:
            self.clearSelection()

    def fit(self) -> None:
        """As high as the rows, up to the most."""
        shown = min(len(self._model.rows), self._most)
        self.setFixedHeight(self.sizeHintForRow(0) * shown + 6 if shown else 6)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() or not self.selectedIndexes():
            self.setCurrentIndex(self.model().index(0, 0))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        self.row_chosen.emit()

"""The values of a chart as a table that can be read aloud and copied."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from okrdesk.gui.widgets.clipboard import copy_by_keys, copy_chosen
from okrdesk.i18n import _
from okrdesk.reports.charts.chart import Table

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_MEASURED = 30  # rows
_FEW = 4  # columns that share the width; more scroll


class ValueModel(QAbstractTableModel):
    """Frozen rows of words and figures."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = Table((), ())

    def set_table(self, table: Table) -> None:
        """Show another table."""
        self.beginResetModel()
        self.shown = table
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.shown.rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.shown.head)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        """Words begin at the left, figures end at the right."""
        is_text = column < self.shown.words
        return (
            Qt.AlignmentFlag.AlignLeft if is_text else Qt.AlignmentFlag.AlignRight
        ) | Qt.AlignmentFlag.AlignVCenter

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.shown.head):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return self.shown.head[section] if role == Qt.ItemDataRole.DisplayRole else None


class ValueTable(QTableView):
    """The values of a chart as rows; Ctrl+C copies them for a spreadsheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values = ValueModel()
        self.setModel(self.values)
        self.setAccessibleName(_("Values of the chart"))
        copy_by_keys(self)
        self.verticalHeader().hide()
        # A few rows decide about widths: the values of a large workspace are many.
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMinimumWidth(200)
        self.setCornerWidget(QWidget())  # else a box stands where two scroll bars meet

    def show_table(self, table: Table) -> None:
        """Show other values."""
        if table == self.values.shown:
            return
        self.values.set_table(table)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Few columns share the width; of many the words leave room for figures to be seen beside them."""
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        if len(self.values.shown.head) <= _FEW:
            header.setSectionResizeMode(mode.Stretch)
        else:
            header.setSectionResizeMode(mode.Interactive)
            header.setMaximumSectionSize(min(max(140, self.width() * 2 // 5), 300))
            self.resizeColumnsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()

    def copy(self) -> None:
        """Put the chosen rows, or all of them, on the clipboard, tabs between the columns."""
        copy_chosen(self)

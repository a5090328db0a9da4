"""The values of a chart as a table that can be read aloud and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from okrdesk.i18n import _


class ValueTable(QTableWidget):
    """The values of a chart as rows; Ctrl+C copies them for a spreadsheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 0, parent)
        self.setAccessibleName(_("Values of the chart"))
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMinimumWidth(200)
        self._shown: tuple[tuple[str, ...], tuple[tuple[str, ...], ...]] = ((), ())

    def show_rows(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show other rows; the first column holds words, the others figures."""
        wanted = (tuple(headings), tuple(tuple(row) for row in rows))
        if wanted == self._shown:
            return
        self._shown = wanted
        self.setColumnCount(len(headings))
        self.setHorizontalHeaderLabels(list(headings))
        few = len(headings) <= 4
        mode = QHeaderView.ResizeMode
        self.horizontalHeader().setSectionResizeMode(mode.Stretch if few else mode.ResizeToContents)
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
        columns = range(self.columnCount())
        headings = [self._words(self.horizontalHeaderItem(column)) for column in columns]
        lines = [[self._words(self.item(row, column)) for column in columns] for row in chosen]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in [headings, *lines]))

    @staticmethod
    def _words(item: QTableWidgetItem | None) -> str:
        # A tab or a new line that a person typed would tear a spreadsheet's row apart.
        return " ".join(item.text().split()) if item is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

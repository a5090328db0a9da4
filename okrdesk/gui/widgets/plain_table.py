"""A table to read: rows are chosen as a whole, nothing is edited in it, Tab leaves it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QTableWidget, QTableWidgetItem

from okrdesk.gui.widgets.clipboard import copy_by_keys

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def make_plain(table: QTableView, name: str) -> None:
    """Give a table the look and the keys of all tables; `name` is what a screen reader says."""
    table.setAccessibleName(name)
    copy_by_keys(table)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setDefaultAlignment(_LEFT)


def plain_table(
    name: str, headings: Sequence[str], rows: Sequence[Sequence[str]], *, widest: int, wraps: bool = False
) -> QTableWidget:
    """A table of texts. The column `widest` takes the room that is left, the others what they need."""
    table = QTableWidget(len(rows), len(headings))
    make_plain(table, name)
    table.setHorizontalHeaderLabels(list(headings))
    table.setWordWrap(wraps)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.setItem(number, column, QTableWidgetItem(text))
    return table


def cells(table: QTableWidget) -> list[tuple[int, int, QTableWidgetItem]]:
    """(row, column, cell) of every cell."""
    every = [
        (row, column, table.item(row, column))
        for row in range(table.rowCount())
        for column in range(table.columnCount())
    ]
    return [(row, column, cell) for row, column, cell in every if cell is not None]


def chosen_rows(table: QTableView) -> list[int]:
    """The numbers of the chosen rows, from the top."""
    return sorted({index.row() for index in table.selectedIndexes()})

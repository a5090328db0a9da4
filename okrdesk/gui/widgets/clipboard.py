"""The one way by which rows and outlines come to the clipboard: as safe cells (`exchange/cells.py`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QTableView

from okrdesk.exchange.cells import table_text


def copy_rows(rows: Iterable[Sequence[str]], ours: tuple[str, bytes] | None = None) -> None:
    """Put rows of cells on the clipboard; `ours` (format, content) is what this application itself takes."""
    carried = QMimeData()
    if ours is not None:
        carried.setData(*ours)
    carried.setText(table_text(rows))
    QGuiApplication.clipboard().setMimeData(carried)


def copy_by_keys(view: QAbstractItemView) -> None:
    """Let the usual keys copy the chosen rows of a list or table; Qt itself would copy one cell as it is."""
    shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), view)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(lambda: copy_chosen(view))


def copy_chosen(view: QAbstractItemView) -> None:
    """Put the chosen rows on the clipboard, with the heads of a table; of a table without a choice all."""
    model = view.model()
    # A list keeps the count of its one column to itself.
    columns = range(model.columnCount() if isinstance(view, QTableView) else 1)
    chosen = sorted({index.row() for index in view.selectedIndexes()})
    rows: list[list[str]] = []
    if isinstance(view, QTableView):
        rows.append([str(model.headerData(n, Qt.Orientation.Horizontal) or "") for n in columns])
        chosen = chosen or [row for row in range(model.rowCount()) if not view.isRowHidden(row)]
    elif not chosen and view.currentIndex().isValid():
        chosen = [view.currentIndex().row()]
    rows += [[str(model.index(row, column).data() or "") for column in columns] for row in chosen]
    copy_rows(rows)

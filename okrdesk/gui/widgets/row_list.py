"""Lists of painted rows: what every list that shows a `RowsModel` by a `RowPainter` does alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from okrdesk.gui.widgets.row_painter import RowPainter
from okrdesk.gui.widgets.rows_model import Row, RowsModel, show_as_rows

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
OPEN = (*ENTER, Qt.Key.Key_F2)
REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_NO_KEYS, _PAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier


class RowList(QListView):
    """The rows of `lines`, painted by `painter`; `name` is what a screen reader says of the list."""

    row_chosen = Signal(str)  # the id of the row that has the keyboard now, "" for none

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
        self._keys: dict[tuple[int, Qt.KeyboardModifier], Callable[[], object]] = {}

    def on_keys(
        self,
        keys: Iterable[Qt.Key],
        do: Callable[[], object],
        with_them: Qt.KeyboardModifier = _NO_KEYS,
    ) -> None:
        """What is done when one of the keys is pressed, unless words are being edited."""
        for key in keys:
            self._keys[key, with_them] = do

    def keyPressEvent(self, event: QKeyEvent) -> None:
        do = self._keys.get((event.key(), event.modifiers() & ~_PAD))
        if do is None or self.state() == QListView.State.EditingState:
            super().keyPressEvent(event)
        else:
            do()
            event.accept()

    def chosen(self) -> str:
        """The id of the row that has the keyboard, "" for none."""
        at = self.currentIndex().row()
        return str(self.lines.id_of(self.lines.rows[at])) if 0 <= at < len(self.lines.rows) else ""

    def choose(self, row_id: str) -> bool:
        """Give a row the keyboard and bring it into view; whether it is there."""
        at = self.lines.row_of(row_id)
        if at < 0:
            return False
        index = self.lines.index(at)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the chosen one stays chosen, or the one that stands in its place now."""
        chosen, at = self.chosen(), self.currentIndex().row()
        self.lines.set_rows(tuple(rows))
        if chosen and not self.choose(chosen) and rows:
            self.setCurrentIndex(self.lines.index(min(at, len(rows) - 1)))

    def dataChanged(  # type: ignore[override]
        self, first: QModelIndex, last: QModelIndex, roles: Sequence[int] = ()
    ) -> None:
        """Rows that are all of one height need no other places: a list of Qt lays out all of them anew."""
        if self.uniformItemSizes():
            QAbstractItemView.dataChanged(self, first, last, roles)
        else:
            super().dataChanged(first, last, roles)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        self.row_chosen.emit(self.chosen())


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

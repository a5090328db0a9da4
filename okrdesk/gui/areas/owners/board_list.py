"""The board as a list of Qt: its rows have places of our own, side by side, and it scrolls both ways."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QScrollBar, QWidget

from okrdesk.gui import theme
from okrdesk.gui.areas.owners.board import BoardCard, BoardColumn
from okrdesk.gui.areas.owners.board_model import BoardModel, BoardRow
from okrdesk.gui.areas.owners.board_places import Places, arrange, rect_of
from okrdesk.gui.widgets.clipboard import copy_by_keys
from okrdesk.i18n import _
from okrdesk.okr.people import Person

_Flag = QItemSelectionModel.SelectionFlag
_NO_PLACES = Places(0, (), 0, (), (), {}, (0, 0))


class BoardList(QListView):
    """Shows a BoardModel: which row has the keyboard, which cards are chosen, where everything is."""

    places_changed = Signal()

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board = model
        self.places = _NO_PLACES
        self._arranged: object = None
        self.setModel(model)
        self.setAccessibleName(_("Who owns what"))
        copy_by_keys(self)
        self.setProperty("kind", "outline")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(False)
        self.setAutoScroll(False)  # a change elsewhere must not move what somebody looks at
        self.viewport().setAutoFillBackground(False)
        self.setCornerWidget(QWidget())  # else the style draws a frame there

    # Rows and places

    def row(self, index: QModelIndex | None = None) -> BoardRow | None:
        """A row of the model, the current one unless another is asked for."""
        index = self.currentIndex() if index is None else index
        return (
            self.board.rows[index.row()] if index.isValid() and index.row() < len(self.board.rows) else None
        )

    def card(self) -> BoardCard | None:
        """The card that has the keyboard."""
        row = self.row()
        return row.card if row is not None else None

    def column(self) -> BoardColumn | None:
        """The column whose head has the keyboard."""
        row = self.row()
        return self.board.columns[row.column] if row and row.card is None and row.column >= 0 else None

    def person(self) -> Person | None:
        """The person whose head has the keyboard."""
        column = self.column()
        return column.person if column is not None else None

    def chosen_cards(self) -> list[str]:
        """The ids of the chosen cards in the order of the board; the current one where none is chosen."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        ids = [self.board.rows[n].id for n in rows if self.board.rows[n].card is not None]
        current = self.row()
        return ids or ([current.id] if current is not None and current.card is not None else [])

    def choose(self, row_id: str) -> bool:
        """Give a row the keyboard and bring it into view; whether it is there."""
        number = self.board.row_of(row_id)
        if number < 0:
            return False
        index = self.board.index(number)
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        self.scrollTo(index)
        return True

    def choose_again(self, row_id: str, chosen: list[str]) -> None:
        """After other rows were set: give the same row the keyboard and choose the same cards, unscrolled."""
        number = self.board.row_of(row_id)
        if number < 0:
            return
        picked = self.selectionModel()
        picked.setCurrentIndex(self.board.index(number), _Flag.ClearAndSelect)
        for card_id in chosen:
            if self.board.row_of(card_id) >= 0:
                picked.select(self.board.index(self.board.row_of(card_id)), _Flag.Select)

    def next_card(self, gone: set[str]) -> str:
        """The id of what stands beside the current card once these have gone: below, above, else the head."""
        row = self.row()
        if row is None or row.card is None:
            return row.id if row is not None else ""
        column = self.board.columns[row.column]
        ids = [card.id for card in column.cards]
        here = ids.index(row.id)
        staying = [card_id for card_id in (*ids[here:], *reversed(ids[:here])) if card_id not in gone]
        return staying[0] if staying else column.id

    def arrange(self) -> None:
        """Compute all places anew: after other rows, another width, another size of text."""
        state = (self.board.groups, self.viewport().size(), theme.text_scale())
        if state != self._arranged:
            self._arranged = state
            self.places = arrange(self.board.groups, self.board.columns, self.viewport().width())
        across, down = self.places.size
        room = self.viewport().size()
        self.horizontalScrollBar().setRange(0, max(across - room.width(), 0))
        self.horizontalScrollBar().setPageStep(room.width())
        self.horizontalScrollBar().setSingleStep(40)
        self.verticalScrollBar().setRange(0, max(down - room.height(), 0))
        self.verticalScrollBar().setPageStep(max(room.height() - 120, 60))
        self.verticalScrollBar().setSingleStep(30)
        self.places_changed.emit()
        self.viewport().update()

    def scrolled(self) -> QPoint:
        """How far the board is scrolled."""
        return QPoint(self.horizontalOffset(), self.verticalOffset())

    def place_of(self, row: BoardRow) -> QRect:
        """Where a row is in the viewport."""
        return rect_of(self.places, row, self.scrolled())

    def beside_row(self) -> QPoint:
        """Where something opens that belongs to the current row."""
        row, room = self.row(), self.viewport().rect()
        rect = self.place_of(row) if row is not None else room
        return QPoint(max(rect.left() + 8, 0), min(rect.top() + 24, room.bottom() - 40))

    def row_at(self, at: QPoint) -> int:
        """The number of the row under a point of the viewport, -1 for none."""
        index = self.indexAt(at)
        return index.row() if index.isValid() else -1

    # What Qt asks a view

    def doItemsLayout(self) -> None:
        self.arrange()

    def updateGeometries(self) -> None:
        return

    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def visualRect(self, index: QModelIndex) -> QRect:  # type: ignore[override]
        row = self.row(index) if index.isValid() else None
        known = row is not None and (row.card is None or row.card.id in self.places.cards)
        if row is None or not known or row.column >= len(self.places.lefts):
            return QRect()
        return self.place_of(row)

    def indexAt(self, at: QPoint) -> QModelIndex:
        scrolled = self.scrolled()
        across = at.x() + scrolled.x()
        if at.y() < self.places.band:
            group = self.places.group_at(across)
            heading = group >= 0 and self.board.groups[group].heading
            return (
                self.board.index(self.board.row_of(self.board.groups[group].id)) if heading else QModelIndex()
            )
        number = self.places.column_at(across)
        if number < 0 or not 0 <= across - self.places.lefts[number] < self.places.width:
            return QModelIndex()
        column = self.board.columns[number]
        if at.y() < self.places.band + self.places.heads[number]:
            return self.board.index(self.board.row_of(column.id))
        for card in column.cards:
            _column, top, height = self.places.cards.get(card.id, (0, 0, 0))
            if top <= at.y() + scrolled.y() < top + height:
                return self.board.index(self.board.row_of(card.id))
        return QModelIndex()

    def scrollTo(
        self,
        index: QModelIndex,  # type: ignore[override]
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        row = self.row(index)
        rect = self.visualRect(index)
        if row is None or rect.isNull():
            return
        room = self.viewport().rect()
        if row.column >= 0:
            ground = self.places.lefts[row.column] - self.horizontalOffset()
            _shift(self.horizontalScrollBar(), ground, ground + self.places.width, 0, room.width())
        if row.card is not None:
            top = self.places.band + self.places.heads[row.column]
            _shift(self.verticalScrollBar(), rect.top() - 10, rect.bottom() + 12, top, room.height())

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        return  # there is no rubber band; clicks and keys choose

    def visualRegionForSelection(self, selection: object) -> QRegion:
        return QRegion(self.viewport().rect())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.places_changed.emit()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or not self.verticalScrollBar().maximum():
            self.horizontalScrollBar().event(event)
        else:
            super().wheelEvent(event)


def _shift(bar: QScrollBar, first: int, last: int, least: int, most: int) -> None:
    """Scroll so that first..last lies within least..most; the beginning counts where both do not fit."""
    value = bar.value()
    if last > most:
        value += last - most
        first -= last - most
    if first < least:
        value -= least - first
    bar.setValue(value)

"""A short list whose order matters: edited in place, moved by drag and by keys, as tall as its rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QMenu, QStyle, QStyleOptionViewItem, QWidget

from okrdesk.frozen import dataclass
from okrdesk.gui import icons, theme
from okrdesk.gui.widgets.carried_rows import CarriedRows
from okrdesk.gui.widgets.inline_editor import InlineDelegate, InlineEditor
from okrdesk.gui.widgets.keys import letter_of
from okrdesk.gui.widgets.paint import paint_focus, paint_pill, pill_size
from okrdesk.gui.widgets.row_list import TallList
from okrdesk.gui.widgets.rows_model import ROW_ROLE, Index, Row
from okrdesk.gui.widgets.text import passing_menu
from okrdesk.i18n import _
from okrdesk.signs import shortened

_MOST_LINES = 4
_PADDING = 9
_GRIP = 22
_PILL_EDGE = 8  # between the pill and the ring around a row with the keyboard


@dataclass(frozen=True, slots=True)
class RankedRow(Row):
    """One row: its words, a small line under them, a word in a pill in the colours of a status."""

    under: str = ""
    pill: str = ""
    pill_status: str = ""

    @property
    def spoken(self) -> str:
        return ". ".join(part for part in (self.words, self.under, self.pill) if part.strip())


class _Rows(CarriedRows):
    rows: tuple[RankedRow, ...]

    def __init__(self, numbered: bool) -> None:
        super().__init__("application/x-okrdesk-rank")
        self._numbered = numbered

    def spoken(self, row: RankedRow) -> str:
        return f"{self.row_of(row.id) + 1}. {row.spoken}" if self._numbered else row.spoken

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Any
    ) -> bool:
        # Rows of another list have other ids and are not taken.
        return self.row_of(self.carried_id(data)) >= 0


@lru_cache(maxsize=1000)
def _fitted(text: str, width: int, _of_font: str) -> tuple[str, int]:
    """The words as they fit a width, and their height: four lines at most.

    Kept, for a list asks for the height of each row whenever anything beside it grows.
    """
    metrics = QFontMetrics(theme.font())
    most = metrics.lineSpacing() * _MOST_LINES
    room = QRect(0, 0, width, 100_000)
    flags = int(Qt.TextFlag.TextWordWrap.value)
    if any(metrics.horizontalAdvance(word) > width for word in text.split()):
        flags = int(Qt.TextFlag.TextWrapAnywhere.value)
    shown = text
    while metrics.boundingRect(room, flags, shown).height() > most and len(text) > 8:
        text = shortened(text, max(8, len(text) * 4 // 5), "")
        shown = text + "…"
    return shown, metrics.boundingRect(room, flags, shown).height()


class _RowPainter(InlineDelegate):
    def __init__(self, view: RankedList) -> None:
        super().__init__()
        self._view = view

    def tip(self, row: RankedRow, at: QPoint, area: QRect) -> str:
        return row.words if len(row.words) > 80 else ""

    def _room(self, area: QRect, row: RankedRow) -> QRect:
        """Where the words stand: right of grip and number, left of the pill."""
        number = QFontMetrics(theme.font("strong")).horizontalAdvance("00") + 12 if self._view.numbered else 0
        pill = _pill_width(row, area) + _PILL_EDGE + 12 if row.pill else 0
        grip = self._grip() if self._view.movable else 10
        return area.adjusted(grip + number, _PADDING, -pill - 4, -_PADDING)

    def _grip(self) -> int:
        return round(_GRIP * max(theme.text_scale(), 1.0))

    def _words(self, row: RankedRow, width: int) -> tuple[str, int]:
        text = " ".join(row.words[:2000].split()) or _("(no words)")
        return _fitted(text, max(width, 20), theme.font().key())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: RankedRow = index.data(ROW_ROLE)
        width = self.width()
        _shown, height = self._words(row, self._room(QRect(0, 0, width, 100), row).width())
        under = QFontMetrics(theme.font("small")).height() + 1 if row.under else 0
        return QSize(width, max(height + under + 2 * _PADDING, round(38 * theme.text_scale())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: RankedRow = index.data(ROW_ROLE)
        tokens = theme.tokens()
        area, state = option.rect, option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        chosen = self._view.marks_choice and bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area.adjusted(0, 1, 0, -1), QColor(tokens.accent_soft))
            painter.fillRect(QRect(area.left(), area.top() + 1, 3, area.height() - 2), QColor(tokens.accent))
        elif state & QStyle.StateFlag.State_MouseOver or focused:
            painter.fillRect(area.adjusted(0, 1, 0, -1), QColor(tokens.hover))
        if index.row():
            painter.fillRect(QRect(area.left(), area.top(), area.width(), 1), QColor(tokens.line))
        edge = round(15 * theme.text_scale())
        middle = area.center().y() - edge // 2
        if self._view.movable:
            icons.paint_icon(painter, QRect(area.left() + 2, middle, edge, edge), "grip", tokens.muted)
        room = self._room(area, row)
        if self._view.numbered:
            painter.setFont(theme.font("strong"))
            painter.setPen(QColor(tokens.ink))
            left = area.left() + self._grip()
            spot = QRect(left + 2, area.top(), room.left() - left, area.height())
            painter.drawText(spot, int(Qt.AlignmentFlag.AlignVCenter.value), str(index.row() + 1))
        shown, height = self._words(row, room.width())
        small = QFontMetrics(theme.font("small")).height() + 1 if row.under else 0
        top = area.center().y() - (height + small) // 2 + 1
        painter.setFont(theme.font())
        painter.setPen(QColor(tokens.ink))
        wide = QFontMetrics(theme.font())
        long = any(wide.horizontalAdvance(word) > room.width() for word in shown.split())
        wrap = Qt.TextFlag.TextWrapAnywhere if long else Qt.TextFlag.TextWordWrap
        painter.drawText(QRect(room.left(), top, room.width(), height), int(wrap.value), shown)
        if row.under:
            painter.setFont(theme.font("small"))
            painter.setPen(QColor(tokens.muted))
            under = painter.fontMetrics().elidedText(row.under, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(QRect(room.left(), top + height, room.width(), small), 0, under)
        if row.pill:
            width = _pill_width(row, area)
            spot = QRect(area.right() - width - _PILL_EDGE, area.top(), width, area.height())
            colours = theme.status_colours(row.pill_status)
            paint_pill(painter, spot, row.pill, colours.ink, colours.soft)
        if focused:
            paint_focus(painter, area.adjusted(0, 1, 0, -1))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = InlineEditor(parent)
        editor.setAccessibleName(_("Words of line {number}").format(number=index.row() + 1))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        row: RankedRow = index.data(ROW_ROLE)
        room = self._room(option.rect, row)
        height = editor.sizeHint().height()
        top = option.rect.center().y() - height // 2
        editor.setGeometry(room.left() - 10, top, option.rect.right() - room.left() + 8, height)


class RankedList(TallList):
    """Rows in an order. F2 or a double click edits, Alt+Up and Alt+Down or dragging move, Delete removes.

    The signals are wishes; the rows change when `set_rows` says so. `moved` tells the new place, from 0.
    With `movable` false the order is not the person's to choose. `later` are the words of one more entry of
    the menu, which N stands for; `later_requested` tells the row.
    """

    reworded = Signal(str, str)
    moved = Signal(str, int)
    removal_requested = Signal(str)
    later_requested = Signal(str)

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        numbered: bool = True,
        movable: bool = True,
        later: str = "",
    ) -> None:
        rows = _Rows(numbered)
        super().__init__(rows, _RowPainter(self), name, parent)
        self.marks_choice = False  # set where something beside the list is about the chosen row
        self.numbered = numbered
        self.movable = movable
        self._later = later
        keys = (
            _("F2 edits, Alt with Up or Down moves, Delete removes.")
            if movable
            else _("F2 edits, Delete removes.")
        )
        if later:
            keys += " " + _("N: {words}.").format(words=later)
        self.setAccessibleDescription(keys)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        if movable:
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.lines.reworded.connect(self.reworded)
        # Queued: the drop must be over before the rows change under the view.
        rows.dropped.connect(self._drop, Qt.ConnectionType.QueuedConnection)

    def set_rows(self, rows: Sequence[Row]) -> None:
        super().set_rows(rows)
        if rows and not self.chosen():
            self.setCurrentIndex(self.lines.index(0))

    def _drop(self, row_id: str, before: int) -> None:
        here = self.lines.row_of(row_id)
        if here >= 0:
            self.moved.emit(row_id, before - (before > here))

    def is_busy(self) -> bool:
        """Whether a row is being edited or carried, so that the rows should wait."""
        return self.state() in (
            QAbstractItemView.State.EditingState,
            QAbstractItemView.State.DraggingState,
            QAbstractItemView.State.DragSelectingState,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.chosen()
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if not chosen or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif alt and self.movable and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            position = self.currentIndex().row() + (-1 if event.key() == Qt.Key.Key_Up else 1)
            if 0 <= position < len(self.lines.rows):
                self.moved.emit(chosen, position)
            event.accept()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_requested.emit(chosen)
            event.accept()
        elif self._later and letter_of(event) == "N":
            self.later_requested.emit(chosen)
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)

    def add_moves(self, menu: QMenu, chosen: str) -> None:
        """What moves the chosen row, in a menu."""
        position, last = self.currentIndex().row(), len(self.lines.rows) - 1
        up, down = menu.addAction(_("Move up")), menu.addAction(_("Move down"))
        up.setEnabled(position > 0)
        up.triggered.connect(lambda: self.moved.emit(chosen, position - 1))
        down.setEnabled(position < last)
        down.triggered.connect(lambda: self.moved.emit(chosen, position + 1))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        chosen = self.chosen()
        if not chosen:
            return
        menu = passing_menu(self)
        menu.addAction(_("Edit")).triggered.connect(lambda: self.edit(self.currentIndex()))
        if self.movable:
            self.add_moves(menu, chosen)
        if self._later:
            menu.addAction(self._later).triggered.connect(lambda: self.later_requested.emit(chosen))
        menu.addAction(_("Remove")).triggered.connect(lambda: self.removal_requested.emit(chosen))
        menu.popup(event.globalPos())


def _pill_width(row: RankedRow, area: QRect) -> int:
    """As wide as its words, but two fifths of the row at most: the words beside it matter more."""
    return min(pill_size(row.pill).width(), area.width() * 2 // 5)

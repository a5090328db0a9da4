"""Cards of a workshop as a painted list: a text, and the kind of evidence behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from okrdesk.gui import icons, theme
from okrdesk.gui.widgets.inline_editor import InlineDelegate, InlineEditor
from okrdesk.gui.widgets.paint import paint_focus, paint_pill, paint_tick_box, paint_words, pill_size
from okrdesk.gui.widgets.row_painter import Standing
from okrdesk.gui.widgets.rows_model import Index, RowsModel, show_as_rows
from okrdesk.gui.widgets.wrapping import face, wrapped
from okrdesk.i18n import _

_INSIDE, _GAP, _SIGN = 10, 8, 20
_MOST_LINES = 6
EVIDENCE_ICONS = {"written": "edit", "asked": "question", "said": "speech", "did": "pulse"}


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card: `icon` says where it comes from (`note` in words), `chip` is such as "interest".

    `ticked` is None where nothing is ticked on it.
    """

    id: str
    text: str
    icon: str = ""
    note: str = ""
    chip: str = ""
    ticked: bool | None = None


class _Cards(RowsModel):
    rows: tuple[CardRow, ...]
    reworded = Signal(str, str)
    editable = True

    def words(self, row: CardRow) -> str:
        return row.text

    def spoken(self, row: CardRow) -> str:
        ticked = "" if row.ticked is None else _("chosen") if row.ticked else _("not chosen")
        return ". ".join(part for part in (row.text, row.note, row.chip, ticked) if part)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.EditRole:
            self.reworded.emit(self.rows[index.row()].id, str(value))
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.editable else flags


class _CardPainter(InlineDelegate):
    def __init__(self, view: CardList) -> None:
        super().__init__(view)
        self._view = view

    def _lines(self, row: CardRow) -> tuple[str, ...]:
        sign = _SIGN * theme.text_scale() if row.icon or row.ticked is not None else 0
        return wrapped(
            row.text, "body", round(self._view.column_width() - 2 * _INSIDE - sign - 4), _MOST_LINES
        )

    def row_size(self, row: CardRow) -> QSize:
        spacing = face("body", theme.text_scale())[1].lineSpacing()
        chip = pill_size(row.chip).height() + 4 if row.chip else 0
        height = spacing * len(self._lines(row)) + 2 * _INSIDE - 4 + chip + _GAP
        return QSize(self._view.column_width() + _GAP, height)

    def paint_row(self, painter: QPainter, area: QRect, row: CardRow, standing: Standing) -> None:
        tokens, scale = theme.tokens(), theme.text_scale()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(area.left(), area.top(), self._view.column_width(), area.height() - _GAP)
        card.adjust(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(tokens.accent if standing.hovered else tokens.line), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(card, 7, 7)
        if standing.focused:
            paint_focus(painter, card, 7)
        room = card.toRect().adjusted(_INSIDE, _INSIDE - 2, -_INSIDE, 0)
        spacing = face("body", scale)[1].lineSpacing()
        edge = round(13 * scale)
        if row.ticked is not None:
            paint_tick_box(painter, QRect(room.left() - 2, room.top(), edge + 4, spacing), row.ticked)
        elif row.icon:
            spot = QRect(room.left(), room.top() + (spacing - edge) // 2, edge, edge)
            icons.paint_icon(painter, spot, row.icon, tokens.muted)
        if row.icon or row.ticked is not None:
            room.adjust(round(_SIGN * scale), 0, 0, 0)
        ink = tokens.muted if row.ticked is False else tokens.ink
        for nth, line in enumerate(self._lines(row)):
            spot = QRect(room.left(), room.top() + nth * spacing, room.width(), spacing)
            paint_words(painter, spot, line, "body", ink)
        if row.chip:
            size = pill_size(row.chip)
            top = room.top() + spacing * len(self._lines(row)) + 3
            spot = QRect(room.left(), top, min(size.width(), room.width()), size.height())
            paint_pill(painter, spot, row.chip)

    def tip(self, row: CardRow, at: object, area: QRect) -> str:
        return row.note if len(row.text) < 200 else row.text

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = InlineEditor(parent)
        editor.setAccessibleName(_("Words of the card"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        height = editor.sizeHint().height()
        width = self._view.column_width()
        editor.setGeometry(option.rect.left(), option.rect.center().y() - height // 2 - 3, width, height)


class CardList(QListView):
    """Cards in `columns`. F2 or a double click edits the words, Delete asks to remove, Space or Enter tells.

    It is as tall as its cards. The signals are wishes.
    """

    reworded = Signal(str, str)
    removal_requested = Signal(str)
    pressed_card = Signal(str)

    def __init__(
        self, name: str, columns: int = 3, parent: QWidget | None = None, *, editable: bool = True
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self.cards = _Cards(self)
        self.cards.editable = editable
        self.setModel(self.cards)
        self.setItemDelegate(_CardPainter(self))
        show_as_rows(self, name)
        self.setProperty("kind", "outline")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        if columns > 1:
            self.setFlow(QListView.Flow.LeftToRight)
            self.setWrapping(True)
            self.setResizeMode(QListView.ResizeMode.Adjust)
        if editable:
            triggers = QAbstractItemView.EditTrigger
            self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        self.cards.reworded.connect(self.reworded)
        self.clicked.connect(lambda index: self._press_row(index.row()))

    def column_width(self) -> int:
        """How wide a card is."""
        return max((self.viewport().width() - 2) // self.columns() - _GAP, 80)

    def columns(self) -> int:
        """In how many columns they stand: as many as are readable beside each other."""
        fitting = self.viewport().width() // round(190 * theme.text_scale())
        return max(1, min(self._columns, fitting))

    def show_cards(self, rows: Sequence[CardRow]) -> None:
        """Show these cards; the chosen one stays chosen."""
        if self.state() == QAbstractItemView.State.EditingState:
            return
        before, at = self.chosen(), self.currentIndex().row()
        self.cards.set_rows(tuple(rows))
        here = self.cards.row_of(before) if before else -1
        if here < 0 and rows and at >= 0:
            here = min(at, len(rows) - 1)
        if here >= 0:
            self.setCurrentIndex(self.cards.index(here))
        self._fit()

    def chosen(self) -> str:
        """The id of the card with the keyboard, or ""."""
        at = self.currentIndex().row()
        return self.cards.rows[at].id if 0 <= at < len(self.cards.rows) else ""

    def _fit(self) -> None:
        painter, option = self.itemDelegate(), QStyleOptionViewItem()
        heights = [
            painter.sizeHint(option, self.cards.index(row)).height() for row in range(len(self.cards.rows))
        ]
        across = self.columns()
        rows = [max(heights[start : start + across]) for start in range(0, len(heights), across)]
        self.setFixedHeight(sum(rows) + 8)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _press_row(self, row: int) -> None:
        if 0 <= row < len(self.cards.rows):
            self.pressed_card.emit(self.cards.rows[row].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if not self.chosen() or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Delete:
            self.removal_requested.emit(self.chosen())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (
            key == Qt.Key.Key_Space and self.cards.rows[self.currentIndex().row()].ticked is not None
        ):
            self._press_row(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

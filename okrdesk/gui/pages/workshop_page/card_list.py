"""Cards of a workshop as a painted list: a text, and the kind of evidence behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from okrdesk.frozen import dataclass
from okrdesk.gui import icons, theme
from okrdesk.gui.widgets.inline_editor import InlineDelegate, InlineEditor
from okrdesk.gui.widgets.paint import paint_focus, paint_pill, paint_tick_box, paint_words, pill_size
from okrdesk.gui.widgets.row_list import TallList
from okrdesk.gui.widgets.row_painter import Standing
from okrdesk.gui.widgets.rows_model import Index, Row, RowsModel
from okrdesk.gui.widgets.wrapping import face, wrapped
from okrdesk.i18n import _

_INSIDE, _GAP, _SIGN = 10, 8, 20
_MOST_LINES = 6
EVIDENCE_ICONS = {"written": "edit", "asked": "question", "said": "speech", "did": "pulse"}


@dataclass(frozen=True, slots=True)
class CardRow(Row):
    """A card: `icon` says where it comes from (`note` in words), `chip` is such as "interest".

    `ticked` is None where nothing is ticked on it.
    """

    icon: str = ""
    note: str = ""
    chip: str = ""
    ticked: bool | None = None

    @property
    def spoken(self) -> str:
        ticked = "" if self.ticked is None else _("chosen") if self.ticked else _("not chosen")
        return ". ".join(part for part in (self.words, self.note, self.chip, ticked) if part)


class _Cards(RowsModel):
    def __init__(self, editable: bool) -> None:
        super().__init__()
        self._editable = editable

    def can_change(self, row: CardRow) -> bool:
        return self._editable


class _CardPainter(InlineDelegate):
    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def columns(self) -> int:
        """In how many columns the cards stand: as many as are readable beside each other."""
        fitting = self.width() // round(190 * theme.text_scale())
        return max(1, min(self._most, fitting))

    def column_width(self) -> int:
        return max((self.width() - 2) // self.columns() - _GAP, 80)

    def _lines(self, row: CardRow) -> tuple[str, ...]:
        sign = _SIGN * theme.text_scale() if row.icon or row.ticked is not None else 0
        return wrapped(row.words, "body", round(self.column_width() - 2 * _INSIDE - sign - 4), _MOST_LINES)

    def row_size(self, row: CardRow) -> QSize:
        spacing = face("body", theme.text_scale())[1].lineSpacing()
        chip = pill_size(row.chip).height() + 4 if row.chip else 0
        height = spacing * len(self._lines(row)) + 2 * _INSIDE - 4 + chip + _GAP
        return QSize(self.column_width() + _GAP, height)

    def paint_row(self, painter: QPainter, area: QRect, row: CardRow, standing: Standing) -> None:
        tokens, scale = theme.tokens(), theme.text_scale()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(area.left(), area.top(), self.column_width(), area.height() - _GAP)
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
        return row.note if len(row.words) < 200 else row.words

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = InlineEditor(parent)
        editor.setAccessibleName(_("Words of the card"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        height = editor.sizeHint().height()
        width = self.column_width()
        editor.setGeometry(option.rect.left(), option.rect.center().y() - height // 2 - 3, width, height)


class CardList(TallList):
    """Cards in `columns`. F2 or a double click edits the words, Delete asks to remove, Space or Enter tells.

    The signals are wishes.
    """

    reworded = Signal(str, str)
    removal_requested = Signal(str)
    pressed_card = Signal(str)

    def __init__(
        self, name: str, columns: int = 3, parent: QWidget | None = None, *, editable: bool = True
    ) -> None:
        self._painter = _CardPainter(columns)
        super().__init__(_Cards(editable), self._painter, name, parent)
        if columns > 1:
            self.setFlow(QListView.Flow.LeftToRight)
            self.setWrapping(True)
            self.setResizeMode(QListView.ResizeMode.Adjust)
        if editable:
            triggers = QAbstractItemView.EditTrigger
            self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        self.lines.reworded.connect(self.reworded)
        self.clicked.connect(lambda index: self._press_row(index.row()))

    def show_cards(self, rows: Sequence[CardRow]) -> None:
        """Show these cards, unless one is being edited; the chosen one stays chosen."""
        if self.state() != QAbstractItemView.State.EditingState:
            self.set_rows(rows)

    def heights(self) -> list[int]:
        each, across = super().heights(), self._painter.columns()
        return [max(each[start : start + across]) for start in range(0, len(each), across)]

    def _press_row(self, row: int) -> None:
        if 0 <= row < len(self.lines.rows):
            self.pressed_card.emit(self.lines.rows[row].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if not self.chosen() or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Delete:
            self.removal_requested.emit(self.chosen())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (
            key == Qt.Key.Key_Space and self.lines.rows[self.currentIndex().row()].ticked is not None
        ):
            self._press_row(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

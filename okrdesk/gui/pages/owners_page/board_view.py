"""The board on the screen: a painted list, walked by arrows; cards are carried by mouse or handed by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QScrollBar, QToolTip, QWidget

from okrdesk.gui import theme
from okrdesk.gui.pages.owners_page import board_painting as painting
from okrdesk.gui.pages.owners_page.board import NOBODY
from okrdesk.gui.pages.owners_page.board_model import BoardModel, BoardRow
from okrdesk.gui.pages.owners_page.board_places import Places, arrange, card_parts, head_parts, rect_of
from okrdesk.gui.pages.owners_page.carrying import Carrying
from okrdesk.gui.pages.owners_page.role_editor import RoleEditor
from okrdesk.gui.pages.owners_page.tips import tip
from okrdesk.gui.pages.owners_page.walking import along, beside
from okrdesk.gui.widgets.text import tip_text
from okrdesk.i18n import _

_Flag = QItemSelectionModel.SelectionFlag
_NO_PLACES = Places(0, (), 0, (), (), {}, (0, 0))


class BoardView(QListView):
    """Shows a BoardModel. What a person wants is told by signals; the page asks the document."""

    handed = Signal(list, str)  # ids of cards, id of a person or NOBODY
    team_given = Signal(list, str)  # ids of objectives, id of a team or ""
    accept_requested = Signal(str)
    helpers_requested = Signal(str)
    opened = Signal(str)  # a card that was pressed twice
    role_typed = Signal(str, str)  # id of a person, what they do here
    menu_requested = Signal(QPoint)  # on the screen
    released = Signal()  # nothing is being typed or carried any more

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board = model
        self.places = _NO_PLACES
        self.carrying = Carrying(self)
        self.editor = RoleEditor(self.viewport())
        self.editor.finished.connect(self._role_finished)
        self.movable = True  # whether cards can be carried: those of a closed cycle stay where they are
        self._pressed: QPoint | None = None
        self._hovered = ""  # an id: rows may go from under a mouse that rests
        self._edited = ""
        self._arranged: object = None
        self.setModel(model)
        self.setAccessibleName(_("Who owns what"))
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

    def is_busy(self) -> bool:
        """Whether a role is being typed or a card carried."""
        return self.editor.isVisible() or self.carrying.is_on

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
        self._place_editor()
        self.viewport().update()

    def scrolled(self) -> QPoint:
        """How far the board is scrolled."""
        return QPoint(self.horizontalOffset(), self.verticalOffset())

    def place_of(self, row: BoardRow) -> QRect:
        """Where a row is in the viewport."""
        return rect_of(self.places, row, self.scrolled())

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
        place = self.visualRect(index)
        if row is None or place.isNull():
            return
        room = self.viewport().rect()
        if row.column >= 0:
            ground = self.places.lefts[row.column] - self.horizontalOffset()
            _shift(self.horizontalScrollBar(), ground, ground + self.places.width, 0, room.width())
        if row.card is not None:
            top = self.places.band + self.places.heads[row.column]
            _shift(self.verticalScrollBar(), place.top() - 10, place.bottom() + 12, top, room.height())

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        return  # there is no rubber band; clicks and keys choose

    def visualRegionForSelection(self, selection: object) -> QRegion:
        return QRegion(self.viewport().rect())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._place_editor()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or not self.verticalScrollBar().maximum():
            self.horizontalScrollBar().event(event)
        else:
            super().wheelEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        visible = event.rect()
        scrolled = self.scrolled()
        target = self.carrying.target if self.carrying.is_on else ""
        current = self.row() if self.hasFocus() else None
        chosen = set(self.chosen_cards()) if self.selectionModel().hasSelection() else set()
        for number, column in enumerate(self.board.columns):
            if number >= len(self.places.lefts):
                break
            left = self.places.lefts[number] - scrolled.x()
            ground = QRect(
                left, self.places.band, self.places.width, self.viewport().height() - self.places.band
            )
            if not ground.intersects(visible):
                continue
            painting.paint_ground(painter, ground, target=target == column.id)
            top = self.places.band + self.places.heads[number]
            painter.setClipRect(ground.adjusted(0, self.places.heads[number] - 4, 0, -2))
            for card in column.cards:
                _column, place, height = self.places.cards[card.id]
                if place - scrolled.y() > ground.bottom() or place + height - scrolled.y() < top:
                    continue
                rect = QRect(left + 10, place - scrolled.y(), self.places.width - 20, height)
                if card.id in self.carrying.ids and self.carrying.is_on:
                    painter.setOpacity(0.35)
                painting.paint_card(
                    painter,
                    rect,
                    card,
                    self.board.locale,
                    chosen=card.id in chosen,
                    current=current is not None and current.id == card.id,
                    hovered=self._hovered == card.id,
                )
                painter.setOpacity(1.0)
            painter.setClipping(False)
            head = QRect(left, self.places.band, self.places.width, self.places.heads[number] - 4)
            is_current = current is not None and current.card is None and current.id == column.id
            painting.paint_head(painter, head, column, current=is_current, target=target == column.id)
        self._paint_groups(painter, current, target)
        self.carrying.paint(painter)
        painter.end()

    def _paint_groups(self, painter: QPainter, current: BoardRow | None, target: str) -> None:
        for number, group in enumerate(self.board.groups):
            if not group.heading or number >= len(self.places.bands):
                continue
            rect = self.place_of(BoardRow(group.id, number, -1))
            is_current = current is not None and current.id == group.id
            painting.paint_group(painter, rect, group, current=is_current, target=target == group.id)
            if not group.columns:
                height = self.viewport().height() - self.places.band
                ground = QRect(rect.left(), self.places.band, rect.width(), height)
                painting.paint_ground(painter, ground, target=False)
                painting.paint_note(painter, ground, _("Nobody is in this team yet."))

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = self.row(index) if index.isValid() else None
        if row is None:
            self.selectionModel().clearSelection()
            return
        several = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and row.card is not None
        if several:
            self.selectionModel().setCurrentIndex(index, _Flag.Toggle)
        elif not (row.card is not None and row.id in self.chosen_cards()):
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        else:
            self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        if event.button() is Qt.MouseButton.LeftButton and not several:
            self._pressed = at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self.carrying.is_on:
            self.carrying.move(at)
            return
        row = self.row()
        carries = self.movable and self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton
        if carries and self._pressed is not None and row is not None and row.card is not None:
            if (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
                self.carrying.begin(row.card, self.chosen_cards(), self._pressed, self.place_of(row))
                self.carrying.move(at)
            return
        under = self.row(self.indexAt(at))
        hovered = under.id if under is not None else ""
        if hovered != self._hovered:
            self._hovered = hovered
            self.viewport().update()
        self.viewport().setCursor(self._cursor(at, under))

    def _cursor(self, at: QPoint, row: BoardRow | None) -> Qt.CursorShape:
        if row is None or row.column < 0:
            return Qt.CursorShape.ArrowCursor
        pressed = self._part(row, at)
        return Qt.CursorShape.PointingHandCursor if pressed else Qt.CursorShape.ArrowCursor

    def _part(self, row: BoardRow, at: QPoint) -> str:
        """Which part of a row does something of its own when it is pressed: accepted, helpers, role."""
        if row.card is not None:
            parts = card_parts(row.card, self.place_of(row), self.board.locale)
            if parts.accepted.contains(at):
                return "accepted"
            return "helpers" if parts.helpers.contains(at) else ""
        if row.column >= 0 and row.id != NOBODY:
            parts_of_head = head_parts(self.board.columns[row.column], self.place_of(row))
            return "role" if parts_of_head.role.contains(at) else ""
        return ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        pressed, self._pressed = self._pressed, None
        if self.carrying.is_on:
            self.carrying.drop(at)
            return
        number = self.row_at(at)
        if pressed is None or number < 0 or event.button() is not Qt.MouseButton.LeftButton:
            return
        row = self.board.rows[number]
        if row.card is not None and len(self.chosen_cards()) > 1:
            self.choose(row.id)  # a click without carrying leaves the other cards
        part = self._part(row, at)
        if part == "accepted":
            self.accept_requested.emit(row.id)
        elif part == "helpers":
            self.helpers_requested.emit(row.id)
        elif part == "role" and self._part(row, pressed) == "role":
            self.edit_role()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row(self.indexAt(event.position().toPoint()))
        if row is not None and row.card is not None:
            self.opened.emit(row.id)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = ""
        self.viewport().update()
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.menu_requested.emit(event.globalPos())
            return
        row = self.row()
        if row is not None:
            self.menu_requested.emit(self.viewport().mapToGlobal(self.place_of(row).center()))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tip_text(tip(self, event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, pressed = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.carrying.is_on:
            if key == Qt.Key.Key_Escape:
                self.carrying.stop()
            return
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
            Qt.Key.Key_Home: (0, -10_000),
            Qt.Key.Key_End: (0, 10_000),
            Qt.Key.Key_PageUp: (0, -6),
            Qt.Key.Key_PageDown: (0, 6),
        }
        if pressed == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._hand_beside(steps[Qt.Key(key)][0])
        elif key in steps and pressed in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            self.step(*steps[Qt.Key(key)], adding=bool(pressed))
        elif key == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), _Flag.Toggle)
        elif key == Qt.Key.Key_Escape:
            self.selectionModel().setCurrentIndex(self.currentIndex(), _Flag.ClearAndSelect)
            event.ignore()
            return
        else:
            event.ignore()  # letters are shortcuts of the page, not a search in the list
            return
        event.accept()

    def step(self, across: int, down: int, *, adding: bool = False) -> None:
        """Walk: up and down in a column, from its head to its last card; sideways to what stands beside."""
        row = self.row()
        if row is None:
            if self.board.rows:
                self.choose(self.board.rows[0].id)
            return
        wanted = along(self.board, row, down) if down else beside(self.board, self.places, row, across)
        index = self.board.index(wanted)
        both = adding and self.board.rows[wanted].card is not None
        self.selectionModel().setCurrentIndex(index, _Flag.Select if both else _Flag.ClearAndSelect)
        self.scrollTo(index)

    def _hand_beside(self, across: int) -> None:
        row = self.row()
        if row is None or row.card is None:
            return
        wanted = row.column + across
        if 0 <= wanted < len(self.board.columns):
            self.handed.emit(self.chosen_cards(), self.board.columns[wanted].id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.board.rows:
            first = next((row for row in self.board.rows if row.card is not None), self.board.rows[0])
            self.choose(first.id)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # The line that says what somebody does here

    def edit_role(self) -> None:
        """Type what the person of the current column does here, in place."""
        row = self.row()
        person = self.board.columns[row.column].person if row is not None and row.column >= 0 else None
        if person is None:
            return
        self._edited = person.id
        self.choose(person.id)
        self.editor.open(person.name, person.role)
        self._place_editor()

    def _place_editor(self) -> None:
        number = self.board.row_of(self._edited)
        if self.editor.isHidden() or number < 0:
            return
        row = self.board.rows[number]
        role = head_parts(self.board.columns[row.column], self.place_of(row)).role
        height = max(self.editor.sizeHint().height(), role.height() + 8)
        self.editor.setGeometry(role.left() - 8, role.center().y() - height // 2, role.width() + 12, height)

    def _role_finished(self, text: str, taken: bool) -> None:
        person_id, self._edited = self._edited, ""
        if not self.editor.was_left:
            self.setFocus()
        if taken:
            self.role_typed.emit(person_id, text)
        else:
            self.released.emit()


def _shift(bar: QScrollBar, first: int, last: int, least: int, most: int) -> None:
    """Scroll so that first..last lies within least..most; the beginning counts where both do not fit."""
    value = bar.value()
    if last > most:
        value += last - most
        first -= last - most
    if first < least:
        value -= least - first
    bar.setValue(value)

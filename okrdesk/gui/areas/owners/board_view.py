"""The board in a person's hands: walked by arrows; cards are carried by mouse or handed over by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from okrdesk.gui.areas.owners.board import NOBODY
from okrdesk.gui.areas.owners.board_list import BoardList
from okrdesk.gui.areas.owners.board_model import BoardModel, BoardRow
from okrdesk.gui.areas.owners.board_picture import Lit, Picture
from okrdesk.gui.areas.owners.board_places import card_parts, head_parts
from okrdesk.gui.areas.owners.dragging import Dragging
from okrdesk.gui.areas.owners.role_editor import RoleEditor
from okrdesk.gui.areas.owners.tips import tip
from okrdesk.gui.areas.owners.walking import along, beside
from okrdesk.gui.widgets.keys import TAKES_SPACE, press_by_place
from okrdesk.gui.widgets.text import show_tip

_Flag = QItemSelectionModel.SelectionFlag
_STEPS = {  # (across, down)
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Home: (0, -10_000),
    Qt.Key.Key_End: (0, 10_000),
    Qt.Key.Key_PageUp: (0, -6),
    Qt.Key.Key_PageDown: (0, 6),
}


class BoardView(BoardList):
    """What a person wants is told by signals; the page asks the document."""

    handed = Signal(list, str)  # ids of cards, id of a person or NOBODY
    team_given = Signal(list, str)  # ids of objectives, id of a team or ""
    accept_requested = Signal(str)
    helpers_requested = Signal(str)
    opened = Signal(str)  # a card that was pressed twice
    role_typed = Signal(str, str)  # id of a person, what they do here
    menu_requested = Signal(QPoint)  # on the screen
    released = Signal()  # nothing is being typed or carried any more

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setProperty(TAKES_SPACE, True)
        self.dragging = Dragging(self)
        self.dragging.frame.connect(self._scroll_at_edge)
        self.dragging.stopped.connect(self._drag_stopped)
        self.dragging.dropped.connect(self._dropped)
        self.editor = RoleEditor(self.viewport())
        self.editor.finished.connect(self._role_finished)
        self.places_changed.connect(self._place_editor)
        self.movable = True  # whether cards can be carried: those of a closed cycle stay where they are
        self._pressed: QPoint | None = None
        self._hovered = ""  # an id: rows may go from under a mouse that rests
        self._edited = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        current = self.row() if self.hasFocus() else None
        lit = Lit(
            current.id if current is not None else "",
            set(self.chosen_cards()) if self.selectionModel().hasSelection() else (),
            self._hovered,
            self.dragging.ids,
            self.dragging.target,
        )
        picture = Picture(self.board, self.places, self.viewport().rect(), self.scrolled(), lit)
        picture.paint(painter, event.rect())
        self.dragging.paint(painter, self.board.locale)
        painter.end()

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
        if self.dragging.is_on:
            self._drag_to(at)
            return
        row = self.row()
        carries = self.movable and self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton
        if carries and self._pressed is not None and row is not None and row.card is not None:
            if (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
                self.dragging.begin(row.card, self.chosen_cards(), self._pressed, self.place_of(row))
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
                self._drag_to(at)
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
        if self.dragging.is_on:
            self._drag_to(at)
            self.dragging.drop()
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

    def tip_at(self, at: QPoint) -> str:
        """What is said where the mouse rests, "" where nothing lies."""
        number = self.row_at(at)
        if number < 0:
            return ""
        row = self.board.rows[number]
        return tip(self.board, row, self.place_of(row), at)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row(self.indexAt(event.pos()))
            area = self.place_of(row) if row is not None else QRect()
            show_tip(event, self.tip_at(event.pos()), self.viewport(), area)
            return True
        return super().viewportEvent(event)

    # Cards in the mouse's hand

    def is_busy(self) -> bool:
        """Whether a role is being typed or a card carried."""
        return self.editor.isVisible() or self.dragging.is_on

    def _drag_to(self, at: QPoint) -> None:
        self.dragging.move(at, self._target(at))
        self.viewport().update()

    def _target(self, at: QPoint) -> str:
        """The id of the column, or of the heading of a group for objectives, that cards would fall into."""
        if not self.viewport().rect().adjusted(-40, -40, 40, 40).contains(at):
            return ""
        across = at.x() + self.horizontalOffset()
        if at.y() < self.places.band and self.dragging.holds_objective:
            group = self.places.group_at(across)
            return self.board.groups[group].id if group >= 0 and self.board.groups[group].heading else ""
        number = self.places.column_at(across)
        return self.board.columns[number].id if number >= 0 else ""

    def _scroll_at_edge(self) -> None:
        """Scroll a little while cards are held near an edge."""
        before = self.scrolled()
        across, down = self.dragging.push(self.viewport().rect().adjusted(0, self.places.band + 40, 0, 0))
        self.horizontalScrollBar().setValue(before.x() + across)
        self.verticalScrollBar().setValue(before.y() + down)
        if self.scrolled() != before:
            self._drag_to(self.dragging.at)

    def _drag_stopped(self) -> None:
        self.viewport().unsetCursor()
        self.viewport().update()
        self.released.emit()

    def _dropped(self, ids: list[str], target: str) -> None:
        group = next((g for g in self.board.groups if g.id == target), None)
        if group is not None:
            self.team_given.emit(ids, group.team.id if group.team else "")
            return
        column = next((c for c in self.board.columns if c.id == target), None)
        own = {card.id for card in column.cards} if column is not None else set()
        if column is not None and not own.issuperset(ids):
            self.handed.emit(ids, column.id)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, pressed = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.dragging.is_on:
            if key == Qt.Key.Key_Escape:
                self.dragging.stop()
            return
        if pressed == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._hand_beside(_STEPS[Qt.Key(key)][0])
        elif key in _STEPS and pressed in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            self.step(*_STEPS[Qt.Key(key)], adding=bool(pressed))
        elif key == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), _Flag.Toggle)
        elif key == Qt.Key.Key_Escape:
            self.selectionModel().setCurrentIndex(self.currentIndex(), _Flag.ClearAndSelect)
            event.ignore()
            return
        elif not press_by_place(self, event):
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

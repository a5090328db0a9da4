"""Cards in the mouse's hand: which, where they would fall, scrolling at the edges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter

from okrdesk.gui.pages.owners_page import board_painting as painting
from okrdesk.gui.pages.owners_page.board import BoardCard

if TYPE_CHECKING:
    from okrdesk.gui.pages.owners_page.board_view import BoardView

_EDGE = 44  # so near to the edge the board scrolls
_FRAME_MS = 16
_FASTEST = 22  # pixels in a frame


class Carrying:
    """`target` is the id of the column (or of the heading of a team) the cards would fall into, or ""."""

    def __init__(self, view: BoardView) -> None:
        self.view = view
        self.ids: tuple[str, ...] = ()
        self.target = ""
        self._card: BoardCard | None = None
        self._size = QRect()
        self._grip = QPoint()
        self._at = QPoint()
        self._scrolling = QTimer(view, interval=_FRAME_MS)
        self._scrolling.timeout.connect(self._scroll)

    @property
    def is_on(self) -> bool:
        """Whether cards are being carried."""
        return self._card is not None

    def begin(self, card: BoardCard, ids: Sequence[str], at: QPoint, place: QRect) -> None:
        """Take cards up: `card` is the one under the mouse, `place` where it lay."""
        self._card, self.ids = card, tuple(ids)
        self._size, self._grip = place, at - place.topLeft()
        self.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._scrolling.start()

    def move(self, at: QPoint) -> None:
        """Carry on to a point of the viewport."""
        self._at = at
        self.target = self._target(at)
        self.view.viewport().update()

    def drop(self, at: QPoint) -> None:
        """Let the cards fall; a column tells `handed`, a team's heading `team_given`."""
        self.move(at)
        target, ids = self.target, list(self.ids)
        self.stop()
        board = self.view.board
        group = next((g for g in board.groups if g.id == target), None)
        if group is not None:
            self.view.team_given.emit(ids, group.team.id if group.team else "")
            return
        column = next((c for c in board.columns if c.id == target), None)
        own = {card.id for card in column.cards} if column is not None else set()
        if column is not None and not own.issuperset(ids):
            self.view.handed.emit(ids, column.id)

    def stop(self) -> None:
        """Put the cards back where they were."""
        self._card, self.ids, self.target = None, (), ""
        self._scrolling.stop()
        self.view.viewport().unsetCursor()
        self.view.viewport().update()
        self.view.released.emit()

    def paint(self, painter: QPainter) -> None:
        """Paint what is carried under the mouse."""
        if self._card is not None:
            place = self._at - self._grip + QPoint(2, 2)
            painting.paint_carried(
                painter, place, self._card, self._size, self.view.board.locale, len(self.ids)
            )

    def _target(self, at: QPoint) -> str:
        view = self.view
        across = at.x() + view.horizontalOffset()
        if not view.viewport().rect().adjusted(-40, -40, 40, 40).contains(at):
            return ""
        if at.y() < view.places.band and self._card is not None and self._card.is_objective:
            group = view.places.group_at(across)
            return view.board.groups[group].id if group >= 0 and view.board.groups[group].heading else ""
        number = view.places.column_at(across)
        return view.board.columns[number].id if number >= 0 else ""

    def _scroll(self) -> None:
        room = self.view.viewport().rect()
        moved = False
        for bar, at, least, most in (
            (self.view.horizontalScrollBar(), self._at.x(), room.left(), room.right()),
            (self.view.verticalScrollBar(), self._at.y(), self.view.places.band + 40, room.bottom()),
        ):
            near = min(max(at - (most - _EDGE), 0), _EDGE) - min(max(least + _EDGE - at, 0), _EDGE)
            before = bar.value()
            bar.setValue(before + round(near * _FASTEST / _EDGE))
            moved = moved or bar.value() != before
        if moved:
            self.move(self._at)

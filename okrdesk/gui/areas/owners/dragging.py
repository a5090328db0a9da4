"""Cards in the mouse's hand: which, what they would fall into, how fast the board scrolls at its edges."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QPainter

from okrdesk.gui.areas.owners import board_painting as painting
from okrdesk.gui.areas.owners.board import BoardCard

_EDGE = 44  # so near to the edge the board scrolls
_FRAME_MS = 16
_FASTEST = 22  # pixels in a frame


class Dragging(QObject):
    """`target` is the id of the column (or of the heading of a team) the cards would fall into, or ""."""

    frame = Signal()  # cards are held: time to scroll a little where they are near an edge
    dropped = Signal(list, str)  # ids of cards, the target
    stopped = Signal()  # nothing is held any more

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.ids: tuple[str, ...] = ()
        self.target = ""
        self.at = QPoint()
        self._card: BoardCard | None = None
        self._size = QRect()
        self._grip = QPoint()
        self._frames = QTimer(self, interval=_FRAME_MS)
        self._frames.timeout.connect(self.frame)

    @property
    def is_on(self) -> bool:
        """Whether cards are being carried."""
        return self._card is not None

    @property
    def holds_objective(self) -> bool:
        """Whether the card under the mouse is an objective."""
        return self._card is not None and self._card.is_objective

    def begin(self, card: BoardCard, ids: Sequence[str], at: QPoint, rect: QRect) -> None:
        """Take cards up: `card` is the one under the mouse, `rect` where it lay."""
        self._card, self.ids = card, tuple(ids)
        self._size, self._grip = rect, at - rect.topLeft()
        self._frames.start()

    def move(self, at: QPoint, target: str) -> None:
        """Carry on to a point of the viewport, over this target."""
        self.at, self.target = at, target

    def drop(self) -> None:
        """Let the cards fall where they are; `dropped` tells it after `stopped`."""
        target, ids = self.target, list(self.ids)
        self.stop()
        self.dropped.emit(ids, target)

    def stop(self) -> None:
        """Put the cards back where they were."""
        self._card, self.ids, self.target = None, (), ""
        self._frames.stop()
        self.stopped.emit()

    def paint(self, painter: QPainter, locale: str) -> None:
        """Paint what is carried under the mouse."""
        if self._card is not None:
            corner = self.at - self._grip + QPoint(2, 2)
            painting.paint_carried(painter, corner, self._card, self._size, locale, len(self.ids))

    def push(self, room: QRect) -> tuple[int, int]:
        """How far to scroll across and down in this frame, where cards are held near the edges of `room`."""
        return (
            _push(self.at.x(), room.left(), room.right()),
            _push(self.at.y(), room.top(), room.bottom()),
        )


def _push(at: int, least: int, most: int) -> int:
    near = min(max(at - (most - _EDGE), 0), _EDGE) - min(max(least + _EDGE - at, 0), _EDGE)
    return round(near * _FASTEST / _EDGE)

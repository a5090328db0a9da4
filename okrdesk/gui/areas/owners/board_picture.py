"""Paints the board as it stands in its view: what can be seen of columns, cards and headings."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter

from okrdesk.frozen import dataclass
from okrdesk.gui.areas.owners import board_painting as painting
from okrdesk.gui.areas.owners.board import BoardColumn
from okrdesk.gui.areas.owners.board_model import BoardModel, BoardRow
from okrdesk.gui.areas.owners.board_places import Places, rect_of
from okrdesk.i18n import _


@dataclass(frozen=True, slots=True)
class Lit:
    """The ids of what stands out: where the keyboard is, chosen cards, what the mouse is over or holds."""

    current: str
    chosen: Collection[str]
    hovered: str
    held: Collection[str]
    target: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A board, where everything on it is, the rectangle of the viewport, and how far it is scrolled."""

    board: BoardModel
    places: Places
    room: QRect
    scrolled: QPoint
    lit: Lit

    def paint(self, painter: QPainter, visible: QRect) -> None:
        """Paint what lies in the part of the viewport that is shown anew."""
        places = self.places
        for number, column in enumerate(self.board.columns):
            if number >= len(places.lefts):
                break
            left = places.lefts[number] - self.scrolled.x()
            ground = QRect(left, places.band, places.width, self.room.height() - places.band)
            if ground.intersects(visible):
                self._paint_column(painter, number, column, ground)
        for number in range(min(len(self.board.groups), len(places.bands))):
            self._paint_group(painter, number)

    def _paint_column(self, painter: QPainter, number: int, column: BoardColumn, ground: QRect) -> None:
        lit, head_height = self.lit, self.places.heads[number]
        target = lit.target == column.id
        painting.paint_ground(painter, ground, target=target)
        painter.setClipRect(ground.adjusted(0, head_height - 4, 0, -2))
        for card in column.cards:
            rect = rect_of(self.places, BoardRow(card.id, 0, number, card), self.scrolled)
            if rect.top() > ground.bottom() or rect.bottom() + 1 < ground.top() + head_height:
                continue
            if card.id in lit.held:
                painter.setOpacity(0.35)
            painting.paint_card(
                painter,
                rect,
                card,
                self.board.locale,
                chosen=card.id in lit.chosen,
                current=lit.current == card.id,
                hovered=lit.hovered == card.id,
            )
            painter.setOpacity(1.0)
        painter.setClipping(False)
        head = QRect(ground.left(), ground.top(), ground.width(), head_height - 4)
        painting.paint_head(
            painter, head, column, self.board.locale, current=lit.current == column.id, target=target
        )

    def _paint_group(self, painter: QPainter, number: int) -> None:
        group = self.board.groups[number]
        if not group.heading:
            return
        rect = rect_of(self.places, BoardRow(group.id, number, -1), self.scrolled)
        current, target = self.lit.current == group.id, self.lit.target == group.id
        painting.paint_group(painter, rect, group, current=current, target=target)
        if not group.columns:
            ground = QRect(rect.left(), self.places.band, rect.width(), self.room.height() - self.places.band)
            painting.paint_ground(painter, ground, target=False)
            painting.paint_note(painter, ground, _("Nobody is in this team yet."))

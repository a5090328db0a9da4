"""Tiles: large painted buttons with a sign, a pill, a title and a line; and the grid they stand in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from okrdesk.gui import icons, theme
from okrdesk.gui.widgets.paint import paint_focus, paint_pill, pill_size
from okrdesk.gui.widgets.painted_button import PaintedButton
from okrdesk.gui.widgets.roles import Role
from okrdesk.gui.widgets.side_by_side import lay_in_columns
from okrdesk.gui.widgets.text import literal, set_tip
from okrdesk.gui.widgets.wrapping import face

_MARGIN = 16
_SIGN = 26


class Tile(PaintedButton):
    """A card to press. `key` says which one it is; its name for a screen reader is title, line and pill."""

    leaves_arrows = True

    def __init__(
        self,
        key: str,
        title: str,
        line: str,
        pill: str = "",
        colour: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key, self.title, self.line, self.pill = key, title, line, pill
        self._colour, self._icon = colour, icon
        self.setText(literal(title))
        self.setAccessibleName(". ".join(part for part in (title, line, pill) if part))
        set_tip(self, line)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        (_bold, title), (_plain, line) = (face(kind, theme.text_scale()) for kind in ("strong", "small"))
        height = 2 * _MARGIN + self._edge() + 12 + title.lineSpacing() + 2 * line.lineSpacing() + 4
        return QSize(round(180 * theme.text_scale()), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def _edge(self) -> int:
        return round(_SIGN * theme.text_scale())

    def paint_card(self, painter: QPainter) -> QRectF:
        """Paint the card it stands on; where that is."""
        tokens = theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(tokens.accent if self.underMouse() else tokens.line), 1))
        painter.setBrush(QColor(tokens.hover if self.isDown() else tokens.surface))
        painter.drawRoundedRect(card, 10, 10)
        if self.hasFocus():
            paint_focus(painter, self.rect(), 10)
        return card

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        inside = self.paint_card(painter).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        edge = self._edge()
        self._paint_sign(painter, QRectF(inside.left(), inside.top(), edge, edge))
        if self.pill:
            size = pill_size(self.pill)
            width = min(float(size.width()), inside.width() - edge - 8)
            paint_pill(painter, QRectF(inside.right() - width, inside.top(), width, edge), self.pill)
        self._paint_words(painter, inside.adjusted(0, edge + 12, 0, 0))
        painter.end()

    def _paint_sign(self, painter: QPainter, sign: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour or theme.tokens().accent))
        painter.drawRoundedRect(sign, 6, 6)
        if self._icon:
            inset = sign.width() * 0.2
            colour = theme.tokens().accent_ink
            icons.paint_icon(painter, sign.adjusted(inset, inset, -inset, -inset), self._icon, colour)

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        tokens = theme.tokens()
        font, metrics = face("strong", theme.text_scale())
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink))
        title = metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        painter.drawText(QRectF(room.left(), room.top(), room.width(), metrics.height()), 0, title)
        below, _metrics = face("small", theme.text_scale())
        painter.setFont(below)
        painter.setPen(QColor(tokens.muted))
        under = room.adjusted(0, metrics.lineSpacing() + 2, 0, 4)
        painter.drawText(under, int(Qt.TextFlag.TextWordWrap.value), self.line)


class TileGrid(QWidget):
    """Tiles in as many columns as fit, at most `most`; arrow keys go from tile to tile.

    `chosen` tells the key of the tile that was pressed.
    """

    spoken_as = Role.Grouping
    chosen = Signal(str)

    def __init__(self, tiles: Sequence[Tile], most: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = tuple(tiles)
        self._most = most
        self._columns = 0
        self.setAccessibleName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)
        for tile in self.tiles:
            tile.clicked.connect(lambda _checked=False, key=tile.key: self.chosen.emit(key))
        self._arrange(most)

    def minimumSizeHint(self) -> QSize:
        return QSize(130, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        least = self.tiles[0].sizeHint().width() if self.tiles else 1
        fitting = max(1, min(self._most, (self.width() + 14) // (least + 14)))
        # Full rows only: four columns become two, not three with a gap.
        self._arrange(max(n for n in range(1, fitting + 1) if self._most % n == 0))
        super().resizeEvent(event)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        lay_in_columns(self._grid, self.tiles, columns, self._columns)
        self._columns = columns
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = next((nth for nth, tile in enumerate(self.tiles) if tile.hasFocus()), -1)
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }.get(Qt.Key(event.key()), 0)
        if here < 0 or not step:
            super().keyPressEvent(event)
        elif 0 <= here + step < len(self.tiles):
            self.tiles[here + step].setFocus(Qt.FocusReason.TabFocusReason)

"""Look here first: at most five sentences, each of which opens the place to act."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.paint import paint_focus, paint_shape
from okrdesk.gui.widgets.text import PlainLabel, literal, set_tip
from okrdesk.gui.widgets.tiles import Tile, TileGrid
from okrdesk.i18n import _
from okrdesk.okr.look_first import Look, rule_words

_BAR = 4
_PAD = 12
_MOST_LETTERS = 400
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FLAGS = int(Qt.TextFlag.TextWordWrap.value)


class LookTile(Tile):
    """One sentence under the number and title it is about, with a bar in the colour of its gravity."""

    def __init__(self, seen: Look, gravity: str, parent: QWidget | None = None) -> None:
        # Letters that turn the direction of what follows would turn our own words around.
        title = " ".join(_TURNING.sub("", f"{seen.number} {seen.title}").split())
        sentence = _TURNING.sub("", seen.sentence)
        super().__init__(seen.item_id, title[:_MOST_LETTERS], sentence[:_MOST_LETTERS], parent=parent)
        self.seen = seen
        self._gravity = gravity
        self.setText(literal(self.title))
        self.setAccessibleName(f"{title}. {seen.sentence}")
        set_tip(self, "\n".join(part for part in (seen.title, rule_words(seen.rule)) if part))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = round(270 * theme.text_scale())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, QFontMetrics(theme.font("strong")).height() * 2)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, line = self._metrics()
        return title.height() + self._line_height(line, width) + 10

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        return QFontMetrics(_title_font()), QFontMetrics(theme.font("small"))

    def _line_height(self, metrics: QFontMetrics, width: int) -> int:
        room = max(width - _BAR - 2 * _PAD, 60)
        height = metrics.boundingRect(0, 0, room, 10_000, _FLAGS, self.line).height()
        return min(height, metrics.lineSpacing() * 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, colours = theme.tokens(), theme.status_colours(self._gravity)
        painter = QPainter(self)
        area = self.paint_hover(painter, 4)
        painter.fillRect(QRectF(0, 2, _BAR, area.height() - 4), QColor(colours.fill))
        title, line = self._metrics()
        left = _BAR + _PAD
        edge = title.ascent() * 0.72
        sign = QRectF(left, 4 + (title.height() - edge) / 2, edge, edge)
        paint_shape(painter, sign, self._gravity, colours.ink)
        after = sign.right() + 7
        painter.setFont(_title_font())
        painter.setPen(QColor(tokens.ink))
        shown = title.elidedText(self.title, Qt.TextElideMode.ElideRight, int(area.width() - after - 4))
        painter.drawText(QRectF(after, 4, area.width(), title.height()), 0, shown)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(tokens.muted))
        top = 4 + title.height() + 1
        room = QRectF(left, top, area.width() - left - _PAD, self._line_height(line, self.width()) + 2)
        painter.drawText(room, _FLAGS, self.line)
        if self.hasFocus():
            paint_focus(painter, self.rect(), 4)
        painter.end()


def _title_font() -> QFont:
    return theme.font("strong")


class LookCard(Card):
    """The sentences side by side, or a calm one where there is none. `chosen` tells page and id."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=18, spacing=8)
        self.heading = PlainLabel(_("Look here first"), "strong")
        self.calm = PlainLabel("", "muted")
        self.column.addWidget(self.heading)
        self.column.addWidget(self.calm)
        self.grid: TileGrid | None = None
        self._shown: tuple[tuple[Look, str], ...] | None = None

    def show_looks(self, looks: tuple[tuple[Look, str], ...], calm: str) -> None:
        """Show (what to look at, the status that lends its shape and colour); `calm` stands where none is."""
        self.calm.set_text(calm)
        self.calm.setVisible(not looks)
        if looks == self._shown:
            return
        here = next((tile.key for tile in self.tiles() if tile.hasFocus()), None)
        if self.grid is not None:
            self.column.removeWidget(self.grid)
            self.grid.hide()
            self.grid.deleteLater()
            self.grid = None
        self._shown = looks
        if not looks:
            return
        tiles = [LookTile(seen, gravity) for seen, gravity in looks]
        self.grid = TileGrid(tiles, min(len(tiles), 3), _("Look here first"))
        # First in the window: a tile outside of it cannot get the keyboard.
        self.column.addWidget(self.grid)
        for tile in tiles:
            tile.clicked.connect(
                lambda _checked=False, seen=tile.seen: self.chosen.emit(seen.page, seen.item_id)
            )
            if tile.key == here:
                tile.setFocus()

    def tiles(self) -> tuple[LookTile, ...]:
        """The sentences as buttons."""
        tiles = self.grid.tiles if self.grid is not None else ()
        return tuple(tile for tile in tiles if isinstance(tile, LookTile))

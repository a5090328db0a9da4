"""The health of the cycle in six items: a shape, a word and the reason, in one row where there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.paint import paint_focus, paint_shape
from okrdesk.gui.widgets.text import PlainLabel, literal, set_tip
from okrdesk.gui.widgets.tiles import Tile, TileGrid
from okrdesk.i18n import _
from okrdesk.okr.health import KEYS, Health

_FLAGS = int(Qt.TextFlag.TextWordWrap.value)
_LINES = 4
# The shapes of the statuses say it again for those who do not see the colours.
_STATUS = {"yes": "achieved", "partly": "at risk", "no": "off track"}
_PAGES = {
    "aligned": "objectives",
    "focused": "objectives",
    "moving": "check-ins",
    "accountable": "owners",
    "reporting": "check-ins",
    "adaptable": "history",
}


def verdict_word(verdict: str) -> str:
    """A verdict in a word."""
    return {"yes": _("yes"), "partly": _("partly")}.get(verdict, _("not yet"))


class HealthTile(Tile):
    """One item; pressing it opens the page where it can be made better."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, "", "", parent=parent)
        self.verdict = "no"
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_item(self, item: Health) -> None:
        """Show other words."""
        self.title, self.line, self.verdict = item.name, item.reason, item.verdict
        self.setText(literal(item.name))
        self.setAccessibleName(f"{item.name}: {verdict_word(item.verdict)}. {item.reason}")
        set_tip(self, f"{item.name}: {verdict_word(item.verdict)}. {item.reason}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = round(145 * theme.text_scale())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(110, QFontMetrics(theme.font()).height() * 2)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return QFontMetrics(theme.font("strong")).height() + self._line_height(width) + 12

    def _line_height(self, width: int) -> int:
        metrics = QFontMetrics(theme.font("small"))
        height = metrics.boundingRect(0, 0, max(width - 12, 60), 10_000, _FLAGS, self.line).height()
        return min(height, metrics.lineSpacing() * _LINES)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, colours = theme.tokens(), theme.status_colours(_STATUS[self.verdict])
        painter = QPainter(self)
        area = self.paint_hover(painter, 6)
        font = theme.font("strong")
        metrics = QFontMetrics(font)
        edge = metrics.ascent() * 0.8
        paint_shape(
            painter,
            QRectF(6, 6 + (metrics.height() - edge) / 2, edge, edge),
            _STATUS[self.verdict],
            colours.ink,
        )
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink))
        left = 6 + edge + 7
        shown = metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, int(area.width() - left - 2))
        painter.drawText(QRectF(left, 6, area.width() - left, metrics.height()), 0, shown)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(tokens.muted))
        top = 7 + metrics.height()
        room = QRectF(6, top, area.width() - 12, self._line_height(self.width()) + 2)
        painter.drawText(room, _FLAGS, self.line)
        if self.hasFocus():
            paint_focus(painter, self.rect(), 6)
        painter.end()


class HealthStrip(Card):
    """The six items; hidden until they are known. `grid.chosen` tells the key that was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=12, spacing=4)
        heading = PlainLabel(_("How the cycle is kept"), "strong")
        heading.setContentsMargins(6, 2, 6, 0)
        self.column.addWidget(heading)
        self.grid = TileGrid([HealthTile(key) for key in KEYS], len(KEYS), _("How the cycle is kept"))
        self.column.addWidget(self.grid)
        self._shown: tuple[Health, ...] = ()
        self.hide()

    def show_items(self, items: tuple[Health, ...]) -> None:
        """Show the six items."""
        if items == self._shown:
            return
        self._shown = items
        self.setVisible(bool(items))
        for item in items:
            for tile in self.grid.tiles:
                if isinstance(tile, HealthTile) and tile.key == item.key:
                    tile.show_item(item)


def page_of(key: str) -> str:
    """The page on which an item can be made better."""
    return _PAGES.get(key, "objectives")

"""Our icons: sharp at any scale, in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from okrdesk import paths
from okrdesk.gui import theme


@lru_cache(maxsize=256)
def _drawn(name: str) -> str:
    """The SVG of one of our icons; KeyError for any other name."""
    try:
        return (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")
    except FileNotFoundError:
        raise KeyError(name) from None


@lru_cache(maxsize=256)
def _drawing(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawn(name).replace("currentColor", colour).encode()))


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, colour: str) -> None:
    """Paint one of our icons, sharp at any scale, in a colour."""
    _drawing(name, colour).render(painter, QRectF(rect))


class _ThemedIcon(QIconEngine):
    """Draws the SVG whenever it is asked, so that it is sharp at any scale and follows the theme."""

    def __init__(self, name: str, colour: str | None) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        tokens = theme.tokens()
        if mode is QIcon.Mode.Disabled:
            colour = tokens.faint
        else:
            colour = getattr(tokens, self._colour or "ink", self._colour or "")
        paint_icon(painter, rect, self._name, str(colour))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        if pixmap.isNull():  # a button that is squeezed to nothing asks for nothing
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _ThemedIcon(self._name, self._colour)


def icon(name: str, colour: str | None = None) -> QIcon:
    """One of our icons by file name; `colour` is a token's name ("accent_ink") or "#rrggbb", else ink."""
    _drawn(name)
    return QIcon(_ThemedIcon(name, colour))


def app_icon() -> QIcon:
    """The icon of the application for windows and task bars, in whatever size they ask for."""
    return QIcon(_ThemedIcon("okrdesk", None))

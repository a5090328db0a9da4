"""Buttons that paint themselves: what the keys do, and the ground under the mouse."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton

from okrdesk.gui import theme
from okrdesk.gui.widgets.text import ARROWS


class PaintedButton(QAbstractButton):
    """Enter clicks it too. With `leaves_arrows` the arrow keys are for the list or grid that holds it."""

    leaves_arrows = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif self.leaves_arrows and event.key() in ARROWS:
            event.ignore()  # Qt's own arrow keys jump by position on the screen
        else:
            super().keyPressEvent(event)

    def paint_hover(self, painter: QPainter, radius: float) -> QRectF:
        """Mark it while it is under the mouse or pressed; where it is."""
        area = QRectF(self.rect())
        tokens = theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.pressed if self.isDown() else tokens.hover))
            painter.drawRoundedRect(area, radius, radius)
        return area

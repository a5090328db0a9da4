"""A button among several in a row: the row decides where the arrow keys lead."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeyEvent

from okrdesk.gui.widgets.text import ARROWS, AButton


class InARow(AButton):
    """Leaves the arrow keys to the row around it: Qt's own jump by position on the screen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def hitButton(self, point: QPoint) -> bool:
        return self.rect().contains(point)

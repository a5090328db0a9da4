"""A dialog that stays tall enough for what it says."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog

_FRAME = 48


class Dialog(QDialog):
    """Grows where a sentence appears in it or breaks over more lines: Qt would clip its fields."""

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return done

    def _grow(self) -> None:
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return
        room = self.screen().availableGeometry().height() - _FRAME
        needed = min(layout.minimumHeightForWidth(self.width()), room)
        if needed > self.height():
            self.resize(self.width(), needed)

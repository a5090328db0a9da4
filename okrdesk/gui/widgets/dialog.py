"""A dialog that stays tall enough for what it says and small enough for its screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QShowEvent
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
        needed = min(layout.minimumHeightForWidth(self.width()), self._room().height())
        if needed > self.height():
            self.resize(self.width(), needed)

    def _room(self) -> QSize:
        """What the screen has for a dialog with the system's frame around it."""
        return self.screen().availableGeometry().size() - QSize(_FRAME, _FRAME)

    def showEvent(self, event: QShowEvent) -> None:
        # Before it is shown: with large text a dialog may wish for more than the screen has.
        self.resize(self.size().boundedTo(self._room()))
        super().showEvent(event)

    def run(self) -> bool:
        """Show the dialog until it is left, then let it go; whether it was left by accepting."""
        accepted = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return accepted

"""What the room sees, at any size: the projector and its live picture in the window are this one widget."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, QSizeF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from okrdesk.gui.projector import light, stage, views
from okrdesk.i18n import _
from okrdesk.okr.workshop.views import View


class RoomPicture(QWidget):
    """Paints a view in 16 to 9; while it is covered (blank, or behind a curtain) nothing of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: View | None = None
        self._covered = False
        self.palette_of_stage = light.palette()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(160, 90)
        self.setAccessibleName(_("What the room sees"))

    @property
    def view(self) -> View | None:
        """What is painted, None for nothing."""
        return None if self._covered else self._view

    def show_view(self, view: View | None, *, covered: bool = False) -> None:
        """Paint another view; covered, the picture is empty. Nothing is painted when nothing changed."""
        if (view, covered) == (self._view, self._covered):
            return
        self._view, self._covered = view, covered
        said = _("Nothing: it is dark.") if covered or view is None else view.spoken
        self.setAccessibleDescription(said)
        self.update()

    def dress(self) -> None:
        """Be dark or light as it is chosen now."""
        self.palette_of_stage = light.palette()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.dress()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * stage.HIGH / stage.WIDE)

    def sizeHint(self) -> QSize:
        return QSize(336, 189)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = stage.Stage(painter, QSizeF(self.size()), self.palette_of_stage)
        if self.view is not None:
            views.paint(ground, self.view)
        painter.end()

"""The dark panel of the start page: its words, the sign and the name of the application."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from okrdesk.gui import icons, theme
from okrdesk.gui.widgets.roles import Role
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _


class PanelLabel(PlainLabel):
    """Words on the dark panel: the ink of the rail in both themes."""

    def __init__(self, text: str, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(text, kind, parent)
        self.setProperty("ground", "rail")


class NameSign(QWidget):
    """The sign and the name of the application."""

    spoken_as = Role.Graphic

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("OKR Desk"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, max(36, QFontMetrics(theme.font("title")).height() + 6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        edge = min(34.0 * theme.text_scale(), float(self.height()))
        icons.paint_icon(painter, QRectF(0, (self.height() - edge) / 2, edge, edge), "okrdesk", "")
        font = theme.font("title")
        font.setPointSizeF(font.pointSizeF() * 1.08)
        painter.setFont(font)
        painter.setPen(QColor(theme.tokens().rail_strong))
        room = QRectF(edge + 11, 0, self.width() - edge - 11, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _("OKR Desk"))
        painter.end()

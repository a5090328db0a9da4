"""One of several ways, as a card with its number: what it is called and what it does."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.paint import paint_focus, paint_words
from okrdesk.gui.widgets.painted_button import PaintedButton
from okrdesk.gui.widgets.text import literal, set_tip
from okrdesk.gui.widgets.wrapping import face
from okrdesk.i18n import _
from okrdesk.okr.workshop.ties import Way


class WayButton(PaintedButton):
    """A way that cannot be taken stays and says why."""

    def __init__(self, number: int, way: Way, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self.way = number, way
        self.setCheckable(True)
        self.setEnabled(not way.unavailable)
        self.setText(literal(way.title))
        under = way.unavailable or way.does
        said = _("cannot be taken") if way.unavailable else ""
        self.setAccessibleName(". ".join(part for part in (f"{number}", way.title, under, said) if part))
        set_tip(self, under)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        scale = theme.text_scale()
        strong, small = face("strong", scale)[1], face("small", scale)[1]
        return QSize(round(220 * scale), strong.lineSpacing() + small.lineSpacing() + 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, scale = theme.tokens(), theme.text_scale()
        chosen = self.isChecked()
        card = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        line = tokens.accent if chosen or (self.underMouse() and self.isEnabled()) else tokens.line
        painter.setPen(QPen(QColor(line), 2 if chosen else 1))
        painter.setBrush(
            QColor(tokens.chosen if chosen else tokens.surface if self.isEnabled() else tokens.paper)
        )
        painter.drawRoundedRect(card, 8, 8)
        if self.hasFocus():
            paint_focus(painter, self.rect(), 8)
        edge = round(20 * scale)
        number = QRect(12, 11, edge, edge)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_soft))
        painter.drawRoundedRect(QRectF(number), 4, 4)
        ink = tokens.ink if self.isEnabled() else tokens.muted
        middle = Qt.AlignmentFlag.AlignHCenter
        paint_words(painter, number, str(self.number), "strong", tokens.accent_text, middle)
        strong = face("strong", scale)[1].lineSpacing()
        room = QRect(number.right() + 12, 11, self.width() - number.right() - 22, strong)
        paint_words(painter, room, self.way.title, "strong", ink)
        under = QRect(room.left(), room.bottom() + 2, room.width(), face("small", scale)[1].lineSpacing())
        paint_words(painter, under, self.way.unavailable or self.way.does, "small", tokens.muted)
        painter.end()

"""A row that opens something: number, title, a note, and a word at its end."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.paint import paint_focus, paint_pill, pill_size
from okrdesk.gui.widgets.painted_button import PaintedButton
from okrdesk.gui.widgets.text import literal, set_tip


class Item(NamedTuple):
    """What a row shows of what it opens; `pill` is the word at its end."""

    id: str
    title: str
    number: str
    note: str = ""
    pill: str = ""


class ItemRow(PaintedButton):
    """One item as a button; Enter, Space or a click opens it."""

    def __init__(self, item: Item, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._first = first
        label = " ".join(part for part in (item.number, item.title) if part)
        self.setText(literal(label[:200]))
        self.setAccessibleName(". ".join(part for part in (label, item.note, item.pill) if part))
        set_tip(self, item.title if len(item.title) > 40 else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        lines = QFontMetrics(theme.font()).height()
        if self.item.note:
            lines += QFontMetrics(theme.font("small")).height()
        return QSize(200, max(lines + 18, round(40 * theme.text_scale())))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, item = theme.tokens(), self.item
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.underMouse():
            painter.fillRect(area.adjusted(0, 1, 0, 0), QColor(tokens.hover))
        if not self._first:
            painter.fillRect(QRectF(0, 0, area.width(), 1), QColor(tokens.line))
        room = area.adjusted(6, 0, -6, 0)
        if item.number:
            painter.setFont(theme.font("small"))
            painter.setPen(QColor(tokens.muted))
            wide = max(30.0, painter.fontMetrics().horizontalAdvance(item.number) + 10.0)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter.value), item.number)
            room.setLeft(room.left() + wide)
        room.setRight(self._paint_right(painter, room))
        self._paint_words(painter, room)
        if self.hasFocus():
            paint_focus(painter, area.adjusted(0, 1, 0, -1))
        painter.end()

    def _paint_right(self, painter: QPainter, room: QRectF) -> float:
        """The pill at the right edge; where the words must end."""
        pill, right = self.item.pill, room.right()
        if pill:
            wide = min(float(pill_size(pill).width()), room.width() / 3)
            paint_pill(painter, QRectF(right - wide, room.top(), wide, room.height()), pill)
            right -= wide + 12
        return right

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        tokens, item = theme.tokens(), self.item
        body, small = QFontMetrics(theme.font()), QFontMetrics(theme.font("small"))
        height = body.height() + (small.height() if item.note else 0)
        top = room.center().y() - height / 2
        title = " ".join(item.title[:500].split())
        flags = int(Qt.TextFlag.TextSingleLine.value)
        for text, kind, metrics, ink in (
            (title, "body", body, tokens.ink),
            (item.note, "small", small, tokens.muted),
        ):
            if text:
                painter.setFont(theme.font(kind))
                painter.setPen(QColor(ink))
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
                painter.drawText(QRectF(room.left(), top, room.width(), metrics.height()), flags, shown)
                top += metrics.height()

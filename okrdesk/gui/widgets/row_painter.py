"""Painting the rows of a list: the row at hand, how it stands, and the tip when the mouse rests on it."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from okrdesk.gui import theme
from okrdesk.gui.widgets.rows_model import ROW_ROLE, Index
from okrdesk.gui.widgets.text import show_tip


class Standing(NamedTuple):
    """How a row stands: chosen, under the mouse, with the keyboard."""

    chosen: bool
    hovered: bool
    focused: bool


class RowPainter(QStyledItemDelegate):
    """Paints the rows of a `RowsModel`: `row_size`, `paint_row` and, where there is one, `tip` are asked."""

    def width(self) -> int:
        """How wide the rows of its list are."""
        view = self.parent()
        return view.viewport().width() if isinstance(view, QAbstractItemView) else 0

    def across(self, height: int) -> QSize:
        """The size of a row as wide as its list, `height` at the size of text that nobody changed."""
        return QSize(self.width(), round(height * theme.text_scale()))

    def row_size(self, row: Any) -> QSize:
        """The least size of a row."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, area: QRect, row: Any, standing: Standing) -> None:
        """Paint a row; the painter is put back afterwards."""
        raise NotImplementedError

    def tip(self, row: Any, at: QPoint, area: QRect) -> str:
        """What is said when the mouse rests at a point of a row, "" for nothing."""
        return ""

    def tip_place(self, row: Any, at: QPoint, area: QRect) -> QRect:
        """As long as the mouse rests here, the tip stays for its few seconds."""
        return area

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.row_size(index.data(ROW_ROLE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        flags = QStyle.StateFlag
        standing = Standing(
            bool(option.state & flags.State_Selected),
            bool(option.state & flags.State_MouseOver),
            bool(option.state & flags.State_HasFocus),
        )
        painter.save()
        self.paint_row(painter, QRect(option.rect), index.data(ROW_ROLE), standing)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        row = index.data(ROW_ROLE)
        if row is None or event.type() is not QEvent.Type.ToolTip:
            return False
        tip = self.tip(row, event.pos(), option.rect)
        show_tip(event, tip, view, self.tip_place(row, event.pos(), option.rect))
        return bool(tip)


def paint_ground(painter: QPainter, area: QRect, standing: Standing) -> None:
    """The ground of a row, chosen or under the mouse, and the fine line below it."""
    tokens = theme.tokens()
    if standing.chosen:
        painter.fillRect(area, QColor(tokens.accent_soft))
    elif standing.hovered:
        painter.fillRect(area, QColor(tokens.hover))
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.drawLine(area.bottomLeft(), area.bottomRight())

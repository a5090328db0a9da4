"""The blueprints as a list of cards, filtered by phase and purpose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from okrdesk.gui import theme
from okrdesk.gui.widgets.paint import paint_focus, paint_pill, pill_size
from okrdesk.gui.widgets.row_list import RowList
from okrdesk.gui.widgets.row_painter import RowPainter, Standing
from okrdesk.gui.widgets.rows_model import ROW_ROLE, RowsModel
from okrdesk.i18n import _
from okrdesk.okr.blueprints import Blueprint
from okrdesk.okr.phases import phase_word


class _Cards(RowsModel):
    rows: tuple[Blueprint, ...]

    def id_of(self, row: Blueprint) -> str:
        return row.key

    def words(self, row: Blueprint) -> str:
        return row.title

    def spoken(self, row: Blueprint) -> str:
        return f"{row.title}. {row.tagline}. {', '.join(phase_word(p) for p in row.phases)}"


class _CardPainter(RowPainter):
    def row_size(self, row: Blueprint) -> QSize:
        lines = QFontMetrics(theme.font("heading")).height() + QFontMetrics(theme.font("small")).height()
        return QSize(220, lines + 38)

    def paint_row(self, painter: QPainter, area: QRect, row: Blueprint, standing: Standing) -> None:
        blueprint, chosen = row, standing.chosen
        tokens = theme.tokens()
        card = area.adjusted(2, 2, -2, -8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.line), 2 if chosen else 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(card, 10, 10)
        title_font = theme.font("strong")
        title_font.setPointSizeF(title_font.pointSizeF() + 0.5)
        metrics, small = QFontMetrics(title_font), QFontMetrics(theme.font("small"))
        top = card.top() + 12
        edge = 20
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(blueprint.colour))
        painter.drawRoundedRect(
            QRect(card.left() + 13, top + (metrics.height() - edge) // 2, edge, edge), 5, 5
        )
        phase = phase_word(blueprint.phases[0]) if blueprint.phases else _("our own")
        pill = pill_size(phase)
        painter.setFont(title_font)
        painter.setPen(QColor(tokens.ink))
        left = card.left() + 13 + edge + 10
        room = QRect(left, top, card.right() - 20 - pill.width() - left, metrics.height())
        title = metrics.elidedText(blueprint.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)
        corner = QRect(
            card.right() - 12 - pill.width(),
            room.center().y() - pill.height() // 2,
            pill.width(),
            pill.height(),
        )
        paint_pill(painter, corner, phase)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(tokens.muted))
        under = QRect(card.left() + 13, room.bottom() + 6, card.width() - 26, small.height())
        painter.drawText(
            under, 0, small.elidedText(blueprint.tagline, Qt.TextElideMode.ElideRight, under.width())
        )
        if standing.focused:
            paint_focus(painter, card, 10)


class BlueprintList(RowList):
    """Cards to choose one blueprint from."""

    def __init__(self) -> None:
        super().__init__(_Cards(), _CardPainter(), _("Blueprints"))
        self.setProperty("kind", "outline")
        self.viewport().setAutoFillBackground(False)

    def set_blueprints(self, rows: Sequence[Blueprint]) -> None:
        """Show these blueprints, keeping the chosen one where it is still among them."""
        before = self.chosen()
        self.lines.set_rows(tuple(rows))
        if rows and not self.choose(before):
            self.setCurrentIndex(self.lines.index(0))

    def blueprint(self) -> Blueprint | None:
        """The chosen blueprint."""
        blueprint: Blueprint | None = self.currentIndex().data(ROW_ROLE)
        return blueprint

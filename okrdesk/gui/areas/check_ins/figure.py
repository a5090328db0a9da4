"""Where a key result stands, painted: current of target, a bar with its pace, and the course so far."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets import paint
from okrdesk.gui.widgets.roles import Role
from okrdesk.i18n import _
from okrdesk.okr.outline import KeyResultLine
from okrdesk.okr.shown import format_percent
from okrdesk.okr.values import aim_words, show_value
from okrdesk.reports.charts.key_result import KeyResultChart

_BODY = 14


class Figure(QWidget):
    """Shows one key result; a screen reader hears the same in a sentence."""

    spoken_as = Role.StaticText

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: KeyResultLine | None = None
        self._chart: KeyResultChart | None = None
        self._current = self._of = self._share = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, line: KeyResultLine, chart: KeyResultChart, locale: str) -> None:
        """Show another key result, or the same with other values."""
        self._line, self._chart = line, chart
        key_result, figures = line.key_result, line.figures
        self._current = show_value(line.latest.value, key_result, locale) if line.latest else "–"
        self._of = aim_words(key_result, locale)
        self._share = _("no progress yet")
        if figures.raw is not None:
            sentence = _("{share} of the way · even pace {pace}")
            self._share = sentence.format(
                share=format_percent(figures.raw, locale), pace=format_percent(figures.expected, locale)
            )
        state = paint.status_word(figures.status, figures.outdated)
        told = chart.story() if chart.has_values() else ""
        said = ". ".join(part for part in (f"{self._current} {self._of}", state, self._share, told) if part)
        self.setAccessibleName(said)
        self.update()

    @property
    def _body(self) -> int:
        """How high body text is, in pixels."""
        return round(_BODY * theme.text_scale())

    def sizeHint(self) -> QSize:
        return QSize(16 * self._body, 10 * self._body)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 6 * self._body)

    def _font(self, share: float, *, bold: bool = False) -> QFont:
        font = theme.font("strong" if bold else "body")
        font.setPixelSize(max(round(self._body * share), 9))
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line is None or self._chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, body, area = theme.tokens(), self._body, self.rect().toRectF()
        figures = self._line.figures
        # The figure and its status
        top = QRectF(area.left(), area.top(), area.width(), body * 2.3)
        state = paint.status_word(figures.status, figures.outdated)
        colours = theme.status_colours(figures.status)
        strong = self._font(0.85, bold=True)
        wide = QFontMetricsF(strong).horizontalAdvance(state)
        edge = body * 0.6
        painter.setFont(strong)
        painter.setPen(QColor(colours.ink))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(top, side, state)
        shape = QRectF(top.right() - wide - edge - body * 0.3, top.center().y() - edge / 2, edge, edge)
        paint.paint_shape(painter, shape, figures.status, colours.ink)
        self._paint_current(
            painter, QRectF(top.left(), top.top(), shape.left() - body - top.left(), top.height())
        )
        # The bar
        bar = QRectF(area.left(), top.bottom() + body * 0.1, area.width(), body * 0.55)
        self._paint_bar(painter, bar)
        share_line = QRectF(area.left(), bar.bottom() + body * 0.25, area.width(), body * 1.1)
        painter.setFont(self._font(0.76))
        painter.setPen(QColor(tokens.muted))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        shown = painter.fontMetrics().elidedText(
            self._share, Qt.TextElideMode.ElideRight, int(share_line.width())
        )
        painter.drawText(share_line, left, shown)
        # The course
        course = QRectF(area.left(), share_line.bottom() + body * 0.4, area.width(), 0)
        course.setBottom(area.bottom() - 2)
        if course.height() > body * 2 and len(self._chart.values) > 1:
            self._paint_course(painter, course, self._chart)
        painter.end()

    def _paint_current(self, painter: QPainter, room: QRectF) -> None:
        tokens = theme.tokens()
        large, usual = self._font(1.9, bold=True), self._font(1)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setFont(large)
        painter.setPen(QColor(tokens.ink))
        shown = painter.fontMetrics().elidedText(
            self._current[:200], Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, left, shown)
        taken = QFontMetricsF(large).horizontalAdvance(shown) + self._body * 0.4
        rest = room.adjusted(taken, self._body * 0.3, 0, 0)
        if rest.width() > self._body * 2:
            painter.setFont(usual)
            painter.setPen(QColor(tokens.muted))
            cut = painter.fontMetrics().elidedText(
                self._of[:300], Qt.TextElideMode.ElideRight, int(rest.width())
            )
            painter.drawText(rest, left, cut)

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        assert self._line is not None
        figures, tokens = self._line.figures, theme.tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.track))
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        share = min(max(float(figures.counted), 0.0), 1.0)
        if share > 0:
            painter.setBrush(QColor(theme.status_colours(figures.status).fill))
            filled = QRectF(bar.left(), bar.top(), max(bar.width() * share, bar.height()), bar.height())
            painter.drawRoundedRect(filled, bar.height() / 2, bar.height() / 2)
        tick = bar.left() + bar.width() * min(max(float(figures.expected), 0.0), 1.0)
        thick = max(self._body * 0.09, 2.0)
        painter.setBrush(QColor(tokens.ink))
        painter.drawRect(QRectF(min(tick, bar.right() - thick), bar.top() - 5, thick, bar.height() + 10))

    def _paint_course(self, painter: QPainter, area: QRectF, chart: KeyResultChart) -> None:
        tokens, body = theme.tokens(), self._body
        values = [float(value) for _on, value in chart.values] + [float(value) for _on, value in chart.pace]
        lowest, highest = min(values), max(values)
        span = (highest - lowest) or 1.0
        days = max((chart.due - chart.first_day).days, 1)
        inner = area.adjusted(body * 0.3, body * 0.4, -body * 0.3, -body * 0.3)

        def point(on: dt.date, value: float) -> QPointF:
            across = min(max((on - chart.first_day).days / days, 0.0), 1.0)
            return QPointF(
                inner.left() + inner.width() * across,
                inner.bottom() - inner.height() * (value - lowest) / span,
            )

        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if chart.pace:
            painter.setPen(QPen(QColor(tokens.muted), max(body * 0.06, 1.5), Qt.PenStyle.DashLine))
            painter.drawPolyline(QPolygonF([point(on, float(value)) for on, value in chart.pace]))
        course = [point(on, float(value)) for on, value in chart.values]
        pen = QPen(QColor(theme.series_colour(0)), max(body * 0.11, 2.0))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(course))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.series_colour(0)))
        painter.drawEllipse(course[-1], body * 0.2, body * 0.2)

"""Dots: one circle is one person or one vote, in strips over a scale and in rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.paint import paint_words
from okrdesk.gui.widgets.text import set_tip
from okrdesk.i18n import _, ngettext

_END = 18  # room for a number beside a strip


def dot_rows(most: int) -> tuple[float, float]:
    """(diameter, pitch) of small dots of which up to `most` stand above each other."""
    pitch = max(6.0, min(11.0, 44.0 / max(most, 1))) * theme.text_scale()
    return pitch * 0.76, pitch


def paint_strip(
    painter: QPainter,
    rect: QRect | QRectF,
    counts: Sequence[int],
    *,
    soft: bool = False,
    warm: int = 0,
    median: float | None = None,
) -> None:
    """Paint a dot strip: one dot is one person, above the step of the scale that they said.

    The first `warm` steps are painted as a warning; `median` is a place among the steps for the black tick.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tokens, area = theme.tokens(), QRectF(rect)
    size, pitch = dot_rows(max(counts, default=1))
    base = area.bottom() - 5
    painter.setPen(QPen(QColor(tokens.track), 2))
    painter.drawLine(QPointF(area.left(), base), QPointF(area.right(), base))
    step = (area.width() - size) / max(len(counts) - 1, 1)
    painter.setPen(Qt.PenStyle.NoPen)
    for step_number, count in enumerate(counts):
        colour = warm_colour() if step_number < warm else tokens.dot_soft if soft else tokens.dot
        painter.setBrush(QColor(colour))
        for nth in range(count):
            left = area.left() + step_number * step
            painter.drawEllipse(QRectF(left, base - 3 - size - nth * pitch, size, size))
    if median is not None:
        painter.setBrush(QColor(tokens.ink))
        across = area.left() + median * step + size / 2
        painter.drawRect(QRectF(across - 1, base, 2, 6))
    painter.restore()


def warm_colour() -> str:
    """The colour of what needs a decision of the room."""
    return theme.status_colours("at risk").fill


def paint_row_of_dots(
    painter: QPainter, rect: QRect | QRectF, count: int, *, of: int = 0, soft: bool = False, size: float = 10
) -> None:
    """Paint dots side by side in the middle of the height: `count` full ones, rings up to `of`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tokens, area = theme.tokens(), QRectF(rect)
    many = max(count, of, 1)
    edge = min(size * theme.text_scale(), area.width() / many / 1.32)
    top = area.center().y() - edge / 2
    colour = QColor(tokens.dot_soft if soft else tokens.dot)
    for nth in range(max(count, of)):
        full = nth < count
        painter.setPen(Qt.PenStyle.NoPen if full else QPen(QColor(tokens.field_line), 1))
        painter.setBrush(colour if full else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(area.left() + nth * edge * 1.32, top, edge, edge))
    painter.restore()


class DotStrip(QWidget):
    """A scale with a dot for each person above what they said. It says in words what it shows.

    With `ends` its least and its highest number stand beside it.
    """

    def __init__(
        self, name: str, parent: QWidget | None = None, *, width: int = 210, ends: bool = False
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._wide = width
        self._ends = ends
        self._counts: tuple[int, ...] = ()
        self._low, self._warm, self._soft = 0, 0, False
        self._median: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_counts(
        self,
        counts: Sequence[int],
        low: int,
        *,
        warm: int = 0,
        median: float | None = None,
        soft: bool = False,
    ) -> None:
        """Show how many said each step of the scale from `low` on; `median` is on that scale."""
        self._counts, self._low, self._warm, self._soft = tuple(counts), low, warm, soft
        self._median = None if median is None else median - low
        said = ", ".join(
            _("{count} said {value}").format(count=count, value=low + nth)
            for nth, count in enumerate(counts)
            if count
        )
        self.setAccessibleName(f"{self._name}: {said}" if said else self._name)
        set_tip(self, said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        _size, pitch = dot_rows(max(self._counts, default=1))
        return QSize(round(self._wide * theme.text_scale()), round(pitch * max(self._counts, default=1)) + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self.rect().adjusted(2, 0, -2, 0)
        if self._ends:
            beside = round(_END * theme.text_scale())
            line = QRect(area.left(), area.bottom() - beside, area.width(), beside)
            high, right = self._low + len(self._counts) - 1, Qt.AlignmentFlag.AlignRight
            paint_words(painter, line, str(self._low), "small", theme.tokens().muted)
            paint_words(painter, line, str(high), "small", theme.tokens().muted, right)
            area.adjust(beside, 0, -beside, 0)
        paint_strip(painter, area, self._counts, soft=self._soft, warm=self._warm, median=self._median)
        painter.end()


class DotRow(QWidget):
    """How many of how many are in, as circles."""

    def __init__(self, parent: QWidget | None = None, *, size: float = 9) -> None:
        super().__init__(parent)
        self._count, self._of, self._edge = 0, 0, size
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int, of: int) -> None:
        """Show this many full circles and rings up to `of`."""
        self._count, self._of = count, of
        said = ngettext("{n} of {all}", "{n} of {all}", count).format(n=count, all=of) if of else str(count)
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        edge = self._edge * theme.text_scale()
        many = min(max(self._count, self._of), 24)
        return QSize(round(edge * 1.32 * many) + 2, round(edge) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_row_of_dots(painter, self.rect(), self._count, of=self._of, size=self._edge)
        painter.end()

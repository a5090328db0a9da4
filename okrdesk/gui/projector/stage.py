"""The stage: what views are painted on, 1920 by 1080 units whatever the size of the screen or picture.

Titles are 72 units high and shrink to 48 before they are cut; body text is 38 and never smaller (28 pt at
1080 lines). All text is painted as it was typed, never as markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, inf

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from okrdesk.frozen import dataclass
from okrdesk.gui import theme
from okrdesk.gui.widgets.units import part
from okrdesk.i18n import ngettext

WIDE, HIGH = 1920.0, 1080.0
MARGIN = 96.0
TITLE, LOWEST_TITLE, BODY, NAME = 72, 48, 38, 32
_LONGEST = 2000  # letters; nobody reads more from a wall
_ONE_LINE = (Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine).value


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of the stage: ground, panels and rules, empty rings; then text and dots."""

    ground: str
    panel: str
    line: str
    dim: str
    ink: str
    muted: str
    accent: str
    warn: str
    themes: tuple[str, ...]


DARK = Palette(
    *("#141b27", "#1e2736", "#3a4658", "#6b7a91", "#f4f6f9", "#a9b4c3", "#8fb2f2", "#f0b44c"),
    ("#56b4e9", "#2fc197", "#f0b44c", "#ff8a6b", "#db94c2"),
)
LIGHT = Palette(
    *("#ffffff", "#f1f0ec", "#c9c6bf", "#7d858f", "#1b2430", "#56606b", "#2a4b8d", "#8a5700"),
    ("#0072b2", "#00725a", "#8a5700", "#a83a15", "#9c3f76"),
)


class Stage:
    """Paints text, rules and dots in units of the stage."""

    CENTRE = Qt.AlignmentFlag.AlignHCenter

    def __init__(self, painter: QPainter, size: QSizeF, palette: Palette = DARK) -> None:
        self.painter = painter
        self.palette = palette
        scale = min(size.width() / WIDE, size.height() / HIGH)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(palette.ground))
        painter.translate((size.width() - WIDE * scale) / 2, (size.height() - HIGH * scale) / 2)
        painter.scale(scale, scale)

    # Text

    def text(
        self,
        rect: QRectF,
        text: str,
        size: float = BODY,
        *,
        bold: bool = False,
        colour: str = "",
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        middle: bool = False,
        lowest: float | None = None,
    ) -> float:
        """Paint a text within a rectangle, wrapped, and return the height it took.

        Where it does not fit it shrinks down to `lowest`, then its last line ends with an ellipsis.
        """
        plain = " ".join(text[:_LONGEST].split())
        if not plain:
            return 0.0
        across, down, of = rect.width(), rect.height(), QGuiApplication.font().key()
        least = size if lowest is None else lowest
        layout, high = _fitted(plain, across, down, size, least, bold, side, of)
        top = rect.top() + max(0.0, (rect.height() - high) / 2) if middle else rect.top()
        self.painter.setPen(QColor(colour or self.palette.ink))
        layout.draw(self.painter, QPointF(rect.left(), top))
        return high

    def size_of_all(self, texts: Sequence[str], room: QRectF, size: float, *, bold: bool = False) -> float:
        """The size at which all of some texts fit a room each, so that they are alike beside each other."""
        of, left = QGuiApplication.font().key(), Qt.AlignmentFlag.AlignLeft
        plain = [" ".join(text[:_LONGEST].split()) for text in texts]
        laid = [
            _fitted(text, room.width(), room.height(), size, BODY, bold, left, of) for text in plain if text
        ]
        return min((float(layout.font().pixelSize()) for layout, _high in laid), default=size)

    def line_of(
        self,
        rect: QRectF,
        parts: Sequence[tuple[str, bool, str]],
        size: float = BODY,
        *,
        right: bool = False,
    ) -> None:
        """Paint one line of parts (text, bold, colour or ""), in the middle of the height."""
        left, of = rect.left(), QGuiApplication.font().key()
        if right:
            wide = sum(_in_one_line(text, size, bold, inf, of)[1] for text, bold, _colour in parts)
            left = rect.right() - wide if wide < rect.width() else left
        for text, bold, colour in parts:
            room = max(rect.right() - left, 0)
            fitting, wide = _in_one_line(text, size, bold, room, of)
            self.painter.setFont(font(size, bold=bold))
            self.painter.setPen(QColor(colour or self.palette.ink))
            self.painter.drawText(QRectF(left, rect.top(), room, rect.height()), _ONE_LINE, fitting)
            left += wide

    def wide(self, text: str, size: float = BODY, *, bold: bool = False) -> float:
        """How wide a line is."""
        return QFontMetricsF(font(size, bold=bold)).horizontalAdvance(text)

    # Shapes

    def rule(self, left: float, right: float, y: float, colour: str = "", *, dashed: bool = False) -> None:
        """A thin line across."""
        pen = QPen(QColor(colour or self.palette.line), 4 if dashed else 2)
        if dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        self.painter.setPen(pen)
        self.painter.drawLine(QPointF(left, y), QPointF(right, y))

    def box(
        self,
        rect: QRectF,
        colour: str = "",
        line: str = "",
        *,
        dashed: bool = False,
        radius: float = 18,
        wide: float = 3,
    ) -> None:
        """A panel with round corners."""
        pen = QPen(QColor(line), wide) if line else QPen(Qt.PenStyle.NoPen)
        if dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        self.painter.setPen(pen)
        self.painter.setBrush(QColor(colour) if colour else Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(rect, radius, radius)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)

    def dot(self, x: float, y: float, across: float, colour: str = "", *, ring: bool = False) -> None:
        """One circle: one person or one dot of a vote."""
        ink = QColor(colour or self.palette.accent)
        self.painter.setPen(QPen(ink, max(2.0, across / 12)) if ring else QPen(Qt.PenStyle.NoPen))
        self.painter.setBrush(Qt.BrushStyle.NoBrush if ring else ink)
        inset = max(2.0, across / 12) / 2 if ring else 0.0
        edge = across - 2 * inset
        self.painter.drawEllipse(QRectF(x - edge / 2, y - edge / 2, edge, edge))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)

    def dots(self, left: float, right: float, y: float, count: int, most: int, colour: str = "") -> float:
        """A row of dots that all fit, of one size for rows with up to `most`; returns where it ends."""
        step = min(72.0, (right - left) / max(most, 1))
        for number in range(count):
            self.dot(left + step * (number + 0.5), y, step * 0.78, colour)
        return left + step * count

    def counter(self, text: str, count: int, of: int | None, y: float) -> float:
        """At the right of the foot: how many are in, up to twelve also as circles; returns its left edge."""
        circles = of if of is not None and of <= 12 else 0
        right = WIDE - MARGIN
        for number in range(circles):
            filled = number < count
            x = right - 16 - 46 * (circles - 1 - number)
            self.dot(x, y, 32, "" if filled else self.palette.dim, ring=not filled)
        end = right - 46 * circles - 10 if circles else right
        left = max(end - self.wide(text), WIDE / 2 - 200)
        self.line_of(QRectF(left, y - 30, end - left + 1, 60), [(text, False, self.palette.muted)])
        return left

    def strip(self, rect: QRectF, counts: Sequence[int], pile: int, warm: int | None = None) -> None:
        """Judgements as circles piled over their numbers, the first `warm` of them in amber.

        `pile` is the highest of all strips beside each other, so that their circles have one size.
        """
        step = rect.width() / max(len(counts), 1)
        across = min(rect.height() / max(pile, 1), step * 0.8, 58.0)
        for number, count in enumerate(counts):
            colour = self.palette.warn if warm is not None and number < warm else ""
            for level in range(count):
                y = rect.bottom() - across * (level + 0.5)
                self.dot(rect.left() + step * (number + 0.5), y, across * 0.88, colour)

    def rest(self, rect: QRectF, count: int) -> None:
        """In one line that there are more than fit."""
        if count > 0:
            sentence = ngettext("and {n} more", "and {n} more", count).format(n=count)
            self.line_of(rect, [(sentence, False, self.palette.muted)])


def font(size: float, *, bold: bool = False) -> QFont:
    """The desk's font in units of the stage."""
    return _face(size, bold, QGuiApplication.font().key())


@lru_cache(maxsize=64)
def _face(size: float, bold: bool, _of: str) -> QFont:
    """A font, made once as long as the desk's stays the same."""
    face = QFont(theme.font("body"))
    face.setPixelSize(max(1, round(size)))
    face.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return face


@lru_cache(maxsize=512)
def _in_one_line(text: str, size: float, bold: bool, room: float, _of: str) -> tuple[str, float]:
    """As much of a text as fits beside each other, with an ellipsis where it is cut, and how wide that is."""
    metrics = QFontMetricsF(font(size, bold=bold))
    plain = " ".join(text[:_LONGEST].split(" "))
    fitting = plain if room == inf else metrics.elidedText(plain, Qt.TextElideMode.ElideRight, room)
    return fitting, metrics.horizontalAdvance(fitting)


@lru_cache(maxsize=512)
def _fitted(
    text: str,
    across: float,
    down: float,
    size: float,
    lowest: float,
    bold: bool,
    side: Qt.AlignmentFlag,
    _of: str,
) -> tuple[QTextLayout, float]:
    """A text laid out, and kept: with every card that is sorted all piles are painted, and one changed."""
    while True:
        layout, high, whole = _laid_out(text, across, down, size, bold, side)
        if whole or size <= lowest:
            break
        size = max(lowest, size - 4)
    if whole:
        return layout, high
    face = QFontMetricsF(font(size, bold=bold))
    lines = max(1, int(down / face.lineSpacing()))
    start = layout.lineAt(min(lines, layout.lineCount()) - 1).textStart()
    rest = face.elidedText(part(text, start), Qt.TextElideMode.ElideRight, across)
    layout, high, _whole = _laid_out(part(text, 0, start) + rest, across, down, size, bold, side)
    return layout, min(high, ceil(lines * face.lineSpacing()))


def _laid_out(
    text: str, across: float, down: float, size: float, bold: bool, side: Qt.AlignmentFlag
) -> tuple[QTextLayout, float, bool]:
    layout = QTextLayout(text, font(size, bold=bold))
    option = QTextOption(side)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y, whole = 0.0, True
    while (line := layout.createLine()).isValid():
        line.setLineWidth(across)
        line.setPosition(QPointF(0, y))
        y += line.height()
        if y > down + 1 and layout.lineCount() > 1:
            whole = False
    layout.endLayout()
    return layout, y, whole

"""A text with some of its stretches underlined, in as many lines as it needs: plain, as it was typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

Span = tuple[int, int]  # of letters, the end not included


class MarkedText:
    """Laid out at a width by `height`, painted by `paint`; `most` lines unless `whole`."""

    def __init__(self, text: str, marks: Sequence[Span], most: int) -> None:
        self._text = text.replace("\n", "\u2028")
        self._marks = [(_units(text, first), _units(text, last)) for first, last in marks]
        self._most = most
        self.whole = False
        self._laid: tuple[int, QFont, bool] | None = None
        self._layout = QTextLayout()
        self._lines = 0
        self._total = 0

    @property
    def is_cut(self) -> bool:
        """Whether there are more lines than are shown."""
        return self._total > self._lines

    def height(self, width: int, font: QFont) -> int:
        """How high it is at a width."""
        self._lay_out(max(24, width), font)
        if not self._lines:
            return 0
        last = self._layout.lineAt(self._lines - 1)
        return round(last.y() + last.height() + 0.5)

    def paint(self, painter: QPainter, at: QPointF, width: int, font: QFont, ink: str) -> None:
        """Paint it with its top left corner there."""
        self._lay_out(max(24, width), font)
        painter.setPen(QColor(ink))
        for number in range(self._lines):
            self._layout.lineAt(number).draw(painter, at)

    def _lay_out(self, width: int, font: QFont) -> None:
        if self._laid == (width, font, self.whole):
            return
        self._laid = (width, font, self.whole)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout = QTextLayout(self._text, font)
        self._layout.setTextOption(option)
        self._layout.setFormats([_underlined(first, last) for first, last in self._marks])
        self._layout.beginLayout()
        top, self._total = 0.0, 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
            self._total += 1
        self._layout.endLayout()
        # One line more than is left out is shown: “one more line” saves nobody anything.
        enough = self.whole or self._total <= self._most + 1
        self._lines = self._total if enough else self._most


def _underlined(first: int, last: int) -> QTextLayout.FormatRange:
    mark = QTextLayout.FormatRange()
    mark.start, mark.length = first, last - first
    mark.format = QTextCharFormat()
    mark.format.setFontUnderline(True)
    return mark


def _units(text: str, count: int) -> int:
    """How many units of Qt's texts (UTF-16) the first letters take."""
    return len(text[:count].encode("utf-16-le", "surrogatepass")) // 2

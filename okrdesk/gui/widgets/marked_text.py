"""A text with some of its stretches underlined, in as many lines as it needs: plain, as it was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from okrdesk.gui.widgets.units import units

Span = tuple[int, int]  # of letters, the end not included

_KEPT = 8  # widths


@dataclass(frozen=True)
class _Laid:
    """The text in lines of a width, and how many of them are shown."""

    layout: QTextLayout
    lines: int
    is_cut: bool


class MarkedText:
    """Laid out at a width by `height`, painted by `paint`; `most` lines unless `whole`."""

    def __init__(self, text: str, marks: Sequence[Span], most: int) -> None:
        self._text = text.replace("\n", "\u2028")
        self._marks = [(units(text, first), units(text, last)) for first, last in marks]
        self._most = most
        self.whole = False
        self._laid: dict[tuple[int, str, bool], _Laid] = {}
        self.is_cut = False  # whether there are more lines than were shown last

    def height(self, width: int, font: QFont) -> int:
        """How high it is at a width."""
        laid = self._at(width, font)
        if not laid.lines:
            return 0
        last = laid.layout.lineAt(laid.lines - 1)
        return round(last.y() + last.height() + 0.5)

    def paint(self, painter: QPainter, at: QPointF, width: int, font: QFont, ink: str) -> None:
        """Paint it with its top left corner there."""
        laid = self._at(width, font)
        painter.setPen(QColor(ink))
        for number in range(laid.lines):
            laid.layout.lineAt(number).draw(painter, at)

    def _at(self, width: int, font: QFont) -> _Laid:
        """It at a width; layouts ask for the same few widths in turn, again and again."""
        wanted = max(24, width), font.key(), self.whole
        if wanted not in self._laid:
            if len(self._laid) >= _KEPT:
                self._laid.clear()
            self._laid[wanted] = self._lay_out(wanted[0], font)
        self.is_cut = self._laid[wanted].is_cut
        return self._laid[wanted]

    def _lay_out(self, width: int, font: QFont) -> _Laid:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(self._text, font)
        layout.setTextOption(option)
        layout.setFormats([_underlined(first, last) for first, last in self._marks])
        layout.beginLayout()
        top, total = 0.0, 0
        # One line more than is left out is shown: “one more line” saves nobody anything.
        while (self.whole or total <= self._most + 1) and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
            total += 1
        layout.endLayout()
        cut = not self.whole and total > self._most + 1
        return _Laid(layout, self._most if cut else total, cut)


def _underlined(first: int, last: int) -> QTextLayout.FormatRange:
    mark = QTextLayout.FormatRange()
    mark.start, mark.length = first, last - first
    mark.format = QTextCharFormat()
    mark.format.setFontUnderline(True)
    return mark

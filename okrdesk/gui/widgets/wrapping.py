"""Words broken into lines at a width, fast: a board lays out a thousand titles at once."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from okrdesk.gui import theme
from okrdesk.gui.widgets.units import part

_LONGEST = 2000
_LONGEST_LINE = 600


@lru_cache(maxsize=64)
def face(kind: str, _scale: float) -> tuple[QFont, QFontMetrics]:
    """A kind of font with its measures, made once for each size of text: `face(kind, theme.text_scale())`."""
    font = theme.font(kind)
    return font, QFontMetrics(font)


def wrapped(text: str, kind: str, width: int, most: int) -> tuple[str, ...]:
    """The lines of a text in a kind of font; where `most` do not do, the last one ends with an ellipsis."""
    return _wrapped(text[:_LONGEST], kind, max(width, 24), most, theme.text_scale())


@lru_cache(maxsize=8192)
def _wrapped(text: str, kind: str, width: int, most: int, scale: float) -> tuple[str, ...]:
    plain = " ".join(text.split())
    font, metrics = face(kind, scale)
    lines = _by_words(plain, kind, scale, width)
    if lines is None:
        lines = lines_at(plain, font, width, most + 1)
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :])[:200]
        cut = metrics.elidedText(rest + "…", Qt.TextElideMode.ElideRight, width)
        lines = [*lines[: most - 1], cut]
    return tuple(lines) or ("",)


def in_one_line(text: str, kind: str, width: int) -> str:
    """A text in one line in a kind of font; what does not fit ends with an ellipsis."""
    return _in_one_line(text[:_LONGEST_LINE], kind, max(width, 0), theme.text_scale())


@lru_cache(maxsize=4096)
def _in_one_line(text: str, kind: str, width: int, scale: float) -> str:
    plain = " ".join(text.split())
    return face(kind, scale)[1].elidedText(plain, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=8192)
def _wide(word: str, kind: str, scale: float) -> int:
    """How wide a word is: titles share most of theirs."""
    return face(kind, scale)[1].horizontalAdvance(word)


def _by_words(text: str, kind: str, scale: float, width: int) -> list[str] | None:
    """Lines of whole words; None where one is wider than a line or letters join across words."""
    metrics = face(kind, scale)[1]
    if not text.isascii() and not all(ord(c) < 0x0590 for c in text):
        return None
    lines: list[str] = []
    line, used = "", 0
    space = _wide(" ", kind, scale)
    for word in text.split(" "):
        wide = _wide(word, kind, scale)
        if wide > width:
            return None
        sum_of_words = used + space + wide
        # Each word is measured to a whole pixel: near the edge the line itself decides.
        if line and (
            sum_of_words <= width - len(line)
            or (sum_of_words <= width + len(line) and metrics.horizontalAdvance(f"{line} {word}") <= width)
        ):
            line, used = f"{line} {word}", used + space + wide
        else:
            if line:
                lines.append(line)
            line, used = word, wide
    return [*lines, line] if line else lines


def lines_at(text: str, font: QFont, width: int, most: int) -> list[str]:
    """The first lines of a text at a width, at most so many; a word that is longer than a line is broken."""
    from PySide6.QtGui import QTextLayout, QTextOption

    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        lines.append(part(text, line.textStart(), line.textLength()))
    layout.endLayout()
    return lines

"""Lines of texts whose letters must be shaped (Arabic, Hebrew, Devanagari, Thai, emoji …), laid out by Qt.

The only module of the reports that imports Qt, and only when such letters occur.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from okrdesk import libraries
from okrdesk.frozen import dataclass
from okrdesk.reports.paper import emoji, installed, print_style
from okrdesk.reports.paper.forms import BOX_WIDTH, DRAWINGS, MOST, UNITS, Drawing, Form, Ink
from okrdesk.signs import signs

if TYPE_CHECKING:
    from PySide6.QtGui import QPainterPath, QRawFont, QTextCharFormat, QTextLayout, QTextLine

_SIZE = 200.0  # pixels at which letters are taken: fine enough for any print
_SCALE = UNITS / _SIZE
_BOX = "□"
_STEERING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_kept: list[Any] = []
_ready: list[bool] = []
_reasons: list[str] = []

_SYSTEMS = (
    (0x0590, 0x05FF, "Hebrew"),
    (0x0600, 0x06FF, "Arabic"),
    (0x0700, 0x074F, "Syriac"),
    (0x0750, 0x077F, "Arabic"),
    (0x0780, 0x07BF, "Thaana"),
    (0x07C0, 0x07FF, "Nko"),
    (0x08A0, 0x08FF, "Arabic"),
    (0x0900, 0x097F, "Devanagari"),
    (0x0980, 0x09FF, "Bengali"),
    (0x0A00, 0x0A7F, "Gurmukhi"),
    (0x0A80, 0x0AFF, "Gujarati"),
    (0x0B00, 0x0B7F, "Oriya"),
    (0x0B80, 0x0BFF, "Tamil"),
    (0x0C00, 0x0C7F, "Telugu"),
    (0x0C80, 0x0CFF, "Kannada"),
    (0x0D00, 0x0D7F, "Malayalam"),
    (0x0D80, 0x0DFF, "Sinhala"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Lao"),
    (0x0F00, 0x0FFF, "Tibetan"),
    (0x1000, 0x109F, "Myanmar"),
    (0x1780, 0x17FF, "Khmer"),
    (0xFB1D, 0xFB4F, "Hebrew"),
    (0xFB50, 0xFDFF, "Arabic"),
    (0xFE70, 0xFEFE, "Arabic"),
)


@dataclass(frozen=True)
class Outline:
    """A line: its letters' forms in the order of reading, its width in type sizes, what no font has."""

    forms: tuple[Form, ...]
    width: float
    missing: tuple[str, ...]


def _start() -> bool:
    """Have a Qt application that knows fonts; False where Qt cannot run (missing libraries)."""
    if not _ready:
        try:
            from PySide6.QtCore import QCoreApplication, QLoggingCategory
            from PySide6.QtGui import QFontDatabase, QGuiApplication
        except ImportError as error:
            _ready.append(False)
            _reasons.append(libraries.cannot_load(error))
            return False
        running = QCoreApplication.instance()
        if running is None:
            _kept.append(QGuiApplication(["okrdesk", "-platform", "offscreen"]))
        elif not isinstance(running, QGuiApplication):
            return False
        # What a font lacks the report tells; Qt's own remarks would only clutter a command's output.
        QLoggingCategory.setFilterRules("qt.text.font.db=false")
        for face in ("regular", "semibold", "bold", "symbols", "emoji"):
            QFontDatabase.addApplicationFont(str(print_style.font_file(face)))
        _ready.append(True)
    return _ready[0]


def why_not() -> str:
    """Why Qt draws nothing here, in one sentence; "" where it does."""
    return "".join(_reasons)


@cache
def _family(system: str) -> str:
    """The family to set a writing system in, plain sans serif first; "" where no font has it."""
    from PySide6.QtGui import QFontDatabase

    families = QFontDatabase.families(getattr(QFontDatabase.WritingSystem, system))
    return min(families, key=lambda name: (_oddness(name), name), default="")


def _oddness(family: str) -> int:
    name_parts = family.replace("-", " ").split()
    odd = sum(
        word in ("Serif", "Mono", "Kufi", "Nastaliq", "Urdu", "Rashi", "Looped", "UI") for word in name_parts
    )
    return odd * 4 + (0 if family.startswith("Noto Sans") else 1) + (0 if "Sans" in name_parts else 2)


def _writing_system(letter: str) -> str:
    code = ord(letter)
    return next((system for first, last, system in _SYSTEMS if first <= code <= last), "")


@lru_cache(maxsize=4096)
def _family_for(letter: str) -> str:
    """The family that draws a letter: of its script, ours, any of this computer's; "" where none has it."""
    system = _writing_system(letter)
    if system and _has(family := _family(system), letter):
        return family
    ours = ("regular", print_style.FAMILY), ("symbols", "DejaVu Sans")
    for face, family in ours:
        if print_style.has(face, letter):
            return family
    if emoji.MAY_BE.match(letter) and emoji.has(letter):
        return emoji.FAMILY
    file = installed.font_with(letter)
    return _added(str(file.path), file.number) if file is not None else ""


@cache
def _raw(family: str) -> QRawFont:
    from PySide6.QtGui import QFont, QRawFont

    return QRawFont.fromFont(QFont(family))


def _has(family: str, letter: str) -> bool:
    return bool(family) and _raw(family).supportsCharacter(ord(letter))


@cache
def _added(path: str, number: int) -> str:
    """The family of a font file, made known to Qt; "" for one that Qt does not read."""
    from PySide6.QtGui import QFontDatabase

    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(path))
    return families[min(number, len(families) - 1)] if families else ""


@lru_cache(maxsize=4096)
def can_draw(letter: str) -> bool:
    """True when some font of this computer draws the letter as an outline (a colour picture is none)."""
    return _start() and (_is_unseen(letter) or (bool(_family_for(letter)) and _lay_out(letter).is_complete))


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cf", "Cc")


def _families(text: str) -> list[str]:
    """The family of each letter; marks and joiners stay with the letter before, an emoji is one picture."""
    known = {letter: _family_for(letter) or print_style.FAMILY for letter in set(text)}
    clinging = {letter for letter in known if _is_unseen(letter)}
    marks = {letter for letter in known if unicodedata.category(letter) in ("Mn", "Mc", "Me")}
    families: list[str] = []
    pictures = _in_pictures(text)
    for at, letter in enumerate(text):
        if at in pictures:
            families.append(emoji.FAMILY)
        elif families and (letter in clinging or (letter in marks and _has(families[-1], letter))):
            families.append(families[-1])
        else:
            families.append(known[letter])
    return families


def _in_pictures(text: str) -> frozenset[int]:
    """Which letters of a text belong to emoji, by their numbers."""
    if not emoji.MAY_BE.search(text):
        return frozenset()
    inside: set[int] = set()
    at = 0
    for sign in signs(text):
        if emoji.is_emoji(sign):
            inside.update(range(at, at + len(sign)))
        at += len(sign)
    return frozenset(inside)


@cache
def _format(family: str, face: str) -> QTextCharFormat:
    from PySide6.QtGui import QFont, QTextCharFormat

    weights = {"semibold": QFont.Weight.DemiBold, "bold": QFont.Weight.Bold}
    font = QFont(family)
    font.setPixelSize(int(_SIZE))
    font.setWeight(weights.get(face, QFont.Weight.Normal))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    look_of = QTextCharFormat()
    look_of.setFont(font)
    return look_of


def _formats(text: str, face: str) -> list[QTextLayout.FormatRange]:
    """One font for each stretch of text: told which, Qt need not search and counts letters rightly."""
    from PySide6.QtGui import QTextLayout

    formats = []
    start = at = 0
    for family, stretch in groupby(_families(text)):
        end = at + len(list(stretch))
        one = QTextLayout.FormatRange()
        one.start, one.length = start, sum(map(_units, text[at:end]))
        one.format = _format(family, face)
        formats.append(one)
        start, at = start + one.length, end
    return formats


def _units(letter: str) -> int:
    return 2 if letter > "\uffff" else 1


def _numbers(text: str) -> Sequence[int]:
    """Where each letter stands as Qt counts: in UTF-16."""
    if max(text, default="") <= "\uffff":
        return range(len(text))
    return list(accumulate((_units(letter) for letter in text[:-1]), initial=0))


@lru_cache(maxsize=4096)
def outline(text: str, face: str, leftward: bool = False) -> Outline:
    """The line as it is drawn; `leftward` when its paragraph runs that way.

    Letters that no font draws are boxes; Qt never sees them, as its engines lose other letters over them.
    """
    if not text or not _start():
        return Outline((), BOX_WIDTH * len(text), tuple(text))
    drawn = _drawable(text)
    laid = _lay_out(drawn, face, leftward)
    missing = tuple(letter for letter, shown in zip(text, drawn, strict=True) if letter != shown)
    return Outline(_forms(text, [laid.shapes.get(at) for at in _numbers(drawn)]), laid.width, missing)


def width(text: str, face: str) -> float:
    """The width of letters in type sizes as the line `outline` would have it, without what is drawn."""
    if not text or not _start():
        return BOX_WIDTH * len(text)
    _layout_kept, line = _layout(_drawable(text), face, leftward=False)
    return line.naturalTextWidth() / _SIZE


def _drawable(text: str) -> str:
    return "".join(letter if can_draw(letter) else _BOX for letter in text)


_Glyph = tuple[tuple[str, int], float, float]  # which drawing, and where it begins in pixels


class _Shape:
    """What is drawn for the letter at one place: its edges in pixels, and its glyphs."""

    __slots__ = ("end", "glyphs", "start")

    def __init__(self, start: float, end: float) -> None:
        self.start, self.end = start, end
        self.glyphs: list[_Glyph] = []


class _Laid(NamedTuple):
    shapes: dict[int, _Shape]  # by the letter's number as Qt counts
    is_complete: bool
    width: float


def _lay_out(text: str, face: str = "regular", leftward: bool = False) -> _Laid:
    """The line's shapes, whether every letter has one, and its width in type sizes."""
    from PySide6.QtGui import QTextLayout

    layout, line = _layout(text, face, leftward)
    left, baseline = line.naturalTextRect().left(), line.y() + line.ascent()
    shapes: dict[int, _Shape] = {}
    is_complete = True
    joiners = {letter for letter in set(text) if _is_unseen(letter)}
    unseen = {at for at, letter in zip(_numbers(text), text, strict=True) if letter in joiners}
    for run in layout.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll):
        raw, glyphs = run.rawFont(), run.glyphIndexes()
        boxes = raw.pixelSize() < 0  # what Qt draws for a script that it cannot shape with the font
        font = "" if boxes else f"{raw.familyName()} {raw.styleName()} {raw.weight()} {raw.style()}"
        advances = raw.advancesForGlyphIndexes(glyphs)
        for glyph, origin, index, advance in zip(
            glyphs, run.positions(), run.stringIndexes(), advances, strict=True
        ):
            is_complete = is_complete and not boxes and (glyph != 0 or index in unseen)
            which = font, glyph
            if which not in DRAWINGS:
                DRAWINGS[which] = _drawing(raw.pathForGlyph(glyph))
            start = origin.x() - left
            end = start if index in unseen else start + advance.x()
            shape = shapes.get(index)
            if shape is None:
                shape = shapes[index] = _Shape(start, end)
            elif start < shape.start:
                shape.start = start
            if end > shape.end:
                shape.end = end
            if DRAWINGS[which]:
                shape.glyphs.append((which, start, baseline - origin.y()))
    return _Laid(shapes, is_complete and bool(shapes), line.naturalTextWidth() / _SIZE)


def _layout(text: str, face: str, leftward: bool) -> tuple[QTextLayout, QTextLine]:
    """The text as Qt lays it out in one line."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QTextLayout, QTextOption

    formats = _formats(text, face)
    layout = QTextLayout(text, formats[0].format.font())
    layout.setFormats(formats)
    option = QTextOption()
    way = Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(way)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(len(text) * 2)
    layout.endLayout()
    return layout, line


def _forms(text: str, shapes: Sequence[_Shape | None]) -> tuple[Form, ...]:
    """The letters with their shapes, in the order of reading.

    Letters that share a shape are one form. Where they run leftward they divide its width, and the first of
    them, at its right, is drawn as all: readers turn leftward letters round, each for itself.
    """
    shared: list[tuple[str, _Shape]] = []
    for letter, shape in zip(text, shapes, strict=True):
        if shape is not None or not shared:
            shared.append((letter, shape or _Shape(0.0, 0.0)))
        else:
            letters, before = shared[-1]
            shared[-1] = letters + letter, before
    return tuple(form for letters, shape in shared for form in _parts(letters, shape))


def _parts(letters: str, shape: _Shape) -> list[Form]:
    left, width = shape.start / _SIZE, (shape.end - shape.start) / _SIZE
    if len(letters) == 1:
        return [] if letters in _STEERING else [Form(letters, left, width, _ink(shape.glyphs, left))]
    turns = unicodedata.bidirectional(letters[0]) in ("R", "AL")
    each = 1 if turns else MOST
    parts = [letters[start : start + each] for start in range(0, len(letters), each)]
    width /= len(parts)
    lefts = [left + width * (len(parts) - 1 - n if turns else n) for n in range(len(parts))]
    inks = [shape.glyphs[n * MOST : (n + 1) * MOST] for n in range(len(parts) - 1)]
    inks.append(shape.glyphs[(len(parts) - 1) * MOST :])
    return [
        Form(part, left, width, _ink(glyphs, left))
        for part, left, glyphs in zip(parts, lefts, inks, strict=True)
        if part not in _STEERING
    ]


def _ink(glyphs: Sequence[_Glyph], left: float) -> Ink:
    edge = left * UNITS
    return tuple([(which, round(x * _SCALE - edge), round(y * _SCALE)) for which, x, y in glyphs])


def _drawing(path: QPainterPath) -> Drawing:
    from PySide6.QtGui import QPainterPath

    kinds = QPainterPath.ElementType
    drawing: list[tuple[str, tuple[tuple[float, float], ...]]] = []
    curve: list[tuple[float, float]] = []
    for number in range(path.elementCount()):
        element = path.elementAt(number)
        point = element.x * _SCALE, -element.y * _SCALE
        if element.type == kinds.MoveToElement:
            drawing.append(("m", (point,)))
        elif element.type == kinds.LineToElement:
            drawing.append(("l", (point,)))
        else:
            curve.append(point)
            if len(curve) == 3:
                drawing.append(("c", tuple(curve)))
                curve = []
    return tuple(drawing)

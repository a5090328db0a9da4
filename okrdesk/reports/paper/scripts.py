"""Outlines of texts whose letters must be shaped (Arabic, Hebrew, Devanagari, Thai, emoji …), laid out by Qt.

The only module of the reports that imports Qt, and only when such letters occur. Outlines are in units of the
type size with the baseline at 0 and y upwards: ready-made drawing operators for the PDF.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Any

from okrdesk import libraries
from okrdesk.reports.paper import installed, print_style

if TYPE_CHECKING:
    from PySide6.QtGui import QPainterPath, QRawFont, QTextLayout

_SIZE = 200.0  # pixels at which letters are taken: fine enough for any print
_BOX = "□"
_TOUCH = 0.1  # type sizes between two letters that stand side by side
_kept: list[Any] = []
_ready: list[bool] = []
_reasons: list[str] = []


Place = tuple[str, float, float]
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
    """A line as drawing operators, and its width.

    `missing` are the letters no font has, `places` each letter's left edge and width.
    """

    paths: str
    width: float
    missing: tuple[str, ...]
    places: tuple[Place, ...]


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
        for face in ("regular", "semibold", "bold", "symbols"):
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
    ours = ("regular", "Source Sans Pro"), ("symbols", "DejaVu Sans")
    for face, family in ours:
        if ord(letter) in print_style.font(face).face.charToGlyph:
            return family
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
    return _start() and (_is_unseen(letter) or (bool(_family_for(letter)) and _lay_out(letter)[2]))


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cf", "Cc")


def _families(text: str) -> list[str]:
    """The family of each letter; marks and joiners stay with the letter before."""
    families: list[str] = []
    for letter in text:
        mark = unicodedata.category(letter) in ("Mn", "Mc", "Me")
        if families and (_is_unseen(letter) or (mark and _has(families[-1], letter))):
            families.append(families[-1])
        else:
            families.append(_family_for(letter) or "Source Sans Pro")
    return families


def _formats(text: str, face: str) -> list[QTextLayout.FormatRange]:
    """One font for each stretch of text: told which, Qt need not search and counts letters rightly."""
    from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

    weights = {"semibold": QFont.Weight.DemiBold, "bold": QFont.Weight.Bold}
    formats = []
    start = 0
    for family, letters in groupby(zip(_families(text), text, strict=True), key=lambda pair: pair[0]):
        font = QFont(family)
        font.setPixelSize(int(_SIZE))
        font.setWeight(weights.get(face, QFont.Weight.Normal))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
        look_of = QTextCharFormat()
        look_of.setFont(font)
        one = QTextLayout.FormatRange()
        one.start, one.length = start, sum(_units(letter) for _family, letter in letters)
        one.format = look_of
        formats.append(one)
        start += one.length
    return formats


def _units(letter: str) -> int:
    return 2 if letter > "\uffff" else 1


def _numbers(text: str) -> list[int]:
    """Where each letter stands as Qt counts: in UTF-16."""
    return list(accumulate((_units(letter) for letter in text[:-1]), initial=0))[: len(text)]


@lru_cache(maxsize=4096)
def outline(text: str, face: str, leftward: bool = False) -> Outline:
    """The line as outlines in the order it is read by eye; `leftward` when its paragraph runs that way.

    Letters that no font draws are boxes; Qt never sees them, as its engines lose other letters over them.
    """
    if not text or not _start():
        return Outline("", 0.62 * len(text), tuple(text), ())
    drawn = "".join(letter if can_draw(letter) else _BOX for letter in text)
    path, edges, _complete, width = _lay_out(drawn, face, leftward)
    missing = tuple(letter for letter, shown in zip(text, drawn, strict=True) if letter != shown)
    edges_of = [edges.get(number) for number in _numbers(drawn)]
    return Outline(_operators(path), width, missing, _places(text, edges_of))


def _lay_out(
    text: str, face: str = "regular", leftward: bool = False
) -> tuple[QPainterPath, dict[int, tuple[float, float]], bool, float]:
    """The line's outlines, the edges of its letters by Qt's count, whether all were drawn, and its width."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QPainterPath, QTextLayout, QTextOption

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
    left = line.naturalTextRect().left()
    drawn: list[tuple[int, float, QPainterPath]] = []
    edges: dict[int, tuple[float, float]] = {}
    complete = True
    unseen = {n for n, letter in zip(_numbers(text), text, strict=True) if _is_unseen(letter)}
    for run in layout.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll):
        raw, glyphs = run.rawFont(), run.glyphIndexes()
        advances = raw.advancesForGlyphIndexes(glyphs)
        boxes = raw.pixelSize() < 0  # what Qt draws for a script that it cannot shape with the font
        for glyph, origin, index, advance in zip(
            glyphs, run.positions(), run.stringIndexes(), advances, strict=True
        ):
            complete = complete and not boxes and (glyph != 0 or index in unseen)
            path = raw.pathForGlyph(glyph)
            origin -= QPointF(left, line.y() + line.ascent())
            path.translate(origin)
            start = origin.x()
            drawn.append((index, start, path))
            end = start if index in unseen else start + advance.x()
            if index in edges:
                start, end = min(start, edges[index][0]), max(end, edges[index][1])
            edges[index] = start, end
    whole = QPainterPath()
    for _number, _x, path in sorted(drawn, key=lambda each: each[:2]):  # Qt hands its runs out in any order
        whole.addPath(path)
    return whole, edges, complete and bool(edges), line.naturalTextWidth() / _SIZE


def _places(text: str, edges: list[tuple[float, float] | None]) -> tuple[Place, ...]:
    """Where the letters stand, in the order of reading: one by one where they run leftward, else together.

    Letters that share one form divide its width; readers turn leftward letters round, each for itself.
    """
    forms: list[Place] = []
    for edge, letter in zip(edges, text, strict=True):
        if edge is not None or not forms:
            start, end = edge or (0.0, 0.0)
            forms.append((letter, start / _SIZE, (end - start) / _SIZE))
        else:
            letters, start, width = forms[-1]
            forms[-1] = letters + letter, start, width
    placed: list[Place] = []
    for letters, left, width in forms:
        if unicodedata.bidirectional(letters[0]) in ("R", "AL"):
            part = width / len(letters)
            placed += [(c, left + part * (len(letters) - 1 - n), part) for n, c in enumerate(letters)]
            continue
        before, start, wide = placed[-1] if placed else ("", 0.0, 0.0)
        ways = {unicodedata.bidirectional(letter) for letter in before[:1]}
        if ways and not ways & {"R", "AL", "NSM"} and abs(start + wide - left) < _TOUCH:
            placed[-1] = before + letters, start, left + width - start
        else:
            placed.append((letters, left, width))
    return tuple(placed)


def _operators(path: QPainterPath) -> str:
    from PySide6.QtGui import QPainterPath

    kinds = QPainterPath.ElementType
    parts: list[str] = []
    curve: list[str] = []
    for number in range(path.elementCount()):
        element = path.elementAt(number)
        point = f"{element.x / _SIZE:.4f} {-element.y / _SIZE:.4f}"
        if element.type == kinds.MoveToElement:
            parts.append(f"{point} m")
        elif element.type == kinds.LineToElement:
            parts.append(f"{point} l")
        else:
            curve.append(point)
            if len(curve) == 3:
                parts.append(f"{' '.join(curve)} c")
                curve = []
    return "\n".join([*parts, "f"]) if parts else ""

"""Outlines of texts whose letters must be shaped (Arabic, Hebrew, Devanagari, Thai, emoji …), laid out by Qt.

The only module of the reports that imports Qt, and only when such letters occur. Outlines are in units of the
type size with the baseline at 0 and y upwards: ready-made drawing operators for the PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from okrdesk.reports import look

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainterPath

_SIZE = 200.0  # pixels at which letters are taken: fine enough for any print
_kept: list[Any] = []
_ready: list[bool] = []


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
    """A line as drawing operators, its width, the letters no font has, each letter's left edge and width."""

    paths: str
    width: float
    missing: tuple[str, ...]
    places: tuple[Place, ...]


def _start() -> bool:
    """Have a Qt application that knows fonts; False where Qt cannot run (missing libraries)."""
    if not _ready:
        try:
            from PySide6.QtCore import QCoreApplication
            from PySide6.QtGui import QFontDatabase, QGuiApplication
        except ImportError:
            _ready.append(False)
            return False
        running = QCoreApplication.instance()
        if running is None:
            _kept.append(QGuiApplication(["okrdesk", "-platform", "offscreen"]))
        elif not isinstance(running, QGuiApplication):
            return False
        for face in ("regular", "bold", "symbols"):
            QFontDatabase.addApplicationFont(str(look.font_file(face)))
        _ready.append(True)
    return _ready[0]


@cache
def _family(system: str) -> str:
    """The family to set a writing system in, plain sans serif first; "" where no font has it."""
    from PySide6.QtGui import QFontDatabase

    families = QFontDatabase.families(getattr(QFontDatabase.WritingSystem, system))
    return min(families, key=lambda name: (_oddness(name), name), default="")


def _oddness(family: str) -> int:
    words = family.replace("-", " ").split()
    odd = sum(
        word in ("Serif", "Mono", "Kufi", "Nastaliq", "Urdu", "Rashi", "Looped", "UI") for word in words
    )
    return odd * 4 + (0 if family.startswith("Noto Sans") else 1) + (0 if "Sans" in words else 2)


def _font(text: str, bold: bool) -> QFont | None:
    from PySide6.QtGui import QFont

    systems = dict.fromkeys(system for letter in text for system in (_writing_system(letter),) if system)
    families = [family for family in map(_family, systems) if family]
    if not families:
        return None  # asking Qt all the same would only make it warn
    font = QFont()
    font.setFamilies([*families, "Source Sans Pro"])
    font.setPixelSize(int(_SIZE))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _writing_system(letter: str) -> str:
    code = ord(letter)
    return next((system for first, last, system in _SYSTEMS if first <= code <= last), "")


@lru_cache(maxsize=4096)
def can_draw(letter: str) -> bool:
    """True when some font of this computer draws the letter as an outline (a colour picture is none)."""
    system = _writing_system(letter)
    return bool(system) and _start() and bool(_family(system)) and not outline(letter, False).missing


@lru_cache(maxsize=4096)
def outline(text: str, bold: bool) -> Outline:
    """The line as outlines, in the order it is read by eye."""
    font = _font(text, bold) if _start() else None
    if font is None:
        return Outline("", 0.62 * len(text), tuple(text), ())
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QPainterPath, QTextLayout

    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(len(text) * 2)
    layout.endLayout()
    left = line.naturalTextRect().left()
    whole = QPainterPath()
    missing = False
    edges: dict[int, tuple[float, float]] = {}
    for run in layout.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll):
        raw, glyphs = run.rawFont(), run.glyphIndexes()
        advances = raw.advancesForGlyphIndexes(glyphs)
        for glyph, place, index, advance in zip(
            glyphs, run.positions(), run.stringIndexes(), advances, strict=True
        ):
            path = raw.pathForGlyph(glyph)
            missing = missing or glyph == 0
            place -= QPointF(left, line.y() + line.ascent())
            path.translate(place)
            whole.addPath(path)
            start, end = place.x(), place.x() + advance.x()
            before = edges.get(index)
            if before is not None and (start > before[1] + 1 or end < before[0] - 1):
                # Qt counts from 0 again in a run set in a second font; in right-to-left text the first
                # letter stands farthest to the right.
                start, end = max(before, (start, end))
            elif before is not None:
                start, end = min(start, before[0]), max(end, before[1])
            edges[index] = start, end
    return Outline(
        _operators(whole),
        line.naturalTextWidth() / _SIZE,
        tuple(letter for letter in text if letter.isprintable() and not letter.isspace()) if missing else (),
        _places(text, edges),
    )


def _places(text: str, edges: dict[int, tuple[float, float]]) -> tuple[Place, ...]:
    """Where each letter stands, in the order of reading; a letter without a glyph joins the one before it."""
    places: list[Place] = []
    number = 0  # Qt counts in UTF-16
    for letter in text:
        if number in edges or not places:
            start, end = edges.get(number, (0.0, 0.0))
            places.append((letter, start / _SIZE, (end - start) / _SIZE))
        else:
            letters, start, width = places[-1]
            places[-1] = letters + letter, start, width
        number += 2 if letter > "\uffff" else 1
    return tuple(places)


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

"""Fonts of this computer for letters that our own lack: found without Qt, embedded as a small subset.

Only fonts that may be embedded and whose letters stand side by side are used (Chinese, Japanese, Korean,
Georgian, Ethiopic, symbols …); scripts that need shaping go another way (`scripts.py`).
"""

from __future__ import annotations

import hashlib
import os
import struct
import sys
import unicodedata
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from okrdesk import paths

_MOST_TRIED = 16
_BEYOND = 57  # bit of the ranges: letters beyond U+FFFF
_TABLES = {
    "GlyphOrder",
    "head",
    "hhea",
    "hmtx",
    "maxp",
    "OS/2",
    "cmap",
    "name",
    "post",
    "glyf",
    "loca",
    "CFF ",
}
_COUNTS = (
    "maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
    "maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxComponentDepth",
    "maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours",
)  # fmt: skip


class FontFile(NamedTuple):
    """A font on this computer: file, number within a collection, bits of its Unicode ranges."""

    path: Path
    number: int
    ranges: int


def folders() -> list[Path]:
    """Where this system keeps fonts."""
    home = paths.account()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        windows = Path(os.environ.get("WINDIR") or "C:/Windows") / "Fonts"
        return [windows, *([Path(local) / "Microsoft/Windows/Fonts"] if local else [])]
    if sys.platform == "darwin":
        own = [home / "Library/Fonts"] if home else []
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), *own]
    # Set to nothing counts as unset, and a relative folder as none (XDG Base Directory).
    everyone = (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    shared = [Path(folder) for folder in everyone if os.path.isabs(folder)]
    own_share = paths.shared_files()
    usual = [folder / "fonts" for folder in [*shared, *([own_share] if own_share else [])]]
    return [*usual, *([home / ".fonts"] if home else [])]


@cache
def font_files() -> tuple[FontFile, ...]:
    """Every TrueType and OpenType font of this computer, upright regular ones first, in a fixed order."""
    fonts = []
    for folder in folders():
        for path in folder.rglob("*"):
            if path.suffix.lower() in (".ttf", ".otf", ".ttc"):
                ranges = _ranges(path)
                if ranges is not None:
                    fonts.append(FontFile(path, 0, ranges))
    return tuple(sorted(fonts, key=lambda font: (_oddness(font.path.stem.lower()), str(font.path))))


def _oddness(name: str) -> int:
    odd = (
        "bold",
        "italic",
        "oblique",
        "black",
        "light",
        "thin",
        "medium",
        "mono",
        "serif",
        "condensed",
        "narrow",
    )
    marks = sum(word in name for word in odd) - ("sansserif" in name)
    return marks + (0 if "regular" in name or "gothic" in name or "hei" in name else 1)


def _ranges(path: Path) -> int | None:
    """The Unicode range bits of a font's OS/2 table; None for a file that is no usable font."""
    try:
        with path.open("rb") as file:
            head = file.read(16)
            start = 0
            if head[:4] == b"ttcf":
                start = int(struct.unpack(">L", head[12:16])[0])
            file.seek(start)
            tables = struct.unpack(">4sH6x", file.read(12))[1]
            for _table in range(min(tables, 64)):
                tag, _sum, offset, length = struct.unpack(">4sLLL", file.read(16))
                if tag == b"OS/2" and length >= 58:
                    file.seek(offset + 8)
                    rights = struct.unpack(">H", file.read(2))[0]
                    if rights & 0x0302 and not rights & 0x000C:  # no embedding, no subsets, bitmaps only
                        return None
                    file.seek(offset + 42)
                    low, lower, high, higher = struct.unpack(">4L", file.read(16))
                    return int(low | lower << 32 | high << 64 | higher << 96)
    except (OSError, struct.error):
        return None
    return None


def fonts_for(letters: set[str]) -> dict[str, str]:
    """The registered reportlab font for each letter that some font of this computer has."""
    return dict(_fonts_for("".join(sorted(letters))))


@lru_cache(maxsize=32)
def _fonts_for(letters: str) -> tuple[tuple[str, str], ...]:
    from fontTools.ttLib import TTFont

    fonts: dict[str, str] = {}
    # Signs such as "、" are in many fonts: they come from the one that the letters around them come from.
    for letter in sorted(letters, key=lambda each: (unicodedata.category(each)[0] != "L", each)):
        if letter in fonts:
            continue
        file = font_with(letter, frozenset(letters) - fonts.keys())
        if file is not None:
            has = {other for other in letters if other not in fonts and ord(other) in _codes(file)}
            with (
                file.path.open("rb") as stream,
                TTFont(stream, fontNumber=file.number, lazy=True, recalcTimestamp=False) as opened,
            ):
                fonts.update(dict.fromkeys(sorted(has), _register(opened, has)))
    return tuple(fonts.items())


def font_with(letter: str, wanted: frozenset[str] = frozenset()) -> FontFile | None:
    """The font of this computer that has the letter and most of the `wanted` ones; None when there is none.

    Of fonts that have as many it is the first.
    """
    from fontTools.ttLib.tables.O_S_2f_2 import intersectUnicodeRanges

    ranges = intersectUnicodeRanges([ord(letter)])
    ranges = ranges - {_BEYOND} or ranges  # that a font goes beyond U+FFFF tells little
    bits = sum(1 << bit for bit in ranges)
    likely = [font for font in font_files() if font.ranges & bits]
    if unicodedata.category(letter) == "So":
        likely.sort(key=lambda font: not any(w in font.path.stem.lower() for w in ("emoji", "symbol")))
    having = (font for font in likely[:_MOST_TRIED] if ord(letter) in _codes(font))
    if len(wanted) < 2:
        return next(having, None)
    codes = set(map(ord, wanted))
    return max(having, key=lambda font: len(codes & _codes(font)), default=None)


@lru_cache(maxsize=128)
def _codes(file: FontFile) -> frozenset[int]:
    """The letters a font has outlines for; none for a broken file, the next one may do."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with file.path.open("rb") as stream, TTFont(stream, fontNumber=file.number, lazy=True) as opened:
            codes = opened.getBestCmap() or {}
            if "CFF " in opened:
                return frozenset(codes)
            if "glyf" not in opened:
                return frozenset()
            if not any(table in opened for table in ("COLR", "sbix", "SVG ", "CBDT")):
                return frozenset(codes)
            glyphs = opened["glyf"]  # a colour font may draw nothing at all in one colour
            return frozenset(code for code, name in codes.items() if glyphs[name].numberOfContours)
    except (TTLibError, OSError, KeyError, AssertionError, struct.error):
        return frozenset()


def _register(opened: Any, letters: set[str]) -> str:
    """Register the subset of a font with just these letters, in TrueType outlines as reportlab needs them."""
    from fontTools import subset
    from reportlab.pdfbase import pdfmetrics

    from okrdesk.reports.paper.embedded import EmbeddedFont

    for table in set(opened.keys()) - _TABLES:
        del opened[table]
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True)
    worker = subset.Subsetter(options)
    worker.populate(unicodes=[ord(letter) for letter in letters])
    worker.subset(opened)
    if "CFF " in opened:
        _to_truetype(opened)
    file = BytesIO()
    opened.flavor = None
    opened.save(file)
    letters_key = "".join(sorted(letters))
    digest = hashlib.sha256(f"{opened['name'].getDebugName(6)}:{letters_key}".encode()).hexdigest()[:12]
    name = f"okr-{digest}"
    if name not in pdfmetrics.getRegisteredFontNames():
        file.seek(0)
        made = EmbeddedFont(name, file, asciiReadable=0)
        made.face.name += f"-{digest}".encode()  # reportlab takes fonts of one face name for the same font
        pdfmetrics.registerFont(made)
    return name


def _to_truetype(opened: Any) -> None:
    """Turn PostScript outlines (CFF) into TrueType ones, within a thousandth of the letter's size."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable

    glyphs = opened.getGlyphSet()
    order = opened.getGlyphOrder()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, opened["head"].unitsPerEm / 1000, reverse_direction=True))
        drawn[name] = pen.glyph()
    del opened["CFF "]
    opened["loca"] = newTable("loca")
    glyf = opened["glyf"] = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, drawn
    opened["head"].glyphDataFormat = 0
    maxp = opened["maxp"] = newTable("maxp")
    maxp.tableVersion = 0x00010000
    for field in _COUNTS:
        setattr(maxp, field, 1 if field == "maxZones" else 0)
    maxp.numGlyphs = len(order)
    opened.sfntVersion = "\x00\x01\x00\x00"
    if "post" in opened:
        opened["post"].formatType = 3.0

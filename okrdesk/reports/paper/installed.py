"""Fonts of this computer for letters that our own lack: found in its folders by what they say.

Only fonts that may be embedded are used. Letters that stand side by side (Chinese, Japanese, Korean,
Georgian, Ethiopic, symbols …) are drawn one by one here; what needs shaping is laid out in `scripts.py`.
"""

from __future__ import annotations

import os
import struct
import sys
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from okrdesk import paths
from okrdesk.reports.paper.forms import Form
from okrdesk.reports.paper.outlines import OutlineFont

_MOST_TRIED = 16
_REGULAR = 400  # how heavy letters are
_FANCY = ("serif", "mono", "kufi", "naskh", "nastaliq", "urdu", "rashi", "looped", "-ui", "ui-")
_PLAIN = ("arial", "tahoma", "segoeui", "geeza", "kohinoor", "thonburi", "dejavusans")  # of other systems
_BROKEN = (OSError, KeyError, ValueError, IndexError, struct.error)  # what a broken font raises
_BEYOND = 57  # bit of the ranges: letters beyond U+FFFF


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


def forms_for(letters: set[str]) -> dict[str, Form]:
    """The drawn form of each letter that some font of this computer has."""
    forms: dict[str, Form] = {}
    # Signs such as "、" are in many fonts: they come from the one that the letters around them come from.
    for letter in sorted(letters, key=lambda each: (unicodedata.category(each)[0] != "L", each)):
        if letter in forms:
            continue
        file = font_with(letter, frozenset(letters - forms.keys()))
        if file is not None:
            forms |= {each: _form(file, each) for each in letters - forms.keys() if has(file, each)}
    return forms


@lru_cache(maxsize=8192)
def _form(file: FontFile, letter: str) -> Form:
    font = _font(file)
    assert font is not None, "only fonts that have the letter are asked"
    return font.form(letter, [font.glyph(ord(letter))])


@lru_cache(maxsize=4096)
def font_with(letter: str, wanted: frozenset[str] = frozenset()) -> FontFile | None:
    """The font of this computer that has the letter and most of the `wanted` ones; None when there is none.

    Of fonts that have as many it is the first.
    """
    likely = _likely(letter)
    if unicodedata.category(letter) == "So":
        likely.sort(key=lambda font: not any(w in font.path.stem.lower() for w in ("emoji", "symbol")))
    having = [font for font in likely[:_MOST_TRIED] if has(font, letter)]
    if len(wanted) > 1:
        having.sort(key=lambda font: -sum(has(font, each) for each in wanted))
    return next((font for font in having if _draws(font)), None)


def _likely(letter: str) -> list[FontFile]:
    """The fonts of this computer that say to have letters of its block."""
    from fontTools.ttLib.tables.O_S_2f_2 import intersectUnicodeRanges

    ranges = intersectUnicodeRanges([ord(letter)])
    ranges = ranges - {_BEYOND} or ranges  # that a font goes beyond U+FFFF tells little
    bits = sum(1 << bit for bit in ranges)
    return [font for font in font_files() if font.ranges & bits]


@lru_cache(maxsize=4096)
def joining_font_with(letter: str) -> FontFile | None:
    """The plainest font of this computer that has a letter of a script that must be shaped."""
    having = [font for font in _likely(letter) if has(font, letter)]
    return min(having, key=lambda font: _fanciness(font.path.stem.lower()), default=None)


def _fanciness(name: str) -> tuple[int, bool, bool]:
    odd = sum(word in name for word in _FANCY)
    return odd, not name.startswith("notosans"), not name.startswith(_PLAIN)


@cache
def in_weight(file: FontFile, weight: int) -> OutlineFont:
    """A font, or that of its family whose letters are most nearly as heavy (400 regular, 700 bold)."""
    opened = _font(file)
    assert opened is not None, "only fonts that have a letter are asked"
    if weight == _REGULAR:
        return opened
    if opened.has_weights:
        return OutlineFont(file.path, file.number, weight)
    name = file.path.stem.lower()
    family = [opened]
    for other in font_files():
        stem = other.path.stem.lower()
        if other.path.parent == file.path.parent and stem.startswith(name[: max(4, len(name) // 2)]):
            family += filter(None, map(_font, _within(other)))
    family = [each for each in family if each.family == opened.family and not each.is_slanted]
    return min(family, key=lambda each: (abs(each.weight - weight), -each.weight))


def _within(file: FontFile) -> list[FontFile]:
    """All fonts of a file; but for collections it is one."""
    with file.path.open("rb") as opened:
        head = opened.read(12)
    count = struct.unpack_from(">L", head, 8)[0] if head[:4] == b"ttcf" else 1
    return [file._replace(number=number) for number in range(min(count, _MOST_TRIED))]


@lru_cache(maxsize=65536)
def has(file: FontFile, letter: str) -> bool:
    """Whether a font has a letter, and draws something for it."""
    font = _font(file)
    try:
        return font is not None and font.glyph(ord(letter)) > 0
    except _BROKEN:
        return False


@lru_cache(maxsize=256)
def _font(file: FontFile) -> OutlineFont | None:
    """A font of this computer; None for a broken one, the next may do."""
    try:
        return OutlineFont(file.path, file.number)
    except _BROKEN:
        return None


@lru_cache(maxsize=256)
def _draws(file: FontFile) -> bool:
    font = _font(file)
    try:
        return font is not None and font.form("", [0]).width >= 0
    except _BROKEN:
        return False

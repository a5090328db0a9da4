"""Emoji as pictures in one colour, of the font that travels with the application: the same on every computer.

A family, a flag, a skin tone or a key is one picture. Imports fontTools when there is an emoji to draw.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from okrdesk.reports.paper import print_style
from okrdesk.reports.paper.forms import DRAWINGS, UNITS, Drawing, Form

FAMILY = "Noto Emoji"
_SIZE = 0.85  # of the letters beside them: the pictures are drawn larger than letters
_SELECTORS = dict.fromkeys((0xFE0E, 0xFE0F))
_AS_TEXT = "\ufe0e"
_AS_PICTURE = "\ufe0f\u20e3\u200d\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"

# What an emoji can begin with or hold; the rest is never looked at.
MAY_BE = re.compile(
    "[\u20e3\ufe0f\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab"
    "\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e"
    "\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff]"
)


@lru_cache(maxsize=4096)
def is_emoji(sign: str) -> bool:
    """Whether a sign is shown as a picture: by itself, by what follows it, or as our letters lack it."""
    if not MAY_BE.search(sign) or _AS_TEXT in sign:
        return False
    from uniseg.emoji import emoji_presentation, extended_pictographic

    first = sign[0]
    if emoji_presentation(first) or any(mark in sign for mark in _AS_PICTURE):
        return has(first)
    return extended_pictographic(first) and has(first) and not _is_ours(first)


def _is_ours(letter: str) -> bool:
    return any(ord(letter) in print_style.font(face).face.charToGlyph for face in ("regular", "symbols"))


def has(letter: str) -> bool:
    """Whether there is a picture for a letter."""
    return ord(letter) in _glyphs()


@lru_cache(maxsize=1024)
def form_of(sign: str) -> Form:
    """The picture of a sign, at the left end of a line; where it has none as a whole, those of its parts."""
    ink: list[tuple[tuple[str, int], int, int]] = []
    width = 0.0
    scale = _SIZE * UNITS / _opened()["head"].unitsPerEm
    for name in _joined(sign):
        which = f"{FAMILY} {name}", 0
        if which not in DRAWINGS:
            DRAWINGS[which] = _drawing(name, scale)
        ink.append((which, round(width * UNITS), 0))
        width += _opened()["hmtx"][name][0] * scale / UNITS
    return Form(sign, 0.0, width, tuple(ink))


@cache
def _opened() -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(print_style.font_file("emoji"), lazy=True)


@cache
def _glyphs() -> dict[int, str]:
    found: dict[int, str] = _opened().getBestCmap()
    return found


@cache
def _ligatures() -> dict[str, list[tuple[list[str], str]]]:
    """By its first glyph, what becomes one picture: what follows, the longest first, and the picture."""
    table = _opened()["GSUB"].table.LookupList.Lookup[0].SubTable[0]
    return {
        first: sorted(((each.Component, each.LigGlyph) for each in known), key=lambda each: -len(each[0]))
        for first, known in table.ligatures.items()
    }


def _joined(sign: str) -> list[str]:
    """The glyphs of a sign after all that belong together became one; joiners that are left draw nothing."""
    glyphs = _glyphs()
    left = [glyphs[ord(letter)] for letter in sign.translate(_SELECTORS) if ord(letter) in glyphs]
    found: list[str] = []
    while left:
        first, *rest = left
        for following, picture in _ligatures().get(first, ()):
            if rest[: len(following)] == following:
                first, rest = picture, rest[len(following) :]
                break
        if first != glyphs[0x200D]:
            found.append(first)
        left = rest
    return found


def _drawing(name: str, scale: float) -> Drawing:
    from fontTools.pens.basePen import BasePen

    drawn: list[tuple[str, tuple[tuple[float, float], ...]]] = []

    class Recorder(BasePen):  # type: ignore[misc]  # fontTools has no types
        """Curves of TrueType become those of our drawings on the way."""

        def _moveTo(self, place: tuple[float, float]) -> None:  # noqa: N802 (fontTools' names)
            drawn.append(("m", (place,)))

        def _lineTo(self, place: tuple[float, float]) -> None:  # noqa: N802
            drawn.append(("l", (place,)))

        def _curveToOne(self, *places: tuple[float, float]) -> None:  # noqa: N802
            drawn.append(("c", places))

    glyphs = _opened().getGlyphSet()
    glyphs[name].draw(Recorder(glyphs))
    return tuple((kind, tuple((x * scale, y * scale) for x, y in places)) for kind, places in drawn)

"""Emoji as pictures in one colour, of the font that travels with the application: the same on every computer.

A family, a flag, a skin tone or a key is one picture.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from okrdesk.reports.paper import print_style
from okrdesk.reports.paper.forms import Form
from okrdesk.reports.paper.outlines import OutlineFont

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
    return any(print_style.has(face, letter) for face in ("regular", "symbols"))


def has(letter: str) -> bool:
    """Whether there is a picture for a letter."""
    return _font().glyph(ord(letter)) > 0


@lru_cache(maxsize=1024)
def form_of(sign: str) -> Form:
    """The picture of a sign, at the left end of a line; where it has none as a whole, those of its parts."""
    sign_without = sign.translate(_SELECTORS)
    joined = _font().shaped(sign_without, 0, len(sign_without), "Zyyy", leftward=False)
    joiner = _font().glyph(0x200D)
    return _font().form(sign, [each.number for each in joined if each.number not in (0, joiner)], _SIZE)


@cache
def _font() -> OutlineFont:
    return OutlineFont(print_style.font_file("emoji"))

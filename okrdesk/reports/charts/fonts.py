"""Font families for matplotlib that can draw what people typed, in any script."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cache, lru_cache

from okrdesk.reports.charts.alone import alone
from okrdesk.reports.paper import installed, print_style

OWN = print_style.FAMILY
BEHIND = "DejaVu Sans"  # travels with matplotlib and has most letters
_MOST_FONTS = 8  # of this computer behind our own


def family(texts: Iterable[str], own: str = "") -> tuple[str, ...]:
    """Font families for matplotlib that can draw these texts: `own` or ours, then fonts of this computer."""
    return _family(frozenset("".join(text[:400] for text in texts)), own)


@lru_cache(maxsize=64)
def _family(letters: frozenset[str], own: str) -> tuple[str, ...]:
    with alone():  # matplotlib has one list of fonts
        families = _able(letters, own)
        _bring_forward(families)
    return families


def _able(letters: frozenset[str], own: str) -> tuple[str, ...]:
    if not own:
        _bring_own()
    families = list(dict.fromkeys((own or OWN, BEHIND)))
    missing = {
        c for c in letters if ord(c) > 0x24F and unicodedata.category(c) not in ("Cc", "Cf", "Mn", "Zs")
    }
    for name in families:
        if missing:
            missing -= _letters_of(name)
    for letter in sorted(missing):
        if letter not in missing or len(families) > _MOST_FONTS + 1:
            continue
        file = installed.font_with(letter)
        if file is not None:
            name = _known(str(file.path))
            families.append(name)
            missing -= {letter, *_letters_of(name)}
    return tuple(dict.fromkeys(families))


def _bring_forward(families: Collection[str]) -> None:
    """Let matplotlib find these families without comparing every font of the computer, for each size anew.

    Its search ends at a font that is just what is asked for, its weight a word as ours are, not a number.
    """
    from matplotlib.font_manager import fontManager

    words: dict[str | int, str] = {400: "normal", 700: "bold"}
    forward, others = [], []
    for entry in fontManager.ttflist:
        if entry.name in families:
            forward.append(replace(entry, weight=words.get(entry.weight, entry.weight)))
        else:
            others.append(entry)
    fontManager.ttflist = [*forward, *others]


@cache
def _bring_own() -> None:
    for face in ("regular", "semibold", "bold"):
        _known(str(print_style.font_file(face)))


def _known(path: str) -> str:
    """The family of a font file, made known to matplotlib."""
    from matplotlib.font_manager import fontManager

    for attempt in (0, 1):
        for entry in fontManager.ttflist:
            if entry.fname == path:
                return str(entry.name)
        if attempt == 0:
            fontManager.addfont(path)
    raise RuntimeError(f"matplotlib does not take the font {path}.")


@lru_cache(maxsize=64)
def _letters_of(name: str) -> frozenset[str]:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    font = get_font(findfont(FontProperties(family=[name])))
    return frozenset(chr(code) for code in font.get_charmap())

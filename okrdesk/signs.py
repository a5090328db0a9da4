"""The signs of a text: what a reader takes for one letter, however many code points it is written with.

Where one ends `uniseg` decides, by the rules of Unicode (UAX 29). It takes seconds over a long text, so it is
asked once for each pattern of letters that behave alike, and only where the neighbours of a place may matter.
"""

from __future__ import annotations

from bisect import bisect
from functools import cache, lru_cache

# Letters that are a sign each, whatever stands beside them, unless something joins them: those of most
# alphabets, Chinese and Japanese ones, dashes, quotes, arrows and other signs.
_PLAIN = (
    ("\x00", "\x0c"), ("\x0e", "\u02ff"), ("\u0370", "\u0482"), ("\u048a", "\u058f"), ("\u2010", "\u2027"),
    ("\u202f", "\u205f"), ("\u20a0", "\u20cf"), ("\u2100", "\u2bff"), ("\u3001", "\u3029"),
    ("\u3030", "\u3098"), ("\u309b", "\ua4cf"), ("\uf900", "\ufaff"), ("\uff00", "\uff9d"),
)  # fmt: skip
# A pattern of these would take longer to compile than many texts take to be looked at.
_FIRST, _LAST = [first for first, _last in _PLAIN], [last for _first, last in _PLAIN]
_LONGEST = 64  # letters that are looked at together: what carries more accents is divided


class _Alike(dict[int, int]):
    """For each letter the first one that was seen to behave like it; a table for `str.translate`."""

    def __init__(self) -> None:
        super().__init__()
        self._of_kind: dict[tuple[object, ...], int] = {}

    def __missing__(self, code: int) -> int:
        from uniseg.derived import indic_conjunct_break
        from uniseg.emoji import extended_pictographic
        from uniseg.graphemecluster import grapheme_cluster_break

        letter = chr(code)
        kind = grapheme_cluster_break(letter), indic_conjunct_break(letter), extended_pictographic(letter)
        self[code] = self._of_kind.setdefault(kind, code)
        return self[code]


_ALIKE = _Alike()


def signs(text: str) -> list[str]:
    """The signs of a text in their order; together they are the text."""
    return list(text) if _are_plain(text) else _split(text)


def _are_plain(text: str) -> bool:
    """Whether each letter is a sign of its own."""
    return "\r" not in text if text.isascii() else all(map(_is_plain, set(text)))


def _is_plain(letter: str) -> bool:
    return letter <= _LAST[bisect(_FIRST, letter) - 1]


def shortened(text: str, most: int, ending: str = "…") -> str:
    """The text, or as many of its signs as have at most so many letters, with an ellipsis behind them."""
    if len(text) <= most:
        return text
    head = text[: most + _LONGEST]
    if _are_plain(head):
        return head[:most].rstrip() + ending
    kept = 0
    for sign in _split(head):
        if kept + len(sign) > most:
            break
        kept += len(sign)
    return text[:kept].rstrip() + ending


def initials(name: str) -> str:
    """One or two signs for a badge: of the first and the last word of a name; "?" where there is none."""
    names = name.split()
    if not names:
        return "?"
    first = signs(names[0][: 2 * _LONGEST])
    second = signs(names[-1][:_LONGEST])[0] if len(names) > 1 else "".join(first[1:2])
    return (first[0] + second).upper()


def _split(text: str) -> list[str]:
    pieces: list[str] = []
    alike = text.translate(_ALIKE)
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or end - start == _LONGEST or _parts(alike[end - 1], alike[end]):
            if end - start == 1:
                pieces.append(text[start])
            else:
                for length in _lengths(alike[start:end]):
                    pieces.append(text[start : start + length])
                    start += length
            start = end
    return pieces


@cache
def _parts(before: str, after: str) -> bool:
    """Whether one sign ends and another begins between two letters, whatever stands around them."""
    from uniseg.derived import InCB, indic_conjunct_break
    from uniseg.emoji import extended_pictographic
    from uniseg.graphemecluster import GCB, grapheme_cluster_break

    joined = grapheme_cluster_break(before) in (GCB.EXTEND, GCB.ZWJ)
    # Conjuncts (GB9c) and families (GB11) hang on what stands before the joiner.
    if joined and (indic_conjunct_break(after) == InCB.CONSONANT or extended_pictographic(after)):
        return False
    return len(_lengths(before + after)) == 2


@lru_cache(maxsize=4096)
def _lengths(text: str) -> tuple[int, ...]:
    from uniseg.graphemecluster import grapheme_clusters

    return tuple(map(len, grapheme_clusters(text)))

"""Counted as Qt counts: an emoji is two units of its texts (UTF-16), and one letter of ours."""

from __future__ import annotations

_LAST_OF_ONE = "\uffff"  # every letter up to it is one unit


def units(text: str, count: int) -> int:
    """How many units of Qt the first letters take."""
    return len(text[:count].encode("utf-16-le", "surrogatepass")) // 2


def part(text: str, first: int, length: int | None = None) -> str:
    """The part of a text that Qt names by units, such as a line of a layout; without a length the rest."""
    last = None if length is None else first + length
    if not text or max(text) <= _LAST_OF_ONE:
        return text[first:last]
    wide = text.encode("utf-16-le", "surrogatepass")
    cut = wide[2 * first : None if last is None else 2 * last]
    return cut.decode("utf-16-le", "surrogatepass")

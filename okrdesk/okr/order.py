"""Fractional positions: a new place between two others without renumbering the rest."""

from __future__ import annotations

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def between(before: str, after: str) -> str:
    """A position that sorts after `before` ("" is the start) and before `after` ("" is the end).

    Raises ValueError when there is no room, that is when `before` is not less than `after`.
    """
    if after and before >= after:
        raise ValueError("no room between equal positions")
    place = ""
    index = 0
    bounded = bool(after)
    while True:
        low = _DIGITS.index(before[index]) if index < len(before) else 0
        high = _DIGITS.index(after[index]) if bounded and index < len(after) else len(_DIGITS)
        if high - low > 1:
            return place + _DIGITS[(low + high) // 2]
        place += _DIGITS[low]
        if bounded and low < high:
            bounded = False
        index += 1


def spread(count: int) -> list[str]:
    """`count` fresh positions in order."""
    places: list[str] = []
    for _ in range(count):
        places.append(between(places[-1] if places else "", ""))
    return places

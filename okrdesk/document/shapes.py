"""What may stand in a list or a mapping of a field, down to its last value.

A shape is a function that says whether a value read from JSON has it. What a shape does not name may be there
all the same: another program may have its own remarks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

Fits = Callable[[Any], bool]

LONGEST_DECIMAL = 100
_DECIMAL = re.compile(r"-?[0-9]*\.?[0-9]+")


def is_text(value: Any) -> bool:
    """Any text; how long it may be and which letters it may hold is asked of all texts alike."""
    return isinstance(value, str)


def is_decimal(value: Any) -> bool:
    """A plain decimal: one with an exponent could fill the memory when it is written out."""
    return isinstance(value, str) and len(value) <= LONGEST_DECIMAL and bool(_DECIMAL.fullmatch(value))


def whole(most: int = 9999) -> Fits:
    """A whole number from 0 to `most`."""
    return lambda value: type(value) is int and 0 <= value <= most


def one_of(*words: str) -> Fits:
    """One of these words."""
    return lambda value: isinstance(value, str) and value in words


def listed(each: Fits) -> Fits:
    """A list of such values."""
    return lambda value: isinstance(value, list) and all(map(each, value))


def paired(one: Fits, other: Fits) -> Fits:
    """A list of exactly two."""
    return lambda value: isinstance(value, list) and len(value) == 2 and one(value[0]) and other(value[1])


def mapped(each: Fits) -> Fits:
    """A mapping of any names to such values."""
    return lambda value: isinstance(value, dict) and all(map(each, value.values()))


def either(*shapes: Fits) -> Fits:
    """One of several shapes."""
    return lambda value: any(fits(value) for fits in shapes)


def parts(must: tuple[str, ...] = (), **shapes: Fits) -> Fits:
    """A mapping in which what has one of these names has that shape, and what `must` be there is."""

    def fits(value: Any) -> bool:
        if not isinstance(value, dict) or not value.keys() >= set(must):
            return False
        return all(shapes[name](each) for name, each in value.items() if name in shapes)

    return fits

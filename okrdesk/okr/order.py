"""Fractional positions: a new place between two others without renumbering the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from okrdesk.document.document import Document
from okrdesk.document.tables import Table

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


class Placed(Protocol):
    """What has a place among others."""

    @property
    def id(self) -> str:
        """Which one it is."""

    @property
    def position(self) -> str:
        """Sorts it among the others."""


def between(before: str, after: str) -> str:
    """A position that sorts after `before` ("" is the start) and before `after` ("" is the end).

    Raises ValueError when there is no room, that is when `before` is not less than `after`.
    """
    if after and before >= after:
        raise ValueError("no room between equal positions")
    position = ""
    index = 0
    bounded = bool(after)
    while True:
        low = _DIGITS.index(before[index]) if index < len(before) else 0
        high = _DIGITS.index(after[index]) if bounded and index < len(after) else len(_DIGITS)
        if high - low > 1:
            # At the open end one step is enough; halving would make a long list's positions long.
            appending = not after and index < len(before)
            return position + _DIGITS[low + 1 if appending else (low + high) // 2]
        position += _DIGITS[low]
        if bounded and low < high:
            bounded = False
        index += 1


def spread(count: int) -> list[str]:
    """`count` fresh positions in order."""
    positions: list[str] = []
    for _ in range(count):
        positions.append(between(positions[-1] if positions else "", ""))
    return positions


def after(position: str, count: int) -> list[str]:
    """`count` fresh positions in order that sort after this one ("" is the start), as short as can be."""
    start = between(position, "") if position else ""
    ends = _DIGITS[1:]  # a position that ends in nought would have no room before it
    width = 1
    while len(ends) * len(_DIGITS) ** (width - 1) < count:
        width += 1
    positions = []
    for number in range(count):
        rest, end = divmod(number, len(ends))
        code = ends[end]
        for _place in range(width - 1):
            rest, digit = divmod(rest, len(_DIGITS))
            code = _DIGITS[digit] + code
        positions.append(start + code)
    return positions


def last(positions: Iterable[str]) -> str:
    """A position after all of these."""
    return between(max(positions, default=""), "")


def move(document: Document, table: type[Table], siblings: Iterable[Placed], row_id: str, index: int) -> None:
    """Put a row at `index` among its siblings, which come in their order; call it inside an edit.

    Siblings whose positions tie (two copies added at the same place) all get fresh positions.
    """
    others = [s for s in siblings if s.id != row_id]
    index = max(0, min(index, len(others)))
    before = others[index - 1].position if index else ""
    after = others[index].position if index < len(others) else ""
    if after and before >= after:
        ids = [s.id for s in others]
        ids.insert(index, row_id)
        for sibling, position in zip(ids, spread(len(ids)), strict=True):
            document.set(table, sibling, position=position)
    else:
        document.set(table, row_id, position=between(before, after))

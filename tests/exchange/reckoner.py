"""A small spreadsheet of its own: reckons the formulas of a workbook anew, knowing nothing of who wrote them.

It knows the functions that we use, ranges, names of ranges, and arrays as SUMPRODUCT takes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from openpyxl.utils import range_boundaries

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"]|"")*")|(?P<number>\d+(?:\.\d+)?)|(?P<function>[A-Z]+)\(
    |(?P<cell>\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)|(?P<name>[a-z_]+)
    |(?P<sign><>|<=|>=|[-+*/=<>(),]))""",
    re.VERBOSE,
)
_ORDER = (("=", "<>", "<", ">", "<=", ">="), ("+", "-"), ("*", "/"))


class FailureError(Exception):
    """What a spreadsheet shows as #DIV/0! or #VALUE!."""


class Reckoner:
    """Reckons cells of a workbook of openpyxl; `seen` are the texts of all formulas it met."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._names = {name: next(iter(found.destinations)) for name, found in book.defined_names.items()}
        self._known: dict[tuple[str, str], Any] = {}
        self.seen: list[str] = []

    def value(self, sheet: str, place: str) -> Any:
        """What the cell shows, before it is formatted."""
        key = sheet, place.replace("$", "")
        if key not in self._known:
            held = self._book[sheet][key[1]].value
            if isinstance(held, str) and held.startswith("=") and self._book[sheet][key[1]].data_type == "f":
                self.seen.append(held)
                held = _Reading(self, sheet, held[1:]).all()
            self._known[key] = held
        return self._known[key]

    def cells(self, sheet: str, places: str) -> list[Any]:
        """The values of a range, row by row."""
        left, top, right, bottom = range_boundaries(places.replace("$", ""))
        return [
            self.value(sheet, self._book[sheet].cell(row, column).coordinate)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        ]

    def named(self, name: str) -> list[Any]:
        """The values of a named range."""
        return self.cells(*self._names[name])


class _Reading:
    """Reads one formula from left to right and gives what it comes to."""

    def __init__(self, reckoner: Reckoner, sheet: str, formula: str) -> None:
        self._reckoner, self._sheet = reckoner, sheet
        self._tokens = list(self._split(formula))
        self._at = 0

    def _split(self, formula: str) -> Iterator[tuple[str, str]]:
        at = 0
        while at < len(formula):
            met = _TOKEN.match(formula, at)
            assert met, f"not understood: {formula[at:]!r}"
            at = met.end()
            assert met.lastgroup
            yield met.lastgroup, met[met.lastgroup]

    def all(self) -> Any:
        value = self._level(0)
        assert self._at == len(self._tokens)
        if isinstance(value, FailureError):
            raise value
        return value

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _level(self, level: int) -> Any:
        if level == len(_ORDER):
            return self._one()
        value = self._level(level + 1)
        while self._peek() in _ORDER[level] and self._tokens[self._at][0] == "sign":
            sign = self._peek()
            self._at += 1
            value = _both(_SIGNS[sign], value, self._level(level + 1))
        return value

    def _one(self) -> Any:
        kind, text = self._tokens[self._at]
        self._at += 1
        if kind == "text":
            return text[1:-1].replace('""', '"')
        if kind == "number":
            return float(text)
        if kind == "cell":
            if ":" in text:
                return self._reckoner.cells(self._sheet, text)
            return self._reckoner.value(self._sheet, text)
        if kind == "name":
            return self._reckoner.named(text)
        if kind == "function":
            return self._function(text)
        if text == "-":
            return _both(_SIGNS["-"], 0.0, self._one())
        assert text == "(", text
        value = self._level(0)
        self._at += 1
        return value

    def _function(self, name: str) -> Any:
        given = []
        while self._peek() != ")":
            try:
                given.append(self._level(0))
            except FailureError as failure:  # IF and IFERROR may not look at it; all others fail over it
                given.append(failure)
                self._skip()
            if self._peek() == ",":
                self._at += 1
        self._at += 1
        return _FUNCTIONS[name](*given)

    def _skip(self) -> None:
        depth = 0
        while depth or self._peek() not in (",", ")"):
            kind, text = self._tokens[self._at]
            depth += (kind == "function" or text == "(") - (text == ")")
            self._at += 1


def _number(value: Any) -> float:
    if isinstance(value, str | FailureError):
        raise FailureError
    return 0.0 if value is None else float(value)


def _divided(one: Any, other: Any) -> float:
    if not _number(other):
        raise FailureError
    return _number(one) / _number(other)


def _same(one: Any, other: Any) -> bool:
    return bool(("" if one is None else one) == ("" if other is None else other))


_SIGNS: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda a, b: _number(a) + _number(b),
    "-": lambda a, b: _number(a) - _number(b),
    "*": lambda a, b: _number(a) * _number(b),
    "/": _divided,
    "=": _same,
    "<>": lambda a, b: not _same(a, b),
    "<": lambda a, b: _number(a) < _number(b),
    ">": lambda a, b: _number(a) > _number(b),
    "<=": lambda a, b: _number(a) <= _number(b),
    ">=": lambda a, b: _number(a) >= _number(b),
}


def _both(do: Callable[[Any, Any], Any], one: Any, other: Any) -> Any:
    if isinstance(one, list) or isinstance(other, list):
        length = len(one if isinstance(one, list) else other)
        ones, others = (each if isinstance(each, list) else [each] * length for each in (one, other))
        return [do(a, b) for a, b in zip(ones, others, strict=True)]
    return do(one, other)


def _flat(given: tuple[Any, ...]) -> list[Any]:
    return [each for one in given for each in (one if isinstance(one, list) else [one])]


def _if(asked: Any, then: Any, otherwise: Any) -> Any:
    return then if asked else otherwise


def _round(value: Any, places: Any) -> float:
    step = Decimal(1).scaleb(-int(places))
    return float(Decimal(repr(_number(value))).quantize(step, ROUND_HALF_UP))


def _sumif(asked: list[Any], wanted: Any, summed: list[Any]) -> float:
    return sum(_number(each) for key, each in zip(asked, summed, strict=True) if key == wanted)


def _sumproduct(*given: Any) -> float:
    rows = [one if isinstance(one, list) else [one] for one in given]
    total = 0.0
    for cells in zip(*rows, strict=True):
        product = 1.0
        for cell in cells:
            product *= 0.0 if isinstance(cell, str) else _number(cell)
        total += product
    return total


def _average(asked: list[Any]) -> float:
    known = [_number(each) for each in asked if each is not None and not isinstance(each, str)]
    return _divided(sum(known), len(known))


def _average_of_numbers(asked: list[Any], wanted: str, averaged: list[Any]) -> float:
    assert wanted == ">=0"
    return _average(
        [value for key, value in zip(asked, averaged, strict=True) if isinstance(key, int | float)]
    )


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "IF": _if,
    "IFERROR": lambda value, other: other if isinstance(value, FailureError) else value,
    "ROUND": _round,
    "MAX": lambda *given: max(_number(each) for each in _flat(given)),
    "MIN": lambda *given: min(_number(each) for each in _flat(given)),
    "ROWS": len,
    "COUNTIF": lambda asked, wanted: sum(_same(each, wanted) for each in asked),
    "AVERAGE": _average,
    "AVERAGEIF": _average_of_numbers,
    "SUM": lambda *given: sum(_number(each) for each in _flat(given)),
    "SUMIF": _sumif,
    "SUMPRODUCT": _sumproduct,
}

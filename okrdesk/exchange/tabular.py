"""Tables as plain data: named columns and typed cells, which spreadsheets and CSV files are written from.

A cell is text, a whole number, an exact number, a share of 1, a day, yes or no, an amount with the way it is
shown, a formula of ours, or nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Generic, TypeVar

from okrdesk.frozen import dataclass
from okrdesk.okr.currencies import currency_of
from okrdesk.okr.measures import Shown, measure_of
from okrdesk.okr.terms import KeyResult

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Amount:
    """A value of a key result: a percentage is in points, yes is 1; `currency` is a code such as "EUR"."""

    value: Decimal
    shown: Shown
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of ours, never made from anybody's text, and what it gives as long as nothing is changed.

    `pattern` is how spreadsheets show it; that of a share where it is "".
    """

    expression: str
    value: Fraction | None
    pattern: str = ""


Filled = str | int | bool | Decimal | Fraction | dt.date | Amount | Formula
Cell = Filled | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `key` names it for machines and never changes, `name` for people. `width` is in letters."""

    key: str
    name: Callable[[], str]
    width: int = 12


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. `key` names the table for machines (file names), `name` for people."""

    key: str
    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def index(self, key: str) -> int:
        """Where the column with this key stands, from 0."""
        return [column.key for column in self.columns].index(key)


@dataclass(frozen=True)  # with slots a class that stands for one of its kinds cannot be called (Python 3.11)
class Field(Generic[_Row]):
    """A column, and what stands in it for a row."""

    key: str
    name: Callable[[], str]
    cell: Callable[[_Row], Cell]
    width: int = 12


def table(key: str, name: str, fields: Iterable[Field[_Row]], rows: Iterable[_Row]) -> Table:
    """A table with a line for each of the rows."""
    known = tuple(fields)
    columns = tuple(Column(each.key, each.name, each.width) for each in known)
    return Table(key, name, columns, tuple(tuple(each.cell(row) for each in known) for row in rows))


def amount(value: Decimal | None, key_result: KeyResult) -> Amount | None:
    """A value of a key result as a cell."""
    if value is None:
        return None
    shown = measure_of(key_result).shown
    return Amount(value, shown, currency_of(key_result.unit) if shown == "money" else "")

"""Whole rows of a table: their columns are spelled and their shape is made once, not with every query.

peewee spells the name of each column anew whenever a query runs, and makes a class for its rows; for a table
of twenty columns that is most of the work of reading it.
"""

from __future__ import annotations

import datetime as dt
from collections import namedtuple
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from peewee import Context, Field, ForeignKeyField, ModelSelect, SqliteDatabase

if TYPE_CHECKING:
    _Select = ModelSelect[Any]
else:
    _Select = ModelSelect

_Make = Callable[[Iterable[Any]], Any]


class TableSelect(_Select):
    """What `Table.select` gives: like peewee's own, but quick where it names no columns."""

    _is_default: bool

    def __sql_selection__(self, ctx: Context, is_subquery: bool = False) -> Context:
        if self._is_default and not is_subquery:
            table: Any = self.model
            ctx.literal(_columns(table, ctx.alias_manager[table._meta.table]))
        else:
            super().__sql_selection__(ctx, is_subquery)
        return ctx

    def read(self, database: SqliteDatabase) -> list[Any]:
        """The rows as named tuples."""
        if self._is_default:
            return rows(self.model, database.execute(self))
        return list(self.bind(database).namedtuples())


class Spelled:
    """Makes queries of whole rows that differ in their values alone: peewee spells the first of them.

    To spell one takes longer than to read a dozen rows. `select` makes the query of some values; it is called
    with the `examples`, which differ from each other and from all else in it.
    """

    def __init__(self, select: Callable[..., Any], *examples: str | dt.date) -> None:
        self._select = select
        self._examples = examples
        self._spelled: tuple[Any, str, list[Any]] | None = None

    def __call__(self, *values: str | dt.date) -> Asked:
        """The query of these values, each of the kind of its example."""
        return Asked(self, values)

    def read(self, database: SqliteDatabase, values: Sequence[str | dt.date]) -> list[Any]:
        """The rows as named tuples."""
        table, sql, given = self._spelled or self._spell(database)
        own = dict(zip(map(str, self._examples), map(str, values), strict=True))
        return rows(table, database.execute_sql(sql, [own.get(value, value) for value in given]))

    def _spell(self, database: SqliteDatabase) -> tuple[Any, str, list[Any]]:
        query = self._select(*self._examples)
        self._spelled = query.model, *database.get_sql_context().sql(query).query()
        return self._spelled


class Asked:
    """A query that is spelled already, with its values."""

    def __init__(self, spelled: Spelled, values: Sequence[str | dt.date]) -> None:
        self._spelled, self._values = spelled, values

    def read(self, database: SqliteDatabase) -> list[Any]:
        """The rows as named tuples."""
        return self._spelled.read(database, self._values)


def row(table: Any, database: SqliteDatabase, row_id: str) -> Any | None:
    """The row with this id, or None."""
    read = rows(table, database.execute_sql(_by_id(table), (row_id,)))
    return read[0] if read else None


def rows(table: Any, values: Iterable[tuple[Any, ...]]) -> list[Any]:
    """Named tuples made of all columns of a table, in the order of its fields."""
    make, shaped = _shape(table)
    if not shaped:
        return [make(held) for held in values]
    made = []
    for stored in values:
        held = list(stored)
        for column, read in shaped:
            held[column] = read(held[column])
        made.append(make(held))
    return made


@cache
def _columns(table: Any, alias: str) -> str:
    return ", ".join(f'"{alias}"."{field.column_name}"' for field in table._meta.sorted_fields)


@cache
def _by_id(table: Any) -> str:
    return f'SELECT {_columns(table, "t1")} FROM "{table._meta.table_name}" AS "t1" WHERE "t1"."id" = ?'


@cache
def _shape(table: Any) -> tuple[_Make, list[tuple[int, Callable[[Any], Any]]]]:
    """How a row is made of its values, and which of them look different in the file.

    Our tables are STRICT: what a plain field holds has the right type already.
    """
    fields = table._meta.sorted_fields
    plain = (Field.python_value, ForeignKeyField.python_value)
    shaped = [
        (n, field.python_value) for n, field in enumerate(fields) if type(field).python_value not in plain
    ]
    make: Any = namedtuple
    return make("Row", [field.name for field in fields])._make, shaped

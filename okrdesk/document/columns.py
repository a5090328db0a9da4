"""What the tables look like, asked of their declarations: names, columns, defaults, who points to whom."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any

from peewee import Field, ForeignKeyField

from okrdesk.document import subject, tables
from okrdesk.document.schemas import SCHEMAS


def fields_of(table: type[tables.Table]) -> dict[str, Field]:
    """The fields of a table by the names of their columns, in the order of the declaration."""
    return {field.column_name: field for field in table._meta.sorted_fields}


def defaults_of(fields: Mapping[str, Field]) -> dict[str, Any]:
    """What each column holds, as stored, in rows that were added before it existed."""
    return {c: f.db_value(f.default() if callable(f.default) else f.default) for c, f in fields.items()}


TABLES: dict[str, type[tables.Table]] = {t._meta.table_name: t for t in subject.SUBJECT}
FIELDS: dict[str, dict[str, Field]] = {name: fields_of(table) for name, table in TABLES.items()}
COLUMNS: dict[str, tuple[str, ...]] = {name: tuple(fields) for name, fields in FIELDS.items()}
DEFAULTS: dict[str, dict[str, Any]] = {name: defaults_of(fields) for name, fields in FIELDS.items()}


def told_row(table: str) -> str:
    """SQL for what the journal keeps of a row that is added (`NEW`): JSON of what is not at its default.

    Without its id, which stands beside it. A patch leaves out what is null.
    """
    told = (
        f"'{c}', "
        + (f'nullif(NEW."{c}", {_literal(DEFAULTS[table][c])})' if f.default is not None else f'NEW."{c}"')
        for c, f in FIELDS[table].items()
        if c != "id"
    )
    return f"json_patch('{{}}', json_object({', '.join(told)}))"


def _literal(value: Any) -> str:
    return str(value) if isinstance(value, int) else "'{}'".format(value.replace("'", "''"))


def whole_row(table: str, row: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """A row that was added, of what the journal keeps of it: what is not told is at its default."""
    return {**DEFAULTS[table], "id": row, **told}


def pointing_to(target: type[tables.Table]) -> tuple[tuple[type[tables.Table], ForeignKeyField], ...]:
    """Every reference to a table: which table holds it, and its field."""
    return tuple(
        (TABLES[name], field)
        for name, fields in FIELDS.items()
        for field in fields.values()
        if isinstance(field, ForeignKeyField) and field.rel_model is target
    )


def columns_of(number: int) -> dict[str, tuple[str, ...]]:
    """The columns of every table, the journal's too, in a file of this schema number.

    Read from the texts, as `schema_of` does: to let SQLite make the tables takes a quarter of opening.
    """
    return _columns_in(SCHEMAS[number])


@functools.cache
def _columns_in(texts: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    made = ((re.match(r'CREATE TABLE "(\w+)"', text), text) for text in texts)
    return {table[1]: tuple(re.findall(r'[(,] ?"(\w+)" [A-Z]', text)) for table, text in made if table}


def schema_of(number: int) -> frozenset[tuple[str, str, str, str | None]]:
    """The rows of `sqlite_schema` (type, name, table, text) in a file of this schema number.

    Read from the texts: to let SQLite make them takes a fifth of the time of all checks of a small file.
    """
    return _schema_in(SCHEMAS[number])


@functools.cache
def _schema_in(texts: tuple[str, ...]) -> frozenset[tuple[str, str, str, str | None]]:
    rows: set[tuple[str, str, str, str | None]] = set()
    for text in texts:
        match = re.match(r'CREATE (?:UNIQUE )?(TABLE|INDEX) "(\w+)"(?: ON "(\w+)")?', text)
        assert match is not None
        rows.add((match[1].lower(), match[2], match[3] or match[2], text))
        if '("id" TEXT NOT NULL PRIMARY KEY' in text:
            rows.add(("index", f"sqlite_autoindex_{match[2]}_1", match[2], None))
    return frozenset(rows)

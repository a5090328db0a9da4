"""What the tables look like, asked of their declarations."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import sqlite3
from itertools import groupby
from operator import itemgetter

import pytest

from okrdesk.document import columns, copy_tables, schemas, tables
from tests import factories
from tests.files import next_schema

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 12, 31)


def test_a_schema_names_its_columns_in_their_order() -> None:
    found = columns.columns_of(1)
    assert found["team"] == ("id", "deleted", "name", "purpose", "position")
    assert found["step"] == ("id", "clock", "actor", "person", "label", "undoes")
    newest = columns.columns_of(max(schemas.SCHEMAS))
    assert {name: set(newest[name]) for name in columns.COLUMNS} == {
        name: set(names) for name, names in columns.COLUMNS.items()
    }


@pytest.mark.parametrize("number", sorted(schemas.SCHEMAS))
def test_a_schema_is_known_without_sqlite_as_sqlite_has_it(number: int) -> None:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        for text in schemas.SCHEMAS[number]:
            connection.execute(text)
        rows = set(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))
        found = connection.execute(
            "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c "
            "WHERE t.type = 'table' ORDER BY t.rowid, c.cid"
        )
        known = {table: tuple(name for _, name in each) for table, each in groupby(found, itemgetter(0))}
    assert columns.schema_of(number) == rows
    assert columns.columns_of(number) == known


def test_defaults_are_as_stored() -> None:
    assert columns.DEFAULTS["workspace"]["purposes"] == "[]"
    assert columns.DEFAULTS["workspace"]["rule"] == "default"
    assert columns.DEFAULTS["objective"]["weight"] is None
    assert columns.DEFAULTS["person"]["retired"] == 0


def test_a_row_is_told_without_its_id_and_defaults_and_read_whole() -> None:
    document = factories.workspace()
    with document.edit("Add"):
        row = document.add(tables.Cycle, name="2026", first_day=FIRST, last_day=LAST, closed=1)
    after = document.database.execute_sql('SELECT after FROM change WHERE "row" = ?', (row,)).fetchone()[0]
    told = json.loads(after)
    assert told == {"name": "2026", "first_day": str(FIRST), "last_day": str(LAST), "closed": 1}
    names = ", ".join(f'"{name}"' for name in columns.COLUMNS["cycle"])
    stored = document.database.execute_sql(f"SELECT {names} FROM cycle WHERE id = ?", (row,)).fetchone()
    whole = dict(zip(columns.COLUMNS["cycle"], stored, strict=True))
    assert columns.whole_row("cycle", row, told) == whole == document.history(1)[0].changes[0].after


@pytest.mark.parametrize("name", sorted(columns.TABLES))
def test_a_default_is_left_out_only_where_it_is_read_back(name: str) -> None:
    # What may be null and falls back to something else could not be told from its default.
    fields = columns.FIELDS[name].items()
    assert all(columns.DEFAULTS[name][c] is None for c, field in fields if field.null)


def test_every_reference_to_a_table_is_found() -> None:
    found = {(table, field.name) for table, field in columns.pointing_to(tables.Team)}
    assert found == {(tables.Person, "team"), (tables.Objective, "team"), (copy_tables.HandedCopy, "team")}
    assert columns.pointing_to(tables.Objective)[0][1].name == "continues"  # also to itself
    assert columns.pointing_to(tables.OwnBlueprint) == ()


def test_a_reference_of_tomorrow_is_found_too() -> None:
    with next_schema.comes():
        assert next_schema.Weather in {table for table, _field in columns.pointing_to(tables.Person)}
    assert next_schema.Weather not in {table for table, _field in columns.pointing_to(tables.Person)}

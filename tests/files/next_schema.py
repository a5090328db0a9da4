"""A schema after the newest as test data: what a column and a table more mean for all that is stored."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from peewee import ForeignKeyField, TextField

from okrdesk.document import columns, schemas, subject, tables
from okrdesk.document.fields import ListField, WholeField
from tests.files import write_schema

MOOD = "calm"


class Weather(tables.Table):
    """The table that comes, of which there will never be one: its words, and how bad it is, from 0 to 3."""

    cycle = ForeignKeyField(tables.Cycle, backref="+", null=True)
    person = ForeignKeyField(tables.Person, backref="+", null=True)
    text = TextField()
    tags = ListField(default=list)
    storm = WholeField(default=0, most=3)


@contextmanager
def comes() -> Iterator[int]:
    """Inside, the newest schema has a table `weather`, and people have a `mood`; yields its number."""
    person = tables.Person
    person._meta.add_field("mood", TextField(default=MOOD))
    number = tables.SCHEMA_NUMBER + 1
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(subject, "SUBJECT", (*subject.SUBJECT, Weather))
            patch.setattr(subject, "ALL", (*subject.ALL, Weather))
            patch.setattr(tables, "SCHEMA_NUMBER", number)
            for table in (person, Weather):
                name, fields = table._meta.table_name, columns.fields_of(table)
                patch.setitem(columns.TABLES, name, table)
                patch.setitem(columns.FIELDS, name, fields)
                patch.setitem(columns.COLUMNS, name, tuple(fields))
                patch.setitem(columns.DEFAULTS, name, columns.defaults_of(fields))
            patch.setitem(schemas.SCHEMAS, number, tuple(write_schema.statements()))
            yield number
    finally:
        person._meta.remove_field("mood")
        del person.mood

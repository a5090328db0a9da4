"""Writes the stored workspaces of the newest schema, while that is unreleased: a small one and a quarter.

`python -m tests.files.write_stored`
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

from peewee import ForeignKeyField

from okrdesk.document import tables
from okrdesk.document.document import Document
from okrdesk.document.fields import DayField, DecimalField, ListField, WholeField
from okrdesk.document.subject import SUBJECT
from okrdesk.exchange import workspace_json
from okrdesk.okr import closing, cycles
from tests import factories
from tests.files import write_schema

PLACE = Path(__file__).parent
DAY = dt.date(2026, 2, 8)
# What not every text would do for.
_WORDS = {
    "name": "Bread",
    "measure": "number",
    "direction": "increase",
    "cadence": "weekly",
    "kind": "lesson",
}


def small() -> Document:
    """Edits, an undone one, a named version."""
    document = factories.workspace()
    for number in range(4):
        factories.check_in(document, number * 7, f"Week {number}")
    document.undo()
    document.name_version("Start")
    return document


def quarter() -> Document:
    """A quarter that was closed and carried on, with a row in every table that fills each column."""
    document = factories.sample_of(DAY)
    with document.edit("One of everything"):
        for table in SUBJECT:
            if table is not tables.Workspace:
                document.add(table, **{f.name: _made_up(document, f) for f in table._meta.sorted_fields[2:]})
    document.undo()
    document.redo()
    closing.close(document, cycles.all_cycles(document)[0].id, on=DAY, next_name="2026-Q2", baselines=True)
    return document


def _made_up(document: Document, field: Any) -> Any:
    if isinstance(field, ForeignKeyField):
        known = factories.ids(document, field.rel_model)
        return known[0] if known or not field.null else None  # the first of its kind repeats none
    if isinstance(field, WholeField):
        return field.most
    if isinstance(field, DayField):
        return DAY
    if isinstance(field, DecimalField):
        return Decimal("12.50")
    if isinstance(field, ListField):
        return [] if field.shape is list else {}
    return document.now if field.name in ("entered", "at") else _WORDS.get(field.name, "V")


def main() -> None:
    """Each as a file, the quarter as JSON as well."""
    write_schema.refuse_frozen()
    number = tables.SCHEMA_NUMBER
    (PLACE / f"schema_{number}.okrdesk").write_bytes(factories.content(small()))
    whole = quarter()
    (PLACE / f"schema_{number}_quarter.okrdesk").write_bytes(factories.content(whole))
    (PLACE / f"schema_{number}_quarter.json").write_bytes(workspace_json.to_json(whole))


if __name__ == "__main__":
    main()

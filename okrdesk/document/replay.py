"""A workspace as its plain parts, and one built from such parts: what exchange formats read and write."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from okrdesk.document import connection, journal, merge, tables
from okrdesk.document.columns import DEFAULTS, FIELDS
from okrdesk.document.document import Document
from okrdesk.document.fields import ListField
from okrdesk.document.journal import Change, Step
from okrdesk.document.refused import Refused
from okrdesk.i18n import _


def newest() -> int:
    """The number of the newest schema, the one that `rows` are of."""
    return tables.SCHEMA_NUMBER


def steps(document: Document) -> Iterator[Step]:
    """Every step with its changes, earliest first."""
    database = document.database
    undone = journal.undone_steps(database)
    changes: dict[str, list[Change]] = {}
    query = 'SELECT step, "table", "row", field, before, after FROM change ORDER BY step, seq'
    for step, table, row, field, before, after in database.execute_sql(query):
        changes.setdefault(step, []).append(Change(table, row, field, _value(before), _value(after)))
    query = "SELECT id, clock, actor, person, label, undoes FROM step ORDER BY clock, actor, id"
    for kept in database.execute_sql(query):
        row, clock, actor, person, label, undoes = kept
        made = tuple(changes.get(row, ()))
        yield Step(row, clock, actor, person, label, undoes, undone=row in undone, changes=made)


def rows(document: Document) -> dict[str, list[dict[str, Any]]]:
    """The rows of every table by id, removed ones too; values as stored, lists and mappings opened up."""
    content: dict[str, list[dict[str, Any]]] = {}
    for name, fields in FIELDS.items():
        names = ", ".join(f'"{column}"' for column in fields)
        content[name] = [
            {c: _opened(field, v) for (c, field), v in zip(fields.items(), row, strict=True)}
            for row in document.database.execute_sql(f'SELECT {names} FROM "{name}" ORDER BY id')
        ]
    return content


def filled(content: dict[str, Any], schema: int) -> dict[str, Any]:
    """The rows of an export as the tables of today hold them: what is left out is empty or at its default.

    So it is with what came after an older schema. Rows may stand in any order; what is none stays as it is.
    """
    whole = {name: [] for name in FIELDS} | {name: _by_id(rows) for name, rows in content.items()}
    for name, fields in FIELDS.items():
        new = {c: _opened(f, DEFAULTS[name][c]) for c, f in fields.items() if c in DEFAULTS[name]}
        if isinstance(whole.get(name), list):
            whole[name] = [new | row if isinstance(row, dict) else row for row in whole[name]]
    return whole


def _by_id(rows: Any) -> Any:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return rows
    return sorted(rows, key=lambda row: str(row.get("id")))


def stored(table: str, field: str, value: Any) -> Any:
    """A value of a change as the journal keeps it; lists and mappings may come opened up, as in `rows`."""
    fields = FIELDS.get(table, {})
    if field == "*" and isinstance(value, dict):
        return {name: stored(table, name, each) for name, each in value.items()}
    listed = isinstance(fields.get(field), ListField) and isinstance(value, list | dict)
    return fields[field].db_value(value) if listed else value


def _opened(field: Any, value: Any) -> Any:
    return json.loads(value) if isinstance(field, ListField) else value


def build(workspace: str, given: Iterable[Step], actor: str) -> Document:
    """A workspace in memory that holds exactly these steps, looked at as if a stranger had typed them.

    Refused where they make no sense or do not describe the workspace with this id.
    """
    source = _bare(workspace)
    try:
        for step in given:
            source.execute(
                "INSERT INTO step (id, clock, actor, person, label, undoes) VALUES (?, ?, ?, ?, ?, ?)",
                (step.id, step.clock, step.actor, step.person, step.label, step.undoes),
            )
            source.executemany(
                'INSERT INTO change (step, seq, "table", "row", field, before, after) '
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (step.id, seq, c.table, c.row, c.field, *_values(c))
                    for seq, c in enumerate(step.changes, start=1)
                ],
            )
        content = source.serialize()
    except source.Error as error:
        raise Refused(_("The history in this file makes no sense; export it again.")) from error
    finally:
        source.close()
    with contextlib.closing(_bare(workspace)) as empty:
        document = Document.load(empty.serialize(), actor)
    try:
        merge.merge_checked(document, content)
        if [row["id"] for row in rows(document)["workspace"]] != [workspace]:
            raise Refused(_("The history in this file belongs to another workspace; export it again."))
    except Refused:
        document.close()
        raise
    return document


def _bare(workspace: str) -> Any:
    """An empty workspace file with this id, without any row and without a step."""
    database = connection.connect(None)
    connection.lay_out(database)
    connection.describe(database, workspace)
    return database.connection()


def _value(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def _values(change: Change) -> tuple[str | None, str]:
    """Before and after as the journal keeps them: only a row that was added has nothing before it."""
    before = None if change.field == "*" else _text(change.before)
    return before, _text(change.after)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

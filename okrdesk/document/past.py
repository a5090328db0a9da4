"""The workspace as it was: a copy in memory whose content is folded from the steps up to some clocks."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from okrdesk.document import journal
from okrdesk.document.columns import TABLES
from okrdesk.document.document import Document


def at(document: Document, seen: Mapping[str, str], rows: Collection[journal.Row] | None = None) -> Document:
    """The workspace when `seen` ({actor: clock}) were the latest clocks, or with only these rows as then.

    For looking only; close it afterwards. Rows that were added later are marked as deleted. Named versions
    stay, whenever they were made.
    """
    copy = document.snapshot()
    try:
        then = Document.load(copy.serialize(), document.actor)
    finally:
        copy.close()
    with then.merging():
        then.database.execute_sql("PRAGMA defer_foreign_keys = ON")
        known = _all_rows(then) if rows is None else set(rows)
        for table, row in known - journal.materialise(then.database, known, seen):
            then.database.execute_sql(f'UPDATE "{table}" SET deleted = 1 WHERE id = ?', (row,))
    then.read_only = True
    return then


def _all_rows(document: Document) -> set[journal.Row]:
    return {
        (table, row)
        for table in TABLES
        if table != "version"
        for (row,) in document.database.execute_sql(f'SELECT id FROM "{table}"')
    }

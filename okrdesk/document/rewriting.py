"""Every text of a copy put another way: in rows, references and the journal alike, so that they agree."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Mapping

from peewee import IntegerField

from okrdesk.document.columns import FIELDS, TABLES
from okrdesk.document.document import Document

_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")


def rewrite(copy: sqlite3.Connection, put: Callable[[str], str]) -> None:
    """Put each text of a copy as `put` does: ids, names, lists as JSON, labels; numbers stay.

    The copy is committed; nothing of it is recorded.
    """

    def written(text: str | None) -> str | None:
        return None if text is None else put(text)

    copy.create_function("written", 1, written, deterministic=True)
    copy.execute("PRAGMA query_only = 0")
    copy.execute("PRAGMA foreign_keys = 0")
    columns: dict[str, tuple[str, ...]] = {
        **{table: _texts_of(table) for table in TABLES},
        "meta": ("workspace",),
        "step": ("id", "undoes", "person", "label"),
        "change": ("step", "row", "before", "after"),
    }
    for table, names in columns.items():
        changes = ", ".join(f'"{name}" = written("{name}")' for name in names)
        copy.execute(f'UPDATE "{table}" SET {changes}')
    copy.commit()


def renew_ids(copy: sqlite3.Connection, fresh: Callable[[str], str]) -> None:
    """Give every row and step the id that `fresh` makes of its own, wherever it is mentioned."""
    known = {
        row_id: fresh(row_id)
        for table in (*TABLES, "step")
        for (row_id,) in copy.execute(f'SELECT id FROM "{table}"').fetchall()
    }
    rewrite(copy, lambda text: _ID.sub(lambda match: known.get(match[0], match[0]), text))
    copy.execute("UPDATE meta SET revision = 0")
    copy.commit()


def rewritten(document: Document, put: Callable[[str], str], locale: str = "") -> Document:
    """A copy of a document in memory, for looking only, with its texts put another way.

    Numbers and days are written as in `locale`, unless it is "".
    """
    copy = document.snapshot()
    try:
        rewrite(copy, put)
        if locale:
            copy.execute("UPDATE workspace SET locale = ?", (locale,))
            copy.commit()
        return Document.load(copy.serialize(), document.actor, read_only=True)
    finally:
        copy.close()


def renamed(document: Document, names: Mapping[str, str]) -> Document:
    """A copy of a document in memory, for looking only, in which people, by id, are called otherwise."""
    copy = document.snapshot()
    try:
        copy.execute("PRAGMA query_only = 0")
        copy.executemany('UPDATE "person" SET name = ? WHERE id = ?', [(n, row) for row, n in names.items()])
        copy.commit()
        return Document.load(copy.serialize(), document.actor, read_only=True)
    finally:
        copy.close()


def _texts_of(table: str) -> tuple[str, ...]:
    return tuple(c for c, field in FIELDS[table].items() if not isinstance(field, IntegerField))

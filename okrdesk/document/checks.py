"""Is this a whole and honest workspace? Asked of bytes, before anything trusts them.

The schema must equal a frozen list word by word: that alone keeps out triggers, views and generated columns
that would run code of somebody else. Then the seal, SQLite's own checks, the form of ids, days and numbers.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from typing import Any

from peewee import ForeignKeyField, TextField

from okrdesk.document import journal_rules, seal, sound, tables
from okrdesk.document.beside import Beside
from okrdesk.document.columns import FIELDS, TABLES, columns_of, schema_of
from okrdesk.document.fields import (
    ClockField,
    DayField,
    DecimalField,
    IdField,
    ListField,
    WholeField,
)
from okrdesk.document.refused import NotAWorkspace
from okrdesk.document.schemas import SCHEMAS
from okrdesk.document.text import LABEL_LIMIT, LIMIT, LIST_LIMIT
from okrdesk.i18n import _

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
LENGTH_LIMIT = 20_000_000
_Columns = tuple[str, ...]


def refusal(kind: str, name: str) -> NotAWorkspace:
    """The refusal for content that is no workspace of ours; `name` is the file's."""
    sentences = {
        "empty": _(
            "“{name}” is empty; it may still be on its way from another computer, so try again later."
        ),
        "foreign": _("“{name}” is not a workspace; choose a file that OKR Desk made."),
        "other application": _("“{name}” belongs to another application; choose a file that OKR Desk made."),
        "newer": _("“{name}” was made by a newer OKR Desk; install that version to open it."),
        "cut short": _(
            "“{name}” is cut short; wait until it has arrived completely, or go back to one of its backups."
        ),
        "damaged": _("“{name}” is damaged and was left as it is; go back to one of its backups."),
    }
    return NotAWorkspace(kind, sentences[kind].format(name=name))


def is_database(content: bytes) -> bool:
    """Whether these bytes begin like a workspace; only `check` says whether they are one."""
    return content.startswith(_MAGIC)


def schema_number(content: bytes, name: str) -> int:
    """The schema number that the header tells. Raises NotAWorkspace for anything else than a workspace."""
    if not any(content[:_HEADER]) and not content.strip(b"\x00"):
        raise refusal("empty", name)
    if not is_database(content):
        raise refusal("foreign", name)
    if len(content) < _HEADER:
        raise refusal("cut short", name)
    if _number(content, 68) != tables.APPLICATION_ID:
        raise refusal("other application", name)
    version = _number(content, 60)
    if version > tables.SCHEMA_NUMBER:
        raise refusal("newer", name)
    page_size = int.from_bytes(content[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    expected = _number(content, 28) * page_size
    if _number(content, 24) == _number(content, 92) and len(content) < expected:
        raise refusal("cut short", name)
    if version not in SCHEMAS or content[18:20] != b"\x01\x01" or len(content) != expected:
        raise refusal("damaged", name)
    return version


def _number(content: bytes, start: int) -> int:
    return int.from_bytes(content[start : start + 4], "big")


def check(
    content: bytes,
    name: str,
    *,
    upgraded: bool = False,
    in_haste: bool = True,
    digest: Callable[[], str] | None = None,
) -> int:
    """Look at everything; returns the schema number. Raises NotAWorkspace. Never changes the content.

    What was just `upgraded` bears no seal of its own yet. In haste a large one is held in memory once more.
    Who makes the `digest` of the content anyway gives it.
    """
    version = schema_number(content, name)
    if sound.is_known(content, digest):
        return version
    with Beside(is_on=in_haste and len(content) > sound.LARGE) as beside:
        # What takes longest begins first, with a connection of its own.
        look = partial(_check_structure_of, content, version, name)
        structure = beside.begin(look) if beside.is_on else None
        with opened(content, name) as connection:
            try:
                _check_schema(connection, version, name)
                row = connection.execute("SELECT count(*), max(seal), max(workspace) FROM meta").fetchone()
                holds = beside.begin(lambda: row[0] == 1 and (upgraded or seal.holds(content, str(row[1]))))
                if not (beside.is_on or holds()):
                    raise refusal("damaged", name)
                _check_form(connection, version, name)
                if structure is not None:
                    structure()
                else:
                    check_structure(connection, name)
                if not holds():
                    raise refusal("damaged", name)
            # Values of another type, where somebody lifted what keeps them out, make a TypeError.
            except (sqlite3.Error, TypeError, ValueError, OverflowError, UnicodeDecodeError) as error:
                raise refusal("damaged", name) from error
    return version


def sealed(snapshot: sqlite3.Connection) -> bytes:
    """The sealed bytes of a snapshot, checked once more as if a stranger had sent them. Closes the snapshot.

    Safe in any thread. A failing check is a bug of ours and comes before anything is replaced.
    """
    try:
        content = seal.sealed(snapshot)
    finally:
        snapshot.close()
    try:
        check(content, "", in_haste=False)
    except NotAWorkspace as error:
        raise RuntimeError("what was to be published does not pass the checks") from error
    return content


@contextmanager
def opened(content: bytes, name: str) -> Iterator[sqlite3.Connection]:
    """The content in memory with narrow limits: no statement runs for long or grows large."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LENGTH_LIMIT)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)
        for pragma in ("trusted_schema = 0", "cell_size_check = 1", "temp_store = 2"):
            connection.execute(f"PRAGMA {pragma}")
        try:
            connection.deserialize(content)
            connection.execute("PRAGMA query_only = 1")
        except sqlite3.Error as error:
            raise refusal("damaged", name) from error
        # The thread's own time: on a busy machine, or after a sleep, a whole file is no damaged one.
        end = time.thread_time() + 2 + len(content) / 5_000_000
        connection.set_progress_handler(lambda: int(time.thread_time() > end), 20_000)
        yield connection
    finally:
        connection.close()


def _check_schema(connection: sqlite3.Connection, version: int, name: str) -> None:
    if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] > 500:
        raise refusal("damaged", name)
    schema = set(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))
    if schema != schema_of(version):
        raise refusal("damaged", name)


def _check_structure_of(content: bytes, version: int, name: str) -> None:
    with opened(content, name) as connection:
        # Rows are looked up in their indices here and there: those of a table stay at hand.
        connection.execute("PRAGMA cache_size = -8000")
        _check_schema(connection, version, name)
        check_structure(connection, name)


def check_structure(connection: sqlite3.Connection, name: str) -> None:
    """Pages, indexes and references are right."""
    if [tuple(r) for r in connection.execute("PRAGMA integrity_check(1)")] != [("ok",)]:
        raise refusal("damaged", name)
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise refusal("damaged", name)


# That they are hex digits is asked of many at once (`_asked_of`): patterns of SQLite take twice as long.
_ID = "length({c}) = 32"
_CLOCK = f"length({{c}}) = 16 AND {{c}} < '{journal_rules.LATEST}'"
_DIGITS = b"0123456789abcdef"
_AT_ONCE = 100  # rows
_MANY = 2000  # changes of a table from which on it takes less long to look at many at once
_BACKWARDS = (
    "SELECT 1 FROM step u CROSS JOIN step t ON t.id = u.undoes WHERE u.undoes > '' AND u.clock <= t.clock"
)
_DECIMAL = (
    "{c} GLOB '*[0-9]*' AND {c} NOT GLOB '*[^-0-9.]*' AND {c} NOT GLOB '?*-*' AND {c} NOT GLOB '*.*.*' "
    "AND length({c}) <= 100"
)
# Of the tables around the subject.
_FORMS = {
    "step": [
        _ID.format(c="id"),
        _CLOCK.format(c="clock"),
        _ID.format(c="actor"),
        f"length(person) <= {LABEL_LIMIT}",
        f"length(label) <= {LABEL_LIMIT}",
        f"(undoes IS NULL OR ({_ID.format(c='undoes')} AND undoes <> id))",
    ],
    "meta": [_ID.format(c="workspace"), "workspace IN (SELECT id FROM workspace)"],
}
_TEXTS: dict[str, tuple[_Columns, _Columns]] = {  # digits, and any text; changes are looked at one by one
    "step": (("id", "clock", "actor", "undoes"), ("person", "label")),
    "meta": (("workspace",), ("created_by",)),
}


def _check_form(connection: sqlite3.Connection, version: int, name: str) -> None:
    """What our columns promise beyond TEXT; a file that lies here would fail on some page later."""
    known = _filled(connection, columns_of(version))
    if connection.execute(_BACKWARDS).fetchone() is not None:
        raise refusal("damaged", name)
    for table, columns in known.items():
        _check_rows(connection, table, columns, name)
    _check_lists(connection, known, name)
    _check_changes(connection)


def _filled(connection: sqlite3.Connection, known: Mapping[str, _Columns]) -> dict[str, _Columns]:
    """The tables that have rows: most of a small workspace have none, and to ask of each takes long."""
    asked = ", ".join(f'EXISTS (SELECT 1 FROM "{table}")' for table in known)
    answered = connection.execute(f"SELECT {asked}").fetchone()
    return {table: known[table] for table, has_rows in zip(known, answered, strict=True) if has_rows}


def _form_of(table: str, columns: _Columns) -> list[str]:
    if table in _FORMS:
        return _FORMS[table]
    if table not in TABLES:
        return []
    conditions = []
    for name in columns:
        field, column = FIELDS[table][name], f'"{name}"'
        if isinstance(field, IdField):
            condition = _ID.format(c=column)
        elif isinstance(field, DayField):
            condition = f"date({column}, '+0 days') IS {column} AND {column} > '0001'"
        elif isinstance(field, DecimalField):
            condition = _DECIMAL.format(c=column)
        elif isinstance(field, ListField):
            condition = f"length({column}) <= {LIST_LIMIT}"
        elif isinstance(field, ClockField):
            condition = _CLOCK.format(c=column)
        elif isinstance(field, WholeField):
            condition = f"{column} BETWEEN 0 AND {field.most}"
        elif isinstance(field, ForeignKeyField):
            continue
        else:
            condition = f"length({column}) <= {LIMIT}"
        conditions.append(f"({column} IS NULL OR ({condition}))" if field.null else f"({condition})")
    return conditions


def _check_rows(connection: sqlite3.Connection, table: str, columns: _Columns, name: str) -> None:
    """The rows of a table are as they should be, their ids and clocks hex digits, their texts UTF-8."""
    asked, digits = _asked_of(table, columns)
    for held, _rows in _in_pieces(connection, table, asked) if asked else ():
        # Not even behind a zero, where SQLite stops counting, stands anything else. To read any text decodes
        # it: bytes that are no UTF-8 raise here instead of on some page later.
        if held[0] or "".join(filter(None, held[1 : digits + 1])).encode().translate(None, _DIGITS):
            raise refusal("damaged", name)


@cache
def _asked_of(table: str, columns: _Columns) -> tuple[str, int]:
    """SQL for what is asked of rows: how many are wrong, texts of digits (and how many), any texts."""
    conditions = _form_of(table, columns)
    if not conditions:
        return "", 0
    digits, free = _texts_of(table, columns)
    # As a filter it stops at the first condition that decides; as a value SQLite works out all of them.
    wrong = f"count(*) FILTER (WHERE NOT ({' AND '.join(conditions)}))"
    asked = [wrong, *(f"group_concat(\"{column}\", '')" for column in digits)]
    # A comma between two texts keeps halves of a letter from becoming one.
    asked += [f"group_concat(\"{column}\", ',') FILTER (WHERE \"{column}\" <> '')" for column in free]
    return ", ".join(asked), len(digits)


def _texts_of(table: str, columns: _Columns) -> tuple[_Columns, _Columns]:
    """The columns of a table that hold digits, and those that hold any text."""
    if table not in TABLES:
        return _TEXTS[table]
    fields = {name: FIELDS[table][name] for name in columns}
    digits = tuple(name for name, field in fields.items() if isinstance(field, IdField | ClockField))
    return digits, tuple(name for name, field in fields.items() if type(field) is TextField)


def _in_pieces(
    connection: sqlite3.Connection, table: str, asked: str
) -> Iterator[tuple[list[Any], tuple[int, int]]]:
    """What is asked (aggregates) of a hundred rows at a time, and between which numbers these are.

    SQLite puts their texts together in half the time that it takes to make rows of Python.
    """
    query = (
        f'SELECT {asked}, (SELECT min(rowid) FROM "{table}" WHERE rowid > ?2) '
        f'FROM "{table}" NOT INDEXED WHERE rowid BETWEEN ?1 AND ?2'
    )
    first: int | None = -(2**63)  # SQLite numbers from 1 on, somebody else perhaps not
    last, at_once = _AT_ONCE, _AT_ONCE
    while first is not None:
        try:
            *told, following = connection.execute(query, (first, last)).fetchone()
        except sqlite3.DataError:  # together they are longer than a text may be: from here on one by one
            if first == last:
                raise
            least = f'SELECT min(rowid) FROM "{table}" WHERE rowid >= ?'
            (following,), at_once = connection.execute(least, (first,)).fetchone(), 1
        else:
            yield told, (first, last)
            if following is not None and following <= last:
                raise ValueError("rows out of order")
        first = following
        last = min((first or 0) + at_once, 2**63) - 1


_CHANGES = 'SELECT "table", "row", field, before, after FROM change'


def _check_changes(connection: sqlite3.Connection) -> None:
    """What the journal says; where many rows of a table are new, many at a time."""
    counted = connection.execute('SELECT "table", count(*) FROM change GROUP BY "table"')
    many = tuple(table for table, count in counted if count > _MANY and table in TABLES)
    if not many:
        journal_rules.check_changes(connection.execute(_CHANGES))
        return
    tables_of_many = ", ".join(f"'{table}'" for table in many)
    is_new = (
        f"\"table\" IN ({tables_of_many}) AND field = '*' AND before IS NULL AND length(after) <= {LIMIT}"
    )
    line = "\"table\" || '\x1f' || \"row\" || '\x1f' || after"
    asked = f"group_concat({line}, '\n') FILTER (WHERE {is_new}), count(*) FILTER (WHERE {is_new}), count(*)"
    for (lines, new, count), rows in _in_pieces(connection, "change", asked):
        is_usual = lines is not None and journal_rules.are_usual(many, f"{lines}\n", new)
        if count > new or not is_usual:
            rest = f"AND ({is_new}) IS NOT TRUE" if is_usual else ""
            each = connection.execute(f"{_CHANGES} WHERE rowid BETWEEN ? AND ? {rest}", rows)
            journal_rules.check_changes(each, many)


def _check_lists(connection: sqlite3.Connection, known: Mapping[str, _Columns], name: str) -> None:
    """Lists and mappings are looked at one by one; nearly all are empty, and many are alike."""
    for table in TABLES.keys() & known.keys():
        for column in known[table]:
            field = FIELDS[table][column]
            if isinstance(field, ListField):
                held = connection.execute(f'SELECT DISTINCT "{column}" FROM "{table}"')
                if not all(journal_rules.fits_list(field, text) for (text,) in held):
                    raise refusal("damaged", name)

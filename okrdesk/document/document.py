"""One open workspace: reading, `edit("Label")`, undo and redo.

The document is SQLite and nothing else. Outside `edit` the connection only reads (`PRAGMA query_only`), so a
write that forgot the door fails at once. Where the file comes from and goes to is the business of storage.
"""

from __future__ import annotations

import json
import re
import sqlite3
import uuid
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from peewee import SQL, OperationalError, SqliteDatabase

from okrdesk import paths
from okrdesk.document import (
    columns,
    connection,
    journal,
    journal_rules,
    tables,
    together,
    undoable,
    whole_rows,
)
from okrdesk.document.answers import Answers, Renew
from okrdesk.document.fields import ListField
from okrdesk.document.refused import Refused
from okrdesk.document.text import LABEL_LIMIT, LIST_LIMIT, clean
from okrdesk.i18n import _, system_locale_name

DIGITS = 40  # more than anybody counts; keeps a pasted 1E+999999 out of the file
_ID = re.compile(r"[0-9a-f]{32}")
_Answer = TypeVar("_Answer")


def new_id() -> str:
    """A fresh 32-hex UUID."""
    return uuid.uuid4().hex


class Document:
    """A workspace on an open connection. Made by `create`, `attach` (a file) or `load` (bytes)."""

    def __init__(
        self,
        database: SqliteDatabase,
        actor: str,
        person: str = "",
        *,
        read_only: bool = False,
        now_ms: Callable[[], int] | None = None,
    ) -> None:
        self.database = database
        self.actor = actor
        self.person = person
        self.read_only = read_only
        self.revision = 0
        # What led from the revision before to this one, (table, row id); None where that is not known.
        self.touched: frozenset[tuple[str, str]] | None = None
        self._is_written_to = False
        self._answers = Answers()
        self._is_told_whole = True  # whether the step that was written told all rows that it wrote
        self._step: journal.Step | None = None
        self._records = False  # recording is set up with the first edit; most documents are only read
        self._recorded: set[str] = set()  # the tables of which what is written is recorded
        self.clock = journal.Clock(journal.latest_clock(database), now_ms)
        database.pragma("query_only", 1)

    @classmethod
    def create(cls, path: Path | None, name: str, actor: str, person: str = "", **more: Any) -> Document:
        """A new workspace in a file of its own (which must not exist) or, with None, in memory."""
        database = connection.connect(path)
        connection.lay_out(database)
        document = cls(database, actor, person, **more)
        with document.edit(_("Create the workspace")):
            connection.describe(database, document.add(tables.Workspace, name=name))
        return document

    @classmethod
    def attach(cls, path: Path, actor: str, person: str = "", **more: Any) -> Document:
        """A checked working copy on disk; edits are durable there at once."""
        return cls(connection.connect(path), actor, person, **more)

    @classmethod
    def load(cls, content: bytes, actor: str, person: str = "", **more: Any) -> Document:
        """Checked content in memory: for commands and for looking without touching anything."""
        database = connection.connect(None)
        database.connection().deserialize(content)
        return cls(database, actor, person, **more)

    @property
    def id(self) -> str:
        """The workspace's id: the same in every copy of it."""
        return str(self.database.execute_sql("SELECT workspace FROM meta").fetchone()[0])

    @property
    def locale(self) -> str:
        """How this workspace writes numbers and days; this computer's way where it does not say."""
        return self.once("locale", lambda: _locale_of(self), of=("workspace",)) or system_locale_name()

    def snapshot(self) -> sqlite3.Connection:
        """An independent copy in memory that another thread may use."""
        # In one piece, which is given back when it is closed: the pages of ":memory:" stay with the process.
        copy = sqlite3.connect("file:copy?vfs=memdb", uri=True, check_same_thread=False)
        self.database.connection().backup(copy)
        return copy

    def close(self) -> None:
        """Close the connection; nothing is published here."""
        self.database.close()

    # Reading

    def rows(self, query: Any) -> list[Any]:
        """The rows of a query of a table as named tuples."""
        read: list[Any] = query.read(self.database)
        return read

    def row(self, table: type[tables.Table], row_id: str | None) -> Any | None:
        """The row of a table with this id, removed or not; None where there is none."""
        return whole_rows.row(table, self.database, row_id or "")

    def one(self, query: Any) -> Any | None:
        """The first row of a peewee query, or None."""
        first = self.rows(query.limit(1))
        return first[0] if first else None

    def once(
        self, question: Hashable, read: Callable[[], _Answer], of: Collection[str] = (), renew: Renew = None
    ) -> _Answer:
        """What `read` gives; asked the same again before anything is written, the same answer.

        Where `of` names every table that it is read from, it holds until one of their rows is written, or
        until `renew` has made it of now. Inside an edit it is always read: its own changes are seen.
        """
        if self._is_written_to:
            return read()
        return self._answers.ask(question, self.revision, read, of, renew)

    # Writing

    @contextmanager
    def edit(self, label: str) -> Iterator[None]:
        """The only way to write: one transaction, one step, one label. An inner edit joins the outer.

        Any exception rolls everything back. Refused when the document was opened for reading only.
        """
        if self._step is not None:
            yield
            return
        step = self._new_step(label)
        with self._writing():
            journal.begin(self.database, step)
            self._step = step
            try:
                yield
                journal.end(self.database, step.id)
            finally:
                self._step = None
        if self._is_told_whole:
            self._follow(journal.touched(self.database, [step.id]))

    @contextmanager
    def unrecorded(self) -> Iterator[None]:
        """Write inside an edit what other steps have recorded already; which rows it touches is not told."""
        self._is_told_whole = False
        with journal.unrecorded(self.database):
            yield

    def _follow(self, rows: Iterable[tuple[str, str]]) -> None:
        self.touched = frozenset(rows)
        self._answers.follow(self.revision, self.touched)

    def add(self, table: type[tables.Table], **values: Any) -> str:
        """Insert a row inside an edit; returns its id. Text is cleaned here, the one boundary for text."""
        return self.add_all(table, [values])[0]

    def add_all(self, table: type[tables.Table], rows: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
        """Insert many rows of a table inside an edit, by one statement; returns their ids.

        A fifth of the time that peewee takes, which spells the statement anew for each row.
        """
        fields = columns.FIELDS[table._meta.table_name]
        defaults = columns.DEFAULTS[table._meta.table_name]
        made: list[list[Any]] = []
        for values in rows:
            held = {**_cleaned(table, dict(values)), "id": _id_of(values.get("id"))}
            row = [f.db_value(held.pop(f.name)) if f.name in held else defaults[c] for c, f in fields.items()]
            if held:
                raise ValueError(f"{table.__name__} has no field {', '.join(held)}")
            made.append(row)
        names, marks = ", ".join(f'"{column}"' for column in fields), ", ".join("?" * len(fields))
        self._record(table._meta.table_name)
        statement = f'INSERT INTO "{table._meta.table_name}" ({names}) VALUES ({marks})'
        self.database.connection().executemany(statement, made)
        of_id = list(fields).index("id")
        return tuple(str(row[of_id]) for row in made)

    def set(self, table: type[tables.Table], row_id: str, **values: Any) -> None:
        """Change fields of a row inside an edit. Refused when the row is not there or was removed."""
        query = table.update(**_cleaned(table, values)).where(table.id == row_id)
        self._record(table._meta.table_name)
        if not query.bind(self.database).execute():
            raise Refused(_("That is no longer here; it may have been removed meanwhile."))

    def set_all(self, table: type[tables.Table], row_ids: Iterable[str], **values: Any) -> None:
        """Change fields of many rows inside an edit, by one statement; of ids that are not there, nothing."""
        ids = SQL("(SELECT value FROM json_each(?))", [json.dumps(list(row_ids))])
        self._record(table._meta.table_name)
        table.update(**_cleaned(table, values)).where(table.id.in_(ids)).bind(self.database).execute()

    def remove(self, table: type[tables.Table], row_id: str) -> None:
        """Mark a row as deleted inside an edit."""
        self.set(table, row_id, deleted=1)

    @property
    def now(self) -> str:
        """The clock of the running edit; rows that sort by entering keep it."""
        if self._step is None:
            raise RuntimeError("only inside an edit")
        return self._step.clock

    def put(self, table: str, row: str, stored: Mapping[str, Any]) -> None:
        """Set columns of a row inside an edit to values as the journal holds them."""
        self._record(table)
        updates = ", ".join(f'"{column}" = ?' for column in stored)
        self.database.execute_sql(f'UPDATE "{table}" SET {updates} WHERE id = ?', [*stored.values(), row])

    def restore(self, seen: Mapping[str, str], label: str) -> None:
        """Set every field back to what it was when these clocks were the latest: an ordinary edit.

        Named versions stay, whenever they were made. Rows added later are marked as deleted.
        """
        wanted = journal.state(self.database, seen=seen)
        current = journal.state(self.database)
        with self.edit(label):
            self.database.execute_sql("PRAGMA defer_foreign_keys = ON")
            for (table, row), values in current.items():
                if table == "version":
                    continue
                target = wanted.get((table, row), {**values, "deleted": 1})
                changed = {c: v for c, v in target.items() if v != values.get(c)}
                if changed:
                    self.put(table, row, changed)

    # Undo and redo

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, for the menu."""
        step = undoable.next_undo(self.database, self.actor)
        return step.label if step else None

    @property
    def redo_label(self) -> str | None:
        """What redo would bring back, for the menu."""
        step = undoable.next_redo(self.database, self.actor)
        return step.label if step else None

    def undo(self) -> str | None:
        """Take back this installation's latest edit, also one made before a restart. Returns its label."""
        step = undoable.next_undo(self.database, self.actor)
        return self._take_back(step.id, step.label) if step else None

    def redo(self) -> str | None:
        """Bring back what was undone last. Returns its label."""
        step = undoable.next_redo(self.database, self.actor)
        if step is None:
            return None
        return self._take_back(undoable.undoing(self.database, step.id), step.label)

    def undo_only(self, step_id: str) -> str:
        """Take back one edit, whoever made it; what later edits changed again stays. Returns its label."""
        return self._take_back(step_id, journal.step_named(self.database, step_id).label)

    def _take_back(self, step_id: str, label: str) -> str:
        steps = [self._new_step(label, undoes=each) for each in together.with_it(self.database, step_id)]
        with self._writing():
            self.database.execute_sql("PRAGMA defer_foreign_keys = ON")
            for step in steps:
                journal.add_step(self.database, step)
            rows = journal.touched(self.database, [step.id for step in steps])
            journal.materialise(self.database, rows)
        self._follow(rows)
        return label

    def history(self, limit: int | None = None, before: str = "g") -> tuple[journal.Step, ...]:
        """Steps with their changes, newest first."""
        return journal.history(self.database, limit, before)

    def name_version(self, name: str) -> str:
        """Remember this moment under a name; returns the version's id."""
        with self.edit(_("Name a version")):
            seen = journal.seen_now(self.database)
            return self.add(tables.Version, name=name, at=self.now, seen=seen)

    @contextmanager
    def merging(self) -> Iterator[None]:
        """One transaction for steps that come from another copy: nothing is recorded (document/merge.py)."""
        if self._step is not None:
            raise RuntimeError("not inside an edit")
        with self._writing():
            yield

    def _new_step(self, label: str, undoes: str | None = None) -> journal.Step:
        if self.read_only:
            raise Refused(_("This workspace is open for reading only; save a copy to make changes."))
        texts = clean(label, LABEL_LIMIT), clean(self.person, LABEL_LIMIT)
        return journal.Step(new_id(), self.clock.tick(), self.actor, texts[1], texts[0], undoes, undone=False)

    def _record(self, table: str) -> None:
        if self._step is not None and table not in self._recorded:
            journal.record(self.database, table)
            self._recorded.add(table)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self.database.pragma("query_only", 0)
        self._is_written_to = self._is_told_whole = True
        try:
            if not self._records:
                journal.install(self.database)
                self._records = True
            with self.database.atomic():
                yield
        except BaseException as error:
            self._recorded.clear()  # what was set up in this transaction went with it
            of_sqlite = isinstance(error, sqlite3.OperationalError | OperationalError)
            if not of_sqlite or not _is_lack_of_space(error):
                raise
            sentence = _(
                "Nothing was changed: the disk that holds “{folder}” is full; "
                "remove files there and try again."
            )
            raise Refused(sentence.format(folder=paths.home())) from error
        finally:
            self._is_written_to = False
            self.database.pragma("query_only", 1)
        self.revision += 1
        self.touched = None


def _locale_of(document: Document) -> str:
    named = document.database.execute_sql("SELECT locale FROM workspace").fetchone()
    return str(named[0]) if named else ""


def _id_of(given: Any) -> str:
    """The id that a new row is given, a fresh one where it has none."""
    row_id = str(given or new_id())
    if not _ID.fullmatch(row_id):
        raise ValueError(f"not an id: {row_id!r}")
    return row_id


def _cleaned(table: type[tables.Table], values: dict[str, Any]) -> dict[str, Any]:
    cleaned = {name: _clean(value) for name, value in values.items()}
    for name, value in cleaned.items():
        if isinstance(value, list | dict):
            text = json.dumps(value, ensure_ascii=False)
            if len(text) > LIST_LIMIT:
                raise Refused(_("That is more than one field can hold; take some of it out."))
            # What opening refuses must not be written.
            field = table._meta.fields[name]
            if isinstance(field, ListField) and not journal_rules.fits_list(field, text):
                raise Refused(_("One of these values is none that a workspace can hold; check the numbers."))
    return cleaned


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Decimal) and not (
        value.is_finite() and abs(value.adjusted()) < DIGITS and len(value.as_tuple().digits) < DIGITS
    ):
        raise Refused(_("That is not a number one can reckon with; type one such as 37."))
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    return value


def _is_lack_of_space(error: BaseException | None) -> bool:
    # peewee's own words are about the rollback that SQLite had done already; the cause stands at the end.
    while error is not None:
        if getattr(error, "sqlite_errorname", "") in ("SQLITE_FULL", "SQLITE_IOERR_WRITE"):
            return True
        error = error.__cause__ or error.__context__
    return False

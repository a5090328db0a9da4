"""Workspaces for tests, small and large, made through the document's own door."""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
from collections.abc import Callable
from contextlib import redirect_stdout
from decimal import Decimal
from functools import cache
from io import StringIO
from pathlib import Path
from typing import TypeVar

from okrdesk.cli.run import run
from okrdesk.document import checks
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.subject import SUBJECT
from okrdesk.okr import cycles, sample

ACTOR = "a" * 32
OTHER = "b" * 32
FIRST_DAY = dt.date(2026, 1, 1)


def workspace(actor: str = ACTOR, name: str = "Bakery", person: str = "Ada") -> Document:
    """A workspace in memory with one cycle, two people, two objectives and three key results.

    Written once, and then a copy of it for each test: its ids are the same everywhere.
    """
    return Document.load(_workspace_content(actor, name, person), actor, person)


def another_workspace(actor: str = ACTOR, name: str = "Bakery", person: str = "Ada") -> Document:
    """The like of it with ids of its own, which nobody can take for the same one."""
    document = Document.create(None, name, actor, person)
    fill(document)
    return document


@cache
def _workspace_content(actor: str, name: str, person: str) -> bytes:
    document = another_workspace(actor, name, person)
    written: bytes = document.database.connection().serialize()
    document.close()
    return written


def fill(document: Document) -> None:
    """One cycle, two people, two objectives and three key results, in one step."""
    with document.edit("Set up"):
        cycle = document.add(t.Cycle, name="Q1", first_day=FIRST_DAY, last_day=dt.date(2026, 3, 31))
        ada = document.add(t.Person, name="Ada", role="Baker")
        document.add(t.Person, name="Bo")
        for index in range(2):
            objective = document.add(
                t.Objective, cycle=cycle, title=f"Objective {index}", owner=ada, position="V"
            )
            for number in range(2 - index):
                document.add(
                    t.KeyResult,
                    objective=objective,
                    title=f"Key result {index}.{number}",
                    baseline=Decimal(0),
                    target=Decimal(100),
                    stages=["flour", "dough"],
                    position="V",
                )


_Told = TypeVar("_Told")


def written_once(write: Callable[[], tuple[Document, _Told]]) -> Callable[[], tuple[Document, _Told]]:
    """Make a function that gives each test a copy of what `write` wrote, and what it told about it (ids)."""

    @cache
    def once() -> tuple[bytes, str, _Told]:
        document, told = write()
        written = content(document)
        document.close()
        return written, document.person, told

    def copied() -> tuple[Document, _Told]:
        written, person, told = once()
        return Document.load(written, ACTOR, person), told

    return copied


def sample_of(day: dt.date, person: str = "Ada") -> Document:
    """The sample workspace as of a day, in memory; written once, and then a copy of it for each test."""
    return Document.load(_sample_content(day), ACTOR, person)


@cache
def _sample_content(day: dt.date) -> bytes:
    document = Document.create(None, "Sample", ACTOR, "Ada")
    sample.write(document, day)
    made = content(document)
    document.close()
    return made


def sample_file(path: Path, day: dt.date) -> Path:
    """The sample as the command writes it for a day; the bytes of its first run serve every later test."""
    path.write_bytes(_written_by_command(day))
    return path


@cache
def _written_by_command(day: dt.date) -> bytes:
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()):
        path = Path(folder) / "sample.okrdesk"
        assert run(["sample", str(path), "--on", day.isoformat()]) == 0
        return path.read_bytes()


def ids(document: Document, table: type[t.Table]) -> list[str]:
    """The ids of the rows that are not deleted, in the order they were added."""
    query = f'SELECT id FROM "{table._meta.table_name}" WHERE deleted = 0 ORDER BY rowid'
    return [row[0] for row in document.database.execute_sql(query)]


def quarter(document: Document) -> str:
    """A cycle more, the first quarter of 2026; returns its id."""
    return cycles.add(document, "2026-Q1", FIRST_DAY, dt.date(2026, 3, 31))


def check_in(document: Document, value: int, note: str = "") -> str:
    """One check-in of the first key result."""
    with document.edit("Check in"):
        return document.add(
            t.CheckIn,
            key_result=ids(document, t.KeyResult)[0],
            on_day=FIRST_DAY + dt.timedelta(days=value % 90),
            entered=document.now,
            value=Decimal(value),
            confidence=value % 11,
            note=note,
        )


def stored(path: Path, document: Document | None = None) -> Path:
    """The document (else a small workspace) as a file."""
    path.write_bytes(_workspace_file() if document is None else content(document))
    return path


@cache
def _workspace_file() -> bytes:
    document = workspace()
    written = content(document)
    document.close()
    return written


def content(document: Document) -> bytes:
    """The sealed bytes of a document."""
    return checks.sealed(document.snapshot())


_check = checks.check
_sound: set[tuple[bytes, bool]] = set()


def check_once(
    content: bytes,
    name: str,
    *,
    upgraded: bool = False,
    in_haste: bool = True,
    digest: Callable[[], str] | None = None,
) -> int:
    """What `checks.check` tells, which needs not look again at bytes that it found sound before."""
    known = hashlib.sha256(content).digest(), upgraded
    if known not in _sound:
        _check(content, name, upgraded=upgraded, in_haste=in_haste, digest=digest)
        _sound.add(known)
    return checks.schema_number(content, name)


def load(path: Path, actor: str = ACTOR) -> Document:
    """The file in memory, as somebody else would open it."""
    return Document.load(path.read_bytes(), actor)


def notes(path: Path) -> set[str]:
    """The notes of all check-ins in a file: what tests count edits by."""
    document = load(path)
    found = {row[0] for row in document.database.execute_sql("SELECT note FROM check_in WHERE deleted = 0")}
    document.close()
    return found


def dump(document: Document) -> dict[tuple[str, str], tuple[object, ...]]:
    """Every row that is not deleted, of every table of the subject."""
    rows: dict[tuple[str, str], tuple[object, ...]] = {}
    connection = document.database.connection()
    for table in SUBJECT:
        name = table._meta.table_name
        for row in connection.execute(f'SELECT id, * FROM "{name}" WHERE deleted = 0'):
            rows[name, row[0]] = tuple(row[1:])
    return rows


def large(check_ins: int, actor: str = ACTOR) -> Document:
    """A workspace with that many check-ins, each a step of its own."""
    document = workspace(actor)
    key_results = ids(document, t.KeyResult)
    for number in range(check_ins):
        with document.edit("Check in"):
            document.add(
                t.CheckIn,
                key_result=key_results[number % 3],
                on_day=FIRST_DAY + dt.timedelta(days=number % 90),
                entered=document.now,
                value=Decimal(number),
                confidence=number % 11,
                note=f"Note {number}: the dough rose well and the queue was short.",
            )
    return document

"""Answers that are kept while nothing is written."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path
from typing import Any

import pytest

import okrdesk
from okrdesk.document import merge, room_tables, tables
from okrdesk.document.answers import Answers
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import objectives, people
from okrdesk.okr.workshop import themes
from tests import factories, kept
from tests.factories import workspace


@pytest.fixture
def document() -> Document:
    return workspace()


def test_the_same_question_is_read_once_until_something_is_written(document: Document) -> None:
    read: list[int] = []

    def count() -> int:
        read.append(1)
        return len(read)

    def ask() -> int:
        return document.once("how many", count)

    assert (ask(), ask(), len(read)) == (1, 1, 1)
    with document.edit("Write"):
        document.add(room_tables.Theme, cycle=_cycle(document), title="One", position="a")
        assert ask() == 2
        assert ask() == 3
    assert (ask(), ask()) == (4, 4)
    assert document.undo()
    assert ask() == 5


def test_an_edit_sees_its_own_rows_and_one_that_failed_leaves_none(document: Document) -> None:
    cycle = _cycle(document)
    assert themes.of_cycle(document, cycle) == ()
    seen: list[str] = []

    def fail() -> None:
        with document.edit("Add and fail"):
            themes.add(document, cycle, "One")
            seen.extend(theme.title for theme in themes.of_cycle(document, cycle))
            raise Refused("no")

    with pytest.raises(Refused):
        fail()
    assert seen == ["One"]
    assert themes.of_cycle(document, cycle) == ()


def test_an_answer_holds_until_a_table_that_it_names_is_written(document: Document) -> None:
    read: list[str] = []

    def ask() -> int:
        document.once("how many", lambda: read.append("a theme"), of=("theme",))
        return len(read)

    assert (ask(), ask()) == (1, 1)
    people.add(document, "Grace")
    assert ask() == 1
    themes.add(document, _cycle(document), "One")
    assert (ask(), ask()) == (2, 2)
    assert document.undo()
    assert ask() == 3
    with document.merging():
        document.database.execute_sql("UPDATE theme SET title = 'Two'")
    assert ask() == 4, "a merge does not say what it touched"


def test_what_another_copy_brought_is_read_though_the_edit_records_none_of_it(document: Document) -> None:
    cycle = _cycle(document)
    other = Document.load(factories.content(document), "b" * 32)
    themes.add(other, cycle, "Theirs")
    assert themes.of_cycle(document, cycle) == ()
    merge.take_in(document, factories.content(other), "copy.okrdesk", "Take back", lambda _report: None)
    assert document.touched is None
    assert [theme.title for theme in themes.of_cycle(document, cycle)] == ["Theirs"]


def test_only_the_written_rows_of_a_cycle_are_read_anew(document: Document) -> None:
    cycle = _cycle(document)
    first, second = objectives.of_cycle(document, cycle)
    objectives.move(document, second.id, 0)
    moved, same = objectives.of_cycle(document, cycle)
    assert moved.id == second.id
    assert same is first, "what was not written is the very same"
    objectives.remove(document, second.id)
    assert objectives.of_cycle(document, cycle) == (first,)
    assert document.undo()
    assert objectives.of_cycle(document, cycle) == (moved, first)


def test_every_answer_names_the_tables_that_it_is_read_from(monkeypatch: pytest.MonkeyPatch) -> None:
    document = factories.sample_of(dt.date(2026, 2, 8))
    open_reads: list[set[str]] = []
    read_from: dict[str, tuple[set[str], set[str]]] = {}
    asked: set[str] = set()

    def watch(action: int, table: str | None, *_more: str | None) -> int:
        if action == sqlite3.SQLITE_READ and table not in (None, "", "meta"):  # what is in `meta` stays
            for tables_of_one in open_reads:
                tables_of_one.add(str(table))
        return sqlite3.SQLITE_OK

    class Watched(Answers):
        def ask(self, question: Any, revision: int, read: Any, of: Any, renew: Any) -> Any:
            open_reads.append(set())
            document.database.connection().set_authorizer(watch)
            answer = read()
            asked.add(read.__module__.rpartition(".")[2])
            read_from[str(question)] = (open_reads.pop(), set(of))
            return answer

    monkeypatch.setattr(document, "_answers", Watched())
    kept.ask_all(document)
    named = {question: pair for question, pair in read_from.items() if pair[1]}
    # Whoever looks in the journal for what was written of a table names that table.
    journal = {"change", "step"}
    assert [question for question, (read, of) in named.items() if not read - journal <= of] == []
    assert [question for question, (read, _of) in named.items() if not read] == [], "each is watched"
    sources = Path(okrdesk.__file__).parent.rglob("*.py")
    asking = {path.stem for path in sources if ".once(" in path.read_text("utf-8")}
    assert asking == asked, "tests/kept.py asks all that is kept"


def _cycle(document: Document) -> str:
    return str(document.one(tables.Cycle.select()).id)

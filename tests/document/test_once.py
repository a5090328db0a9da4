"""Answers that are kept while nothing is written."""

from __future__ import annotations

import pytest

from okrdesk.document import room_tables, tables
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr.workshop import themes
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


def _cycle(document: Document) -> str:
    return str(document.one(tables.Cycle.select()).id)

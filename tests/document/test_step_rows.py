"""What a step changed, told without its values; what an added row belongs to, however its JSON is spaced."""

from __future__ import annotations

import json

import pytest

from okrdesk.document import journal, step_rows
from okrdesk.document.document import Document
from tests import factories


@pytest.fixture
def document() -> Document:
    return factories.workspace()


def newest(document: Document) -> str:
    """The id of the latest step."""
    return document.history(1)[0].id


def test_all_changes_are_told_in_their_order(document: Document) -> None:
    factories.check_in(document, 1, "one")
    step = newest(document)
    told = step_rows.changed(document.database, step)
    assert told == [each[:3] for each in journal.written_changes(document.database, step)]
    assert step_rows.kinds(document.database, step) == {(table, field) for table, _row, field in told}
    assert step_rows.changed(document.database, "0" * 32) == []


@pytest.mark.parametrize("spaced", [False, True])
def test_what_an_added_row_belongs_to_is_told(document: Document, spaced: bool) -> None:
    # A text that looks like the column is written with strokes before its quotation marks.
    factories.check_in(document, 1, '"key_result_id":"' + "f" * 32 + '"')
    step = newest(document)
    (change,) = document.history(1)[0].changes
    if spaced:
        connection = document.database.connection()
        connection.execute("PRAGMA query_only = 0")
        values = ("{ " + json.dumps(change.after)[1:], step)
        connection.execute("UPDATE change SET after = ? WHERE step = ?", values)
    told = step_rows.told_ids(document.database, step, "check_in", "key_result_id")
    assert told == [change.after["key_result_id"]]


def test_what_added_rows_tell_of_a_column(document: Document) -> None:
    factories.check_in(document, 1, "one")
    assert step_rows.told(document.database, newest(document), "check_in", "note") == ["one"]
    assert step_rows.told(document.database, newest(document), "check_in", "blocker") == [None]
    assert step_rows.told(document.database, newest(document), "objective", "title") == []

"""Putting every text of a copy another way: rows and journal agree, and the document itself stays."""

from __future__ import annotations

from okrdesk.document import journal
from okrdesk.document import tables as t
from okrdesk.document.rewriting import rewritten
from tests import factories


def test_rows_journal_and_names_are_put_and_still_agree() -> None:
    document = factories.workspace()
    before = factories.dump(document)
    copy = rewritten(document, lambda text: text.replace("Ada", "Eve"), "de_AT")
    assert {row.name for row in copy.rows(t.Person.select())} == {"Eve", "Bo"}
    assert not [step for step in copy.history() if "Ada" in step.person]
    assert b"Ada" not in copy.database.connection().serialize().replace(b"Adam", b"")
    assert copy.locale == "de_AT"
    differing = {(table, row) for table, row, *_rest in journal.differences(copy.database)}
    assert {table for table, _row in differing} <= {"workspace"}, "but for the locale, which is no edit"
    assert factories.dump(document) == before


def test_numbers_and_what_is_empty_stay() -> None:
    document = factories.workspace()
    copy = rewritten(document, lambda text: text)
    assert factories.dump(copy) == factories.dump(document)
    assert copy.read_only

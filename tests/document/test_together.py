"""Which steps are undone and redone together."""

from __future__ import annotations

import datetime as dt

from okrdesk.document import tables as t
from okrdesk.document import taking_back, together
from okrdesk.document.document import Document
from okrdesk.okr import history
from tests import factories


def test_an_edit_goes_alone_and_a_copy_with_all_that_came(document: Document) -> None:
    other = Document.load(factories.content(document), "b" * 32, "Bo")
    factories.check_in(document, 1)
    alone = document.history(1)[0].id
    assert together.with_it(document.database, alone) == [alone]
    came = []
    for number in (2, 3):
        factories.check_in(other, number)
        came.append(other.history(1)[0].id)
    looked = taking_back.look(document, taking_back.copy_of(factories.content(other), "copy"))
    taking_back.take_back(document, looked.copy, {}, on=dt.date(2026, 4, 20))
    taken = document.history(1)[0].id
    assert together.with_it(document.database, taken) == [*came, taken]
    document.undo()
    undos = [step.id for step in document.history(3)]
    assert together.with_it(document.database, undos[0]) == [*reversed(undos)]


def test_an_undo_alone_beside_it_is_not_brought_back_by_redoing(document: Document) -> None:
    other = Document.load(factories.content(document), "b" * 32, "Bo")
    factories.check_in(other, 2)
    factories.check_in(other, 3)
    looked = taking_back.look(document, taking_back.copy_of(factories.content(other), "copy"))
    taking_back.take_back(document, looked.copy, {}, on=dt.date(2026, 4, 20))
    document.undo_only(other.history(1)[0].id)
    seen = factories.dump(document)
    document.undo()
    document.redo()
    assert factories.dump(document) == seen


def test_history_has_one_row_for_an_undo_of_many(document: Document) -> None:
    other = Document.load(factories.content(document), "b" * 32, "Bo")
    for number in range(4):
        with other.edit("Add a person"):
            other.add(t.Person, name=f"P{number}")
    copy = taking_back.copy_of(factories.content(other), "copy")
    taking_back.take_back(document, copy, {}, on=dt.date(2026, 4, 20))
    rows = len(history.steps(document))
    for _round in range(2):
        document.undo()
        document.redo()
    kinds = [row.kind for row in history.steps(document)]
    assert len(kinds) == rows + 4, "an undo and a redo, twice"
    assert kinds[:4] == ["redo", "undo", "redo", "undo"]
    assert len(history.steps(document, fold=True)) == rows + 1

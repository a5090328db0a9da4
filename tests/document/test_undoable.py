"""What undo and redo would do, found without going through the steps of others."""

from __future__ import annotations

from okrdesk.document import tables as t
from okrdesk.document import undoable
from okrdesk.document.document import Document
from tests import factories

STEPS = 400


def _among_steps_of_others() -> Document:
    others = factories.workspace("b" * 32)
    for number in range(STEPS):
        with others.edit("Theirs"):
            others.set(t.Workspace, others.id, vision=f"Vision {number}")
    return Document.load(factories.content(others), "a" * 32)


def _add(document: Document, name: str) -> None:
    with document.edit(f"Add {name}"):
        document.add(t.Person, name=name)


def _work(document: Document) -> int:
    """How far SQLite goes to say what undo and redo would do, in fifties of its instructions."""
    counted: list[int] = []
    connection = document.database.connection()
    connection.set_progress_handler(lambda: counted.append(1), 50)
    undoable.next_undo(document.database, document.actor)
    undoable.next_redo(document.database, document.actor)
    connection.set_progress_handler(None, 0)
    return len(counted)


def test_the_first_edit_of_our_own_is_found_at_once_among_many_of_others() -> None:
    document = _among_steps_of_others()
    assert (document.undo_label, document.redo_label) == (None, None)
    _add(document, "Mia")
    assert (document.undo_label, document.redo_label) == ("Add Mia", None)
    assert _work(document) < STEPS / 10


def test_edits_are_undone_from_the_latest_on_and_redone_from_the_first_on() -> None:
    document = _among_steps_of_others()
    for name in ("Mia", "Noa", "Ola"):
        _add(document, name)
    assert [document.undo(), document.undo(), document.undo(), document.undo()] == [
        "Add Ola",
        "Add Noa",
        "Add Mia",
        None,
    ]
    assert document.redo_label == "Add Mia"
    assert [document.redo(), document.redo()] == ["Add Mia", "Add Noa"]
    _add(document, "Pia")
    assert (document.undo_label, document.redo_label) == ("Add Pia", None)


def test_of_steps_of_one_clock_the_one_with_the_greatest_id_is_the_latest() -> None:
    document = factories.workspace()
    for name in ("Mia", "Noa"):
        _add(document, name)
    document.database.pragma("query_only", 0)
    document.database.execute_sql("UPDATE step SET clock = 'f' WHERE label LIKE 'Add %'")
    latest = document.database.execute_sql(
        "SELECT label FROM step WHERE clock = 'f' ORDER BY id DESC"
    ).fetchone()
    step = undoable.next_undo(document.database, document.actor)
    assert step is not None
    assert step.label == latest[0]

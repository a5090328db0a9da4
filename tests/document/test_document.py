"""The one door for writing: steps, undo and redo, the journal that replays to the same tables (T12)."""

from __future__ import annotations

import random
import sqlite3
from decimal import Decimal
from pathlib import Path
from typing import Any

import peewee
import pytest

from okrdesk.document import journal
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from tests import factories, work
from tests.examples import later
from tests.factories import dump


def act(document: Document, rng: random.Random) -> None:
    """One random edit, as a person might make it."""
    choice = rng.randrange(7) if factories.ids(document, t.KeyResult) else 4
    objectives = factories.ids(document, t.Objective)
    people = factories.ids(document, t.Person)
    with document.edit(f"Edit {choice}"):
        if choice == 0:
            cycle = factories.ids(document, t.Cycle)[0]
            document.add(t.Objective, cycle=cycle, title=f"O{rng.random()}", position="V")
        elif choice in (1, 2, 3) and not objectives:
            document.add(t.Person, name="nothing left to change")
        elif choice == 1:
            document.set(t.Objective, rng.choice(objectives), title=f"T{rng.random()}", why="because")
        elif choice == 2:
            document.remove(t.Objective, rng.choice(objectives))
        elif choice == 3:
            document.set(t.Objective, rng.choice(objectives), owner=rng.choice(people) if people else None)
        elif choice == 4:
            document.add(t.Person, name=f"P{rng.random()}")
        elif choice == 5:
            for row in objectives:  # many rows in one step
                document.set(t.Objective, row, weight=Decimal(rng.randrange(100)))
        else:
            factories.check_in(document, rng.randrange(100), "a note")


def test_many_rows_are_added_as_each_would_be() -> None:
    rows: list[dict[str, Any]] = [
        {"text": "One\r\nline", "position": "V"},
        {"text": "Two", "position": "W", "id": "a" * 32},
    ]
    one, other = factories.workspace(), factories.workspace()
    with one.edit("Add"):
        told = one.add_all(t.CharterLine, rows)
    with other.edit("Add"):
        for row, row_id in zip(rows, told, strict=True):
            other.add(t.CharterLine, **{**row, "id": row_id})
    assert told[1] == "a" * 32
    lines = {key: values for key, values in dump(one).items() if key[0] == "charter_line"}
    assert lines == {key: values for key, values in dump(other).items() if key[0] == "charter_line"}
    before = dump(one)
    one.undo()
    assert not [key for key in dump(one) if key[1] in told]
    one.redo()
    assert dump(one) == before
    with pytest.raises(ValueError, match="not an id"), one.edit("Add"):
        one.add_all(t.CharterLine, [{"text": "x", "position": "V", "id": "x"}])
    assert dump(one) == before


@pytest.mark.parametrize("seed", [0, 1, *later(*range(2, 8))])
def test_fifty_actions_undone_and_redone_give_the_same_state_at_each_step(seed: int) -> None:
    undo_and_redo_fifty(seed)


def undo_and_redo_fifty(seed: int) -> None:
    """The same state at each of fifty steps, back and forth."""
    rng = random.Random(seed)
    document = factories.workspace()
    states = [dump(document)]
    for _number in range(50):
        before = document.revision
        act(document, rng)
        assert document.revision == before + 1
        if dump(document) != states[-1]:
            states.append(dump(document))
    for state in reversed(states[:-1]):
        assert document.undo_label is not None
        document.undo()
        assert dump(document) == state
    for state in states[1:]:
        assert document.redo_label is not None
        document.redo()
        assert dump(document) == state
    assert document.redo_label is None
    assert journal.differences(document.database) == set()
    document.close()


def test_undo_reaches_back_over_a_restart_but_not_over_the_creation(tmp_path: Path) -> None:
    place = tmp_path / "work.db"
    document = Document.create(place, "Bakery", factories.ACTOR)
    factories.fill(document)
    document.close()
    again = Document.attach(place, factories.ACTOR)
    assert again.undo_label == "Set up"
    assert again.undo() == "Set up"
    assert again.undo_label is None
    assert again.undo() is None
    assert again.redo() == "Set up"
    assert again.redo() is None
    again.close()


def _add_and_fail(document: Document) -> None:
    with document.edit("Fail"):
        document.add(t.Person, name="Cy")
        document.set(t.Person, "0" * 32, name="Nobody")


def test_an_error_inside_an_edit_rolls_everything_back(document: Document) -> None:
    before, revision = dump(document), document.revision
    with pytest.raises(Refused):
        _add_and_fail(document)
    assert dump(document) == before
    assert document.revision == revision
    assert document.undo_label == "Set up"
    factories.check_in(document, 1)


def test_an_edit_that_changes_nothing_leaves_no_step(document: Document) -> None:
    steps = len(document.history())
    person = factories.ids(document, t.Person)[0]
    with document.edit("Nothing"):
        document.set(t.Person, person, name="Ada")
    assert len(document.history()) == steps


def test_writing_outside_an_edit_fails_at_once(document: Document) -> None:
    with pytest.raises(sqlite3.OperationalError):
        document.add(t.Person, name="Cy")
    with pytest.raises(peewee.OperationalError):
        document.database.execute_sql("UPDATE person SET name = 'Eve'")


def test_rows_are_never_deleted(document: Document) -> None:
    with pytest.raises(peewee.IntegrityError), document.edit("Delete"):
        document.database.execute_sql("DELETE FROM person")


def test_a_read_only_document_refuses_every_way_to_write() -> None:
    content = factories.content(factories.workspace())
    document = Document.load(content, factories.ACTOR, read_only=True)
    for write in (lambda: factories.check_in(document, 1), document.undo, lambda: document.name_version("x")):
        with pytest.raises(Refused):
            write()


def test_setting_a_row_that_is_not_there_is_refused(document: Document) -> None:
    with pytest.raises(Refused), document.edit("Reword"):
        document.set(t.Person, "0" * 32, name="Nobody")


HOSTILE = "a\r\nb\x00c\x1bd\ud800e\u0301"
CLEAN = "a\nbcd?\u00e9"


def test_text_is_cleaned_wherever_it_stands(document: Document) -> None:
    key_result = factories.ids(document, t.KeyResult)[0]
    with document.edit("Hostile"):
        document.set(t.KeyResult, key_result, title=HOSTILE, stages=[HOSTILE, (HOSTILE, "3")])
    found = document.one(t.KeyResult.select().where(t.KeyResult.id == key_result))
    assert found is not None
    stages: Any = found.stages
    assert found.title == CLEAN
    assert stages == [CLEAN, [CLEAN, "3"]]


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+999999", "1E-999999", "1" * 60])
def test_numbers_nobody_can_reckon_with_are_refused(document: Document, value: str) -> None:
    key_result = factories.ids(document, t.KeyResult)[0]
    with document.edit("Set"), pytest.raises(Refused):
        document.set(t.KeyResult, key_result, target=Decimal(value))


def test_labels_and_names_are_cleaned_too(document: Document) -> None:
    document.person = HOSTILE
    with document.edit(HOSTILE * 500):
        document.add(t.Person, name="Cy")
    step = document.history(1)[0]
    assert (step.person, step.label[:8], len(step.label)) == (CLEAN, CLEAN + "a", 1000)


def test_editing_and_undoing_do_not_grow_with_the_workspace() -> None:
    small, large = _edited_and_undone(100), _edited_and_undone(1000)
    assert small == pytest.approx(large, rel=0.02), "what is undone is found without a walk over all steps"


def _edited_and_undone(check_ins: int) -> int:
    document = factories.large(check_ins)

    def act() -> None:
        factories.check_in(document, 1)
        for _number in range(5):
            document.undo_label, document.redo_label  # noqa: B018
            document.undo()
            document.redo()

    counted = work.calls(act)
    document.close()
    return counted


def test_going_back_to_a_named_version_can_be_undone(document: Document) -> None:
    factories.check_in(document, 1)
    at_version = dump(document)
    document.name_version("Before the meeting")
    seen = document.rows(t.Version.select())[0].seen
    factories.check_in(document, 2)
    objective = factories.ids(document, t.Objective)[0]
    with document.edit("Reword"):
        document.set(t.Objective, objective, title="New")
    later = dump(document)
    document.restore(seen, "Go back")
    assert {k: v for k, v in dump(document).items() if k[0] != "version"} == at_version
    document.undo()
    assert dump(document) == later


@pytest.mark.parametrize("stages", [[["a", "1e9"]], [["a"]], {"a": "1"}, [["a", "1" * 101]]])
def test_a_list_that_opening_would_refuse_is_not_written(stages: object) -> None:
    document = factories.workspace()
    before = document.revision
    with pytest.raises(Refused, match="none that a workspace can hold"), document.edit("Stages"):
        document.set(t.KeyResult, "c" * 32, stages=stages)
    assert document.revision == before


@pytest.mark.parametrize(
    ("number", "fits"),
    [
        ("1E+39", True),
        ("1E+40", False),
        ("1E-39", True),
        ("1E-40", False),
        ("9" * 39, True),
        ("9" * 40, False),
    ],
)
def test_a_number_of_39_digits_is_kept_and_no_longer_one(document: Document, number: str, fits: bool) -> None:
    row = factories.ids(document, t.KeyResult)[0]
    if fits:
        with document.edit("Set"):
            document.set(t.KeyResult, row, target=Decimal(number))
        assert document.row(t.KeyResult, row).target == Decimal(number)
    else:
        with pytest.raises(Refused, match="not a number one can reckon with"), document.edit("Set"):
            document.set(t.KeyResult, row, target=Decimal(number))


def test_what_was_asked_is_asked_again_only_after_an_edit(document: Document) -> None:
    asked: list[int] = []

    def read() -> int:
        asked.append(1)
        return len(asked)

    assert [document.once("x", read), document.once("x", read), document.once("y", read)] == [1, 1, 2]
    revision = document.revision
    with document.edit("Add"):
        document.add(t.Person, name="Mia")
        assert [document.once("x", read), document.once("x", read)] == [3, 4]
    assert document.revision == revision + 1
    assert document.once("x", read) == 5


def test_what_an_edit_touched_is_known_until_something_is_merged(document: Document) -> None:
    with document.edit("Add"):
        mia = document.add(t.Person, name="Mia")
    assert document.touched == {("person", mia)}
    document.undo()
    assert document.touched == {("person", mia)}
    with document.merging():
        pass
    assert document.touched is None
    with document.edit("Add"), pytest.raises(RuntimeError, match="inside"), document.merging():
        pass
    with pytest.raises(RuntimeError, match="inside"):
        _ = document.now


@pytest.mark.parametrize("given", ["x", "A" * 32, "a" * 31, "a" * 33])
def test_a_new_row_has_an_id_that_is_one_and_fields_that_there_are(document: Document, given: str) -> None:
    with pytest.raises(ValueError, match="not an id"), document.edit("Add"):
        document.add(t.Person, name="Mia", id=given)
    with pytest.raises(ValueError, match="no field mood"), document.edit("Add"):
        document.add(t.Person, name="Mia", mood="good")


def test_many_rows_are_changed_by_one_statement(document: Document) -> None:
    rows = factories.ids(document, t.KeyResult)
    with document.edit("Set"):
        document.set_all(t.KeyResult, [*rows[:2], "0" * 32], source="List")
    assert [document.row(t.KeyResult, row).source for row in rows] == ["List", "List", ""]
    document.undo()
    assert document.row(t.KeyResult, rows[0]).source == ""
    assert document.row(t.KeyResult, None) is None
    assert document.one(t.Person.select().where(t.Person.name == "Nobody")) is None

"""History tells who changed what from what to what, and leads back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrdesk.document import merge
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import check_ins, cycles, history, key_results, objectives, people
from okrdesk.okr.terms import KeyResult
from tests import changes, factories
from tests.okr.told import DAY, Told


def test_pages_follow_each_other(world: Told) -> None:
    for value in range(5):
        check_ins.record(world.document, world.row, Decimal(value), on=DAY)
    whole = history.steps(world.document)
    first = history.steps(world.document, 3)
    rest = history.steps(world.document, None, first[-1].clock)
    assert [r.id for r in whole] == [r.id for r in first + rest]


def test_steps_of_another_installation_are_marked(world: Told) -> None:
    other = Document.load(factories.content(world.document), factories.OTHER, "Bo")
    people.add(other, "Cem")
    merge.merge(world.document, factories.content(other))
    assert world.newest().merged
    assert world.newest().person == "Bo"


def test_undo_to_keeps_its_row_and_is_one_edit_that_can_be_undone(world: Told) -> None:
    changes.key_result(world.document, world.row, target=Decimal(60))
    kept = world.newest().id
    then = factories.dump(world.document)
    check_ins.record(world.document, world.row, Decimal(30), on=DAY)
    changes.key_result(world.document, world.row, target=Decimal(70), title="Rolls")
    world.document.undo()
    world.document.redo()
    later = factories.dump(world.document)
    history.undo_to(world.document, kept)
    assert factories.dump(world.document) == then
    world.document.undo()
    assert factories.dump(world.document) == later


def test_going_back_to_a_version_keeps_the_versions(world: Told) -> None:
    world.document.name_version("Monday")
    then = factories.dump(world.document)
    objectives.add(world.document, objectives.Objective("", world.cycle, "Second"))
    (version,) = history.versions(world.document)
    assert (version.name, version.objectives) == ("Monday", 1)
    history.go_back(world.document, version.id)
    assert factories.dump(world.document) == then
    assert world.newest().label == "Go back to “Monday”"


def test_what_is_gone_is_refused(world: Told) -> None:
    with pytest.raises(Refused):
        history.undo_to(world.document, "0" * 32)
    with pytest.raises(Refused):
        history.go_back(world.document, "0" * 32)


def test_going_back_before_the_first_cycle_is_refused_and_changes_nothing() -> None:
    document = Document.create(None, "Young", "a" * 32, "Ada")
    first = document.history()[-1].id
    factories.quarter(document)
    with pytest.raises(Refused, match="no cycle yet"):
        history.undo_to(document, first)
    assert len(cycles.all_cycles(document)) == 1
    assert document.undo_label == "Add a cycle"


def test_what_undo_to_here_undid_looks_undone(world: Told) -> None:
    kept = world.newest().id
    check_ins.record(world.document, world.row, Decimal(30), on=DAY)
    gone = world.newest().id
    history.undo_to(world.document, kept)
    way_back = world.newest().id
    assert _undone(world) == {gone}
    world.document.undo()
    assert _undone(world) == {way_back}
    world.document.redo()
    changes.key_result(world.document, world.row, target=Decimal(70))
    later = world.newest().id
    history.undo_to(world.document, gone)
    assert gone not in _undone(world), "the step that took it back is taken back itself"
    assert later in _undone(world)


def _undone(world: Told) -> set[str]:
    return {row.id for row in history.steps(world.document) if row.undone and row.kind == "edit"}


def test_undo_and_redo_of_a_step_fold_into_one_row(world: Told) -> None:
    check_ins.record(world.document, world.row, Decimal(30), on=DAY)
    before = len(history.steps(world.document, fold=True))
    for _turn in range(3):
        world.document.undo()
        world.document.redo()
    folded = history.steps(world.document, fold=True)
    assert len(folded) == before + 1
    assert (folded[0].kind, folded[0].folded) == ("redo", 5)
    world.document.undo()
    folded = history.steps(world.document, fold=True)
    assert len(folded) == before + 1
    assert folded[0].kind == "undo"
    assert len(history.steps(world.document)) == before + 7, "commands tell every step"


def test_a_step_is_undone_alone(world: Told) -> None:  # decision 42
    changes.key_result(world.document, world.row, target=Decimal(60), title="Rolls")
    step = world.newest().id
    check_ins.record(world.document, world.row, Decimal(30), on=DAY)
    assert history.undo_only(world.document, step) == "Undone: Change a key result"
    now = key_results.read(world.document, world.row)
    assert (now.target, now.title) == (Decimal(50), "Loaves")
    assert len(check_ins.of_key_result(world.document, world.row, DAY)) == 1, "later work stays"
    world.document.redo()
    assert key_results.read(world.document, world.row).target == Decimal(60)


def test_what_later_steps_changed_stays_and_is_named(world: Told) -> None:  # decision 42
    changes.key_result(world.document, world.row, target=Decimal(60), title="Rolls")
    step = world.newest().id
    changes.key_result(world.document, world.row, target=Decimal(70))
    later = world.newest().id
    said = history.undo_only(world.document, step)
    assert "stays" in said
    assert "Loaves" in said
    now = key_results.read(world.document, world.row)
    assert (now.target, now.title) == (Decimal(70), "Loaves")
    with pytest.raises(Refused, match="undone already"):
        history.undo_only(world.document, step)
    changes.key_result(world.document, world.row, target=Decimal(80))
    with pytest.raises(Refused, match="changed all of this again"):
        history.undo_only(world.document, later)
    with pytest.raises(Refused, match="begins with this step"):
        history.undo_only(world.document, history.steps(world.document)[-1].id)
    with pytest.raises(Refused, match="no longer here"):
        history.undo_only(world.document, "0" * 32)


def test_what_goes_with_an_added_row_is_named(world: Told) -> None:  # decision 42
    added = key_results.add(world.document, KeyResult("", world.objective, "Guests", target=Decimal(9)))
    step = world.newest().id
    for value in (3, 4):
        check_ins.record(world.document, added, Decimal(value), on=DAY)
    changes.key_result(world.document, added, target=Decimal(12))
    check_ins.record(world.document, added, Decimal(5), on=DAY)
    world.document.undo()  # what is undone does not go along
    changes.key_result(world.document, world.row, target=Decimal(70))  # nor what belongs to another
    said = history.undo_only(world.document, step)
    assert said == ("Undone: Add a key result. What came later goes with it: Check in (2), Change a target")
    assert [each.id for each in key_results.of_objective(world.document, world.objective)] == [world.row]
    world.document.redo()
    assert key_results.read(world.document, added).target == 12
    assert len(check_ins.of_key_result(world.document, added, DAY)) == 2, "and comes back with it"


def test_a_plain_undo_names_what_others_did_with_the_row_it_takes_back(world: Told) -> None:  # decision 42
    assert history.undo(Document.create(None, "Empty", factories.ACTOR)) is None
    added = key_results.add(world.document, KeyResult("", world.objective, "Guests", target=Decimal(9)))
    other = Document.load(factories.content(world.document), factories.OTHER, "Bo")
    check_ins.record(other, added, Decimal(3), on=DAY)
    merge.merge(world.document, factories.content(other))
    assert history.undo(world.document) == ("Add a key result", "What came later goes with it: Check in")
    world.document.redo()
    assert len(check_ins.of_key_result(world.document, added, DAY)) == 1
    changes.key_result(world.document, added, title="Visitors")
    assert history.undo(world.document) == ("Reword a key result", "")


def test_what_names_an_added_row_is_named_where_it_still_does(world: Told) -> None:  # decision 42
    cem, dora = (people.add(world.document, name) for name in ("Cem", "Dora"))
    steps = [row.id for row in history.steps(world.document, 2)]
    changes.key_result(world.document, world.row, target=Decimal(70))
    changes.key_result(world.document, world.row, owner_id=cem)
    changes.key_result(world.document, world.row, owner_id=dora)
    assert history.undo_only(world.document, steps[1]) == "Undone: Add a person", "Dora owns it by now"
    said = history.undo_only(world.document, steps[0])
    assert said == "Undone: Add a person. What came later goes with it: Change a key result (2)"


def test_a_step_of_somebody_else_is_undone_alone(world: Told) -> None:
    other = Document.load(factories.content(world.document), factories.OTHER, "Bo")
    people.add(other, "Cem")
    merge.merge(world.document, factories.content(other))
    history.undo_only(world.document, world.newest().id)
    assert "Cem" not in [each.name for each in people.everyone(world.document)]


def test_many_changes_are_told_by_three_and_their_count(world: Told) -> None:
    with world.document.edit("Plan"):
        for number in range(9):
            key_results.add(world.document, KeyResult("", world.objective, f"Roll {number}"))
    assert world.newest().sentence == "9 key results: 1.2 Roll 0, 1.3 Roll 1, 1.4 Roll 2 and 6 more"


@pytest.mark.parametrize(("labels", "told"), [(3, "A, B, C"), (4, "A, B, C, …")])
def test_three_kinds_of_later_edits_are_named(world: Told, labels: int, told: str) -> None:  # decision 42
    added = key_results.add(world.document, KeyResult("", world.objective, "Guests", target=Decimal(9)))
    step = world.newest().id
    for n, label in enumerate("ABCD"[:labels]):
        with world.document.edit(label):
            world.document.set(t.KeyResult, added, title=f"Guests {n}")
    assert history.undo_only(world.document, step).endswith(f"What came later goes with it: {told}")


@pytest.mark.parametrize(("names", "told"), [(3, "A, B, C"), (4, "A, B, C, …")])
def test_three_of_what_stays_are_named(world: Told, names: int, told: str) -> None:  # decision 42
    ids = [people.add(world.document, name) for name in "abcd"[:names]]
    with world.document.edit("Names"):
        for person, name in zip(ids, "ABCD", strict=False):
            world.document.set(t.Person, person, name=name)
        world.document.set(t.KeyResult, world.row, title="Rolls")
    step = world.newest().id
    for person in ids:
        with world.document.edit("Again"):
            world.document.set(t.Person, person, name=world.document.row(t.Person, person).name + "x")
    said = history.undo_only(world.document, step)
    stays = said.rpartition("so it stays: ")[2]
    assert stays.replace("x", "") == told


def test_a_named_version_counts_the_objectives_of_its_moment(world: Told) -> None:
    more = objectives.add(world.document, objectives.Objective("", world.cycle, "More"))
    world.document.name_version("Two")
    objectives.remove(world.document, more)
    world.document.name_version("One")
    assert [(each.name, each.objectives) for each in history.versions(world.document)] == [
        ("One", 1),
        ("Two", 2),
    ]


def test_an_undo_of_a_step_that_is_nowhere_tells_no_change(world: Told) -> None:
    """A file of somebody else may hold an undo whose step it leaves out."""
    database = world.document.database
    changes.key_result(world.document, world.row, target=Decimal(60))
    world.document.undo()
    undo = world.newest()
    for pragma in ("query_only", "foreign_keys"):
        database.execute_sql(f"PRAGMA {pragma} = 0")
    database.execute_sql("UPDATE step SET undoes = ? WHERE id = ?", ("0" * 32, undo.id))
    row = world.newest()
    assert (row.id, row.kind, row.changes) == (undo.id, "undo", ())


def test_the_latest_moment_is_that_of_the_newest_step(world: Told) -> None:
    assert history.latest_moment(world.document) == world.newest().at


def test_steps_by_somebody_and_on_some_tables_with_their_undo(world: Told) -> None:
    changes.key_result(world.document, world.row, target=Decimal(60))
    world.document.undo()
    people.add(world.document, "Cem")
    kinds = [row.kind for row in history.steps(world.document, 2, tables=("key_result",))]
    assert kinds == ["undo", "edit"]
    assert len(history.steps(world.document, tables=("person", "key_result"))) > 3
    assert history.steps(world.document, tables=("story",)) == ()
    assert history.steps(world.document, person="Nobody") == ()
    assert history.steps(world.document, person="Ada") == history.steps(world.document)
    assert history.authors(world.document) == ("Ada",)

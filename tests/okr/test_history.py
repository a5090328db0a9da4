"""History tells who changed what from what to what, and leads back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from okrdesk.document import merge
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import check_ins, cycles, history, key_results, objectives, people
from okrdesk.okr.terms import KeyResult
from tests import changes, factories

DAY = dt.date(2026, 1, 8)


class _World:
    def __init__(self) -> None:
        self.document = document = Document.create(None, "Bakery", factories.ACTOR, "Ada")
        self.cycle = cycles.add(document, "2026 Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
        self.objective = objectives.add(document, objectives.Objective("", self.cycle, "Bread for all"))
        self.row = key_results.add(
            document,
            KeyResult("", self.objective, "Loaves", unit="loaves", baseline=Decimal(22), target=Decimal(50)),
        )

    def newest(self) -> history.HistoryRow:
        return history.steps(self.document, 1)[0]


@pytest.fixture
def world() -> _World:
    return _World()


def test_a_check_in_is_told_from_the_value_that_counted_before(world: _World) -> None:
    check_ins.record(world.document, world.row, Decimal(31), on=DAY, confidence=6)
    assert world.newest().sentence == "1.1 Loaves: 31, confidence 6"
    check_ins.record(world.document, world.row, Decimal(37), on=DAY + dt.timedelta(days=7), confidence=7)
    row = world.newest()
    assert row.sentence == "1.1 Loaves: 31 → 37, confidence 6 → 7"
    assert (row.label, row.person, row.kind, row.merged) == ("Check in", "Ada", "edit", False)
    assert row.at.tzinfo is not None
    assert [(c.what, c.field, c.before, c.after) for c in row.changes] == [
        ("1.1 Loaves", "value", "31", "37"),
        ("1.1 Loaves", "confidence", "6", "7"),
    ]


def test_a_late_check_in_is_compared_with_the_one_before_its_own_day(world: _World) -> None:
    check_ins.record(world.document, world.row, Decimal(40), on=DAY + dt.timedelta(days=7))
    check_ins.record(world.document, world.row, Decimal(30), on=DAY)
    assert world.newest().sentence == "1.1 Loaves: 30"


def test_owners_are_told_by_name(world: _World) -> None:
    bo = people.add(world.document, "Bo")
    key_results.assign(world.document, world.row, bo)
    assert world.newest().sentence == "1.1 Loaves: nobody → Bo"
    assert world.newest().changes[0].field == "owner"


def test_many_rows_are_counted_and_a_blueprint_is_named(world: _World) -> None:
    with world.document.edit("Take over a blueprint"):
        objective = objectives.add(
            world.document,
            objectives.Objective("", world.cycle, "Second", origin="blueprint", blueprint="Event Hub"),
        )
        for title in ("One", "Two", "Three"):
            key_results.add(world.document, KeyResult("", objective, title))
    assert world.newest().sentence == "Event Hub: 1 objective, 3 key results"


def test_moving_and_removing(world: _World) -> None:
    second = objectives.add(world.document, objectives.Objective("", world.cycle, "Second"))
    objectives.move(world.document, second, 0)
    assert world.newest().sentence == "1 Second: moved"
    objectives.remove(world.document, second)
    change = world.newest().changes[0]
    assert (change.field, change.before, change.after) == ("removed", "Second", None)


def test_undo_and_redo_say_what_they_did(world: _World) -> None:
    changes.key_result(world.document, world.row, target=Decimal(60))
    world.document.undo()
    undone, edit = history.steps(world.document, 2)
    assert (undone.kind, undone.sentence) == ("undo", "1.1 Loaves: 60 → 50")
    assert edit.undone
    world.document.redo()
    assert (world.newest().kind, world.newest().sentence) == ("redo", "1.1 Loaves: 50 → 60")


def test_hostile_and_long_texts_stay_one_short_line(world: _World) -> None:
    changes.of_mission(world.document, mission="<b>a\nb</b> " + "x" * 10_000)
    sentence = world.newest().sentence
    assert "\n" not in sentence
    assert len(sentence) < 200
    assert "<b>a b</b>" in sentence


def test_pages_follow_each_other(world: _World) -> None:
    for value in range(5):
        check_ins.record(world.document, world.row, Decimal(value), on=DAY)
    whole = history.steps(world.document)
    first = history.steps(world.document, 3)
    rest = history.steps(world.document, None, first[-1].clock)
    assert [r.id for r in whole] == [r.id for r in first + rest]


def test_steps_of_another_installation_are_marked(world: _World) -> None:
    other = Document.load(factories.content(world.document), factories.OTHER, "Bo")
    people.add(other, "Cem")
    merge.merge(world.document, factories.content(other))
    assert world.newest().merged
    assert world.newest().person == "Bo"


def test_moved_targets_are_those_that_stand_and_were_set_before(world: _World) -> None:
    fresh = key_results.add(world.document, KeyResult("", world.objective, "Rolls"))
    changes.key_result(world.document, fresh, target=Decimal(5))  # set for the first time: nothing moved
    changes.key_result(world.document, world.row, target=Decimal(55))
    changes.key_result(world.document, world.row, target=Decimal(70))
    world.document.undo()
    (moved,) = history.moved_targets(world.document, world.cycle)
    assert (moved.number, moved.title, moved.before, moved.after) == (
        "1.1",
        "Loaves",
        Decimal(50),
        Decimal(55),
    )
    assert moved.person == "Ada"


def test_undo_to_keeps_its_row_and_is_one_edit_that_can_be_undone(world: _World) -> None:
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


def test_going_back_to_a_version_keeps_the_versions(world: _World) -> None:
    world.document.name_version("Monday")
    then = factories.dump(world.document)
    objectives.add(world.document, objectives.Objective("", world.cycle, "Second"))
    (version,) = history.versions(world.document)
    assert (version.name, version.objectives) == ("Monday", 1)
    history.go_back(world.document, version.id)
    assert factories.dump(world.document) == then
    assert world.newest().label == "Go back to “Monday”"


def test_what_is_gone_is_refused(world: _World) -> None:
    with pytest.raises(Refused):
        history.undo_to(world.document, "0" * 32)
    with pytest.raises(Refused):
        history.go_back(world.document, "0" * 32)


def test_going_back_before_the_first_cycle_is_refused_and_changes_nothing() -> None:
    document = Document.create(None, "Young", "a" * 32, "Ada")
    first = document.history()[-1].id
    cycles.add(document, "2026 Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    with pytest.raises(Refused, match="no cycle yet"):
        history.undo_to(document, first)
    assert len(cycles.all_cycles(document)) == 1
    assert document.undo_label == "Add a cycle"

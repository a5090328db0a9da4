"""The words of a step with many changes: the same as of one with few, and found without wording each."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from okrdesk.document import journal
from okrdesk.document import tables as t
from okrdesk.okr import check_ins, history, key_results, objectives, people, sample
from okrdesk.okr.history_words import lines_of
from okrdesk.okr.terms import KeyResult
from tests import changes, work
from tests.okr.told import DAY, Told


def _many(world: Told, count: int) -> list[str]:
    with world.document.edit("Bring in"):
        return [
            key_results.add(world.document, KeyResult("", world.objective, f"Loaf {n}", target=Decimal(9)))
            for n in range(count)
        ]


def test_many_rows_are_counted_and_the_first_are_named(world: Told) -> None:
    rows = _many(world, 10)
    assert world.newest().sentence == "10 key results: 1.2 Loaf 0, 1.3 Loaf 1, 1.4 Loaf 2 and 7 more"
    with world.document.edit("Check in"):
        for row in rows[:4]:
            for day in (DAY, DAY + dt.timedelta(days=7)):
                check_ins.record(world.document, row, Decimal(1), on=day)
    assert world.newest().sentence == ("8 check-ins: 1.2 Loaf 0, 1.3 Loaf 1, 1.4 Loaf 2 and 1 more"), (
        "what they are of is named once"
    )
    world.document.undo()
    assert world.newest().sentence.startswith("8 check-ins: 1.2 Loaf 0, ")
    world.document.redo()
    with world.document.edit("Correct all"):
        for each in (one for row in rows[:2] for one in check_ins.of_key_result(world.document, row)):
            changes.check_in(world.document, each.id, value=Decimal(2))
    assert world.newest().sentence == "4 check-ins: 1.2 Loaf 0, 1.3 Loaf 1"


def test_a_step_with_many_changes_is_worded_in_part(world: Told) -> None:
    rows = _many(world, 100)
    with world.document.edit("Check in"):
        for row in rows:
            check_ins.record(world.document, row, Decimal(1), on=DAY, confidence=5)
    words = world.newest().words
    asked = work.statements(world.document, lambda: (words.sentence, words.in_part(6, 3)))
    assert asked < 30, "of the check-ins that are only counted nothing is read"
    shown, count = words.in_part(6, 3)
    assert [(each.what, each.field) for each in shown] == [
        ("1.2 Loaf 0", "value"),
        ("1.2 Loaf 0", "confidence"),
        ("1.3 Loaf 1", "value"),
    ]
    assert shown == words.changes()[:3]
    assert count == len(words.changes()) == 200


def test_of_few_changes_all_are_told(world: Told) -> None:
    check_ins.record(world.document, world.row, Decimal(31), on=DAY, confidence=6, note="Rain")
    told, count = world.newest().words.in_part(6, 3)
    assert told == world.newest().changes
    assert count == len(told) == 3


def test_changes_are_counted_as_they_are_told(world: Told) -> None:
    sample.write(world.document, DAY)
    version = world.document.name_version("Then")
    people.add(world.document, "Bo")
    history.go_back(world.document, version)
    rows = history.steps(world.document)
    assert len(rows) > 100
    for row in rows:
        counted = sum(map(lines_of, journal.changes_of(world.document.database, row.id)))
        assert row.kind != "edit" or counted == len(row.changes), row.label


@pytest.mark.parametrize("undone", [False, True])
def test_a_moved_target_is_marked(world: Told, undone: bool) -> None:
    assert not world.newest().words.moves_target, "it had none before"
    changes.key_result(world.document, world.row, target=Decimal(60))
    if undone:
        world.document.undo()
    assert world.newest().words.moves_target
    changes.key_result(world.document, world.row, target=None)
    assert world.newest().words.moves_target
    changes.key_result(world.document, world.row, target=Decimal(60))
    assert not world.newest().words.moves_target
    world.document.undo()
    assert world.newest().words.moves_target, "it took the target away"


def test_what_only_remembers_is_not_told(world: Told) -> None:
    before = world.newest()
    objectives.add(world.document, objectives.Objective("", world.cycle, "Cake for all"))
    history.undo_to(world.document, before.id)
    assert world.newest().sentence == "Cake for all"
    with world.document.edit("Remember"):
        world.document.add(t.Version, name="x", at=world.document.now, seen={}, deleted=1)
    assert world.newest().sentence == ""


@pytest.mark.parametrize(("count", "told"), [(2, 2), (3, 3), (4, 2)])
def test_up_to_the_most_all_changes_are_shown(world: Told, count: int, told: int) -> None:
    with world.document.edit("Bring in"):
        for n in range(count):
            people.add(world.document, f"Person {n}")
    shown, number = world.newest().words.in_part(3, 2)
    assert (len(shown), number) == (told, count)


def test_three_rows_are_worded_and_four_are_counted(world: Told) -> None:
    _many(world, 3)
    assert world.newest().sentence == "1.2 Loaf 0; 1.3 Loaf 1; 1.4 Loaf 2"
    with world.document.edit("Bring in"):
        for name in "ABCD":
            people.add(world.document, name)
    assert world.newest().sentence == "4 people: A, B, C and 1 more"


def test_in_a_sum_a_name_of_two_stands_once(world: Told) -> None:
    with world.document.edit("Bring in"):
        for name in ("Loaf", "Loaf", "Roll", "Cake"):
            objectives.add(world.document, objectives.Objective("", world.cycle, name))
    names = world.newest().sentence.removeprefix("4 objectives: ").split(", ")
    assert len(names) == len(set(names))


def test_each_kind_is_counted_by_its_own_word(world: Told) -> None:
    with world.document.edit("Bring in"):
        goal = objectives.add(world.document, objectives.Objective("", world.cycle, "Rolls"))
        rows = [
            key_results.add(world.document, KeyResult("", goal, f"R{n}", target=Decimal(9))) for n in (1, 2)
        ]
        check_ins.record(world.document, rows[0], Decimal(1), on=DAY)
        people.add(world.document, "Bo")
        world.document.add(t.Team, name="Hosts", position="a")
        world.document.add(t.Team, name="Bakers", position="b")
    assert world.newest().sentence.startswith(
        "1 objective, 2 key results, 1 check-in, 1 person, 2 other changes: "
    )


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("", "Rain", "Rain"),
        ("Rain", "Snow", "“Rain” → “Snow”"),
        ("Rain", "", None),
    ],
)
def test_a_note_that_is_new_is_said_without_an_arrow(
    world: Told, before: str, after: str, words: str | None
) -> None:
    check_ins.record(world.document, world.row, Decimal(31), on=DAY, note=before)
    made = check_ins.of_key_result(world.document, world.row)[0]
    changes.check_in(world.document, made.id, note=after)
    sentence = world.newest().sentence
    assert sentence.startswith("1.1 Loaves, ")
    if words is not None:
        assert words in sentence
        assert ("→" in sentence) is ("→" in words)


def test_a_check_in_is_called_by_its_day_only_where_its_value_is_not_told(world: Told) -> None:
    check_ins.record(world.document, world.row, Decimal(31), on=DAY, confidence=6)
    assert world.newest().sentence == "1.1 Loaves: 31, confidence 6"
    made = check_ins.of_key_result(world.document, world.row)[0]
    changes.check_in(world.document, made.id, confidence=4)
    assert world.newest().sentence == "1.1 Loaves, 8 Jan 2026: confidence 6 → 4"
    changes.check_in(world.document, made.id, value=Decimal(33))
    assert world.newest().sentence == "1.1 Loaves: 31 → 33"


def test_of_four_fields_three_are_told(world: Told) -> None:
    changes.key_result(
        world.document, world.row, source="Till", unit="rolls", baseline=Decimal(1), target=Decimal(9)
    )
    assert world.newest().sentence.endswith(", 1 other change")
    changes.key_result(world.document, world.row, source="Book", baseline=Decimal(2), target=Decimal(8))
    assert "other change" not in world.newest().sentence

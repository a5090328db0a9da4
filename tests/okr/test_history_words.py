"""What happened is told in one line a person can read."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from okrdesk.document.journal import Change
from okrdesk.okr import check_ins, cycles, history, key_results, objectives, owning, people, snapshots
from okrdesk.okr.history_words import Wording, lines_of, numbers, short
from okrdesk.okr.terms import KeyResult
from tests import changes
from tests.okr.told import DAY, Told


def test_a_check_in_is_told_from_the_value_that_counted_before(world: Told) -> None:
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


def test_a_late_check_in_is_compared_with_the_one_before_its_own_day(world: Told) -> None:
    check_ins.record(world.document, world.row, Decimal(40), on=DAY + dt.timedelta(days=7))
    check_ins.record(world.document, world.row, Decimal(30), on=DAY)
    assert world.newest().sentence == "1.1 Loaves: 30"


def test_owners_are_told_by_name(world: Told) -> None:
    bo = people.add(world.document, "Bo")
    owning.assign(world.document, world.row, bo)
    assert world.newest().sentence == "1.1 Loaves: nobody → Bo"
    assert world.newest().changes[0].field == "owner"


def test_many_rows_are_counted_and_a_blueprint_is_named(world: Told) -> None:
    with world.document.edit("Take over a blueprint"):
        objective = objectives.add(
            world.document,
            objectives.Objective("", world.cycle, "Second", origin="blueprint", blueprint="Event Hub"),
        )
        for title in ("One", "Two", "Three"):
            key_results.add(world.document, KeyResult("", objective, title))
    assert world.newest().sentence == "Event Hub: 1 objective, 3 key results"


def test_moving_and_removing(world: Told) -> None:
    second = objectives.add(world.document, objectives.Objective("", world.cycle, "Second"))
    objectives.move(world.document, second, 0)
    assert world.newest().sentence == "1 Second: moved"
    objectives.remove(world.document, second)
    change = world.newest().changes[0]
    assert (change.field, change.before, change.after) == ("removed", "Second", None)


def test_undo_and_redo_say_what_they_did(world: Told) -> None:
    changes.key_result(world.document, world.row, target=Decimal(60))
    world.document.undo()
    undone, edit = history.steps(world.document, 2)
    assert (undone.kind, undone.sentence) == ("undo", "1.1 Loaves: 60 → 50")
    assert edit.undone
    world.document.redo()
    assert (world.newest().kind, world.newest().sentence) == ("redo", "1.1 Loaves: 50 → 60")


def test_hostile_and_long_texts_stay_one_short_line(world: Told) -> None:
    changes.of_mission(world.document, mission="<b>a\nb</b> " + "x" * 10_000)
    sentence = world.newest().sentence
    assert "\n" not in sentence
    assert len(sentence) < 200
    assert "<b>a b</b>" in sentence


def test_figures_and_days_are_written_in_the_language_of_the_workspace(world: Told) -> None:
    changes.of_mission(world.document, locale="de")  # decision 39: "1234.5" was once told so in German too
    changes.key_result(world.document, world.row, target=Decimal("1234.5"), baseline=Decimal("0.5"))
    row = world.newest()
    assert row.sentence == "1.1 Loaves: baseline 22 → 0,5, 50 → 1.234,5"
    assert {(c.field, c.before, c.after) for c in row.changes} == {
        ("baseline", "22", "0.5"),
        ("target", "50", "1234.5"),  # as machines read it (decision 20)
    }
    changes.key_result(world.document, world.row, due=dt.date(2026, 2, 8))
    assert world.newest().sentence == "1.1 Loaves: due 08.02.2026"
    changes.key_result(world.document, world.row, measure="percentage", unit="%")
    check_ins.record(world.document, world.row, Decimal("12.5"), on=DAY, confidence=6)
    assert world.newest().sentence == "1.1 Loaves: 12,5\u00a0%, confidence 6"
    snapshots.add(world.document, snapshots.Snapshot("", DAY, members=Decimal(1200)))
    assert world.newest().sentence == "08.01.2026"


@pytest.mark.parametrize(
    ("text", "longest", "line"),
    [
        ("twelve words", 12, "twelve words"),
        ("twelve wordsx", 12, "twelve word…"),
        ("twelve w rds", 9, "twelve w…"),
        ("twelve  words", 12, "twelve words"),
        ("twelve words", 8, "twelve…"),  # no blank before the ellipsis
        ("x" * 80, 80, "x" * 80),
        ("x" * 81, 80, "x" * 79 + "…"),
    ],
)
def test_a_text_in_one_line_is_cut_where_it_is_too_long(text: str, longest: int, line: str) -> None:
    assert short(text, longest) == line
    if longest == 80:
        assert short(text) == line


def test_what_only_remembers_is_not_told() -> None:
    memories = [
        Change(table, "r", field, None, after)
        for table, field, after in (
            ("origin", "*", {}),
            ("open_choice", "text", "x"),
            ("objective", "came", "x"),
            ("objective", "here", "x"),
            ("version", "*", {"deleted": 1}),
        )
    ]
    told = [
        Change("version", "*", "*", None, {"deleted": 0}),
        Change("version", "r", "deleted", 0, 1),
        Change("objective", "r", "title", "a", "b"),
    ]
    assert [lines_of(each) for each in memories] == [0] * 5
    assert [lines_of(each) for each in told] == [1] * 3
    said = Change("check_in", "r", "*", None, {"value": "5", "confidence": 0, "note": "", "blocker": None})
    assert lines_of(said) == 2


@pytest.mark.parametrize(
    ("table", "field", "words"),
    [
        ("objective", "owner_id", "nobody"),
        ("agreement", "person_id", "nobody"),
        ("promise", "who_id", "nobody"),
        ("objective", "accepted_on", "not yet"),
        ("objective", "why", "nothing"),
    ],
)
def test_what_is_not_there_has_a_word(world: Told, table: str, field: str, words: str) -> None:
    (told,) = Wording(world.document).tell([Change(table, "gone", field, None, None)])
    assert (told.before, told.after, told.was, told.now) == (None, None, words, words)
    assert told.what == "something that is gone"


@pytest.mark.parametrize(
    ("values", "count"),
    [
        ({}, 0),
        ({"value": "0", "confidence": 0}, 2),
        ({"value": None, "confidence": None, "note": "", "blocker": ""}, 0),
        ({"value": "1", "note": "a", "blocker": "b", "next_step": "c", "spell": "x", "confidence": 1}, 6),
        ({"on_day": "2026-01-08", "entered": "x"}, 0),
    ],
)
def test_of_a_check_in_each_field_that_says_something_is_a_line(values: dict[str, Any], count: int) -> None:
    assert lines_of(Change("check_in", "x", "*", None, values)) == count


def test_numbers_start_anew_in_each_cycle_and_deleted_ones_have_none(world: Told) -> None:
    ids = [objectives.add(world.document, objectives.Objective("", world.cycle, f"O{n}")) for n in (2, 3)]
    second = cycles.add(world.document, "2026-Q2", dt.date(2026, 4, 1), dt.date(2026, 6, 30))
    later = objectives.add(world.document, objectives.Objective("", second, "Later"))
    below = key_results.add(world.document, KeyResult("", ids[0], "Below"))
    found = numbers(world.document)
    assert [found.get(row) for row in (world.objective, *ids, later, below)] == ["1", "2", "3", "1", "2.1"]
    objectives.remove(world.document, ids[0])
    found = numbers(world.document)
    assert [found.get(row) for row in (*ids, below)] == [None, "2", None]


def test_of_two_check_ins_of_one_day_the_later_entered_counted_before(world: Told) -> None:
    for value in (30, 31):
        check_ins.record(world.document, world.row, Decimal(value), on=DAY)
    assert world.newest().sentence == "1.1 Loaves: 30 → 31"
    made = check_ins.of_key_result(world.document, world.row)[-1]
    check_ins.remove(world.document, made.id)
    check_ins.record(world.document, world.row, Decimal(33), on=DAY + dt.timedelta(days=1))
    assert world.newest().sentence == "1.1 Loaves: 30 → 33"

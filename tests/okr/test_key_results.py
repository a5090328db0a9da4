"""Key results read from a file that other programs may have written."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import check_ins, cycles, duplicating, key_results, objectives, people
from okrdesk.okr.outline import outline
from okrdesk.okr.terms import KeyResult, Stage
from tests import changes
from tests.okr import made_key_results as made


@pytest.mark.parametrize(
    ("stages", "expected"),
    [
        ([["Draft", "30"], ["Live", "70"]], (Stage("Draft", Decimal(30)), Stage("Live", Decimal(70)))),
        (["flour", "dough"], ()),
        (["flour", ["Live", "70"]], (Stage("Live", Decimal(70)),)),
    ],
)
def test_names_without_a_weight_are_no_stages(stages: Any, expected: tuple[Stage, ...]) -> None:
    document = Document.create(None, "Sheets", "a" * 32)
    cycle = cycles.add(document, "Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    objective = objectives.add(document, objectives.Objective("", cycle, "An aim"))
    with document.edit("As another program would"):
        document.add(
            t.KeyResult,
            objective=objective,
            title="A result",
            measure="milestones",
            stages=stages,
            checkpoints=[["5", "0.5"]],
            position="V",
        )
    (row,) = key_results.of_objective(document, objective)
    assert row.stages == expected
    assert row.checkpoints == ((Decimal(5), Decimal("0.5")),)


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [
        ((None, None), ("5", "2"), "decrease"),
        (("5", None), ("5", "2"), "decrease"),
        ((None, "2"), ("5", "2"), "increase"),  # the target was said before, so somebody chose the way
        (("2", None), ("2", "5"), "increase"),
        (("5", None), ("5", "5"), "increase"),
        ((None, None), (None, "2"), "increase"),
        ((None, "9"), ("5", None), "increase"),
        (("5", "9"), ("5", "2"), "increase"),  # a target that was beaten must not run backwards (decision 33)
    ],
)
def test_the_first_way_from_a_baseline_to_a_target_says_the_direction(
    before: tuple[Any, Any], after: tuple[Any, Any], direction: str
) -> None:
    rows = [made.key_result(*each, direction="increase") for each in (before, after)]
    assert key_results.towards(*rows).direction == direction


@pytest.mark.parametrize("fields", [{"direction": "keep"}, {"measure": "milestones"}])
def test_what_keeps_its_value_or_is_not_counted_gets_no_direction(fields: dict[str, str]) -> None:
    known = {"direction": "increase"} | fields
    row = key_results.towards(made.key_result("5", **known), made.key_result("5", "2", **known))
    assert row.direction == known["direction"]


CYCLE_DAYS = dt.date(2026, 10, 1), dt.date(2026, 12, 31)  # 91 days from the first to the last


@pytest.fixture
def aim() -> Any:
    document = Document.create(None, "Bakery", "a" * 32)
    cycle = cycles.add(document, "2026-Q4", *CYCLE_DAYS)
    yield document, cycle, objectives.add(document, objectives.Objective("", cycle, "An aim"))
    document.close()


@pytest.mark.parametrize(
    ("today", "starts"),
    [
        (dt.date(2026, 9, 20), None),
        (dt.date(2026, 10, 1), None),
        (dt.date(2026, 10, 16), None),  # 15 of 91 days: within the first sixth
        (dt.date(2026, 10, 17), dt.date(2026, 10, 17)),
        (dt.date(2026, 11, 22), dt.date(2026, 11, 22)),
        (dt.date(2026, 12, 31), dt.date(2026, 12, 31)),
        (dt.date(2027, 1, 1), None),  # the cycle runs no more
    ],
)
def test_one_that_is_added_later_counts_from_that_day(aim: Any, today: dt.date, starts: Any) -> None:
    document, _cycle, objective = aim  # decision 29
    added = key_results.add(document, KeyResult("", objective, "A result"), today=today)
    assert key_results.read(document, added).starts == starts
    copy = duplicating.duplicate_key_result(document, added, today)
    assert key_results.read(document, copy).starts == starts


def test_a_goal_written_today_is_not_late(aim: Any) -> None:  # decision 29
    document, cycle, objective = aim
    today = dt.date(2026, 11, 22)
    row = KeyResult("", objective, "A result", baseline=Decimal(0), target=Decimal(10))
    key_results.add(document, row, today=today)
    figures = outline(document, cycle, today).key_results[0].figures
    assert (figures.expected, figures.outdated) == (0, False)
    half = outline(document, cycle, dt.date(2026, 12, 12)).key_results[0].figures
    assert half.expected == Fraction(20, 39)


def test_an_earlier_check_in_moves_the_start_back_to_its_day(aim: Any) -> None:  # decision 29
    document, _cycle, objective = aim
    added = key_results.add(document, KeyResult("", objective, "A result"), today=dt.date(2026, 11, 22))
    check_ins.record(document, added, Decimal(3), on=dt.date(2026, 11, 25))
    assert key_results.read(document, added).starts == dt.date(2026, 11, 22)
    made = check_ins.record(document, added, Decimal(3), on=dt.date(2026, 11, 2))
    assert key_results.read(document, added).starts == dt.date(2026, 11, 2)
    changes.check_in(document, made, on=dt.date(2026, 10, 20))
    assert key_results.read(document, added).starts == dt.date(2026, 10, 20)
    document.undo()
    assert key_results.read(document, added).starts == dt.date(2026, 11, 2)


def test_it_cannot_count_from_after_its_due_day(aim: Any) -> None:  # decision 29
    document, _cycle, objective = aim
    added = key_results.add(document, KeyResult("", objective, "A result", due=dt.date(2026, 11, 1)))
    with pytest.raises(Refused, match="after its due day"):
        changes.key_result(document, added, starts=dt.date(2026, 11, 2))
    changes.key_result(document, added, starts=dt.date(2026, 11, 1))
    with pytest.raises(Refused, match="after its due day"):
        changes.key_result(document, added, due=dt.date(2026, 10, 31))


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"title": " "}, "needs words"),
        ({"measure": "guess"}, "guess"),
        ({"direction": "sideways"}, "sideways"),
        ({"band_rule": "never"}, "never"),
        ({"low": Decimal(5), "high": Decimal(4)}, "swap them"),
        ({"low": Decimal(5), "high": Decimal(5)}, ""),
        ({"stages": (Stage("a", Decimal(-1)),)}, "name and a weight"),
        ({"stages": (Stage(" ", Decimal(1)),)}, "name and a weight"),
        ({"stages": (Stage("a", Decimal(0)),)}, ""),
        ({"checkpoints": ((Decimal(1), Decimal("1.1")),)}, "A checkpoint is"),
        ({"checkpoints": ((Decimal(1), Decimal("-0.1")),)}, "A checkpoint is"),
        ({"checkpoints": ((Decimal(1), Decimal(0)), (Decimal(2), Decimal(1)))}, ""),
        ({"weight": Decimal(101)}, "share of 100"),
        ({"weight": Decimal(-1)}, "share of 100"),
        ({"weight": Decimal(0)}, ""),
        ({"weight": Decimal(100)}, ""),
        ({"starts": dt.date(2026, 12, 31)}, ""),
        ({"starts": dt.date(2027, 1, 1)}, "after its due day"),
    ],
)
def test_both_sides_of_what_is_refused(aim: Any, fields: dict[str, Any], says: str) -> None:
    document, _cycle, objective = aim
    known = key_results.add(document, KeyResult("", objective, "A result"))
    for write in (
        lambda: changes.key_result(document, known, **fields),
        lambda: key_results.add(document, replace(KeyResult("", objective, "A result"), **fields)),
        lambda: key_results.add_all(document, objective, [replace(KeyResult("", "", "A result"), **fields)]),
    ):
        if says:
            with pytest.raises(Refused, match=says):
                write()
        else:
            write()


def test_a_band_is_held_against_the_end_that_stays(aim: Any) -> None:
    document, _cycle, objective = aim
    row = key_results.add(document, KeyResult("", objective, "A result", low=Decimal(3), high=Decimal(5)))
    with pytest.raises(Refused, match="swap them"):
        changes.key_result(document, row, low=Decimal(6))
    with pytest.raises(Refused, match="swap them"):
        changes.key_result(document, row, high=Decimal(2))
    changes.key_result(document, row, low=None)
    changes.key_result(document, row, high=Decimal(2))


def test_helpers_stand_by_the_alphabet_and_an_owner_does_not_help_beside(aim: Any) -> None:
    document, _cycle, objective = aim
    zoe, adam, bo = (people.add(document, name) for name in ("Zoe", "Adam", "Bo"))
    row = key_results.add(document, KeyResult("", objective, "A result", helper_ids=(zoe, adam)))
    assert key_results.read(document, row).helper_ids == (adam, zoe)
    key_results.set_helpers(document, row, [bo])
    key_results.set_helpers(document, row, [bo, zoe])
    assert key_results.of_objective(document, objective)[0].helper_ids == (bo, zoe)
    changes.key_result(document, row, owner_id=bo)
    assert key_results.read(document, row).helper_ids == (zoe,)
    known = key_results.read(document, row)
    key_results.set_helpers(document, row, [zoe, adam])  # meanwhile
    key_results.change(document, known, replace(known, helper_ids=()))
    assert key_results.read(document, row).helper_ids == (adam,)


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({"title": "Rolls"}, "Reword a key result"),
        ({"target": Decimal(5)}, "Change a target"),
        ({"title": "Rolls", "target": Decimal(5)}, "Change a key result"),
    ],
)
def test_what_was_changed_is_called_by_its_name(aim: Any, fields: dict[str, Any], label: str) -> None:
    document, _cycle, objective = aim
    changes.key_result(document, key_results.add(document, KeyResult("", objective, "A result")), **fields)
    assert document.undo_label == label


def test_where_it_is_put(aim: Any) -> None:
    document, cycle, objective = aim
    rows = [
        key_results.add(document, KeyResult("", objective, title), at)
        for title, at in (("b", None), ("a", 0), ("c", None))
    ]
    assert [each.title for each in key_results.of_objective(document, objective)] == ["a", "b", "c"]
    other = objectives.add(document, objectives.Objective("", cycle, "Other"))
    key_results.move(document, rows[0], other, 0)
    key_results.move(document, rows[2], objective, 0)
    assert [each.title for each in key_results.of_cycle(document, cycle)[objective]] == ["c", "a"]
    assert key_results.objectives_of(document, rows) == {objective, other}
    made = key_results.add_all(document, objective, [KeyResult("", "", title) for title in (" x ", "y")])
    assert [each.title for each in key_results.of_objective(document, objective)] == ["c", "a", "x", "y"]
    key_results.remove(document, made[0])
    assert [each.title for each in key_results.of_objective(document, objective)] == ["c", "a", "y"]

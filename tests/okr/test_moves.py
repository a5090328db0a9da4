"""What moved since the check-in before, and the wins of a cycle (C-14)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from okrdesk.okr import check_ins
from okrdesk.okr.moves import moves, wins
from okrdesk.okr.terms import Stage
from tests.okr.followed import Followed, day

D = Decimal


def test_newest_first_and_what_stayed_is_left_out() -> None:
    world = Followed()
    old = world.add({7: 10, 14: 30}, {7: 5, 14: 7})
    new = world.add({14: 60, 21: 55}, {21: 4})
    world.add({14: 5, 21: 5})  # stayed
    world.add()  # no check-in
    back, forth = moves(world.document, world.seen(21))
    assert [back.key_result.id, forth.key_result.id] == [new, old]
    assert (back.number, back.owner, back.on) == ("1.2", "Ada", day(21))
    assert (back.before, back.after, back.gained) == (60, 55, Fraction(-1, 20))
    assert (back.confidence_before, back.confidence) == (None, 4)
    assert (forth.before, forth.after, forth.gained) == (10, 30, Fraction(1, 5))
    assert (forth.confidence_before, forth.confidence) == (5, 7)
    assert moves(world.document, world.seen(21), most=1) == (back,)


def test_the_first_check_in_moved_from_the_baseline() -> None:  # F4
    world = Followed()
    world.add({7: 25}, baseline=D(20))
    (move,) = moves(world.document, world.seen(7))
    assert (move.before, move.after, move.gained) == (20, 25, Fraction(1, 16))
    world = Followed()
    world.add({7: 25}, baseline=None)
    (move,) = moves(world.document, world.seen(7))
    assert (move.before, move.gained) == (None, None)


def test_as_of_a_day_and_of_two_on_one_day_the_later_counts() -> None:
    world = Followed()
    row = world.add({7: 10, 14: 30, 21: 50})
    check_ins.record(world.document, row, D(33), on=day(14), note="Counted again")
    (move,) = moves(world.document, world.seen(20))
    assert (move.before, move.after, move.note) == (10, 33, "Counted again")
    assert moves(world.document, world.seen(3)) == ()


def test_wins_are_the_days_on_which_a_zone_was_reached_first() -> None:  # C-14; zones F8
    world = Followed()
    world.add({7: 69, 14: 70, 21: 80}, title="zone")
    world.add({7: 75, 14: 100, 21: 130}, title="done")
    world.add({7: 60, 14: "69.9"}, title="not yet")
    world.add({7: 80, 14: 40}, title="lost again")
    world.add({20: 1}, measure="yes-no", target=D(1), baseline=None, title="held")
    stages = (Stage("a", D(30)), Stage("b", D(70)))
    world.add({21: 2}, measure="milestones", stages=stages, title="staged")
    world.add({21: 6}, measure="band", low=D(5), high=D(7), title="kept")
    found = wins(world.document, world.seen(21))
    assert [(win.key_result.title, win.kind, win.on, win.value) for win in found] == [
        ("staged", "achieved", day(21), 2),
        ("held", "achieved", day(20), 1),
        ("zone", "target zone", day(14), 70),
        ("done", "achieved", day(14), 100),
    ]
    assert found[1].sentence == "Reached its target with yes."
    assert found[2].sentence == "Came into its target zone with 70."
    assert (found[2].number, found[2].owner) == ("1.1", "Ada")
    assert wins(world.document, world.seen(21), most=2) == found[:2]
    assert wins(world.document, world.seen(6)) == ()


@pytest.mark.parametrize(("start", "target", "value"), [(200, 0, 60), (0, 1000, 700)])
def test_a_target_zone_lies_on_the_way_in_both_directions(start: int, target: int, value: int) -> None:  # F1
    world = Followed()
    towards = "decrease" if target < start else "increase"
    world.add({7: value}, baseline=D(start), target=D(target), direction=towards)
    assert [win.kind for win in wins(world.document, world.seen(7))] == ["target zone"]


@pytest.mark.parametrize(
    ("values", "kind", "first"),
    [
        ({7: "69.99"}, None, None),
        ({7: 70}, "target zone", 7),
        ({7: "99.99"}, "target zone", 7),
        ({7: 100}, "achieved", 7),
        ({7: 100, 14: 99}, "target zone", 7),
        ({7: 70, 14: 60, 21: 75}, "target zone", 7),
    ],
)
def test_the_bounds_of_a_win(values: dict[int, object], kind: str | None, first: int | None) -> None:  # F8
    world = Followed()
    world.add(values)
    found = wins(world.document, world.seen(21))
    assert [(win.kind, win.on) for win in found] == ([] if kind is None else [(kind, day(first or 0))])


def test_of_one_day_the_order_is_that_of_the_outline() -> None:
    world = Followed()
    rows = [world.add({7: 10, 14: value}, title=str(value)) for value in (80, 90, 100)]
    assert [move.key_result.id for move in moves(world.document, world.seen(14))] == rows
    assert [win.key_result.id for win in wins(world.document, world.seen(14))] == rows
    assert moves(world.document, world.seen(14), most=0) == ()
    assert wins(world.document, world.seen(14), most=None) == wins(world.document, world.seen(14))

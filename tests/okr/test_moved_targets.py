"""Targets that moved: which, from what to what, when and by whom."""

from __future__ import annotations

from decimal import Decimal

from okrdesk.okr import key_results, objectives
from okrdesk.okr.moved_targets import moved_targets
from okrdesk.okr.terms import KeyResult
from tests import changes
from tests.okr.told import Told


def test_moved_targets_are_those_that_stand_and_were_set_before(world: Told) -> None:
    fresh = key_results.add(world.document, KeyResult("", world.objective, "Rolls"))
    changes.key_result(world.document, fresh, target=Decimal(5))  # set for the first time: nothing moved
    changes.key_result(world.document, world.row, target=Decimal(55))
    changes.key_result(world.document, world.row, target=Decimal(70))
    world.document.undo()
    (moved,) = moved_targets(world.document, world.cycle)
    assert (moved.key_result_id, moved.before, moved.after) == (world.row, Decimal(50), Decimal(55))
    assert moved.person == "Ada"


def test_a_target_that_was_taken_away_moved_and_one_of_the_same_number_did_not(world: Told) -> None:
    changes.key_result(world.document, world.row, target=None)
    changes.key_result(world.document, world.row, target=Decimal(50))  # set anew: nothing before
    changes.key_result(world.document, world.row, target=Decimal("50.0"))
    changes.key_result(world.document, world.row, target=Decimal(0))
    changes.key_result(world.document, world.row, target=Decimal(7))
    found = [(each.before, each.after) for each in moved_targets(world.document, world.cycle)]
    assert found == [(Decimal(50), None), (Decimal(50), Decimal(0)), (Decimal(0), Decimal(7))]


def test_of_other_cycles_and_of_what_was_deleted_nothing_is_told(world: Told) -> None:
    changes.key_result(world.document, world.row, target=Decimal(55))
    assert moved_targets(world.document, "another") == ()
    key_results.remove(world.document, world.row)
    assert moved_targets(world.document, world.cycle) == ()
    world.document.undo()
    assert len(moved_targets(world.document, world.cycle)) == 1
    objectives.remove(world.document, world.objective)
    assert moved_targets(world.document, world.cycle) == ()

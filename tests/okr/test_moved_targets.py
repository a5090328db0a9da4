"""Targets that moved: which, from what to what, when and by whom."""

from __future__ import annotations

from decimal import Decimal

from okrdesk.okr import key_results
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

"""A closed cycle is for reading: one table over every edit there is."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import bin as bin_of
from okrdesk.okr import closing, cycles, decisions, initiatives, key_results, mission, objectives, stories
from tests import changes
from tests.okr.test_edits import DAY, EDITS, closed_world, prove_refused, world

__all__ = ["closed_world", "world"]

# Edits of what belongs to no cycle, of the past as a whole, or of other cycles in this table's world.
FREE = {
    "asks.settle",
    *("adopting.remove_blueprint", "adopting.save_as_blueprint", "adopting.take_in"),
    *("bin.bring_back", "closing.reopen", "cycles.add", "cycles.remove"),
    *("history.go_back", "history.undo_to"),
    # Of two copies one counts, also in a cycle that is closed.
    *("open_choices.choose_between", "open_choices.settle"),
    *("mission.add_charter_line", "mission.agree", "mission.move_charter_line", "mission.reword"),
    *("mission.remove_charter_line", "mission.reword_charter_line", "mission.withdraw"),
    *("people.add", "people.add_all", "people.join", "people.merge", "people.rename", "people.retire"),
    *("snapshots.add", "snapshots.change", "snapshots.remove"),
    *("teams.add", "teams.change", "teams.move", "teams.remove"),
}


def test_the_free_edits_exist() -> None:
    assert set(EDITS) >= FREE


@pytest.mark.parametrize("name", sorted(set(EDITS) - FREE))
def test_an_edit_of_a_closed_cycle_is_refused(
    name: str,
    closed_world: tuple[Document, SimpleNamespace],
) -> None:
    document, ids = closed_world
    prove_refused(document, lambda: EDITS[name](document, ids))


@pytest.mark.parametrize("kind", ["objective", "key result", "priority", "initiative", "story", "decision"])
def test_the_bin_brings_nothing_back_into_a_closed_cycle(
    kind: str, world: tuple[Document, SimpleNamespace]
) -> None:
    document, ids = world
    removal = {
        "objective": (objectives.remove, ids.o1),
        "key result": (key_results.remove, ids.k1),
        "priority": (mission.remove_priority, ids.priority),
        "initiative": (initiatives.remove, initiatives.add(document, ids.k1, "Knead")),
        "story": (stories.remove, ids.story),
        "decision": (decisions.remove, ids.decision),
    }
    remove, row_id = removal[kind]
    remove(document, row_id)
    assert (kind, row_id) in {(removed.kind, removed.id) for removed in bin_of.removed(document)}
    closing.close(document, ids.cycle, on=DAY, next_name="2026-Q2")
    with pytest.raises(Refused, match="closed"):
        bin_of.bring_back(document, kind, row_id)
    closing.reopen(document, ids.cycle)
    bin_of.bring_back(document, kind, row_id)
    assert row_id not in {removed.id for removed in bin_of.removed(document)}


def test_nothing_moves_between_a_closed_cycle_and_an_open_one(
    world: tuple[Document, SimpleNamespace],
) -> None:
    document, ids = world
    later = closing.close(document, ids.cycle, on=DAY, next_name="2026-Q2")
    carried = objectives.of_cycle(document, later)[0]
    row = key_results.of_objective(document, carried.id)[0]
    for key_result, objective in ((ids.k1, carried.id), (row.id, ids.o1)):
        with pytest.raises(Refused, match="closed"):
            key_results.move(document, key_result, objective, 0)
    changes.objective(document, carried.id, title="The next one is open")
    assert cycles.current(document, DAY).id == later

"""What taking in a workspace brings, counted by what is new, changed and the same."""

from __future__ import annotations

from okrdesk.document import tables as t
from okrdesk.exchange.workspace_json import from_json, merge_into, to_json
from okrdesk.okr import taken_in
from tests import changes, factories


def test_a_copy_brings_what_only_it_has_and_changes_what_it_changed() -> None:
    ours = factories.workspace()
    theirs = from_json(to_json(ours), "ours.json")
    factories.check_in(theirs, 3)
    changes.objective(theirs, factories.ids(theirs, t.Objective)[0], title="Another")
    before = taken_in.held_by(ours)
    merge_into(ours, theirs)
    told = taken_in.counted(before, taken_in.held_by(ours), taken_in.held_by(theirs))
    assert told.create == {"objectives": 0, "key_results": 0, "check_ins": 1, "people": 0}
    assert told.update == {"objectives": 1, "key_results": 0, "check_ins": 0, "people": 0}
    assert told.same["key_results"] == len(before["key_results"])
    again = taken_in.counted(taken_in.held_by(ours), taken_in.held_by(ours), taken_in.held_by(theirs))
    assert not any((*again.create.values(), *again.update.values()))


def test_a_new_workspace_is_new_in_all() -> None:
    held = taken_in.held_by(factories.workspace())
    told = taken_in.counted(taken_in.NOTHING, held, held)
    assert told.create == {name: len(rows) for name, rows in held.items()}
    assert not any((*told.update.values(), *told.same.values()))

"""Objectives: what an owner accepted, their order, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import key_results, objectives, owning
from okrdesk.okr.objectives import Objective
from tests import changes
from tests.okr.test_edits import DAY, world  # noqa: F401

World = tuple[Document, SimpleNamespace]


@pytest.mark.parametrize("of", [objectives, key_results])
def test_the_same_owner_given_again_keeps_what_was_accepted(world: World, of: object) -> None:  # noqa: F811
    document, ids = world
    row = ids.o2 if of is objectives else ids.mine
    owning.accept(document, row, DAY)
    owning.assign(document, row, ids.ada)
    assert of.read(document, row).accepted_on == DAY  # type: ignore[attr-defined]
    # The form still shows nobody when the same owner is chosen a second time.
    shown = replace(of.read(document, row), owner_id=None, accepted_on=None)  # type: ignore[attr-defined]
    of.change(document, shown, replace(shown, owner_id=ids.ada))  # type: ignore[attr-defined]
    assert of.read(document, row).accepted_on == DAY  # type: ignore[attr-defined]
    owning.assign(document, row, ids.double)
    assert of.read(document, row).accepted_on is None  # type: ignore[attr-defined]


def test_a_new_one_stands_where_it_was_put_and_without_blanks(world: World) -> None:  # noqa: F811
    document, ids = world
    made = objectives.add(document, Objective("", ids.cycle, "  Bake  ", why="because", position="zz"), 1)
    rows = objectives.of_cycle(document, ids.cycle)
    assert [o.id for o in rows][1] == made
    assert (rows[1].title, rows[1].why) == ("Bake", "because")
    last = objectives.add(document, Objective("", ids.cycle, "Last"))
    assert objectives.of_cycle(document, ids.cycle)[-1].id == last


@pytest.mark.parametrize(
    "fields",
    [{"title": " "}, {"commitment": "maybe"}, {"type": "other"}, {"origin": "sky"}, {"weight": Decimal(101)}],
)
def test_what_makes_no_sense_is_refused_when_added_and_when_changed(
    world: World,  # noqa: F811
    fields: dict[str, object],
) -> None:
    document, ids = world
    with pytest.raises(Refused):
        changes.objective(document, ids.o1, **fields)
    with pytest.raises(Refused):
        objectives.add(document, replace(Objective("", ids.cycle, "Bake"), **fields))  # type: ignore[arg-type]


def test_what_another_program_wrote_does_not_bar_other_changes(world: World) -> None:  # noqa: F811
    document, ids = world
    shown = replace(objectives.read(document, ids.o1), commitment="maybe")
    objectives.change(document, shown, replace(shown, title="Reworded"))
    assert objectives.read(document, ids.o1).title == "Reworded"
    assert document.undo_label == "Reword an objective"


@pytest.mark.parametrize("weight", [0, 100, None])
def test_a_share_of_nothing_and_of_all_can_be_locked(world: World, weight: int | None) -> None:  # noqa: F811
    document, ids = world
    share = None if weight is None else Decimal(weight)
    changes.objective(document, ids.o1, weight=share)
    assert objectives.read(document, ids.o1).weight == share
    with pytest.raises(Refused, match="from 0 to 100"):
        changes.objective(document, ids.o1, weight=Decimal("-0.1"))
    with pytest.raises(Refused, match="from 0 to 100"):
        changes.objective(document, ids.o1, weight=Decimal("100.1"))


def test_many_are_added_at_the_end_in_their_order(world: World) -> None:  # noqa: F811
    document, ids = world
    before = [each.id for each in objectives.of_cycle(document, ids.cycle)]
    made = objectives.add_all(document, ids.cycle, [Objective("", "", title) for title in (" b ", "a")])
    assert [each.id for each in objectives.of_cycle(document, ids.cycle)] == [*before, *made]
    assert [objectives.read(document, each).title for each in made] == ["b", "a"]
    objectives.change(
        document, objectives.read(document, made[0]), replace(objectives.read(document, made[0]), why="x")
    )
    assert document.undo_label == "Change an objective"
    with pytest.raises(Refused):
        objectives.add_all(document, ids.cycle, [Objective("", "", "fine"), Objective("", "", " ")])
    assert len(objectives.of_cycle(document, ids.cycle)) == len(before) + 2

"""Owning: several lines in one step, refused as a whole; lines found by number."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import key_results, objectives, owning, people, teams
from okrdesk.okr.outline import outline
from tests import factories
from tests.okr.test_edits import DAY, world  # noqa: F401

World = tuple[Document, SimpleNamespace]


def test_lines_of_both_kinds_change_hands_in_one_step(world: World) -> None:  # noqa: F811
    document, ids = world
    count = len(document.history())
    owning.hand_over(document, [ids.o1, ids.k1], ids.double)
    assert objectives.read(document, ids.o1).owner_id == ids.double
    assert key_results.read(document, ids.k1).owner_id == ids.double
    assert len(document.history()) == count + 1


def test_one_wrong_line_or_receiver_leaves_all_as_they_were(world: World) -> None:  # noqa: F811
    document, ids = world
    people.retire(document, ids.double, True)
    before = factories.dump(document)
    for lines, receiver in (
        ([], ids.ada),
        ([ids.o1, "f" * 32], ids.ada),
        ([ids.o1], "f" * 32),
        ([ids.o1], ids.double),
    ):
        with pytest.raises(Refused):
            owning.hand_over(document, lines, receiver)
    assert factories.dump(document) == before
    people.remove(document, spare := people.add(document, "Spare"))
    teams.remove(document, gone := teams.add(document, "Spares"))
    before = factories.dump(document)
    for nobody in ("f" * 32, spare):
        with pytest.raises(Refused, match="That person is no longer here"):
            owning.assign(document, ids.o1, nobody)
    for nowhere in ("f" * 32, gone):
        with pytest.raises(Refused, match="That team is no longer here"):
            owning.give_to_team(document, [ids.o1], nowhere)
    with pytest.raises(Refused):
        owning.give_to_team(document, [ids.o1, "f" * 32], ids.team)
    assert factories.dump(document) == before


def test_a_line_is_found_by_number_or_id(world: World) -> None:  # noqa: F811
    document, ids = world
    seen = outline(document, ids.cycle, DAY)
    assert owning.find_line(seen, " 1 ") == seen.objectives[0]
    assert owning.find_line(seen, "1.2") == seen.objectives[0].key_results[1]
    assert owning.find_line(seen, ids.k1) == seen.objectives[0].key_results[0]
    with pytest.raises(Refused, match="did you mean"):
        owning.find_line(seen, "1.22")


@pytest.mark.parametrize("line", ["o1", "k1"])
def test_what_the_one_before_accepted_is_open_again(world: World, line: str) -> None:  # noqa: F811
    document, ids = world
    row = getattr(ids, line)
    read = objectives.read if line == "o1" else key_results.read
    owning.assign(document, row, None)
    with pytest.raises(Refused, match=r"Nobody owns this (objective|key result) yet"):
        owning.accept(document, row, DAY)
    owning.accept(document, row, None)  # not accepted by nobody: that is so
    owning.assign(document, row, ids.ada)
    owning.accept(document, row, DAY)
    assert read(document, row).accepted_on == DAY
    owning.assign(document, row, ids.double)
    assert (read(document, row).owner_id, read(document, row).accepted_on) == (ids.double, None)
    owning.accept(document, row, DAY)
    owning.hand_over(document, [row], None)
    assert (read(document, row).owner_id, read(document, row).accepted_on) == (None, None)


def test_objectives_change_teams_in_one_step(world: World) -> None:  # noqa: F811
    document, ids = world
    count = len(document.history())
    for team in (ids.team, None):
        owning.give_to_team(document, [ids.o1], team)
        assert objectives.read(document, ids.o1).team_id == team
    assert len(document.history()) <= count + 2

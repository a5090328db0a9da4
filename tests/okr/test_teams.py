"""Teams: named, ordered, joined, removed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import cycles, objectives, people, teams
from tests import changes, factories


@pytest.fixture
def document() -> Iterator[Document]:
    made = Document.create(None, "Bakery", factories.ACTOR, "Ada")
    cycles.add(made, "2026-Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    yield made
    made.close()


def names(document: Document) -> list[str]:
    return [team.name for team in teams.all_teams(document)]


def test_teams_keep_the_order_that_people_give_them(document: Document) -> None:
    first, _second, third = (teams.add(document, name) for name in ("Kitchen", "Shop", "Oven"))
    assert names(document) == ["Kitchen", "Shop", "Oven"]
    teams.move(document, third, 0)
    assert names(document) == ["Oven", "Kitchen", "Shop"]
    changes.team(document, first, name="  Night \n kitchen ", purpose="Bread at six")
    assert names(document) == ["Oven", "Night kitchen", "Shop"]
    assert teams.all_teams(document)[1].purpose == "Bread at six"


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "KITCHEN"])
def test_a_team_needs_a_name_of_its_own(document: Document, name: str) -> None:
    teams.add(document, "Kitchen")
    other = teams.add(document, "Shop")
    with pytest.raises(Refused):
        teams.add(document, name)
    with pytest.raises(Refused):
        changes.team(document, other, name=name)
    assert names(document) == ["Kitchen", "Shop"]


def test_a_team_may_be_renamed_to_what_it_is_called_already(document: Document) -> None:
    team = teams.add(document, "Kitchen")
    changes.team(document, team, name="kitchen")
    assert names(document) == ["kitchen"]


def test_a_removed_team_leaves_its_people_and_open_objectives_without_one(document: Document) -> None:
    team = teams.add(document, "Kitchen")
    ada = people.add(document, "Ada")
    people.join(document, ada, team)
    open_cycle = cycles.all_cycles(document)[0].id
    closed_cycle = cycles.add(document, "2025-Q4", dt.date(2025, 10, 1), dt.date(2025, 12, 31))
    aim = objectives.add(document, objectives.Objective("", open_cycle, "Bread", team_id=team))
    old = objectives.add(document, objectives.Objective("", closed_cycle, "Cake", team_id=team))
    with document.edit("Close"):
        document.set(t.Cycle, closed_cycle, closed=1)
    teams.remove(document, team)
    assert names(document) == []
    assert people.find(document, "Ada").team_id is None
    assert objectives.read(document, aim).team_id is None
    assert objectives.read(document, old).team_id == team, "a closed cycle is for reading"


def test_people_join_and_leave(document: Document) -> None:
    team, ada = teams.add(document, "Kitchen"), people.add(document, "Ada")
    people.join(document, ada, team)
    assert people.find(document, "Ada").team_id == team
    people.join(document, ada, None)
    assert people.find(document, "Ada").team_id is None
    assert document.undo_label == "Leave a team"

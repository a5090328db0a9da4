"""The mission: only what was reworded is written; promises and priorities keep their order."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import mission, objectives, people
from okrdesk.okr.cadence import Cadence
from tests import changes
from tests.okr.test_edits import DAY, world  # noqa: F401

World = tuple[Document, SimpleNamespace]


def test_what_a_colleague_reworded_meanwhile_stays(world: World) -> None:  # noqa: F811
    document, _ids = world
    shown = mission.read(document)
    changes.of_mission(document, vision="Theirs")
    ours = replace(shown, mission="Ours", cadence=Cadence("monthly", 2), purposes=("tools", "events"))
    mission.reword(document, shown, ours, "Reword the mission")
    assert mission.read(document) == replace(ours, vision="Theirs")
    assert document.undo_label == "Reword the mission"


@pytest.mark.parametrize(
    "fields",
    [
        {"name": " "},
        {"community": "club"},
        {"phase": "fading"},
        {"bond": "club"},
        {"purposes": ("events", "fun")},
    ],
)
def test_words_that_nobody_knows_are_refused(world: World, fields: dict[str, object]) -> None:  # noqa: F811
    document, _ids = world
    before = mission.read(document)
    with pytest.raises(Refused):
        changes.of_mission(document, **fields)
    assert mission.read(document) == before


def test_promises_and_priorities_are_ranked(world: World) -> None:  # noqa: F811
    document, ids = world
    last = mission.add_charter_line(document, "We listen.")
    mission.move_charter_line(document, last, 0)
    assert mission.charter(document)[0].text == "We listen."
    mission.rank_priority(document, ids.cycle, ids.priority, 1)
    assert mission.priorities(document, ids.cycle)[1].id == ids.priority
    mission.put_off(document, ids.priority, True)
    assert ids.priority in [p.id for p in mission.not_now(document, ids.cycle)]
    assert ids.priority not in [p.id for p in mission.priorities(document, ids.cycle)]


def test_agreeing_again_renews_the_day(world: World) -> None:  # noqa: F811
    document, ids = world
    first = mission.agree(document, ids.double, DAY.replace(day=1))
    assert mission.agree(document, ids.double, DAY) == first
    (found,) = (a for a in mission.agreements(document) if a.person_id == ids.double)
    assert (found.id, found.name, found.on) == (first, "Ada again", DAY)


def test_only_objectives_of_the_cycle_that_are_there_serve_a_priority(world: World) -> None:  # noqa: F811
    document, ids = world
    bread = mission.add_priority(document, ids.cycle, "Bread")
    made = [
        objectives.add(document, objectives.Objective("", ids.cycle, title, priority_id=bread))
        for title in ("Bake", "Sell")
    ]

    def serving() -> int:
        return next(each.objectives for each in mission.priorities(document, ids.cycle) if each.id == bread)

    assert serving() == 2
    objectives.remove(document, made[0])
    assert serving() == 1
    mission.remove_priority(document, bread)
    assert objectives.read(document, made[1]).priority_id is None


def test_what_is_left_for_later_and_taken_up_again_keeps_its_rank(world: World) -> None:  # noqa: F811
    document, ids = world
    ranked = [each.id for each in mission.priorities(document, ids.cycle)]
    mission.put_off(document, ids.priority, True)
    assert document.undo_label == "Leave a priority for later"
    mission.put_off(document, ids.priority, False)
    assert document.undo_label == "Take a priority up again"
    assert [each.id for each in mission.priorities(document, ids.cycle)] == ranked
    assert ids.priority not in [each.id for each in mission.not_now(document, ids.cycle)]


def test_promises_and_priorities_need_words(world: World) -> None:  # noqa: F811
    document, ids = world
    line = mission.add_charter_line(document, "We listen.")
    assert mission.charter(document)[-1].id == line, "at the end"
    last = mission.add_priority(document, ids.cycle, "Bread")
    assert mission.priorities(document, ids.cycle)[-1].id == last
    with pytest.raises(Refused, match="type one line"):
        mission.add_charter_line(document, " ")
    with pytest.raises(Refused, match="remove it instead"):
        mission.reword_charter_line(document, line, "\n")
    with pytest.raises(Refused, match="type what matters"):
        mission.add_priority(document, ids.cycle, "")
    with pytest.raises(Refused, match="remove it instead"):
        mission.reword_priority(document, ids.priority, " ")
    mission.remove_charter_line(document, line)
    assert line not in [each.id for each in mission.charter(document)]


def test_who_agreed_on_one_day_stands_by_the_alphabet(world: World) -> None:  # noqa: F811
    document, _ids = world
    for each in mission.agreements(document):
        mission.withdraw(document, each.id)
    for name, on in (("Zoe", 2), ("Émile", 2), ("Adam", 3), ("Bo", 1)):
        mission.agree(document, people.add(document, name), DAY.replace(day=on))
    agreed = mission.agreements(document)
    assert [each.name for each in agreed] == ["Bo", "Émile", "Zoe", "Adam"]
    mission.withdraw(document, agreed[0].id)
    assert [each.name for each in mission.agreements(document)] == ["Émile", "Zoe", "Adam"]
    mission.agree(document, agreed[0].person_id, DAY)
    assert [each.name for each in mission.agreements(document)] == ["Émile", "Zoe", "Adam", "Bo"]

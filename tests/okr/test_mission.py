"""The mission: only what was reworded is written; promises and priorities keep their order."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import mission
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
    [{"name": " "}, {"community": "club"}, {"phase": "fading"}, {"purposes": ("events", "fun")}],
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

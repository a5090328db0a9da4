"""The health of a cycle in six items (C-21), each rule at its edges."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrdesk.document import tables as t
from okrdesk.okr import mission, owning, teams
from okrdesk.okr.health import KEYS, Health, health, health_name
from tests import changes
from tests.okr.followed import Followed, day

D = Decimal


def item(world: Followed, key: str, number: int = 14) -> Health:
    found = {each.key: each for each in health(world.document, world.seen(number))}
    assert tuple(found) == KEYS
    return found[key]


def test_nothing_there_is_not_healthy() -> None:
    world = Followed()
    found = health(world.document, world.seen(3))
    assert [each.verdict for each in found] == ["no"] * 6
    assert {each.reason for each in found} == {"There are no objectives in this cycle yet."}


@pytest.mark.parametrize(("linked", "verdict"), [(0, "no"), (1, "partly"), (2, "yes")])
def test_aligned_with_priorities(linked: int, verdict: str) -> None:
    world = Followed()
    priority = mission.add_priority(world.document, world.cycle, "Meet in real life")
    for number in range(2):
        world.add_objective(priority_id=priority if number < linked else None)
    found = item(world, "aligned")
    assert (found.verdict, found.reason) == (verdict, f"{linked} of 2 objectives serve a priority.")


@pytest.mark.parametrize(
    ("count", "verdict"), [(1, "yes"), (3, "yes"), (4, "partly"), (5, "partly"), (6, "no")]
)
def test_focused_on_three_at_most(count: int, verdict: str) -> None:
    world = Followed()
    for _number in range(count):
        world.add_objective()
    assert item(world, "focused").verdict == verdict


def test_each_team_has_three_of_its_own() -> None:  # D-21
    world = Followed()
    team = teams.add(world.document, "Youth")
    for number in range(6):
        world.add_objective(team_id=team if number % 2 else None)
    found = item(world, "focused")
    assert (found.verdict, found.reason) == ("yes", "3 objectives outside teams; three are the most.")
    world.add_objective(team_id=team)
    found = item(world, "focused")
    assert (found.verdict, found.reason) == ("partly", "4 objectives in one team; three are the most.")


@pytest.mark.parametrize(
    ("values", "moved"),
    [
        ({}, False),
        ({20: 0}, False),
        ({20: 1}, True),
        ({14: 10, 28: 11}, True),  # of the day two weeks ago
        ({13: 10, 28: 10}, False),
        ({14: 12, 15: 10, 28: 11}, False),  # further than yesterday, not than two weeks ago
        ({7: 100, 28: 100}, True),  # achieved may rest
        ({15: -5}, False),
    ],
)
def test_moving_within_two_weeks(values: dict[int, int], moved: bool) -> None:
    world = Followed()
    world.add(values)
    assert item(world, "moving", 28).verdict == ("yes" if moved else "no")


def test_half_of_them_moving_will_do() -> None:
    world = Followed()
    for number in range(4):
        world.add({20: 1 if number < 2 else 0})
    assert item(world, "moving", 21).verdict == "yes"
    world.add()
    found = item(world, "moving", 21)
    assert (found.verdict, found.reason) == (
        "partly",
        "2 of 5 key results moved forward within two weeks.",
    )


def test_accountable_is_what_has_an_owner() -> None:  # C-20.5
    world = Followed()
    row = world.add()
    assert item(world, "accountable").verdict == "yes"
    owning.accept(world.document, row, day(3))
    assert (
        item(world, "accountable").reason == "2 of 2 objectives and key results have an owner; accepted: 1."
    )
    owning.assign(world.document, row, None)
    assert item(world, "accountable").verdict == "partly"
    owning.assign(world.document, world.objective, None)
    assert item(world, "accountable").verdict == "no"


def test_reporting_is_what_is_not_overdue() -> None:  # F12
    world = Followed()
    world.add({14: 5})
    assert item(world, "reporting").verdict == "yes"
    world.add()
    found = item(world, "reporting")
    assert (found.verdict, found.reason) == ("partly", "1 of 2 key results are up to date.")
    world.add()
    assert item(world, "reporting").verdict == "no"


def test_adaptable_with_a_day_to_look_again() -> None:  # C-15, D-15
    world = Followed()
    row = world.add()
    number = 60_000  # a change is dated by this computer's clock: whenever this runs, it lies before
    assert item(world, "adaptable", number).verdict == "no"
    changes.key_result(world.document, row, target=D(90))
    found = item(world, "adaptable", number)
    words = "1 target was adjusted; no day to look again lies ahead."
    assert (found.verdict, found.reason) == ("partly", words)
    with world.document.edit("Set a day"):
        world.document.set(t.Cycle, world.cycle, revisit_on=day(number))
    assert item(world, "adaptable", number).verdict == "yes"
    found = item(world, "adaptable", number + 1)
    assert (found.verdict, found.reason) == ("partly", words), "the day is set and over"


def test_everything_has_a_name() -> None:
    assert health_name("aligned") == "Aligned"
    assert len({health_name(key) for key in KEYS}) == 6


def test_before_the_cycle_nothing_has_to_move() -> None:
    world = Followed()
    world.add()
    assert item(world, "moving", -3).verdict == "yes"
    assert "not begun" in item(world, "moving", -3).reason

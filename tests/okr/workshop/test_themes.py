"""Themes: made, merged, split and undone; what becomes of them, and the fourth objective."""

from __future__ import annotations

from dataclasses import replace

import pytest

from okrdesk.document import merge as merging
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import blueprints, dismissals, key_results, mission, objectives, teams
from okrdesk.okr.objectives import Objective
from okrdesk.okr.workshop import ideas, themes
from tests import changes, factories


def grouped(document: Document, cycle: str) -> dict[str, list[str]]:
    """The texts of the cards in each theme by its title; "" for those in none."""
    titles = {theme.id: theme.title for theme in themes.of_cycle(document, cycle)}
    found: dict[str, list[str]] = {title: [] for title in titles.values()}
    for idea in ideas.of_cycle(document, cycle):
        found.setdefault(titles.get(idea.theme_id or "", ""), []).append(idea.text)
    return found


def test_a_theme_is_made_of_cards_and_has_a_name_of_its_own(document: Document, cycle: str) -> None:
    added = ideas.add(document, cycle, ["A", "B", "C"])
    themes.add(document, cycle, " Rooms\nto meet ", added[:2])
    assert grouped(document, cycle) == {"Rooms to meet": ["A", "B"], "": ["C"]}
    with pytest.raises(Refused, match="There is a theme “rooms TO meet”"):
        themes.add(document, cycle, "rooms TO meet", added[2:])
    with pytest.raises(Refused, match="needs a name"):
        themes.add(document, cycle, "\u200b")
    with pytest.raises(Refused, match="no longer here"):
        themes.add(document, cycle, "Other", ["f" * 32])


def test_renaming_keeps_the_own_name_and_refuses_another(document: Document, cycle: str) -> None:
    rooms = themes.read(document, themes.add(document, cycle, "Rooms"))
    themes.add(document, cycle, "Trams")
    themes.change(document, rooms, replace(rooms, title="ROOMS", on_paper=7))
    now = themes.read(document, rooms.id)
    assert (now.title, now.on_paper) == ("ROOMS", 7)
    with pytest.raises(Refused, match="already"):
        themes.change(document, now, replace(now, title="trams"))
    with pytest.raises(Refused, match="0 to 9999"):
        themes.change(document, now, replace(now, on_paper=-1))


def test_merging_moves_everything_and_splitting_takes_it_apart_again(document: Document, cycle: str) -> None:
    rooms = themes.add(document, cycle, "Rooms", ideas.add(document, cycle, ["A", "B"]))
    halls = themes.add(document, cycle, "Halls", ideas.add(document, cycle, ["C"]))
    trams = themes.add(document, cycle, "Trams")
    for theme, cards in ((rooms, 2), (halls, 3)):
        known = themes.read(document, theme)
        themes.change(document, known, replace(known, on_paper=cards))
    priority = themes.promote(document, halls, "priority")
    goal = themes.promote(document, halls, "objective")
    themes.merge(document, halls, rooms)
    assert grouped(document, cycle) == {"Rooms": ["A", "B", "C"], "Trams": []}
    now = themes.read(document, rooms)
    assert (now.on_paper, now.priority_id) == (5, priority)
    assert objectives.read(document, goal).theme_id == rooms
    with pytest.raises(Refused, match="same theme"):
        themes.merge(document, rooms, rooms)
    last = ideas.of_cycle(document, cycle)[-1].id
    themes.split(document, rooms, "Halls", [last])
    assert [theme.title for theme in themes.of_cycle(document, cycle)] == ["Rooms", "Halls", "Trams"]
    assert grouped(document, cycle)["Halls"] == ["C"]
    with pytest.raises(Refused, match="Choose the cards"):
        themes.split(document, trams, "Nothing", [])


def test_everything_can_be_undone_to_the_first_card(document: Document, cycle: str) -> None:
    states = [factories.dump(document)]
    added = ideas.add(document, cycle, ["A", "B", "C"])
    states.append(factories.dump(document))
    rooms = themes.add(document, cycle, "Rooms", added[:2])
    states.append(factories.dump(document))
    halls = themes.split(document, rooms, "Halls", added[1:2])
    states.append(factories.dump(document))
    ideas.put(document, added, halls)
    states.append(factories.dump(document))
    themes.merge(document, rooms, halls)
    states.append(factories.dump(document))
    themes.remove(document, halls)
    for state in reversed(states):
        document.undo()
        assert factories.dump(document) == state


def test_two_copies_of_one_name_are_told_and_nothing_is_lost(document: Document, cycle: str) -> None:
    copy = Document.load(factories.content(document), factories.OTHER, "Bo")
    for each, texts in ((document, ["A", "B"]), (copy, ["C"])):
        themes.add(each, cycle, "Rooms" if each is document else "rooms ", ideas.add(each, cycle, texts))
        themes.add(each, cycle, f"Only {texts[0]}")
    merging.merge(document, factories.content(copy))
    copy.close()
    (alike,) = themes.of_one_name(themes.of_cycle(document, cycle))
    assert sorted(theme.title for theme in alike) == ["Rooms", "rooms"]
    themes.merge(document, alike[1].id, alike[0].id)
    assert themes.of_one_name(themes.of_cycle(document, cycle)) == ()
    assert sorted(grouped(document, cycle)[alike[0].title]) == ["A", "B", "C"]


def test_a_theme_becomes_a_priority_and_then_an_objective_that_serves_it(
    document: Document, cycle: str
) -> None:
    rooms = themes.add(document, cycle, "Rooms", ideas.add(document, cycle, ["A"], evidence="said"))
    priority = themes.promote(document, rooms, "priority")
    goal = objectives.read(document, themes.promote(document, rooms, "objective"))
    assert (goal.title, goal.origin, goal.theme_id, goal.priority_id) == ("Rooms", "theme", rooms, priority)
    (ranked,) = mission.priorities(document, cycle)
    assert (ranked.text, ranked.origin, ranked.objectives) == ("Rooms", "theme", 1)
    assert themes.objectives_of(document, cycle) == {rooms: goal.id}
    assert ideas.mirror(document, cycle)[0].kinds == ("said",)
    for to in ("priority", "objective"):
        with pytest.raises(Refused, match="already"):
            themes.promote(document, rooms, to)
    with pytest.raises(Refused, match="not one of"):
        themes.promote(document, rooms, "wish")
    mission.remove_priority(document, priority)
    assert themes.priority_of(document, themes.read(document, rooms)) is None
    assert themes.promote(document, rooms, "priority") != priority


def test_a_blueprint_for_a_theme_of_the_room_was_still_made_together(document: Document, cycle: str) -> None:
    rooms = themes.add(document, cycle, "Evenings")
    hub = blueprints.find("event-hub")
    made = themes.promote(document, rooms, "objective", blueprint=hub, fill={"CITY": "Graz"})
    goal = objectives.read(document, made)
    assert (goal.origin, goal.blueprint, goal.theme_id) == ("theme", hub.title, rooms)
    assert len(key_results.of_objective(document, made)) == len(hub.key_results)
    assert document.undo() == "Make an objective of a theme"
    assert themes.objectives_of(document, cycle) == {}


def test_a_fourth_objective_asks_for_a_reason_that_stays(document: Document, cycle: str) -> None:
    objectives.add(document, Objective("", cycle, "The third"))
    theme = themes.add(document, cycle, "Rooms")
    with pytest.raises(Refused, match="three objectives already"):
        themes.promote(document, theme, "objective")
    themes.promote(document, theme, "objective", reason="The house closes in May")
    (dismissal,) = dismissals.all_dismissals(document)
    assert (dismissal.line, dismissal.reason) == (cycle, "The house closes in May")
    assert len(objectives.of_cycle(document, cycle)) == 4


def test_each_team_has_three_of_its_own(document: Document, cycle: str) -> None:
    kitchen = teams.add(document, "Kitchen")
    objectives.add(document, Objective("", cycle, "The third"))
    theme = themes.add(document, cycle, "Ovens")
    made = themes.promote(document, theme, "objective", team_id=kitchen)
    assert objectives.read(document, made).team_id == kitchen


def test_blueprints_beside_a_theme_fit_purpose_and_phase(document: Document) -> None:
    assert themes.fitting_blueprints(document) == ()
    changes.of_mission(document, purposes=("events",), phase="growing")
    keys = [each.key for each in themes.fitting_blueprints(document)]
    assert keys[0] == "event-hub"
    assert "revenue-growth" not in keys

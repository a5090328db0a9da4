"""What somebody new is told: why the goals matter, and how one can help."""

from __future__ import annotations

from dataclasses import replace

from okrdesk.okr import key_results, objectives, owning, people
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.workshop import ideas, views, welcome, workshops
from okrdesk.okr.workshop.record import record_of
from tests.okr.workshop.evening import Evening
from tests.okr.workshop.looking import step_of, step_told, view


def test_a_newcomer_hears_why_and_whom_to_ask(room: Evening) -> None:
    document, goal = room.document, room.goals[0]
    known = objectives.read(document, goal)
    after = replace(known, keeps_people="They meet <b>again</b>", contributions="Host an evening")
    objectives.change(document, known, after)
    ada = people.add(document, "Ada")
    owning.assign(document, goal, ada)
    row = key_results.add(document, KeyResult("", goal, "Open evenings"))
    ideas.add(document, room.cycle, ["An open evening", "A mentor"])
    record = record_of(document, workshops.read(document, room.workshop))
    assert (known.title, "They meet <b>again</b>") in welcome.reasons(record)
    assert welcome.reasons(record)[0][0] == "2 ideas"
    ways = welcome.ways(record.decided)
    assert ways[0] == ("Host an evening", "Ada")
    assert ("Help with: Open evenings", "") in ways
    key_results.remove(document, row)
    assert welcome.ways(()) == []


def test_the_room_reads_what_matters_here(room: Evening) -> None:
    seen = view(room, step_of(room, step_told("newcomer", "purpose")))
    assert isinstance(seen, views.Statements)
    goals = [each.text for each in seen.statements if each.number]
    assert goals == [each.title for each in objectives.of_cycle(room.document, room.cycle)]

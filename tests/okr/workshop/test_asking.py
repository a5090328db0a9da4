"""Asking: which round belongs to an act of a step, and what a fresh one asks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from okrdesk.okr import key_results
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.workshop import asking, revealing, rounds, workshops
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.templates import Act
from tests.okr.workshop.evening import DAY, Evening
from tests.okr.workshop.looking import step_of, step_told

VOTE = Act("ask", "themes", "dots", criterion="Most difference?")


def latest(room: Evening, act: Act = VOTE, among: tuple[str, ...] = ()) -> str:
    found = asking.latest(rounds.of_cycle(room.document, room.cycle), room.step, act, among)
    return "" if found is None else found.id


def fresh(room: Evening, act: Act, goal: str = "") -> Round:
    workshop = workshops.read(room.document, room.workshop)
    return asking.fresh(room.document, workshop, workshops.step(room.document, room.step), act, goal)


def test_the_latest_round_of_an_act_is_that_of_its_step_subject_and_method(room: Evening) -> None:
    assert latest(room) == ""
    room.open_vote()
    mine = room.open_vote()
    room.open_vote(step_id=None)
    room.open_vote(method="approval")
    room.open_vote(subject="words")
    assert latest(room) == mine


def test_of_several_goals_it_is_the_round_about_one_of_those_that_are_named(room: Evening) -> None:
    act = Act("ask", "objectives", "fist")
    made = [
        rounds.open_round(
            room.document, Round("", room.cycle, "fist", "objectives", room.step, items=(goal,))
        )
        for goal in room.goals[:2]
    ]
    assert latest(room, act) == made[1]
    assert latest(room, act, (room.goals[0],)) == made[0]
    assert latest(room, act, (room.goals[2],)) == ""


def test_a_run_off_stands_in_until_it_settles_its_round(room: Evening) -> None:
    asked = room.voted()
    opened = revealing.settle(room.document, asked.id, "run-off", on=DAY)
    assert opened
    assert latest(room) == opened
    room.put(opened, *"2222111")
    room.reveal(opened)
    assert latest(room) == asked.id


def test_a_fresh_vote_asks_about_every_theme_and_chooses_three(room: Evening) -> None:
    asked = fresh(room, VOTE)
    assert (asked.items, asked.criterion, asked.people) == (room.themes, "Most difference?", 8)
    assert (asked.step_id, asked.cut, asked.openly) == (room.step, 3, False)
    assert fresh(room, replace(VOTE, openly=True)).openly
    assert fresh(room, Act("ask", "ideas", "dots")).cut is None
    assert fresh(room, Act("ask", "objectives", "fist")).cut is None, "a judgement chooses nothing"


def test_what_has_no_words_of_its_own_asks_what_the_step_asks(room: Evening) -> None:
    told = step_told("set-goals", "measures")
    step = workshops.step(room.document, step_of(room, told))
    asked = asking.fresh(room.document, workshops.read(room.document, room.workshop), step, told.acts[2])
    assert (asked.method, asked.criterion) == ("estimates", told.prompts[1])


def test_with_a_goal_it_asks_about_that_one_or_its_key_results(room: Evening) -> None:
    goal = room.goals[1]
    assert fresh(room, Act("ask", "objectives", "fist"), goal).items == (goal,)
    sure = Act("ask", "key-results", "confidence")
    assert fresh(room, sure, goal).items == ()
    rows = [key_results.add(room.document, KeyResult("", each, "Row")) for each in room.goals]
    assert fresh(room, sure, goal).items == (rows[1],)
    assert fresh(room, sure).items == tuple(rows)


@pytest.mark.parametrize(
    ("act", "items"),
    [
        (Act("ask", "signs", "marks", items=("<b>Trust</b>", "‮evil")), ("<b>Trust</b>", "‮evil")),
        (Act("ask", "charter", "fist"), ("Can I live with it?",)),
        (Act("ask", "mission", "fist", criterion="Is it ours?"), ("Is it ours?",)),
        (Act("ask", "before", "marks"), ("direction", "commitment", "clarity")),
    ],
)
def test_words_of_its_own_come_first(room: Evening, act: Act, items: tuple[str, ...]) -> None:
    assert fresh(room, act).items == items

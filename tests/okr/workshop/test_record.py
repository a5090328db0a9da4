"""The record of the evening of the pictures: the figures that minutes, exports and the page may say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from okrdesk.document import room_tables as r
from okrdesk.document import tables as t
from okrdesk.okr import key_results, objectives, people
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.workshop import record, revealing, rounds, workshops
from okrdesk.okr.workshop.recorded import Record
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.subjects import MARKS
from tests.okr.workshop.evening import AFTER, BALLOTS, BEFORE, DAY, FISTS, Evening

PHASES = (
    ("Arrive", 15, 17),
    ("Listen", 19, 21),
    ("Ideas", 19, 19),
    ("Choose", 18, 19),
    ("Goals", 36, 35),
    ("Commit", 13, 11),
)


def of(room: Evening) -> Record:
    return record.record_of(room.document, workshops.read(room.document, room.workshop))


def _judged(room: Evening, method: str, subject: str, items: tuple[str, ...], lines: tuple[str, ...]) -> str:
    asked = rounds.open_round(
        room.document, Round("", room.cycle, method, subject, room.step, items=items, people=8)
    )
    room.put(asked, *lines)
    room.reveal(asked)
    return asked


def lived(room: Evening) -> None:
    """The evening from the first marks to the last."""
    document = room.document
    _judged(room, "marks", "before", MARKS, BEFORE)
    asked = room.voted()
    revealing.settle(document, asked.id, "people", on=DAY)
    jana = people.add(document, "Jana Petersen")
    for goal, theme in zip(room.goals, room.themes, strict=False):
        known = objectives.read(document, goal)
        objectives.change(document, known, replace(known, theme_id=theme, owner_id=jana, content="A page"))
    profiles = KeyResult(
        "", room.goals[1], "Profiles", target=Decimal(75), blueprint_target=Decimal(60), owner_id=jana
    )
    sure = key_results.add(document, profiles)
    for number, hands in enumerate(FISTS):
        _judged(room, "fist", "objectives", (room.goals[number],), tuple(hands.split()))
    again = rounds.ask_anew(document, rounds.of_cycle(document, room.cycle)[-2].id)
    room.put(again, *"33334445")
    room.reveal(again)
    _judged(room, "confidence", "key-results", (sure,), tuple("55666677"))
    _judged(room, "estimates", "key-results", (sure,), ("80", "70", "75", "60", "90", "70", "75", "72.5"))
    _judged(room, "marks", "after", MARKS, AFTER)
    with document.edit("More"):
        document.set(r.WorkshopStep, room.step, state="done", phase="", minutes=0)
        for place, (phase, planned, real) in enumerate(PHASES):
            step = {"title": phase, "phase": phase, "minutes": planned, "spent": 60 * real}
            document.add(
                r.WorkshopStep,
                workshop=room.workshop,
                kind="talk",
                state="done",
                position=f"W{place}",
                **step,
            )
        document.add(
            r.Promise, cycle=room.cycle, workshop=room.workshop, what="Ask for a room", who=jana,
            on_day=dt.date(2026, 4, 2), position="V",
        )  # fmt: skip
        for text in ("zebra", "Apple"):
            document.add(r.Idea, cycle=room.cycle, text=text, theme=room.themes[0], position="V")
        document.add(r.Idea, cycle=room.cycle, text="Photography", interest=1, position="V")
        document.add(r.Idea, cycle=room.cycle, kind="wish", text="More cake", position="V")
        document.set(t.Theme, room.themes[1], on_paper=7)


def test_the_figures_of_the_evening(room: Evening) -> None:
    lived(room)
    told = of(room)
    vote = told.main_vote
    assert vote is not None
    assert [(i.dots, i.people) for i in vote.ranked] == [(9, 6), (8, 5), (6, 5), (6, 4), (3, 3)]
    assert (vote.placed, vote.possible, vote.ballots) == (32, 32, 8)
    assert vote.tie is not None
    assert (vote.tie.rule, vote.tie.through, vote.tie.others) == ("people", (5,), (4,))
    marks = [(m.before.mean, m.after.mean) for m in told.marks if m.before and m.after]
    assert marks == [("2.6", "4.1"), ("3.4", "4.0"), ("2.4", "4.4")]
    fists = [goal.fist.mean for goal in told.decided if goal.fist]
    assert fists == ["4.1", "3.6", "4.0"]
    assert [goal.second for goal in told.decided] == [False, True, False]
    assert {goal.verdict for goal in told.decided} == {"adopted"}
    assert [(phase.name, phase.planned, phase.real) for phase in told.phases if phase.name] == list(PHASES)
    assert (told.planned, told.real, told.ends) == (120, 122, "20:02")


def test_decisions_and_owners(room: Evening) -> None:
    lived(room)
    told = of(room)
    assert [(goal.number, goal.theme, goal.dots, goal.by_tie) for goal in told.decided] == [
        (1, "Meet in real life", 9, False),
        (2, "Find the right person", 8, False),
        (3, "Learn from each other", 6, True),
    ]
    assert told.decided[0].owner == "Jana Petersen"
    assert told.decided[0].practices == (("Content", "A page"),)
    (line,) = told.decided[1].key_results
    assert (line.number, line.target, line.owner) == ("2.1", "75", "Jana Petersen")
    assert line.confidence is not None
    assert line.confidence.mean == "6"
    assert line.estimates is not None
    assert line.estimates.numbers == ("60", "70", "70", "72.5", "75", "75", "80", "90")
    assert (line.estimates.median, line.estimates.blueprint, line.estimates.ours) == ("73.75", "60", "75")
    assert [(each.what, each.who) for each in told.promises] == [("Ask for a room", "Jana Petersen")]


def test_cards_stand_by_their_letters(room: Evening) -> None:
    lived(room)
    told = of(room)
    meet = next(theme for theme in told.themes if theme.title == "Meet in real life")
    assert meet.cards == ("Apple", "zebra")
    assert (meet.dots, meet.people, meet.chosen) == (9, 6, True)
    assert meet.became == "Make every district a place where makers meet"
    assert next(t for t in told.themes if t.on_paper).on_paper == 7
    assert (told.interests, told.wishes, told.unsorted) == (("Photography",), ("More cake",), ())


def test_an_open_round_is_not_in_the_record(room: Evening) -> None:
    asked = room.open_vote()
    room.put(asked, *BALLOTS)
    told = of(room)
    assert told.votes == ()
    assert told.main_vote is None
    room.reveal(asked)
    (open_tie,) = of(room).votes
    assert {each.people for each in open_tie.items} == {None}
    assert {each.numbers for each in open_tie.items} == {None}
    assert {each.chosen for each in open_tie.items} == {None}
    room.document.undo()
    assert of(room).votes == ()


def test_paper_that_does_not_add_up_stands_in_the_record(room: Evening) -> None:
    asked = room.open_vote(cut=None)
    rounds.note_paper(room.document, asked, 8, None)
    room.put(asked, *BALLOTS[:6])
    room.reveal(asked)
    criterion = "Most difference for members this quarter"
    assert of(room).differences == (f"“{criterion}”: 2 ballots that were handed out are missing.",)
    rounds.note_paper(room.document, asked, None, None)
    assert of(room).differences == (f"“{criterion}”: 2 ballots did not come.",)


def test_what_came_through_stands_above_what_did_not(room: Evening) -> None:
    asked = room.voted()
    revealing.settle(room.document, asked.id, "thumbs", on=DAY, outcome=[room.themes[3]])
    vote = of(room).main_vote
    assert vote is not None
    assert [each.number for each in vote.ranked] == [1, 2, 4, 3, 5], "hands decided against more people"


def test_only_a_settled_vote_on_themes_stands_behind_a_goal(room: Evening) -> None:
    goal = objectives.read(room.document, room.goals[0])
    objectives.change(room.document, goal, replace(goal, theme_id=room.themes[0]))
    room.voted()  # its tie is open

    def told() -> tuple[int | None, bool]:
        decided = of(room).decided[0]
        return decided.dots, decided.by_tie

    assert told() == (None, False)
    asked = rounds.of_cycle(room.document, room.cycle)[-1]
    revealing.settle(room.document, asked.id, "people", on=DAY)
    assert told() == (9, False)
    by_words = room.open_vote(subject="words")
    room.put(by_words, "1122")
    room.reveal(by_words)
    assert told() == (9, False)


def test_a_median_between_two_numbers_is_rounded_half_up(room: Evening) -> None:
    row = key_results.add(room.document, KeyResult("", room.goals[0], "Profiles"))
    _judged(room, "estimates", "key-results", (row,), ("72.51", "72.52"))
    estimates = of(room).decided[0].key_results[0].estimates
    assert estimates is not None
    assert (estimates.median, estimates.blueprint, estimates.ours) == ("72.52", "", "")

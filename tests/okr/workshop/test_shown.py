"""What the room may see at each moment of the evening of the pictures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from okrdesk.document import room_tables as r
from okrdesk.okr import key_results, people, review, stories
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.workshop import revealing, rounds, shown, templates, views, workshops
from okrdesk.okr.workshop.moment import Moment
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.templates import TemplateStep
from okrdesk.okr.workshop.views import View, plain
from tests.okr.workshop.evening import BALLOTS, BEFORE, DAY, FISTS, Evening

STEPS = {step.kind: step for step in templates.shipped()[0].steps[::-1]}


def step_of(room: Evening, told: TemplateStep) -> str:
    """A step of the template in the workshop of the evening."""
    with room.document.edit("A step"):
        return room.document.add(
            r.WorkshopStep,
            workshop=room.workshop,
            kind=told.kind,
            title=told.title,
            position="W",
            settings=templates.settings_of(told),
        )


def view(room: Evening, step_id: str, moment: Moment | None = None) -> Any:
    """What the room sees of a step."""
    document = room.document
    workshop = workshops.read(document, room.workshop)
    return shown.room_view(document, workshop, workshops.step(document, step_id), moment)


def vote(room: Evening) -> str:
    return step_of(room, STEPS["vote"])


def test_an_open_round_shows_the_ballot_and_a_count_alone(room: Evening) -> None:
    step = vote(room)
    asked = room.open_vote(step_id=step)
    room.put(asked, *BALLOTS)
    seen = view(room, step, Moment(in_box={asked: 8}, clock_words="04:10"))
    assert isinstance(seen, views.Ballot)
    assert [(item.number, item.title) for item in seen.items][:2] == [
        (1, "Meet in real life"),
        (2, "Find the right person"),
    ]
    assert plain(seen.foot) == "4 dots each, at most 2 on one theme"
    assert seen.counter == views.Counter(8, 8, "8 of 8 ballots are in")
    assert (seen.community, seen.clock) == ("Bremen Makers’ Network", "04:10")


def test_a_tie_covers_people_until_it_is_settled(room: Evening) -> None:
    step = vote(room)
    asked = room.open_vote(step_id=step)
    room.put(asked, *BALLOTS)
    room.reveal(asked)
    seen = view(room, step)
    assert isinstance(seen, views.Tie)
    assert seen.title == "Two themes, one place left"
    assert [(item.title, item.dots, item.people) for item in seen.items] == [
        ("Learn from each other", 6, None),
        ("Open workshop doors", 6, None),
    ]
    assert plain(seen.how) == "First we agree how to settle it. Then we look."
    assert plain(seen.foot) == "32 dots from 8 people"
    revealing.settle(room.document, asked, "people", on=DAY)
    seen = view(room, step)
    assert isinstance(seen, views.Ranking)
    assert [(row.place, row.dots, row.people) for row in seen.rows] == [
        (1, 9, 6),
        (2, 8, 5),
        (3, 6, 5),
        (None, 6, 4),
        (None, 3, 3),
    ]
    assert (seen.cut_after, seen.cut) == (3, "cut: three objectives")
    assert plain(seen.aside) == "Tie at 6, settled by more people: 5 against 4"
    assert ("5", True) in seen.aside
    assert isinstance(view(room, step, Moment(hidden=True)), views.Ballot)


def test_a_withdrawn_round_shows_its_question(room: Evening) -> None:
    step = vote(room)
    asked = room.open_vote(step_id=step)
    room.put(asked, *BALLOTS)
    room.reveal(asked)
    room.document.undo()
    seen = view(room, step)
    assert isinstance(seen, views.Question)
    assert seen.title == "Most difference for members in this cycle"


def test_a_run_off_is_seen_until_it_settles(room: Evening) -> None:
    step = vote(room)
    asked = room.open_vote(step_id=step)
    room.put(asked, *BALLOTS)
    room.reveal(asked)
    opened = revealing.settle(room.document, asked, "run-off", on=DAY)
    assert opened
    assert len(view(room, step).items) == 2
    room.put(opened, *"2222111")
    room.reveal(opened)
    seen = view(room, step)
    assert isinstance(seen, views.Ranking)
    assert [row.title for row in seen.rows][2] == "Open workshop doors"
    assert plain(seen.aside) == "Tie at 6, settled by: run-off"


def test_silent_writing_shows_counters_never_cards(room: Evening) -> None:
    step = step_of(room, STEPS["ideas"])
    with room.document.edit("Type"):
        for n in range(3):
            room.document.add(r.Idea, cycle=room.cycle, step=step, text=f"secret {n}", position=str(n))
    seen = view(room, step, Moment(written=24, finished=7))
    assert isinstance(seen, views.Question)
    assert seen.title == "What do members need that they do not get?"
    assert (seen.total, seen.counter) == ("27 ideas", views.Counter(7, 8, "7 of 8 finished"))
    assert "secret" not in str(seen)
    german = view(room, step, Moment(prompt="What would be different in a year?"))
    assert german.other == "Was wäre in einem Jahr anders?"


def test_groups_show_the_card_the_keys_and_the_last_move(room: Evening) -> None:
    step = step_of(room, STEPS["groups"])
    with room.document.edit("Type"):
        ids = [
            room.document.add(
                r.Idea, cycle=room.cycle, text=f"idea {n}", position=str(n), seen=int(n < 2),
                theme=room.themes[0] if n < 2 else None,
            )
            for n in range(5)
        ]  # fmt: skip
    seen = view(room, step, Moment(card_id=ids[4], moved_to=room.themes[0]))
    assert isinstance(seen, views.Groups)
    assert seen.card == "idea 4"
    assert [pile.key for pile in seen.piles] == ["1", "2", "3", "4", "5"]
    assert (seen.piles[0].count, seen.piles[0].count_words, seen.piles[0].moved) == (2, "ideas", True)
    assert seen.last_move == "The last card went to “Meet in real life”"
    assert plain(seen.foot) == "3 not seen yet"


def test_the_same_answer_check(room: Evening) -> None:
    step = step_of(room, STEPS["pulse"])
    told = STEPS["pulse"]
    sentences = (
        *["We bring people who make things together"] * 3,
        *["Members find a room, a machine or a partner", "members find a  room, a machine or a partner"],
        "To share what we know before it is lost",
        "We organise good evenings",
        "I am honestly not sure any more",
    )
    with room.document.edit("Type"):
        for n, text in enumerate(sentences):
            room.document.add(
                r.Idea, cycle=room.cycle, step=step, kind="sentence", text=text, position=str(n)
            )
    assert isinstance(view(room, step, Moment(written=1)), views.Question), "one is still in the box"
    assert view(room, step).different == "5 different answers from 8 people"
    asked = rounds.open_round(
        room.document,
        Round("", room.cycle, "marks", "before", step, items=told.acts[1].items, people=8),
    )
    room.put(asked, *BEFORE)
    covered = view(room, step, Moment(act=1, in_box={asked: 8}))
    assert isinstance(covered, views.Question)
    room.reveal(asked)
    seen = view(room, step, Moment(act=1))
    assert isinstance(seen, views.Sentences)
    assert seen.different == "5 different answers from 8 people"
    assert [answer.people for answer in seen.answers] == [3, 2, 1, 1, 1]
    assert [(mark.name, mark.people) for mark in seen.marks] == [
        ("Direction", 8),
        ("Commitment", 8),
        ("Clarity", 8),
    ]
    assert [mark.mean for mark in seen.marks] == ["2.6", "3.4", "2.4"]


def test_consent_is_covered_until_all_of_a_goal_is_in(room: Evening) -> None:
    step = step_of(room, STEPS["consent"])
    goal = room.goals[1]
    asked = rounds.open_round(
        room.document, Round("", room.cycle, "fist", "objectives", step, "", (goal,), people=8)
    )
    room.put(asked, *FISTS[1].split())
    moment = Moment(act=1, goal_id=goal, in_box={asked: 8})
    covered = view(room, step, moment)
    assert isinstance(covered, views.Question)
    assert covered.counter == views.Counter(8, 8, "8 of 8 slips are in")
    room.reveal(asked)
    seen = view(room, step, moment)
    assert isinstance(seen, views.Consent)
    assert seen.fist is not None
    assert (seen.fist.counts, seen.fist.mean) == ((0, 0, 2, 2, 3, 1), "3.4")
    assert seen.warning == "Two of us showed 2 or less."
    assert seen.advice == "Let us hear them, adjust, and ask once more."
    assert isinstance(view(room, step, replace(moment, hidden=True)), views.Question)


EVERY = [(template.key, number) for template in templates.shipped() for number in range(len(template.steps))]


@pytest.mark.parametrize(("key", "number"), EVERY)
def test_every_act_of_every_template_has_a_view_and_a_line(room: Evening, key: str, number: int) -> None:
    told = next(each for each in templates.shipped() if each.key == key).steps[number]
    step = step_of(room, told)
    for act in range(max(1, len(told.acts))):
        seen = view(room, step, Moment(act=act, clock_words="01:00"))
        assert isinstance(seen, View)
        assert seen.title
        assert 0 < len(seen.spoken.split()) <= views.MOST_SPOKEN


def test_long_and_hostile_text_is_text(room: Evening) -> None:
    with room.document.edit("Hostile"):
        room.document.set(r.Workshop, room.workshop, title="<b>$x</b>")
        for n, text in enumerate(("word " * 2000, "<script>", "‮evil", "😀" * 500)):
            room.document.add(r.Promise, cycle=room.cycle, what=text, position=str(n))
    step = step_of(room, STEPS["promises"])
    seen = view(room, step)
    assert isinstance(seen, views.Listing)
    assert seen.lines[1].what == "<script>"
    assert len(seen.spoken.split()) <= views.MOST_SPOKEN


def test_no_step_shows_the_name_and_the_curtain_nothing(room: Evening) -> None:
    workshop = workshops.read(room.document, room.workshop)
    assert shown.room_view(room.document, workshop, None).community == "Bremen Makers’ Network"
    assert shown.curtain(room.document, blank=True) == views.Curtain(blank=True)


def test_the_blueprints_figure_waits_until_everybody_wrote_their_own(room: Evening) -> None:
    step = step_of(room, STEPS["measures"])
    goal = room.goals[0]
    rows = (
        KeyResult("", goal, "Held", baseline=Decimal(0), target=Decimal(12), blueprint_target=Decimal(10)),
        KeyResult("", goal, "Hosted", baseline=Decimal(30), target=Decimal(50), blueprint_target=Decimal(50)),
        KeyResult("", goal, "Return"),
    )
    ids = tuple(key_results.add(room.document, row) for row in rows)
    asked = rounds.open_round(
        room.document, Round("", room.cycle, "estimates", "key-results", step, items=ids, people=8)
    )
    room.put(asked, "12 40 7", "11 45 8")
    moment = Moment(act=2, goal_id=goal, in_box={asked: 2})
    seen = view(room, step, moment)
    assert isinstance(seen, views.Measures)
    assert [(row.today, row.target) for row in seen.rows] == [("0", "12"), ("30", "?"), ("–", "?")]
    assert (plain(seen.foot), seen.lead) == ("Write your own figure first", "Objective 1")
    assert seen.counter == views.Counter(2, 8, "2 of 8 finished")
    room.reveal(asked)
    seen = view(room, step, moment)
    assert [row.target for row in seen.rows] == ["12", "50", "?"]
    for figure in ("40", "45", "11"):
        assert figure not in seen.spoken, "estimates are never projected"


def test_owners_are_counted_and_the_one_asked_for_stands_out(room: Evening) -> None:
    step = step_of(room, STEPS["owning"])
    ada = people.add(room.document, "Ada")
    lines = [
        key_results.add(room.document, KeyResult("", room.goals[0], f"Line {n}", target=Decimal(9)))
        for n in range(3)
    ]
    for line in lines[:2]:
        key_results.assign(room.document, line, ada)
    seen = view(room, step, Moment(asked_id=lines[2]))
    assert isinstance(seen, views.Owners)
    assert plain(seen.foot) == "2 of 6 have an owner"
    assert plain(seen.aside) == "Nobody takes more than two key results"
    asked = seen.columns[0].rows[2]
    assert (asked.owner, asked.asked, asked.way) == ("", True, "– → 9")
    key_results.assign(room.document, lines[2], ada)
    assert view(room, step).aside == ()


def _told(key: str, kind: str) -> TemplateStep:
    template = next(each for each in templates.shipped() if each.key == key)
    return next(step for step in template.steps if step.kind == kind)


def test_how_sure_a_group_is_stays_a_number_until_it_is_revealed(room: Evening) -> None:
    step = step_of(room, _told("check-in", "check-ins"))
    row = key_results.add(room.document, KeyResult("", room.goals[0], "Open evenings", target=Decimal(12)))
    moment = Moment(asked_id=row, confidences=(9, 4, 4))
    seen = view(room, step, moment)
    assert isinstance(seen, views.Standing)
    assert (seen.sure, seen.title) == (None, "Open evenings")
    assert seen.counter == views.Counter(3, 8, "3 of 8 said how sure")
    shown_now = view(room, step, replace(moment, revealed=True))
    assert (shown_now.sure.counts[4], shown_now.sure.counts[9], shown_now.counter) == (2, 1, None)
    assert view(room, step, replace(moment, revealed=True, hidden=True)).sure is None
    assert isinstance(view(room, step), views.Question), "at the end of the round"


def test_goals_that_are_looked_at_again_show_their_answers_and_no_notes(room: Evening) -> None:
    review.answer(room.document, room.goals[1], "relevant", "partly", "half of us")
    review.decide(room.document, room.goals[1], "split", "too large")
    seen = view(room, step_of(room, _told("revisit", "review")))
    assert [line.who for line in seen.lines] == ["?", "Partly", "?"]
    assert plain(seen.foot) == "1 of 3 answered"
    assert "half of us" not in repr(seen)
    decided = view(room, step_of(room, _told("revisit", "choose")))
    assert [line.who for line in decided.lines] == ["?", "Split", "?"]
    scored = view(room, step_of(room, _told("review", "review")))
    assert [(line.who, line.when) for line in scored.lines][1] == ("0.0", "Split")
    stories.add(room.document, stories.Story("", room.cycle, "success", "<b>Full</b> house"))
    told = view(room, step_of(room, _told("review", "stories")))
    assert [(each.name, each.text) for each in told.statements] == [("Success", "<b>Full</b> house")]

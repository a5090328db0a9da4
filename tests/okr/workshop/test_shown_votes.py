"""What the room sees of votes, the same-answer check and consent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from okrdesk.document import room_tables as r
from okrdesk.document import tables as t
from okrdesk.okr.workshop import revealed, revealing, rounds, shown_votes, views
from okrdesk.okr.workshop.ideas import Idea
from okrdesk.okr.workshop.moment import Moment
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.views import plain
from tests.okr.workshop.evening import BALLOTS, BEFORE, DAY, FISTS, GOALS, Evening
from tests.okr.workshop.looking import STEPS, step_of, step_told, view, vote


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


def test_the_ballot_is_read_before_the_first_one_is_typed(room: Evening) -> None:
    step = vote(room)
    seen = view(room, step)
    assert isinstance(seen, views.Ballot), "people mark their paper while nothing is in yet"
    assert [item.title for item in seen.items][:1] == ["Meet in real life"]
    assert plain(seen.foot) == "3 dots each"
    assert seen.counter == views.Counter(0, 8, "0 of 8 ballots are in")
    fresh = Round("", room.cycle, "dots", "themes", step, "Cheapest?", room.themes[:2], dots=5, per_item=1)
    seen = view(room, step, Moment(asks=fresh))
    assert (seen.title, len(seen.items), plain(seen.foot)) == (
        "Cheapest?",
        2,
        "5 dots each, at most 1 on one theme",
    )


def test_a_purse_says_what_each_thing_costs(room: Evening) -> None:
    step = step_of(room, step_told("roadmap-vote", "vote"))
    costs = dict.fromkeys(room.themes, 3)
    asks = Round("", room.cycle, "purse", "themes", step, "Buy?", room.themes, costs, dots=10)
    seen = view(room, step, Moment(asks=asks))
    assert {item.note for item in seen.items} == {"3 points"}
    assert plain(seen.foot) == "10 points to spend"
    assert plain(view(room, step, Moment(asks=replace(asks, dots=None, costs={}))).foot) == ""


def test_the_room_reads_the_question_that_is_really_answered(room: Evening) -> None:
    step = vote(room)
    room.open_vote(step_id=step, criterion="Cheapest first")
    assert view(room, step, Moment(prompt="Which theme counts most?")).title == "Cheapest first"


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


def test_a_withdrawn_round_shows_an_empty_ballot(room: Evening) -> None:
    step = vote(room)
    asked = room.open_vote(step_id=step)
    room.put(asked, *BALLOTS)
    room.reveal(asked)
    room.document.undo()
    seen = view(room, step)
    assert isinstance(seen, views.Ballot)
    assert seen.title == "Most difference for members in this cycle"
    assert seen.counter == views.Counter(0, 8, "0 of 8 ballots are in")


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
    assert view(room, step).marks == (), "marks are covered until they are revealed"
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


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "4 dots each, at most 2 on one theme"),
        ({"dots": 1, "per_item": 1}, "1 dot each"),
        ({"per_item": None}, "4 dots each"),
        ({"subject": "words"}, "4 dots each, at most 2 on one line"),
        ({"method": "approval"}, "One mark on each that you would choose"),
    ],
)
def test_what_each_may_place_is_said_on_the_ballot(room: Evening, told: dict[str, Any], words: str) -> None:
    asked = rounds.read(room.document, room.open_vote(**told))
    assert shown_votes.budget_words(revealed.seen(room.document, asked)) == words


def test_a_strip_has_a_circle_for_each_voice_and_its_mean_beside_it() -> None:
    fist = shown_votes.strip("<b>Goal</b>", (2, 2, 3, 3, 4, 4, 4, 5), "fist", "de", warm=2)
    assert (fist.name, fist.counts, fist.mean, fist.median) == ("<b>Goal</b>", (0, 0, 2, 2, 3, 1), "3,4", 3.5)
    assert (fist.low, fist.high, fist.warm, fist.apart) == (0, 5, 2, False)
    sure = shown_votes.strip("Row", (0, 10), "confidence", "de")
    assert (sure.mean, sure.apart) == ("5", True), "a confidence is a whole number"
    nobody = shown_votes.strip("Row", (), "marks", "de")
    assert (nobody.people, nobody.mean, nobody.median) == (0, "", None)


def test_sentences_that_say_the_same_are_counted_together() -> None:
    def sentence(card_id: str, text: str, about: str = "", kind: str = "sentence") -> Idea:
        return Idea(card_id, "cycle", kind, text, about=about)

    cards = [
        sentence("1", "We  bake <b>bread</b>"),
        sentence("2", "we bake <B>bread</B>"),
        sentence("3", "Loaves", about="1"),  # put there by hand
        sentence("4", "No idea", about="gone"),
        sentence("5", "We bake <b>bread</b>", kind="idea"),
    ]
    assert shown_votes.answers_of(cards) == (
        views.Answer("We  bake <b>bread</b>", 3),
        views.Answer("No idea", 1),
    )
    assert shown_votes.answers_of(()) == ()


def test_how_a_tie_was_settled_is_said_with_who_or_with_which_draw(room: Evening) -> None:
    def settled(rule: str, **more: Any) -> str:
        asked = room.voted()
        assert shown_votes.settled_words(revealed.seen(room.document, asked)) == ()
        revealing.settle(room.document, asked.id, rule, on=DAY, **more)
        known = revealed.seen(room.document, rounds.read(room.document, asked.id))
        return plain(shown_votes.settled_words(known))

    named = {"outcome": [room.themes[3]], "by": "<b>Rahul</b>"}
    assert settled("person", **named) == "Tie at 6, settled by: somebody decides (<b>Rahul</b>)"
    assert settled("lots", seed=7) == "Tie at 6, settled by: draw lots (draw 7)"


def _agreed(room: Evening, hands: str) -> views.Consent:
    step, goal = step_of(room, STEPS["consent"]), room.goals[1]
    asked = rounds.open_round(
        room.document, Round("", room.cycle, "fist", "objectives", step, "", (goal,), people=len(hands))
    )
    room.put(asked, *hands)
    room.reveal(asked)
    seen = view(room, step, Moment(act=1, goal_id=goal))
    assert isinstance(seen, views.Consent)
    return seen


@pytest.mark.parametrize(
    ("hands", "warning"),
    [
        ("3345", ""),
        ("2345", "One of us showed 2 or less."),
        ("0125", "Three of us showed 2 or less."),
        ("2" * 10, "Ten of us showed 2 or less."),
        ("2" * 11, "11 of us showed 2 or less."),
    ],
)
def test_a_hand_of_two_fingers_or_less_wants_to_be_heard(room: Evening, hands: str, warning: str) -> None:
    seen = _agreed(room, hands)
    assert seen.warning == warning
    assert bool(seen.advice) is bool(warning)
    assert (seen.question, seen.coin, seen.confidences) == ("", "", ())
    assert seen.fist is not None
    assert seen.fist.warm == 2


def test_without_a_goal_consent_is_a_question(room: Evening) -> None:
    step = step_of(room, STEPS["consent"])
    unknown = view(room, step, Moment(act=1, goal_id="gone"))
    assert unknown.title == GOALS[0], "the first goal stands in for one that is gone"
    with room.document.edit("Delete"):
        for goal in room.goals:
            room.document.set(t.Objective, goal, deleted=True)
    seen = view(room, step, Moment(act=1))
    assert isinstance(seen, views.Question)
    assert seen.title == seen.spoken


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"per_item": 4}, "4 dots each"),
        ({"per_item": 3}, "4 dots each, at most 3 on one theme"),
        ({"method": "purse", "dots": 1, "per_item": None}, "1 point to spend"),
        ({"method": "purse", "dots": None, "per_item": None}, ""),
    ],
)
def test_a_limit_that_limits_nothing_is_not_said(room: Evening, told: dict[str, Any], words: str) -> None:
    seen = revealed.seen(room.document, rounds.read(room.document, room.open_vote()))
    assert shown_votes.budget_words(replace(seen, **told)) == words


@pytest.mark.parametrize(
    ("cut", "after", "words"),
    [(1, 1, "cut: one objective"), (2, 2, "cut: two objectives"), (5, None, ""), (None, None, "")],
)
def test_the_cut_stands_where_some_came_through_and_some_did_not(
    room: Evening, cut: int | None, after: int | None, words: str
) -> None:
    asked = room.open_vote(cut=cut)
    room.put(asked, *BALLOTS)
    room.reveal(asked)
    seen = shown_votes.ranking(revealed.seen(room.document, rounds.read(room.document, asked)))
    assert (seen.cut_after, seen.cut, seen.aside, seen.warns) == (after, words, (), False)


def test_answers_of_one_count_stand_in_the_order_of_their_words() -> None:
    cards = [Idea(str(n), "cycle", "sentence", text) for n, text in enumerate(("b", "a", "c", "C"))]
    assert [(each.text, each.people) for each in shown_votes.answers_of(cards)] == [
        ("c", 2),
        ("a", 1),
        ("b", 1),
    ]


@pytest.mark.parametrize(("method", "warm"), [("fist", 2), ("confidence", None), ("marks", None)])
def test_only_a_fist_has_hands_that_want_to_be_heard(room: Evening, method: str, warm: int | None) -> None:
    seen = revealed.seen(room.document, rounds.read(room.document, room.open_vote()))
    strips = shown_votes.strips(replace(seen, method=method), "en")
    assert [each.name for each in strips] == [each.title for each in seen.items]
    assert {each.warm for each in strips} == {warm}

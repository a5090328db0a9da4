"""Revealing: a result in one step, ties settled by each rule, judgements that end."""

from __future__ import annotations

import pytest

from okrdesk.document.refused import Refused
from okrdesk.okr import decisions
from okrdesk.okr.rounding import half_up
from okrdesk.okr.workshop import counting, revealing, rounds, ties
from okrdesk.okr.workshop.box import Box
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.words import outcome_words
from tests.okr.workshop.evening import DAY, FISTS, Evening


def test_the_tie_of_the_evening(room: Evening) -> None:
    asked = room.voted()
    ways = {way.rule: way for way in revealing.ways(asked)}
    assert tuple(ways) == ties.RULES
    assert ways["both"].unavailable == "Would make 4 objectives; the cap is three."
    assert not any(ways[rule].unavailable for rule in ties.RULES[1:])
    steps = len(room.document.history())
    revealing.settle(room.document, asked.id, "people", on=DAY)
    settled = rounds.read(room.document, asked.id)
    assert settled.chosen == room.themes[:3]
    assert settled.tied is not None
    assert revealing.people_behind(settled, settled.tied) == ([5], [4])
    (noted,) = decisions.of_cycle(room.document, room.cycle)
    assert noted.what == "The room chose: Meet in real life, Find the right person, Learn from each other"
    assert noted.why == "Most difference for members this quarter"
    assert noted.evidence == (
        "32 dots from 8 people. Tie at 6 across the cut, settled by: More people over more dots. "
        "5 against 4. Learn from each other."
    )
    assert len(room.document.history()) == steps + 1
    room.document.undo()
    assert rounds.read(room.document, asked.id).chosen is None
    assert not decisions.of_cycle(room.document, room.cycle)


def test_a_rule_agreed_before_is_applied_with_the_reveal(room: Evening) -> None:
    asked = room.voted("people")
    assert asked.chosen == room.themes[:3]
    assert asked.tie["agreed"] == "before"
    room.document.undo()
    assert rounds.state(room.document, rounds.read(room.document, asked.id)) == "withdrawn"


def test_people_who_tie_as_well_leave_it_open(room: Evening) -> None:
    asked = room.open_vote(cut=1)
    room.put(asked, "1", "2")
    room.reveal(asked)
    assert revealing.settle(room.document, asked, "people", on=DAY) is None
    known = rounds.read(room.document, asked)
    assert not known.is_settled
    assert {way.rule for way in revealing.ways(known) if way.unavailable} == {"people"}
    with pytest.raises(Refused, match="People tie as well"):
        revealing.settle(room.document, asked, "people", on=DAY)
    revealing.settle(room.document, asked, "both", on=DAY)
    assert rounds.read(room.document, asked).chosen == room.themes[:2]


def test_a_person_is_named_and_says_as_many_as_there_are_places(room: Evening) -> None:
    asked = room.voted()
    for by, outcome, says in (
        ("", [room.themes[2]], "Name the person"),
        ("Rahul", [], "there is 1 place"),
        ("Rahul", [room.themes[0]], "there is 1 place"),
        ("Rahul", list(room.themes[2:4]), "there is 1 place"),
    ):
        with pytest.raises(Refused, match=says):
            revealing.settle(room.document, asked.id, "person", on=DAY, outcome=outcome, by=by)
    revealing.settle(room.document, asked.id, "person", on=DAY, outcome=[room.themes[3]], by="Rahul")
    assert rounds.read(room.document, asked.id).chosen == (*room.themes[:2], room.themes[3])
    assert "Decided by Rahul." in decisions.of_cycle(room.document, room.cycle)[0].evidence


def test_a_run_off_settles_the_round_before(room: Evening) -> None:
    asked = room.voted()
    opened = revealing.settle(room.document, asked.id, "run-off", on=DAY)
    assert opened is not None
    assert rounds.read(room.document, opened).items == room.themes[2:4]
    assert not rounds.read(room.document, asked.id).is_settled
    room.put(opened, *"22221112")
    room.reveal(opened)
    assert rounds.read(room.document, asked.id).chosen == (*room.themes[:2], room.themes[3])
    assert len(decisions.of_cycle(room.document, room.cycle)) == 1


def test_an_empty_box_reveals_nothing(room: Evening) -> None:
    asked = room.open_vote()
    with pytest.raises(Refused, match="No ballot is in yet"):
        revealing.reveal(room.document, asked, Box(room.document, asked), on=DAY)


def _fist(room: Evening, goal: int, hands: str, repeats: str | None = None) -> str:
    if repeats is None:
        asked = rounds.open_round(
            room.document,
            Round("", room.cycle, "fist", "objectives", items=(room.goals[goal],), people=8),
        )
    else:
        asked = rounds.ask_anew(room.document, repeats)
    room.put(asked, *hands.split())
    room.reveal(asked)
    return asked


def test_the_fists_of_the_evening(room: Evening) -> None:
    asked = [_fist(room, number, hands) for number, hands in enumerate(FISTS)]
    shown = [counting.mean(rounds.read(room.document, each).standings[0].numbers) for each in asked]
    assert [str(half_up(mean, 1)) for mean in shown if mean is not None] == ["4.1", "3.4", "4.0"]
    known = [rounds.read(room.document, each) for each in asked]
    assert [revealing.verdict(each, each.items[0]) for each in known] == ["adopted", "ask again", "adopted"]
    second = _fist(room, 1, "3 3 3 3 4 4 4 5", asked[1])
    again = rounds.read(room.document, second)
    mean = counting.mean(again.standings[0].numbers)
    assert mean is not None
    assert str(half_up(mean, 1)) == "3.6"
    assert revealing.verdict(again, room.goals[1]) == "adopted"


@pytest.mark.parametrize("outcome", revealing.OUTCOMES)
def test_quarrels_end_after_the_second_asking(room: Evening, outcome: str) -> None:
    second = _fist(room, 1, "1 3 4", _fist(room, 1, "1 1 4"))
    assert revealing.verdict(rounds.read(room.document, second), room.goals[1]) == "judge"
    with pytest.raises(Refused, match="asked twice"):
        rounds.ask_anew(room.document, second)
    revealing.judge(room.document, second, room.goals[1], outcome, "<b>too much</b>", on=DAY)
    assert revealing.verdict(rounds.read(room.document, second), room.goals[1]) == outcome
    (noted,) = decisions.of_cycle(room.document, room.cycle)
    assert noted.what == f"Let nobody who joins stay a stranger: {outcome_words(outcome)}"
    assert (noted.why, noted.line) == ("<b>too much</b>", room.goals[1])


def test_a_result_tells_nobody_whose_numbers_belong_together(room: Evening) -> None:
    """Ballots that pair otherwise, in another order, leave the same result and the same decision."""
    kept = []
    for lines in (("1124", "1345", "2233"), ("2345", "1122", "1334")):
        asked = room.open_vote(people=3)
        room.put(asked, *lines)
        kept.append(room.reveal(asked).result)
    assert kept[0] == kept[1]
    asked = rounds.open_round(
        room.document, Round("", room.cycle, "fist", "objectives", items=room.goals[:1], people=6)
    )
    room.put(asked, *"443525")
    assert "by_origin" not in room.reveal(asked).result, "fingers add up to nothing"
    assert rounds.read(room.document, asked).result["numbers"] == {room.goals[0]: [2, 3, 4, 4, 5, 5]}


@pytest.mark.parametrize(
    ("hands", "verdict"), [("3 3 5", "adopted"), ("2 5 5", "ask again"), ("3", "adopted"), ("0", "ask again")]
)
def test_two_fingers_are_an_objection_and_three_are_none(room: Evening, hands: str, verdict: str) -> None:
    known = rounds.read(room.document, _fist(room, 0, hands))
    assert revealing.verdict(known, room.goals[0]) == verdict
    assert revealing.verdict(known, room.goals[1]) == "", "it was not asked about"


def test_only_a_fist_that_was_counted_is_judged(room: Evening) -> None:
    asked = rounds.open_round(
        room.document, Round("", room.cycle, "fist", "objectives", items=room.goals[:1], people=8)
    )
    for round_id in (asked, room.voted().id):
        with pytest.raises(Refused, match="nothing to judge yet"):
            revealing.judge(room.document, round_id, room.goals[0], "adopted", on=DAY)
    with pytest.raises((Refused, ValueError)):
        revealing.judge(room.document, _fist(room, 0, "1 5"), room.goals[0], "coin", on=DAY)


@pytest.mark.parametrize(
    ("people", "ballots", "gone"), [(8, 7, 1), (8, 8, 0), (8, 9, 0), (None, 3, 0), (0, 0, 0), (1, 0, 1)]
)
def test_ballots_that_have_not_come(room: Evening, people: int | None, ballots: int, gone: int) -> None:
    assert revealing.missing(Round("", room.cycle, "dots", "themes", people=people), ballots) == gone


def test_a_tie_is_settled_once_and_only_where_there_is_one(room: Evening) -> None:
    asked = room.voted()
    revealing.settle(room.document, asked.id, "lots", on=DAY, seed=0)
    with pytest.raises(Refused, match="This tie is settled"):
        revealing.settle(room.document, asked.id, "lots", on=DAY)
    settled = rounds.read(room.document, asked.id)
    assert (settled.tie["seed"], settled.tie["agreed"]) == (0, "after")
    assert "Drawn with the number 0." in decisions.of_cycle(room.document, room.cycle)[0].evidence
    clear = room.open_vote(cut=1)
    room.put(clear, "1123")
    with pytest.raises(Refused, match="no tie at the cut line"):
        revealing.settle(room.document, clear, "lots", on=DAY)
    room.reveal(clear)
    with pytest.raises(Refused, match="no tie at the cut line"):
        revealing.settle(room.document, clear, "lots", on=DAY)
    assert revealing.ways(rounds.read(room.document, room.open_vote())) == ()


@pytest.mark.parametrize("rule", ["both", "lots", "thumbs", "run-off", "person", ""])
def test_a_rule_that_was_agreed_before_is_applied_only_where_it_needs_nobody(
    room: Evening, rule: str
) -> None:
    asked = room.open_vote(rule, cut=1)
    room.put(asked, "1", "2")
    known = room.reveal(asked)
    assert known.is_settled is (rule in ("both", "lots"))
    if rule == "both":
        assert known.chosen == room.themes[:2]


def test_what_is_not_cut_is_chosen_without_a_word_in_the_log(room: Evening) -> None:
    asked = room.open_vote(cut=None)
    room.put(asked, "1123")
    assert room.reveal(asked).chosen is not None
    assert decisions.of_cycle(room.document, room.cycle) == ()


def test_an_outcome_named_twice_or_from_elsewhere_is_refused(room: Evening) -> None:
    asked = room.voted()
    for outcome in ([room.themes[3], room.themes[3]], [room.themes[2], room.themes[0]], ["gone"]):
        settled = len(set(outcome)) == 1 and outcome[0] != "gone"
        if settled:
            revealing.settle(room.document, asked.id, "thumbs", on=DAY, outcome=outcome)
            assert rounds.read(room.document, asked.id).is_settled
            room.document.undo()
            continue
        with pytest.raises(Refused, match="there is 1 place"):
            revealing.settle(room.document, asked.id, "thumbs", on=DAY, outcome=outcome)

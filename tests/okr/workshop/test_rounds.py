"""Rounds from opening to a settled tie, with the figures of the evening of the pictures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from okrdesk.document import merge
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import decisions
from okrdesk.okr.rounding import half_up
from okrdesk.okr.workshop import ballots, counting, revealing, rounds, subjects, ties
from okrdesk.okr.workshop.box import Box
from okrdesk.okr.workshop.rounds import Round
from tests import factories
from tests.okr.workshop.evening import BALLOTS, DAY, FISTS, Evening


def test_the_vote_of_the_evening(room: Evening) -> None:
    asked = room.voted()
    assert [line.dots for line in asked.standings] == [9, 8, 6, 6, 3]
    assert sum(line.dots for line in asked.standings) == asked.possible == 32
    assert [line.people for line in asked.standings] == [6, 5, 5, 4, 3]
    assert asked.ballots == 8
    assert asked.chosen is None, "no order of rows decides"
    assert asked.tied is not None
    assert (asked.tied.numbers, asked.tied.dots, asked.tied.places) == ((3, 4), 6, 1)
    assert not decisions.of_cycle(room.document, room.cycle)


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


def test_lots_can_be_drawn_again(room: Evening) -> None:
    asked = room.voted()
    tie = asked.tied
    assert tie is not None
    draws = {ties.drawn(tie, seed) for seed in range(40)}
    assert draws == {(room.themes[2],), (room.themes[3],)}, "both can win"
    revealing.settle(room.document, asked.id, "lots", on=DAY, seed=7)
    settled = rounds.read(room.document, asked.id)
    assert tuple(settled.tie["outcome"]) == ties.drawn(tie, 7)
    assert "Drawn with the number 7." in decisions.of_cycle(room.document, room.cycle)[0].evidence
    with pytest.raises(Refused, match="is settled"):
        revealing.settle(room.document, asked.id, "people", on=DAY)


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


def test_what_nobody_wants_is_not_chosen(room: Evening) -> None:
    asked = room.open_vote()
    room.put(asked, "1", "1")
    assert room.reveal(asked).chosen == room.themes[:1]


def test_an_undone_reveal_is_withdrawn_and_asked_anew(room: Evening) -> None:
    asked = room.voted()
    room.document.undo()
    known = rounds.read(room.document, asked.id)
    assert rounds.state(room.document, known) == "withdrawn"
    with pytest.raises(Refused, match="its ballots are gone"):
        rounds.refuse_ballots(room.document, known)
    fresh = rounds.read(room.document, rounds.ask_anew(room.document, asked.id))
    assert rounds.state(room.document, fresh) == "open"
    assert fresh.items == known.items
    assert fresh.repeats_id is None
    again = rounds.ask_anew(room.document, room.voted().id)
    assert rounds.read(room.document, again).repeats_id is not None


def test_limits_cannot_go_below_what_is_used(room: Evening) -> None:
    asked = room.open_vote()
    count = room.put(asked, "1124", "1223", "1", "2345").count
    with pytest.raises(Refused, match=r"^3 people have used more already; 3 is too few\.$"):
        rounds.change_limits(room.document, asked, count, dots=3, per_item=2)
    with pytest.raises(Refused, match=r"^2 people have used more already; 1 is too few\.$"):
        rounds.change_limits(room.document, asked, count, dots=4, per_item=1)
    rounds.change_limits(room.document, asked, count, dots=5, per_item=None)
    assert rounds.read(room.document, asked).dots == 5


def test_a_late_comer_joins_until_the_reveal(room: Evening) -> None:
    asked = room.open_vote()
    rounds.join(room.document, asked)
    assert rounds.read(room.document, asked).people == 9
    uncounted = room.open_vote(people=None)
    rounds.join(room.document, uncounted)
    assert rounds.read(room.document, uncounted).people is None
    room.put(asked, "1")
    assert revealing.missing(rounds.read(room.document, asked), 1) == 8
    room.reveal(asked)
    with pytest.raises(Refused, match="fresh round"):
        rounds.join(room.document, asked)


def test_an_empty_box_reveals_nothing(room: Evening) -> None:
    asked = room.open_vote()
    with pytest.raises(Refused, match="No ballot is in yet"):
        revealing.reveal(room.document, asked, Box(room.document, asked), on=DAY)


def test_a_vote_states_its_criterion(room: Evening) -> None:
    for wrong in (
        {"criterion": " "},
        {"items": ()},
        {"items": ("a", "a")},
        {"dots": 0},
        {"cut": 0},
        {"method": "guess"},
        {"method": "purse", "costs": {}},
    ):
        with pytest.raises(Refused):
            room.open_vote(**wrong)
    with pytest.raises(Refused):
        room.open_vote("coin")
    assert rounds.read(room.document, room.open_vote(dots=None)).dots == 3


def test_few_voices_are_told_before_the_first_entry() -> None:
    assert "Only 4 voices" in rounds.few_voices(4)
    assert rounds.few_voices(5) == rounds.few_voices(None) == ""


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
    assert noted.what == f"Let nobody who joins stay a stranger: {subjects.outcome_words(outcome)}"
    assert (noted.why, noted.line) == ("<b>too much</b>", room.goals[1])


def test_one_round_revealed_on_two_copies_does_not_add_up(room: Evening) -> None:
    asked = room.open_vote(cut=None)
    other = Document.load(factories.content(room.document), factories.OTHER)
    room.put(asked, *BALLOTS)
    mine = room.reveal(asked)
    # A box of the same round on the other copy, from before it was known to be elsewhere.
    theirs = Box(other, asked)
    theirs.put([ballots.typed("1122", mine.slip("en"))], "paper")
    with other.edit("Reveal there"):
        rounds.ROUNDS.set(other, asked, {"result": theirs.count.result()})
    theirs.destroy()
    merge.merge_checked(room.document, factories.content(other))
    merged = rounds.read(room.document, asked)
    assert merged.result in (mine.result, theirs.count.result())
    other.close()


def test_a_purse_ranks_by_those_who_bought(room: Evening) -> None:
    costs = dict(zip(room.themes, (6, 4, 5, 1, 3), strict=True))
    asked = room.open_vote(method="purse", dots=10, costs=costs, cut=2)
    room.put(asked, "12", "24", "234")
    known = room.reveal(asked)
    assert [line.dots for line in known.standings] == [1, 3, 1, 2, 0]
    assert known.chosen == (room.themes[1], room.themes[3])


def test_a_removed_round_takes_no_result(room: Evening) -> None:
    asked = room.open_vote()
    rounds.remove(room.document, asked)
    with pytest.raises(Refused, match="no longer here"):
        rounds.read(room.document, asked)
    with pytest.raises(Refused, match="stays"):
        rounds.remove(room.document, room.voted().id)


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


def test_more_ballots_than_people_are_told(room: Evening) -> None:
    known = rounds.read(room.document, room.open_vote())
    assert rounds.full(known, 7) == ""
    assert rounds.full(known, 0, 8) == ""
    assert "8 people vote" in rounds.full(known, 8)
    assert rounds.full(replace(known, people=None), 99) == ""
    rounds.refuse_ballots(room.document, known, 1, 7)
    with pytest.raises(Refused, match="let a late-comer join first"):
        rounds.refuse_ballots(room.document, known, 1, 8)

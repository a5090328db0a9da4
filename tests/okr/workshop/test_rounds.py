"""Rounds from opening to their result, with the figures of the evening of the pictures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from okrdesk.document import merge
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import decisions
from okrdesk.okr.workshop import ballots, revealing, rounds
from okrdesk.okr.workshop.box import Box
from okrdesk.okr.workshop.rounds import Round
from tests import factories
from tests.okr.workshop.evening import BALLOTS, Evening


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


def test_more_ballots_than_people_are_told(room: Evening) -> None:
    known = rounds.read(room.document, room.open_vote())
    assert rounds.full(known, 7) == ""
    assert rounds.full(known, 0, 8) == ""
    assert "8 people vote" in rounds.full(known, 8)
    assert rounds.full(replace(known, people=None), 99) == ""
    rounds.refuse_ballots(room.document, known, 1, 7)
    with pytest.raises(Refused, match="let a late-comer join first"):
        rounds.refuse_ballots(room.document, known, 1, 8)


@pytest.mark.parametrize(
    ("voices", "words"), [(0, "Only 0 voices"), (1, "Only 1 voice:"), (4, "Only 4 voices")]
)
def test_below_five_voices_one_can_guess(voices: int, words: str) -> None:
    assert rounds.few_voices(voices).startswith(words)


def test_a_cut_and_paper_are_counted_from_their_least(room: Evening) -> None:
    asked = room.open_vote()
    for cut in (1, None):
        rounds.set_cut(room.document, asked, cut)
        assert rounds.read(room.document, asked).cut == cut
    with pytest.raises(Refused, match="from 1 up"):
        rounds.set_cut(room.document, asked, 0)
    rounds.note_paper(room.document, asked, 0, 0)
    assert rounds.read(room.document, asked).paper == {"handed_out": 0, "collected": 0}
    rounds.note_paper(room.document, asked, 8, None)
    assert rounds.read(room.document, asked).paper == {"handed_out": 8}
    for wrong in ((-1, None), (None, -1)):
        with pytest.raises(Refused, match="from 0 up"):
            rounds.note_paper(room.document, asked, *wrong)


def test_a_limit_that_is_used_up_is_still_one(room: Evening) -> None:
    asked = room.open_vote()
    count = room.put(asked, "1124", "1223").count
    rounds.change_limits(room.document, asked, count, dots=4, per_item=2)
    known = rounds.read(room.document, asked)
    assert (known.dots, known.per_item) == (4, 2)
    with pytest.raises(Refused, match="from 1 up"):
        rounds.change_limits(room.document, asked, count, dots=4, per_item=0)


def test_how_many_dots_there_were_is_known_of_dots_alone(room: Evening) -> None:
    known = rounds.read(room.document, room.open_vote())
    assert (known.possible, known.ballots, known.chosen, known.tied) == (32, None, None, None)
    assert known.is_settled
    assert replace(known, people=None).possible is None
    assert replace(known, people=None, result={"ballots": {"paper": 3, "keyboard": 2}}).possible == 20
    assert replace(known, method="approval").possible is None
    assert [replace(known, method=method).chooses for method in rounds.METHODS] == [
        True, True, False, True, False, False, False,
    ]  # fmt: skip


def test_a_fist_is_asked_twice_and_not_more(room: Evening) -> None:
    fist = Round("", room.cycle, "fist", "objectives", room.step, items=room.goals[:1], people=2)
    asked = rounds.open_round(room.document, fist)
    room.put(asked, "1", "4")
    room.reveal(asked)
    again = rounds.ask_anew(room.document, asked, people=3)
    assert rounds.read(room.document, again).people == 3
    assert not rounds.is_run_off(room.document, rounds.read(room.document, again))
    room.put(again, "4", "4", "5")
    room.reveal(again)
    with pytest.raises(Refused, match="asked twice"):
        rounds.ask_anew(room.document, again)

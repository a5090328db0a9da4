"""Revealed: what anybody may know of a round while it is open, ties, is settled or was undone."""

from __future__ import annotations

from okrdesk.okr.workshop import revealed, revealing, rounds
from okrdesk.okr.workshop.revealed import Seen, SeenTie
from okrdesk.okr.workshop.rounds import Round
from tests.okr.workshop.evening import BALLOTS, DAY, THEMES, Evening


def seen(room: Evening, round_id: str) -> Seen:
    return revealed.seen(room.document, rounds.read(room.document, round_id))


def test_of_an_open_round_its_question_is_known_and_no_number(room: Evening) -> None:
    asked = room.open_vote()
    room.put(asked, *BALLOTS)
    known = seen(room, asked)
    assert (known.state, known.criterion, known.is_settled) == (
        "open", "Most difference for members this quarter", False,
    )  # fmt: skip
    assert tuple(line.title for line in known.items) == THEMES
    assert (known.ballots, known.placed, known.paper, known.tie) == (None, None, None, None)
    assert {(line.dots, line.people, line.numbers, line.chosen) for line in known.items} == {
        (None, None, None, None)
    }


def test_while_it_ties_dots_are_known_and_people_are_covered(room: Evening) -> None:
    known = seen(room, room.voted().id)
    assert (known.state, known.is_settled) == ("closed", False)
    assert [line.dots for line in known.items] == [9, 8, 6, 6, 3]
    assert (known.ballots, known.placed, known.possible) == (8, 32, 32)
    assert known.tie == SeenTie((3, 4), 6, 1)
    assert {(line.people, line.numbers, line.chosen) for line in known.items} == {(None, None, None)}


def test_a_settled_tie_says_how_and_uncovers_people(room: Evening) -> None:
    asked = room.voted()
    revealing.settle(room.document, asked.id, "people", on=DAY)
    known = seen(room, asked.id)
    assert known.is_settled
    assert known.tie == SeenTie((3, 4), 6, 1, "people", (3,), agreed="after", through=(5,), others=(4,))
    assert [line.people for line in known.items] == [6, 5, 5, 4, 3]
    assert [line.number for line in known.ranked if line.chosen] == [1, 2, 3]
    assert revealed.rule_words(known.tie) == "More people over more dots"


def test_only_where_people_settled_a_tie_their_numbers_stand_beside_it(room: Evening) -> None:
    asked = room.voted()
    revealing.settle(room.document, asked.id, "person", on=DAY, outcome=[room.themes[3]], by="<b>Rahul</b>")
    tie = seen(room, asked.id).tie
    assert tie == SeenTie((3, 4), 6, 1, "person", (4,), by="<b>Rahul</b>", agreed="after")


def test_what_came_through_ranks_first_though_others_have_as_many_dots(room: Evening) -> None:
    asked = room.voted()
    revealing.settle(room.document, asked.id, "person", on=DAY, outcome=[room.themes[3]], by="Rahul")
    assert [line.number for line in seen(room, asked.id).ranked] == [1, 2, 4, 3, 5]


def test_an_undone_result_is_known_no_more(room: Evening) -> None:
    asked = room.voted()
    room.document.undo()
    (known,) = revealed.of_cycle(room.document, room.cycle)
    assert (known.id, known.state) == (asked.id, "withdrawn")
    assert {line.dots for line in known.items} == {None}


def test_a_fist_has_verdicts_and_the_objectors_own_words(room: Evening) -> None:
    goal = room.goals[1]
    asked = rounds.open_round(
        room.document, Round("", room.cycle, "fist", "objectives", room.step, items=(goal,), people=3)
    )
    room.put(asked, *"114")
    assert (seen(room, asked).verdicts, seen(room, asked).objections) == ({}, {})
    room.reveal(asked)
    assert (seen(room, asked).verdicts, seen(room, asked).objections) == ({goal: "ask again"}, {})
    revealing.judge(room.document, asked, goal, "not adopted", "<b>No</b>", on=DAY)
    known = seen(room, asked)
    assert (known.verdicts, known.objections) == ({goal: "not adopted"}, {goal: "<b>No</b>"})
    assert known.items[0].dots is None, "fingers add up to nothing"


def test_the_latest_counted_round_about_something(room: Evening) -> None:
    first, second = room.voted().id, room.voted().id
    room.open_vote()
    asked = revealed.of_cycle(room.document, room.cycle)

    def latest(item: str = "", subject: str = "themes") -> str:
        found = revealed.latest_of(asked, subject=subject, method="dots", item=item)
        return "" if found is None else found.id

    assert [each.id for each in asked][:2] == [first, second]
    assert latest() == latest(room.themes[0]) == second
    assert latest("gone") == latest(subject="ideas") == ""


def test_an_unknown_rule_has_no_words() -> None:
    assert revealed.rule_words(SeenTie((1, 2), 3, 1, "<b>coin</b>")) == ""

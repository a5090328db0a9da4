"""Ties: what ties across the cut, which ways there are, and lots that can be drawn again."""

from __future__ import annotations

import pytest

from okrdesk.document.refused import Refused
from okrdesk.okr import decisions
from okrdesk.okr.workshop import revealing, rounds, ties
from okrdesk.okr.workshop.counting import Standing
from okrdesk.okr.workshop.ties import Tie
from tests.okr.workshop.evening import DAY, Evening


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


def test_what_nobody_wants_is_not_chosen(room: Evening) -> None:
    asked = room.open_vote()
    room.put(asked, "1", "1")
    assert room.reveal(asked).chosen == room.themes[:1]


def lines(*dots_and_people: tuple[int, int]) -> list[Standing]:
    return [
        Standing(number, f"item {number}", dots, people, (), None)
        for number, (dots, people) in enumerate(dots_and_people, 1)
    ]


@pytest.mark.parametrize(
    ("dots", "cut"),
    [
        ((5, 4, 4), None),  # nothing is cut
        ((5, 4, 4), 3),  # there is a place for each
        ((5, 4, 3), 2),
        ((5, 5, 4), 2),  # they tie above the cut
        ((3, 0, 0), 2),  # what nobody wants is not chosen
        ((), 3),
    ],
)
def test_nothing_ties_unless_the_cut_runs_through_it(dots: tuple[int, ...], cut: int | None) -> None:
    assert ties.tied(lines(*((each, 1) for each in dots)), cut) is None


def test_what_ties_stands_by_its_numbers_with_the_places_that_are_left() -> None:
    tie = ties.tied(lines((4, 1), (9, 1), (4, 1), (4, 1)), 3)
    assert tie is not None
    assert (tie.items, tie.numbers) == (("item 1", "item 3", "item 4"), (1, 3, 4))
    assert (tie.dots, tie.above, tie.places) == (4, 1, 2)


def test_dots_alone_bring_through_what_no_tie_touches() -> None:
    assert ties.above_cut(lines((4, 1), (9, 1), (4, 1)), 2) == ("item 2",)
    assert ties.above_cut(lines((4, 1), (9, 1), (0, 0)), 2) == ("item 2", "item 1")
    assert ties.above_cut(lines((1, 1), (0, 0)), None) == ("item 1",)
    assert ties.above_cut([], 3) == ()


def test_more_people_win_and_where_people_tie_as_well_nobody_does() -> None:
    found = lines((6, 4), (6, 5), (6, 5))
    one, two = (ties.tied(found, cut) for cut in (1, 2))
    assert one is not None
    assert two is not None
    assert ties.by_people(one, found) is None
    assert ties.by_people(two, found) == ("item 2", "item 3")


def test_ways_that_cannot_be_taken_say_why() -> None:
    two = Tie(tuple(lines((6, 1), (6, 1))), 2, 1)
    said = {way.rule: way.unavailable for way in ties.ways(two, "approval", "themes")}
    assert tuple(said) == ties.RULES
    assert said["both"] == "Would make 4 objectives; the cap is three."
    assert said["people"] == "Here one dot is one person."
    assert not any(way.unavailable for way in ties.ways(two, "dots", "ideas"))
    three = ties.ways(Tie(tuple(lines((6, 1), (6, 1), (6, 1))), 0, 1), "dots", "ideas")
    assert (three[0].title, three[2].does) == ("Take all of them", "Only these, one vote each.")


def test_a_seed_that_nobody_chose_is_a_number_people_can_read_out() -> None:
    assert all(0 <= ties.fresh_seed() < 1_000_000 for _n in range(20))


@pytest.mark.parametrize(
    ("above", "same", "subject", "full"),
    [
        (1, 2, "themes", False),
        (2, 2, "themes", True),
        (0, 3, "objectives", False),
        (0, 4, "objectives", True),
        (2, 2, "ideas", False),
    ],
)
def test_three_objectives_are_the_cap(above: int, same: int, subject: str, full: bool) -> None:
    tie = Tie(tuple(lines(*[(6, 1)] * same)), above, 1)
    both = ties.ways(tie, "dots", subject)[0]
    assert bool(both.unavailable) == full
    assert both.title == ("Take both" if same == 2 else "Take all of them")


@pytest.mark.parametrize(
    ("dots", "cut", "through"),
    [
        ((5, 4, 3), 2, (1, 2)),
        ((5, 4, 4), 2, (1,)),
        ((5, 4, 4), 3, (1, 2, 3)),
        ((4, 4, 4), 1, ()),
        ((5, 0, 0), 2, (1,)),
        ((3, 5, 4), None, (2, 3, 1)),
    ],
)
def test_what_is_through_by_its_dots(
    dots: tuple[int, ...], cut: int | None, through: tuple[int, ...]
) -> None:
    found = lines(*((each, 1) for each in dots))
    assert ties.above_cut(found, cut) == tuple(f"item {n}" for n in through)


def test_lots_draw_as_many_as_there_are_places() -> None:
    tie = Tie(tuple(lines(*[(6, 1)] * 5)), 0, 2)
    assert len(ties.drawn(tie, 1)) == len(set(ties.drawn(tie, 1))) == 2
    assert ties.drawn(tie, 1) == ties.drawn(tie, 1)

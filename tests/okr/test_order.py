"""Positions: a place between any two, and siblings that tie."""

from __future__ import annotations

import itertools
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.okr import objectives, order
from tests.okr.test_edits import world  # noqa: F401


@given(st.lists(st.integers(0, 50), max_size=40))
def test_there_is_always_room_between_two(places: list[int]) -> None:
    held: list[str] = []
    for place in places:
        at = place % (len(held) + 1)
        before, after = held[at - 1] if at else "", held[at] if at < len(held) else ""
        held.insert(at, order.between(before, after))
    assert held == sorted(set(held))


@pytest.mark.parametrize(("before", "after"), [("V", "V"), ("W", "V")])
def test_there_is_no_room_between_equal_or_turned_positions(before: str, after: str) -> None:
    with pytest.raises(ValueError, match="no room"):
        order.between(before, after)


@pytest.mark.parametrize("before", ["", "V", "zz"])
@pytest.mark.parametrize("count", [0, 1, 61, 62, 4000])
def test_many_places_after_one_stay_short_and_leave_room(before: str, count: int) -> None:
    found = order.after(before, count)
    assert len(found) == count
    assert found == sorted(set(found))
    assert all(each > before and not each.endswith("0") and len(each) <= len(before) + 4 for each in found)
    for one, other in itertools.pairwise([before, *found]):
        assert one < order.between(one, other) < other


def test_the_last_place_is_after_all_and_a_long_list_stays_short() -> None:
    positions = order.spread(100)
    assert positions == sorted(set(positions))
    assert max(map(len, positions)) < 6
    assert order.last(reversed(positions)) > max(positions)
    assert order.last([]) > ""


def test_siblings_that_tie_get_places_of_their_own(world: tuple[Document, SimpleNamespace]) -> None:  # noqa: F811
    document, ids = world
    rows = [o.id for o in objectives.of_cycle(document, ids.cycle)]
    with document.edit("As a merge leaves them"):
        for row in rows:
            document.set(t.Objective, row, position="V")
    tied = [o.id for o in objectives.of_cycle(document, ids.cycle)]
    objectives.move(document, tied[0], 1)
    moved = objectives.of_cycle(document, ids.cycle)
    assert [o.id for o in moved] == [tied[1], tied[0], *tied[2:]]
    assert all(a.position < b.position for a, b in itertools.pairwise(moved))


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("", "", "V"),
        ("V", "", "W"),
        ("y", "", "z"),
        ("z", "", "zV"),
        ("", "V", "F"),
        ("", "1", "0V"),
        ("A", "C", "B"),
        ("A", "B", "AV"),
        ("V", "V1", "V0V"),
        ("Vz", "W", "VzV"),
    ],
)
def test_a_place_is_the_shortest_in_the_middle_or_the_next_at_the_end(
    before: str, after: str, place: str
) -> None:
    assert order.between(before, after) == place
    assert before < place
    assert not after or place < after


@pytest.mark.parametrize(
    ("count", "first", "last"), [(1, "1", "1"), (61, "1", "z"), (62, "01", "11"), (122, "01", "1z")]
)
def test_many_places_have_one_width_as_short_as_it_can_be(count: int, first: str, last: str) -> None:
    found = order.after("", count)
    assert (found[0], found[-1]) == (first, last)
    assert order.after("V", count)[0] == f"W{first}"


@pytest.mark.parametrize(("index", "place"), [(-5, 0), (0, 0), (1, 1), (2, 2), (99, 2)])
def test_a_move_beyond_an_end_ends_there(
    world: tuple[Document, SimpleNamespace],  # noqa: F811
    index: int,
    place: int,
) -> None:
    document, ids = world
    while len(rows := objectives.of_cycle(document, ids.cycle)) < 3:
        objectives.add(document, objectives.Objective("", ids.cycle, "More"))
    first, before = rows[0].id, {row.id: row.position for row in rows}
    objectives.move(document, first, index)
    moved = objectives.of_cycle(document, ids.cycle)
    assert [row.id for row in moved].index(first) == min(place, len(rows) - 1)
    assert {row.id for row in moved if row.position != before[row.id]} <= {first}, "the others stay"

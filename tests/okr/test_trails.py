"""Trails: the same days, values and confidences as the check-ins they come from, also after an edit."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from okrdesk.document.document import Document
from okrdesk.okr import check_ins, people
from okrdesk.okr.measures import raw_progress
from okrdesk.okr.trails import Trail, check_ins_of, counted_shares, raw_shares, trails
from tests.okr.followed import Followed, day
from tests.okr.made_key_results import key_result
from tests.okr.test_edits import DAY, world  # noqa: F401


def test_a_trail_holds_what_was_checked_in_up_to_a_day(
    world: tuple[Document, SimpleNamespace],  # noqa: F811
) -> None:
    document, ids = world

    def shown(day: dt.date) -> list[tuple[dt.date, Decimal, int | None]]:
        trail = trails(document, [ids.k1], day)[ids.k1]
        return [(each.on, each.value, each.confidence) for each in check_ins_of(trail, ids.k1)]

    def told(day: dt.date) -> list[tuple[dt.date, Decimal, int | None]]:
        rows = check_ins.of_key_result(document, ids.k1, day)
        return [(each.on, each.value, each.confidence) for each in rows]

    assert shown(DAY) == told(DAY) != []
    earlier = DAY - dt.timedelta(days=14)
    assert shown(earlier) == told(earlier) != told(DAY)
    check_ins.record(document, ids.k1, Decimal(9), on=DAY, confidence=4)
    assert shown(DAY) == told(DAY)
    check_ins.remove(document, ids.check_in)
    assert shown(DAY) == told(DAY)
    document.undo()
    assert shown(DAY) == told(DAY)


def trail(*values: str) -> Trail:
    """Check-ins of one day after the other with these values."""
    days = tuple(f"2026-01-{number:02}" for number in range(1, len(values) + 1))
    return Trail(days, values, (None,) * len(values))


def test_a_share_counts_from_nothing_to_all() -> None:  # F2
    assert counted_shares([None, -1, 0, 3, 4, 5], 4) == [0, 0, 0, 3, 4, 4]


@pytest.mark.parametrize(
    ("start", "target", "values", "shares"),
    [
        ("0", "4", ["1", "4", "-1"], ([1, 4, -1], 4)),
        ("4", "0", ["1", "4", "5"], ([3, 0, -1], 4)),
        ("0.5", "1", ["0.75", "1"], ([25, 50], 50)),
        ("0", "4", [], ([], 4)),
    ],
)
def test_shares_on_a_line_are_whole_numbers(
    start: str, target: str, values: list[str], shares: tuple[list[int], int]
) -> None:  # F1
    row = key_result(start, target)
    assert raw_shares(row, trail(*values)) == shares


@pytest.mark.parametrize("value", ["NaN", "1E+3", "1" * 61])
def test_what_is_no_plain_number_goes_the_slow_way(value: str) -> None:
    row = key_result("0", "4")
    shares, whole = raw_shares(row, trail("1", value))
    assert shares[0] is not None
    assert Fraction(shares[0], whole) == Fraction(1, 4)
    assert (None if shares[1] is None else Fraction(shares[1], whole)) == raw_progress(row, Decimal(value))


def test_what_has_no_share_has_none() -> None:
    for row in (key_result("4", "4"), key_result(None, "4"), key_result("4", "2", direction="increase")):
        assert raw_shares(row, trail("1"))[0] == [None]
    phased = key_result("0", "100", checkpoints=((Decimal(50), Decimal("0.2")),))
    shares, whole = raw_shares(phased, trail("50"))
    assert [Fraction(share or 0, whole) for share in shares] == [Fraction(1, 5)]


def test_the_confidence_given_last_holds() -> None:  # decision 36
    trail = Trail(("2026-01-01",) * 4, ("1",) * 4, (None, 7, None, 4))
    assert [trail.confidence_at(nth) for nth in range(4)] == [None, 7, 7, 4]
    assert Trail().confidence_at(-1) is None


def test_a_trail_ends_with_its_day() -> None:
    made = Followed()
    row, other = made.add({1: 1, 3: 2, 5: 3}), made.add()
    ends = [trails(made.document, [row, other], day(number))[row].values for number in (0, 1, 2, 3, 5, 9)]
    assert ends == [(), ("1",), ("1",), ("1", "2"), ("1", "2", "3"), ("1", "2", "3")]
    assert trails(made.document, [other], day(9)) == {other: Trail()}
    made.document.close()


@pytest.mark.parametrize("checkpoints", [(), ((Decimal(3), Decimal("0.5")),)], ids=["a line", "checkpoints"])
def test_shares_at_places_are_those_of_all_and_of_the_key_result_asked_about(checkpoints: Any) -> None:
    row, same = key_result("0", "4", checkpoints=checkpoints), trail("1", "3", "2")
    asked = raw_shares(row, same, [2, 0])
    shares, whole = raw_shares(row, same)
    again = raw_shares(row, same, [2, 0])
    for numbers, of in (asked, again):
        assert [Fraction(n, of) for n in numbers if n] == [Fraction(shares[n] or 0, whole) for n in (2, 0)]
    moved = replace(row, target=Decimal(8), checkpoints=())  # what is kept is that of the target before
    assert raw_shares(moved, same) == ([1, 3, 2], 8)
    assert raw_shares(row, same) == (shares, whole)


def test_few_trails_are_looked_up_and_many_read_as_they_lie() -> None:
    made = Followed()
    rows = [made.add({on: on * 10 for on in days}) for days in ((5, 1, 3), (2,), (), (4, 9), (7,), (8,))]
    expected = [("10", "30", "50"), ("20",), (), ("40",), ("70",), ("80",)]
    assert [trails(made.document, [row], day(8))[row].values for row in rows] == expected
    for name in ("Bo", "Cem"):  # after two edits nothing that was read holds
        people.add(made.document, name)
    assert [trail.values for trail in trails(made.document, rows, day(8)).values()] == expected
    made.document.close()

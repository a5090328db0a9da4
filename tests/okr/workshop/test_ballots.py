"""Ballots as they are typed."""

from __future__ import annotations

import pytest

from okrdesk.document.refused import Refused
from okrdesk.okr.workshop import ballots
from okrdesk.okr.workshop.ballots import Slip

FIVE = ("a", "b", "c", "d", "e")
DOTS = Slip(FIVE, "dots", 4, 2)
TEN = Slip(tuple("abcdefghij"), "dots", 4, 2)
MANY = Slip(tuple(f"i{n}" for n in range(1, 21)), "dots", 5, 2)
THREE = ("direction", "commitment", "clarity")


@pytest.mark.parametrize("line", ["1134", "1 1 3 4", " 4 3 1 1 ", "1,1,3,4", "11 34", "１１３４"])
def test_digits_need_no_spaces(line: str) -> None:
    assert ballots.typed(line, DOTS).numbers == {"a": 2, "c": 1, "d": 1}


@pytest.mark.parametrize("line", ["1xx9", "1 x X 9", "1 10 10 9"])
def test_x_is_ten(line: str) -> None:
    assert ballots.typed(line, TEN).numbers == {"a": 1, "j": 2, "i": 1}


def test_beyond_ten_items_numbers_are_parted() -> None:
    assert ballots.typed("1 12 12 20", MANY).numbers == {"i1": 1, "i12": 2, "i20": 1}
    with pytest.raises(Refused, match="no 112"):
        ballots.typed("112", MANY)


def test_blank_and_invalid_are_ballots_too() -> None:
    assert ballots.typed("blank", DOTS).state == "blank"
    assert ballots.typed(" Invalid ", DOTS).state == "invalid"
    assert not ballots.typed("blank", DOTS).numbers


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("1136", "no 6 on this ballot; it has lines 1 to 5"),
        ("0123", "no 0 on this ballot"),
        ("11234", "5 dots, and each has 4; take one off"),
        ("112345", "6 dots, and each has 4; take 2 off"),
        ("1114", "3 dots are on 1; at most 2 are allowed"),
        ("12a4", "“a” is no number"),
        ("$1", "is no number"),
        ("", "type “blank”"),
        ("9" * 10_000, "too long"),
    ],
)
def test_what_does_not_fit_is_said(line: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        ballots.typed(line, DOTS)


def test_fewer_dots_than_one_has_are_a_ballot() -> None:
    assert ballots.typed("3", DOTS).numbers == {"c": 1}


def test_approval_is_one_mark_on_an_item() -> None:
    slip = Slip(FIVE, "approval", per_item=1)
    assert ballots.typed("125", slip).numbers == {"a": 1, "b": 1, "e": 1}
    with pytest.raises(Refused, match="2 is marked 2 times"):
        ballots.typed("1225", slip)


def test_a_purse_is_not_overdrawn() -> None:
    slip = Slip(("a", "b", "c"), "purse", 10, 1, {"a": 6, "b": 4, "c": 5})
    assert ballots.typed("12", slip).numbers == {"a": 1, "b": 1}
    with pytest.raises(Refused, match="costs 11, and the purse holds 10"):
        ballots.typed("13", slip)


def test_a_slip_of_marks_has_a_number_for_each() -> None:
    slip = Slip(THREE, "marks")
    assert ballots.typed("342", slip).numbers == dict(zip(THREE, (3, 4, 2), strict=True))
    assert ballots.typed("3 - 2", slip).numbers == {"direction": 3, "clarity": 2}
    with pytest.raises(Refused, match="3 fields, and 2 numbers"):
        ballots.typed("34", slip)
    with pytest.raises(Refused, match="6 is not on the scale; it goes from 1 to 5"):
        ballots.typed("346", slip)


def test_confidence_goes_to_ten() -> None:
    slip = Slip(("a", "b", "c"), "confidence")
    for line in ("6x0", "6 x 0", "6 10 0"):
        assert ballots.typed(line, slip).numbers == {"a": 6, "b": 10, "c": 0}
    assert ballots.typed("10", Slip(("a",), "confidence")).numbers == {"a": 10}


def test_estimates_are_numbers_as_people_write_them() -> None:
    slip = Slip(("a", "b"), "estimates", locale="de_DE")
    assert ballots.typed("1.200,50 50 %".replace(" %", "%"), slip).numbers == {"a": "1200.5", "b": "50"}
    assert ballots.typed("12; -", slip).numbers == {"a": "12"}
    with pytest.raises(Refused, match="2 fields, and 1"):
        ballots.typed("12", slip)


def test_hands_are_counted() -> None:
    assert [b.numbers["g"] for b in ballots.hands("0 0 2 2 3 1", "g")] == [2, 2, 3, 3, 4, 4, 4, 5]
    with pytest.raises(Refused, match="six numbers"):
        ballots.hands("2 2 3 1", "g")

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


@pytest.mark.parametrize(
    ("line", "slip", "says"),
    [
        ("12 x", Slip(FIVE, "approval", 3), "no 10 on this ballot"),
        ("123", Slip(FIVE, "approval", 3), ""),
        ("1234", Slip(FIVE, "approval", 3), "4 marks, and each has 3"),
        ("11", Slip(FIVE, "approval"), "1 is marked 2 times"),
        ("12", Slip(FIVE, "purse", 5, costs={"a": 2, "b": 3}), ""),
        ("12", Slip(FIVE, "purse", 5, costs={"a": 3, "b": 3}), "costs 6, and the purse holds 5"),
        ("2", Slip(("a",), "dots", 1), "no 2 on this ballot; it has 1 line"),
        ("155", Slip(THREE, "marks"), ""),
        ("056", Slip(THREE, "marks"), "0 is not on the scale; it goes from 1 to 5"),
        ("556", Slip(THREE, "marks"), "6 is not on the scale"),
        ("05", Slip(("a", "b"), "fist"), ""),
        ("0 10 x", Slip(THREE, "confidence"), ""),
        ("0 11 1", Slip(THREE, "confidence"), "11 is not on the scale"),
        ("12", Slip(THREE, "marks"), "has 3 fields, and 2 numbers"),
        ("1;2", Slip(("a",), "estimates"), "has 1 field, and 2 numbers"),
        ("12345", Slip(tuple("abcdefghijk"), "dots", 4), "“12345” is no number"),
        ("1234", Slip(tuple("abcdefghijk"), "dots", 4), "no 1234"),
    ],
)
def test_both_sides_of_each_limit(line: str, slip: Slip, says: str) -> None:
    if says:
        with pytest.raises(Refused, match=says):
            ballots.typed(line, slip)
    else:
        assert ballots.typed(line, slip).state == "valid"


def test_a_dash_says_nothing_and_dashes_alone_are_blank() -> None:
    assert ballots.typed("1-5", Slip(THREE, "marks")).numbers == {"direction": 1, "clarity": 5}
    assert ballots.typed("---", Slip(THREE, "marks")).state == "blank"
    assert ballots.typed("10", Slip(("a",), "confidence")).numbers == {"a": 10}
    told = ballots.typed("1.200,50 ; 40% ; –", Slip(THREE, "estimates", locale="de"))
    assert told.numbers == {"direction": "1200.5", "commitment": "40"}
    assert ballots.typed("- -", Slip(("a", "b"), "estimates")).state == "blank"


def test_hands_are_six_numbers_from_none_to_five() -> None:
    shown = ballots.hands("0 0 2 0 1 3", "a")
    assert [each.numbers["a"] for each in shown] == [2, 2, 4, 5, 5, 5]
    for wrong in ("1 2 3 4 5", "1 2 3 4 5 6 7"):
        with pytest.raises(Refused, match="Type six numbers"):
            ballots.hands(wrong, "a")


@pytest.mark.parametrize(("length", "says"), [(400, "dots, and each has"), (401, "too long")])
def test_a_line_has_at_most_four_hundred_signs(length: int, says: str) -> None:
    with pytest.raises(Refused, match=says):
        ballots.typed("1" * length, Slip(FIVE, "dots", 4))

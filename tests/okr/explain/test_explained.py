"""How the numbers of a sum are written."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from okrdesk.okr.explain import explained as words


def test_negative_numbers_stand_in_brackets_within_a_sum() -> None:
    assert (words.as_term(Decimal("-1.50")), words.as_term(Decimal(4))) == ("(−1.50)", "4")
    assert (words.as_signed(Fraction(-1, 3)), words.as_signed(Fraction(7, 2))) == ("(−0.3333)", "3.5")


def test_shares_are_written_as_shares_percent_and_points() -> None:
    assert words.as_share(Fraction(15, 28)) == "0.5357"
    assert words.as_percent(Fraction(725, 1000)) == "73%"
    assert words.as_points(Fraction(427, 1000)) == "42.7%"


def test_what_is_not_there_is_a_dash() -> None:
    assert [words.or_nothing(each) for each in (None, Decimal("1E+3"), 7)] == ["–", "1000", "7"]

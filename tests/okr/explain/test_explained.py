"""How the numbers of a sum are written."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from okrdesk.i18n import PLAIN
from okrdesk.okr.explain import explained as words
from okrdesk.okr.shown import format_percent


def test_negative_numbers_stand_in_brackets_within_a_sum() -> None:
    assert (words.as_term(Decimal("-1.50"), "en"), words.as_term(Decimal(4), "de")) == ("(−1.50)", "4")
    assert (words.as_term(Fraction(-1, 3), "en"), words.as_term(Fraction(7, 2), "de")) == ("(−1/3)", "3,5")


def test_shares_are_written_as_shares_percent_and_points() -> None:
    assert words.as_share(Fraction(15, 28), "en") == "15/28 ≈ 53.57%"  # decision 39: inputs exactly
    assert words.as_share(Fraction(15, 28), PLAIN) == "15/28"
    assert words.as_share(Fraction(3, 8), "de") == "0,375"
    assert words.as_input(Fraction(10, 3), "en") == "10/3 ≈ 3.33"
    assert words.as_points(Fraction(427, 1000), "de") == "42,7\u00a0%"
    assert words.as_result(Fraction(15, 28), "en") == "0.5357"
    assert words.as_percent_result(Fraction(15, 28), "en") == "53.57%"


def test_a_result_has_the_places_that_rounding_again_needs() -> None:
    assert words.as_result(Fraction("0.584996"), "en") == "0.584996"  # 0.585 would be read as 59%
    assert words.as_result(Fraction("0.99996"), "en") == "0.99996"  # decision 38: 99%, not 100%
    tiny = Fraction(1, 2 * 10**30 + 1)  # not nothing: 1%
    assert Fraction(words.as_result(tiny, "en")) > 0
    assert words.as_percent_result(1 - tiny, "en") == f"99.{'9' * 28}5%"


@given(st.fractions(-2, 2))
def test_a_result_that_is_rounded_again_is_what_is_shown(value: Fraction) -> None:
    again = Fraction(words.as_result(value, "en"))
    assert format_percent(again, "en") == format_percent(value, "en")
    assert words.as_points(again, "en") == words.as_points(value, "en")


def test_what_is_not_there_is_a_dash() -> None:
    assert [words.or_nothing(each, "en_GB") for each in (None, Decimal("1E+3"), 7)] == ["–", "1,000", "7"]

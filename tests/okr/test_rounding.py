"""Rounding half up, at display only."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.okr.rounding import (
    exact_ends,
    half_up,
    json_fraction,
    json_number,
    percent,
    points,
    short,
    trimmed,
    whole_percents,
)

D, F = Decimal, Fraction


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        ("0.725", 73),
        ("0.7249999999999999999999", 72),
        ("-0.25", -25),
        ("-0.725", -73),
        ("1.25", 125),
        ("-0.004", -1),  # decision 38: something moved
        ("0", 0),
        ("0.001", 1),
        ("0.995", 99),  # decision 38: the target is not met
        ("0.9999", 99),
        ("1", 100),
        ("1.004", 100),
    ],
)
def test_percent(share: str, shown: int) -> None:
    assert percent(F(share)) == shown


@pytest.mark.parametrize(
    ("shares", "shown"),
    [
        (["1/3", "1/3", "1/3"], [34, 33, 33]),  # decision 39; rounded each alone they add up to 99
        (["1/8", "3/8", "1/2"], [13, 37, 50]),  # and these to 101
        (["0", "1"], [0, 100]),
        (["0", "0"], [0, 0]),
        ([], []),
    ],
)
def test_shares_of_a_whole_add_up(shares: list[str], shown: list[int]) -> None:
    assert whole_percents([F(each) for each in shares]) == shown


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=40).filter(any))
def test_shares_of_a_whole_always_add_up(parts: list[int]) -> None:
    whole = sum(parts)
    shown = whole_percents([F(part, whole) for part in parts])
    assert sum(shown) == 100
    assert all(abs(found - F(100 * part, whole)) < 1 for found, part in zip(shown, parts, strict=True))


def test_points() -> None:  # the show-the-sum picture: 54 % against 42.7 % is ahead by 10.9 points
    assert str(points(F(15, 28) - F(38, 89))) == "10.9"
    assert str(points(F(38, 89))) == "42.7"
    assert str(points(F(-1, 8))) == "-12.5"
    assert str(points(F(0))) == "0.0"
    assert str(points(F("0.00049"))) == "0.0"
    assert str(points(F("0.1255"), 2)) == "12.55"


@pytest.mark.parametrize(
    ("fraction", "text"),
    [
        (F(15, 28), "0.535714285714"),
        (F(1, 2), "0.5"),
        (F(2, 3), "0.666666666667"),
        (F(0), "0"),
        (F(1), "1"),
        (F(-1, 4), "-0.25"),
        (F(100), "100"),
        (F(1, 10**15), "0"),
        (F(-1, 10**15), "0"),
        (None, None),
    ],
)
def test_json_fraction(fraction: F | None, text: str | None) -> None:  # decision 11
    assert json_fraction(fraction) == text


def test_values_for_reading() -> None:
    assert [trimmed(D(each)) for each in ("5.00", "1E+3", "-0", "0.10")] == ["5", "1000", "0", "0.1"]
    values = (F("61.0857"), F("3.333"), F("0.012345"), F("50"), F("-12.25"))
    assert [short(each) for each in values] == ["61.1", "3.33", "0.0123", "50", "-12.3"]


@given(st.decimals(-1000, 1000, places=6), st.integers(0, 4))
def test_half_up_is_that_of_decimal(value: D, places: int) -> None:
    assert half_up(F(value), places) == value.quantize(D(1).scaleb(-places), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("share", "places", "shown"),
    [
        ("0.9994", 1, "99.9"),
        ("0.99996", 1, "99.9"),  # decision 38: not the whole
        ("1", 1, "100.0"),
        ("1.0004", 1, "100.0"),
        ("0.00004", 1, "0.1"),  # something is
        ("-0.00004", 1, "-0.1"),
        ("0", 1, "0.0"),
        ("0.5", 0, "50"),
        ("0.999", 0, "99"),
    ],
)
def test_both_ends_say_what_is_so_with_places_too(share: str, places: int, shown: str) -> None:
    assert str(exact_ends(F(share), places)) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("10.04", "10"),
        ("10.05", "10.1"),
        ("9.994", "9.99"),
        ("1.005", "1.01"),
        ("0.99994", "0.9999"),
        ("-9.994", "-9.99"),
        ("0.00012345", "0.00012"),
        ("0.0000012345", "0.0000012"),
        ("-0.00001", "-0.00001"),
        ("0", "0"),
    ],
)
def test_a_value_has_as_many_places_as_its_size_wants(value: str, shown: str) -> None:
    assert short(F(value)) == shown


def test_a_number_of_json_is_whole_where_it_is_whole() -> None:
    numbers = [json_number(each) for each in (F(4), F(1, 2), F(0), None)]
    assert [(each, type(each)) for each in numbers] == [(4, int), (0.5, float), (0, int), (None, type(None))]


@pytest.mark.parametrize(("share", "shown"), [("-1", -100), ("-0.995", -100), ("-0.001", -1), ("0.994", 99)])
def test_what_went_back_is_rounded_alike(share: str, shown: int) -> None:
    assert percent(F(share)) == shown

"""How figures are shown: the two ends, points, exact numbers of a sum (decisions 38 and 39)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.okr.shown import (
    confidence_words,
    ending_places,
    format_exact,
    format_percent,
    format_points,
    format_share,
    kept_words,
)

NBSP = "\u00a0"
F = Fraction


@pytest.mark.parametrize(
    ("fraction", "locale", "text"),
    [
        (F(54, 100), "de", f"54{NBSP}%"),
        (F(54, 100), "en", "54%"),
        (Decimal("0.725"), "en_US", "73%"),  # numbers.md: 72.5 is shown as 73
        (F(-145, 1000), "en", "-15%"),
        (F(-5), "de_DE", f"-500{NBSP}%"),
        (F(25), "de_DE", f"2.500{NBSP}%"),
        (F(1, 2), "tr", "%50"),
        (F("0.9998"), "en", "99%"),  # decision 38
        (F("0.0002"), "en", "1%"),
        (F("-0.0002"), "en", "-1%"),
        (F("1.0002"), "en", "100%"),
        (F(0), "en", "0%"),
    ],
)
def test_a_share_in_percent(fraction: Fraction | Decimal, locale: str, text: str) -> None:
    assert format_percent(fraction, locale) == text


def test_percent_can_keep_a_place() -> None:
    assert format_percent(F(10878, 100000), "de", places=1) == f"10,9{NBSP}%"
    assert format_percent(F("0.99999"), "en", places=1) == "99.9%"
    assert format_percent(F("0.00001"), "en", places=1) == "0.1%"


@given(st.fractions(-3, 3))
def test_the_ends_are_shown_only_when_they_are_reached(share: Fraction) -> None:
    assert (format_percent(share, "en") == "0%") == (share == 0)
    if format_percent(share, "en") == "100%":
        assert share >= 1


def test_points_are_not_percent() -> None:
    assert format_points(F("0.3"), "en", signed=True) == "+30 points"
    assert format_points(F("-0.01"), "en", signed=True) == "−1 point"
    assert format_points(F("0.109"), "de", places=1) == "10,9 points"
    assert format_points(F(0), "en", signed=True) == "+0 points"
    assert format_points(F("0.0001"), "en") == "1 point"  # there is a difference


def test_a_number_of_a_sum_is_never_rounded() -> None:
    assert format_exact(Decimal("1234.50"), "de") == "1.234,5"
    assert format_exact(F(15, 28), "en") == "15/28"
    assert format_exact(F(-1, 3), "en") == "−1/3"
    assert format_exact(-7, "en") == "−7"
    assert format_exact(10**28 + 1, "de") == "10.000.000.000.000.000.000.000.000.001"  # 29 digits
    assert format_share(F(1, 3), "en") == "1/3"
    assert format_share(F(3, 8), "de") == f"37,5{NBSP}%"


@given(st.fractions())
def test_a_number_of_a_sum_reads_back_the_same(value: Fraction) -> None:
    shown = format_exact(value, "en").replace(",", "").replace("−", "-")
    assert F(shown) == value


def test_places_that_end() -> None:
    assert [ending_places(F(each)) for each in ("5", "1/8", "1/3")] == [0, 3, None]


@pytest.mark.parametrize(
    ("value", "places"),
    [
        (F(1, 10**12), 12),
        (F(1, 10**13), None),
        (F(1, 2**12), 12),
        (F(1, 2**13), None),
        (F(-1, 20), 2),
        (F(0), 0),
        (F(1, 10), 1),
    ],
)
def test_twelve_places_are_the_most(value: Fraction, places: int | None) -> None:
    assert ending_places(value) == places


@pytest.mark.parametrize(
    ("share", "places", "signed", "text"),
    [
        (F("0.01"), 0, False, "1 point"),
        (F("0.014"), 0, False, "1 point"),
        (F("0.015"), 0, False, "2 points"),
        (F("0.02"), 0, False, "2 points"),
        (F("0.01"), 1, False, "1.0 points"),
        (F("-0.0001"), 0, False, "−1 point"),
        (F("-0.0001"), 1, True, "−0.1 points"),
        (F("0.0001"), 1, True, "+0.1 points"),
        (F(0), 0, False, "0 points"),
        (F("-0.3"), 0, True, "−30 points"),
    ],
)
def test_one_point_and_several(share: Fraction, places: int, signed: bool, text: str) -> None:
    assert format_points(share, "en", places, signed=signed) == text


@pytest.mark.parametrize(
    ("confidence", "on", "text"),
    [
        (None, None, ""),
        (None, dt.date(2026, 1, 25), ""),
        (7, None, "confidence 7"),
        (7, dt.date(2026, 1, 25), "confidence 7 as of 25 Jan"),
        (0, None, "confidence 0"),
    ],
)
def test_a_confidence_of_an_earlier_day_says_so(
    confidence: int | None, on: dt.date | None, text: str
) -> None:
    assert confidence_words(confidence, on, "en_GB") == text


def test_how_many_confidences_are_of_earlier_days() -> None:
    assert [kept_words(n) for n in range(3)] == ["", "1 as of an earlier day", "2 as of earlier days"]


def test_a_share_is_a_fraction_only_where_its_percent_does_not_end() -> None:
    assert format_share(F(1, 16), "en") == "6.25%"
    assert format_share(F(-1, 3), "en") == "−1/3"
    assert format_share(F(2), "en") == "200%"

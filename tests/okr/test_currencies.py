"""Which currency a unit names, and what may stand for it."""

from __future__ import annotations

import pytest

from okrdesk.okr.currencies import currency_of, is_currency, words_for


def test_the_currency_of_a_unit() -> None:
    units = ("EUR per month", "€/month", "US$", "chf", "Fr.", "members", "", "per EUR")
    assert [currency_of(unit) for unit in units] == ["EUR", "EUR", "USD", "CHF", "CHF", "", "", "EUR"]


def test_words_for_a_currency_are_its_own_or_those_of_all() -> None:
    assert {"€", "euro", "eur"} <= words_for("EUR")
    assert "$" not in words_for("EUR")
    assert {"€", "$", "chf"} <= words_for("")


def test_what_is_a_currency() -> None:
    assert all(is_currency(word) for word in ("eur", "€", "US$", "zł"))
    assert not any(is_currency(word) for word in ("people", "%", ""))


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("kr.", "SEK"),
        ("sFr.", "CHF"),
        ("us$", "USD"),
        ("Kč", "CZK"),
        ("lei", "RON"),
        ("dollars", "USD"),
        ("¥", "JPY"),
        ("zar", "ZAR"),
        ("brl/month", "BRL"),
        ("euro", "EUR"),
        ("k€", ""),
    ],
)
def test_signs_and_words_name_their_first_currency(unit: str, code: str) -> None:
    assert currency_of(unit) == code

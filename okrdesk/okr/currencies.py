"""Currencies: which one a unit names, and the signs and words that may stand for it."""

from __future__ import annotations

import re

_CURRENCY_SIGNS = {
    "€": ("EUR",),
    "$": ("USD", "AUD", "CAD", "NZD", "SGD", "HKD", "MXN"),
    "US$": ("USD",),
    "£": ("GBP",),
    "¥": ("JPY", "CNY"),
    "₹": ("INR",),
    "₺": ("TRY",),
    "₴": ("UAH",),
    "₪": ("ILS",),
    "₩": ("KRW",),
    "fr": ("CHF",),
    "sfr": ("CHF",),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "zł": ("PLN",),
    "kč": ("CZK",),
    "ft": ("HUF",),
    "lei": ("RON",),
    "euro": ("EUR",),
    "euros": ("EUR",),
    "dollar": ("USD", "AUD", "CAD", "NZD", "SGD", "HKD"),
    "dollars": ("USD", "AUD", "CAD", "NZD", "SGD", "HKD"),
}
CODES = frozenset(code for codes in _CURRENCY_SIGNS.values() for code in codes) | {"BGN", "BRL", "ZAR"}


def currency_of(unit: str) -> str:
    """The currency code in a unit such as "EUR per month" or "€/month"; "" where it names none."""
    for word in re.split(r"[\s/]+", unit.strip()):
        if word.upper() in CODES:
            return word.upper()
        if codes := _CURRENCY_SIGNS.get(word.casefold().rstrip(".")) or _CURRENCY_SIGNS.get(word.upper()):
            return codes[0]
    return ""


def is_currency(word: str) -> bool:
    """Whether a word or sign stands for a currency."""
    return word.upper() in CODES or word in _CURRENCY_SIGNS or word.upper() in _CURRENCY_SIGNS


def words_for(currency: str) -> set[str]:
    """The signs and words, in small letters, that may stand for a currency; for "" those of all."""
    signs = {s.casefold() for s, codes in _CURRENCY_SIGNS.items() if not currency or currency in codes}
    return signs | ({currency.casefold()} if currency else {code.casefold() for code in CODES})

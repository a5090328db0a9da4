"""Numbers, money and days as they are written in the reader's language."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from okrdesk import i18n

NBSP = "\u00a0"
TODAY = dt.date(2026, 2, 11)  # a Wednesday


@pytest.mark.parametrize(
    ("value", "locale", "text"),
    [
        ("1200.50", "de", "1.200,50"), ("1200.50", "en_GB", "1,200.50"),
        ("1200.50", "", "1,200.50"), ("1200.50", "xx_YY", "1,200.50"),
        ("-1234567", "fr_FR", "-1\u202f234\u202f567"), ("1200.5", "de_CH", "1’200.5"),
        ("1234567", "en_IN", "12,34,567"), ("0", "de", "0"), ("1E+3", "en", "1,000"),
        ("999", "en", "999"), ("-0.001", "de-DE", "-0,001"),
    ],
)  # fmt: skip
def test_numbers_keep_their_places(value: str, locale: str, text: str) -> None:
    assert i18n.format_number(Decimal(value), locale) == text


def test_a_monstrous_exponent_does_not_fill_the_screen() -> None:
    assert len(i18n.format_number(Decimal("1E+999999"), "de")) < 20
    assert len(i18n.format_money(Decimal("1E+999999"), "EUR", "de")) < 20


def test_percent_is_written_as_in_the_language() -> None:
    assert [i18n.as_percent("54", each) for each in ("en", "de", "tr", i18n.PLAIN)] == [
        "54%",
        f"54{NBSP}%",
        "%54",
        "54%",
    ]


def test_a_moment_is_a_day_and_a_time() -> None:
    at = dt.datetime(2026, 2, 8, 14, 5).astimezone()
    assert i18n.format_moment(at, "en_GB") == "8 Feb 2026, 14:05"
    assert i18n.format_moment(at, "de") == "08.02.2026, 14:05"
    assert i18n.format_moment(at, "en_US") == f"Feb 8, 2026, 2:05{NBSP}PM"


def test_the_days_of_the_week_from_monday_on() -> None:
    assert i18n.weekday_names("de_AT")[0] == "Montag"
    assert i18n.weekday_names("en_US")[0] == "Monday", "whichever day a week begins with there"
    assert len(i18n.weekday_names("fr")) == 7


def test_machines_read_plain_figures_and_days() -> None:
    assert i18n.format_number(Decimal("1234567.50"), i18n.PLAIN) == "1234567.50"
    assert i18n.format_day(dt.date(2026, 2, 8), i18n.PLAIN) == "2026-02-08"


@pytest.mark.parametrize(
    ("value", "currency", "locale", "text"),
    [
        ("1200", "EUR", "en_GB", "€1,200"),
        ("1200.00", "EUR", "en_GB", "€1,200"),
        ("1200.5", "EUR", "de", f"1.200,50{NBSP}€"),
        ("-500", "EUR", "en", "-€500"),
        ("500", "CHF", "en", f"CHF{NBSP}500"),
        ("1200", "EUR", "fr_FR", f"1\u202f200{NBSP}€"),
        ("0.005", "EUR", "en", "€0.005"),
    ],
)
def test_money(value: str, currency: str, locale: str, text: str) -> None:
    assert i18n.format_money(Decimal(value), currency, locale) == text


@pytest.mark.parametrize(
    ("locale", "style", "text"),
    [
        ("en_GB", "medium", "8 Feb 2026"), ("en", "long", "8 February 2026"),
        ("", "short", "08/02/2026"), ("en_US", "medium", "Feb 8, 2026"),
        ("de_DE", "long", "8. Februar 2026"), ("de", "medium", "08.02.2026"),
        ("nonsense", "medium", "8 Feb 2026"),
    ],
)  # fmt: skip
def test_days(locale: str, style: str, text: str) -> None:
    assert i18n.format_day(dt.date(2026, 2, 8), locale, style) == text


def test_ranges() -> None:
    first, last = dt.date(2026, 1, 1), dt.date(2026, 3, 31)
    assert i18n.format_range(first, last, "en") == "1 Jan – 31 Mar 2026"
    assert i18n.format_range(first, last, "", with_year=False) == "1 Jan – 31 Mar"
    assert i18n.format_range(first, last, "de", with_year=False) == "1. Jan. – 31. März"
    # Without the years this would read like a period of three months.
    assert "2025" in i18n.format_range(dt.date(2025, 1, 1), last, "en", with_year=False)


@pytest.mark.parametrize(
    ("away", "text"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (3, "in 3 days"),
        (-6, "6 days ago"),
        (-7, "last week"),
        (-9, "last week"),
        (-10, "1 Feb 2026"),
        (11, "next week"),
        (30, "13 Mar 2026"),
    ],
)
def test_days_as_seen_from_today(away: int, text: str) -> None:
    assert i18n.relative_day(TODAY + dt.timedelta(days=away), TODAY, "en_GB") == text


def test_which_locales_are_known() -> None:
    assert [i18n.is_known(name) for name in ("de_AT", "fr", "en", "de_XX")] == [True] * 4
    assert [i18n.is_known(name) for name in ("", "xx", "nonsense", "../x", "123")] == [False] * 5


def test_the_order_of_a_date() -> None:
    orders = {name: i18n.day_order(name) for name in ("en_GB", "en_US", "de", "sv", "")}
    assert orders == {"en_GB": "dmy", "en_US": "mdy", "de": "dmy", "sv": "ymd", "": ""}

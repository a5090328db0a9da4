"""What is kept of Babel's data says what Babel says, in every locale that we offer, and without Babel."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from decimal import Decimal

import pytest
from babel import dates, localedata, numbers
from babel.core import Locale

from okrdesk import formats, i18n, paths
from okrdesk.okr.currencies import CODES
from tests.files.write_formats import text_of

DAYS = [dt.date(2026, month, day) for month in range(1, 13) for day in (3, 27)]
STYLES = ("short", "medium", "long", "full")


@pytest.fixture(params=formats.KEPT)
def locale(request: pytest.FixtureRequest) -> str:
    # Babel gives names of months of the locale that it read before, where a locale has none of its own.
    localedata._cache.clear()
    return str(request.param)


def test_the_kept_files_are_as_babel_has_it(locale: str) -> None:
    """After a newer Babel: `python -m tests.files.write_formats`."""
    assert (paths.resources() / "formats" / f"{locale}.json").read_text("utf-8") == text_of(locale)


def test_days_are_written_as_babel_writes_them(locale: str) -> None:
    there = Locale.parse(locale)
    for day in DAYS:
        for style in STYLES:
            assert i18n.format_day(day, locale, style) == dates.format_date(day, style, there)
        assert i18n.format_day(day, locale, "MMMd") == dates.format_skeleton("MMMd", day, locale=there)


def test_periods_are_written_as_babel_writes_them(locale: str) -> None:
    first = dt.date(2026, 3, 5)
    for last in (first, dt.date(2026, 3, 9), dt.date(2026, 11, 5), dt.date(2027, 1, 2)):
        for skeleton, with_year in (("yMMMd", True), ("MMMd", last.year > first.year)):
            asked = "yMMMd" if with_year else skeleton
            theirs = dates.format_interval(first, last, asked, locale=Locale.parse(locale))
            assert i18n.format_range(first, last, locale, with_year) == theirs.replace("\u2009", " ")


def test_times_are_written_as_babel_writes_them(locale: str) -> None:
    for hour in (0, 9, 12, 23):
        at = dt.datetime(2026, 2, 8, hour, 5).astimezone()
        theirs = dates.format_time(at.time(), "short", locale=Locale.parse(locale))
        assert i18n.format_time(at, locale) == theirs.replace("\u202f", "\u00a0")


def test_numbers_and_money_are_written_as_babel_writes_them(locale: str) -> None:
    there = Locale.parse(locale)
    for text in ("0", "1200.5", "1234567.25", "0.001", "12345"):
        plain = numbers.format_decimal(Decimal(text), locale=there, decimal_quantization=False)
        assert i18n.format_number(Decimal(text), locale) == plain
    for code in CODES:
        assert i18n.formats_of(locale).signs.get(code, code) == numbers.get_currency_symbol(code, there)
    theirs = numbers.format_currency(Decimal("1200.50"), "EUR", locale=there)
    assert i18n.format_money(Decimal("1200.50"), "EUR", locale) == theirs


def test_names_of_months_and_weekdays_are_those_of_babel(locale: str) -> None:
    there = Locale.parse(locale)
    names = {
        (name, number)
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in dates.get_month_names(width, context, there).items()
    }
    assert set(i18n.month_names(locale)) == names
    assert i18n.weekday_names(locale)[6] == dates.get_day_names("wide", "stand-alone", there)[6]


@pytest.mark.parametrize(
    ("locale", "time", "day"),
    [
        ("zh_Hant_TW", "下午2:05", "2026年2月8日"),
        ("en_IN", "2:05\u00a0pm", "8 Feb 2026"),
        ("th", "14:05", "8 ก.พ. 2026"),
    ],
)
def test_other_locales_are_written_by_babel_itself(locale: str, time: str, day: str) -> None:
    at = dt.datetime(2026, 2, 8, 14, 5).astimezone()
    assert (i18n.format_time(at, locale), i18n.format_day(at.date(), locale)) == (time, day)


def test_babel_is_not_loaded_for_a_locale_that_is_kept() -> None:
    code = (
        "import datetime as dt, sys; from decimal import Decimal; from okrdesk import i18n;"
        "day = dt.date(2026, 2, 8); i18n.format_day(day, 'de_AT'); i18n.format_range(day, day, '');"
        "i18n.format_money(Decimal(5), 'EUR', 'en'); i18n.month_names('fr_FR'); i18n.is_known('he-IL');"
        "sys.exit('babel' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

"""Words, days and numbers in the reader's language: gettext for words, Babel for formats.

Every text a person reads goes through `_` or `ngettext`; values are filled in afterwards
(`_("Adopted {title}").format(title=…)`), never with f-strings, so that catalogues can be extracted.
"""

from __future__ import annotations

import datetime as dt
import gettext
import locale as system_locale
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from okrdesk import paths

if TYPE_CHECKING:
    from decimal import Decimal

    from babel.core import Locale

# The ways to write numbers and days that Preferences offer, and that a frozen build has the formats of.
LOCALES = (
    "en_GB", "en_US", "de_DE", "de_AT", "de_CH", "fr_FR", "es_ES", "it_IT", "nl_NL", "pl_PL", "pt_PT",
    "sv_SE", "da_DK", "fi_FI", "cs_CZ", "hu_HU", "tr_TR", "ru_RU", "uk_UA", "el_GR", "he_IL", "ar_EG",
    "hi_IN", "ja_JP", "zh_CN",
)  # fmt: skip

_translations: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str) -> None:
    """Load the catalogue of a language ("de", "en_GB"); English where there is none."""
    global _translations
    _translations = gettext.translation(
        "okrdesk", paths.resources() / "locale", languages=[language], fallback=True
    )


def _(text: str) -> str:
    """The text in the chosen language."""
    return _translations.gettext(text)


def ngettext(one: str, many: str, number: int) -> str:
    """The form of the text that fits the number."""
    return _translations.ngettext(one, many, number)


def system_locale_name() -> str:
    """The locale of this computer ("de_AT"), or "" where none is set (C or POSIX)."""
    for variable in ("LC_ALL", "LC_NUMERIC", "LANG"):
        name = os.environ.get(variable, "").split(".")[0].split("@")[0]
        if name:
            return "" if name in ("C", "POSIX") else name
    name = system_locale.getlocale()[0] or ""
    return "" if name in ("C", "POSIX") else name


@dataclass(frozen=True, slots=True)
class NumberShape:
    """How a language writes numbers: its signs, and how many digits stand in the first and later groups."""

    decimal: str
    group: str
    minus: str
    percent: str
    first_group: int = 3
    later_groups: int = 3


PLAIN = "C"  # no language at all, as machines read it: digits without groups, days as 2026-02-08

# Babel takes 40 ms to load; the window starts without it in these languages. A test compares them with Babel.
_KNOWN_SHAPES = {
    PLAIN: NumberShape(".", "", "-", "{}%"),
    "": NumberShape(".", ",", "-", "{}%"),
    "en": NumberShape(".", ",", "-", "{}%"),
    "en_GB": NumberShape(".", ",", "-", "{}%"),
    "en_US": NumberShape(".", ",", "-", "{}%"),
    "de": NumberShape(",", ".", "-", "{}\u00a0%"),
    "de_DE": NumberShape(",", ".", "-", "{}\u00a0%"),
}

# Babel is not loaded for the time that the window shows first; here, too, a test compares.
_CLOCKS_OF_24 = {PLAIN, "", "en_GB", "de", "de_DE"}


def number_shape(locale: str) -> NumberShape:
    """How the locale writes numbers; British where it is "" or unknown."""
    return _KNOWN_SHAPES.get(locale) or _babel_shape(locale)


def is_known(locale: str) -> bool:
    """Whether the locale says how numbers and days are written ("" and nonsense do not)."""
    return locale not in ("", PLAIN) and (locale in _KNOWN_SHAPES or _parsed(locale) is not None)


def format_number(value: Decimal, locale: str) -> str:
    """The number with grouped digits and all its decimal places: 1200.50 is "1.200,50" in German."""
    if not value.is_finite() or abs(value.adjusted()) > 60:
        return str(value)
    shape = number_shape(locale)
    whole, _point, decimals = format(value.copy_abs(), "f").partition(".")
    sign = shape.minus if value < 0 else ""
    return sign + _grouped(whole, shape) + (shape.decimal + decimals if decimals else "")


def as_percent(points: str, locale: str) -> str:
    """A number of points that is written already, in percent: "33" is "33%" in English, "33 %" in German."""
    return number_shape(locale).percent.format(points)


def format_money(value: Decimal, currency: str, locale: str) -> str:
    """An amount with the sign of its currency ("EUR"): whole without places, else with two or more."""
    from decimal import ROUND_HALF_UP, Context, Decimal

    shown = value
    if value.is_finite() and abs(value.adjusted()) <= 60:
        exponent = value.as_tuple().exponent
        if value == value.to_integral_value():
            shown = value.quantize(Decimal(1), ROUND_HALF_UP, Context(prec=80))
        elif isinstance(exponent, int) and exponent > -2:
            shown = value.quantize(Decimal("0.01"), ROUND_HALF_UP, Context(prec=80))
    pattern, symbol = _money_pattern(currency, locale)
    sign = number_shape(locale).minus if shown < 0 else ""
    return sign + pattern.replace("#", format_number(shown.copy_abs(), locale)).replace("¤", symbol)


@lru_cache(maxsize=1024)
def format_day(day: dt.date, locale: str, style: str = "medium") -> str:
    """The day as people write it there; "short" (08/02/2026), "medium" or "long" (8 February 2026).

    "MMMd" leaves the year out: "8 Feb", in German "8. Feb."; "MMMMd" does with the whole name of the month.
    For machines it is 2026-02-08.
    """
    if locale == PLAIN:
        return day.isoformat()
    from babel.dates import format_date, format_skeleton

    if style == "MMMd":
        return str(format_skeleton(style, day, locale=_babel_locale(locale)))
    if style == "MMMMd":  # few locales have a form of it
        pattern = str(_babel_locale(locale).datetime_skeletons["MMMd"].pattern)
        style = pattern if "MMMM" in pattern else pattern.replace("MMM", "MMMM")
    return str(format_date(day, format=style, locale=_babel_locale(locale)))


def format_moment(at: dt.datetime, locale: str) -> str:
    """A moment of this computer's time: "8 Feb 2026, 14:05", in German "08.02.2026, 14:05"."""
    return f"{format_day(at.astimezone().date(), locale)}, {format_time(at, locale)}"


def format_time(at: dt.datetime, locale: str) -> str:
    """The time of day of a moment, by the clock of this computer: "14:05", in American English "2:05 PM"."""
    here = at.astimezone()
    if locale in _CLOCKS_OF_24:
        return f"{here:%H:%M}"
    from babel.dates import format_time as as_there

    return str(as_there(here.time(), "short", locale=_babel_locale(locale))).replace("\u202f", "\u00a0")


@lru_cache(maxsize=32)
def weekday_names(locale: str) -> tuple[str, ...]:
    """The seven days of the week from Monday on, as they stand alone: "Monday", in German "Montag"."""
    from babel.dates import get_day_names

    names = get_day_names("wide", "stand-alone", _babel_locale(locale))
    return tuple(str(names[number]) for number in range(7))


@lru_cache(maxsize=256)
def format_range(first: dt.date, last: dt.date, locale: str, with_year: bool = True) -> str:
    """Two days as one period: "1 Jan – 31 Mar 2026", or without the year where it is said beside it."""
    from babel.dates import format_interval

    skeleton = "yMMMd" if with_year or first.year != last.year else "MMMd"
    text = str(format_interval(first, last, skeleton, locale=_babel_locale(locale)))
    return text.replace("\u2009", " ")


def relative_day(day: dt.date, today: dt.date, locale: str) -> str:
    """The day as seen from today: "yesterday", "in 3 days", "last week"; the day itself when far away."""
    away = (day - today).days
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if away in near:
        return near[away]
    if 1 < away < 7:
        return ngettext("in {n} day", "in {n} days", away).format(n=away)
    if -7 < away < -1:
        return ngettext("{n} day ago", "{n} days ago", -away).format(n=-away)
    weeks = (_monday(day) - _monday(today)).days // 7
    if weeks in (-1, 1):
        return _("last week") if weeks < 0 else _("next week")
    return format_day(day, locale)


@lru_cache(maxsize=32)
def month_names(locale: str) -> tuple[tuple[str, int], ...]:
    """Long and short names of the months in this language, with their numbers."""
    from babel.dates import get_month_names

    names = {
        (str(name), int(number))
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, _babel_locale(locale)).items()
    }
    return tuple(sorted(names))


def medium_day_pattern(locale: str) -> str:
    """How the locale writes a day, as a pattern of the CLDR: "d MMM y", in German "dd.MM.y"."""
    return str(_babel_locale("" if locale == PLAIN else locale).date_formats["medium"].pattern)


@lru_cache(maxsize=32)
def day_order(locale: str) -> str:
    """The order of day, month and year in short dates: "dmy", "mdy", "ymd", or "" where unknown."""
    if not is_known(locale):
        return ""
    pattern = _babel_locale(locale).date_formats["short"].pattern.lower()
    return "".join(sorted("dmy", key=pattern.index))


def _monday(day: dt.date) -> dt.date:
    return dt.date.fromordinal(max(1, day.toordinal() - day.weekday()))


def _grouped(whole: str, shape: NumberShape) -> str:
    groups = [whole[-shape.first_group :]]
    rest = whole[: -shape.first_group]
    while rest:
        groups.append(rest[-shape.later_groups :])
        rest = rest[: -shape.later_groups]
    return shape.group.join(reversed(groups))


@lru_cache(maxsize=32)
def _parsed(locale: str) -> Locale | None:
    from babel.core import Locale, UnknownLocaleError

    name = locale.replace("-", "_")
    for candidate in (name, name.partition("_")[0]):
        try:
            return Locale.parse("en_GB" if candidate == "en" else candidate)
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return None


def _babel_locale(locale: str) -> Locale:
    known = _parsed(locale or "en_GB") or _parsed("en_GB")
    assert known is not None
    return known


@lru_cache(maxsize=32)
def _babel_shape(locale: str) -> NumberShape:
    from babel.numbers import get_decimal_symbol, get_group_symbol, get_minus_sign_symbol

    known = _babel_locale(locale)
    pattern = known.decimal_formats[None]
    later, first = pattern.grouping[1], pattern.grouping[0]
    percent = re.sub(r"[#0][#0.,]*", "{}", known.percent_formats[None].pattern.split(";")[0])
    return NumberShape(
        get_decimal_symbol(known),
        get_group_symbol(known),
        get_minus_sign_symbol(known),
        percent,
        first,
        later,
    )


@lru_cache(maxsize=64)
def _money_pattern(currency: str, locale: str) -> tuple[str, str]:
    from babel.numbers import get_currency_symbol

    known = _babel_locale(locale)
    pattern = known.currency_formats["standard"].pattern.split(";")[0]
    symbol = str(get_currency_symbol(currency, known))
    shape = re.sub(r"[#0][#0.,]*", "#", pattern)
    if symbol[-1:].isalpha() and "¤#" in shape:  # "CHF 5", never "CHF5"
        shape = shape.replace("¤#", "¤\u00a0#")
    return shape, symbol

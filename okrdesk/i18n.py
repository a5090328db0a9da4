"""Words, days and numbers in the reader's language: gettext for words, `formats` for the rest.

Every text a person reads goes through `_` or `ngettext`; values are filled in afterwards
(`_("Adopted {title}").format(title=…)`), never with f-strings, so that catalogues can be extracted.
"""

from __future__ import annotations

import datetime as dt
import gettext
import locale as system_locale
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from okrdesk import formats, paths
from okrdesk.formats import Formats, NumberShape

if TYPE_CHECKING:
    from decimal import Decimal
    from pathlib import Path

_translations: gettext.NullTranslations = gettext.NullTranslations()
_of_a_page: ContextVar[gettext.NullTranslations | None] = ContextVar("language of a page", default=None)


def use_language(language: str) -> None:
    """Load the catalogue of a language ("de", "en_GB"); English where there is none."""
    global _translations
    _translations = _catalogue(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """What is said inside, in this thread, is said in a language; in that of the desk where it is ""."""
    token = _of_a_page.set(_catalogue(language) if language else None)
    try:
        yield
    finally:
        _of_a_page.reset(token)


def languages() -> tuple[str, ...]:
    """The languages that pages can come in: English, and those of which there is a catalogue."""
    return _languages_in(paths.resources())


@lru_cache(maxsize=8)
def _languages_in(resources: Path) -> tuple[str, ...]:
    catalogues = (resources / "locale").glob("*/LC_MESSAGES/okrdesk.mo")
    return ("en", *sorted(each.parent.parent.name for each in catalogues))


def _catalogue(language: str) -> gettext.NullTranslations:
    return _catalogue_in(paths.resources(), language)


@lru_cache(maxsize=64)
def _catalogue_in(resources: Path, language: str) -> gettext.NullTranslations:
    return gettext.translation("okrdesk", resources / "locale", languages=[language], fallback=True)


def _spoken() -> gettext.NullTranslations:
    return _of_a_page.get() or _translations


def _(text: str) -> str:
    """The text in the chosen language."""
    return _spoken().gettext(text)


def ngettext(one: str, many: str, number: int) -> str:
    """The form of the text that fits the number."""
    return _spoken().ngettext(one, many, number)


def system_locale_name() -> str:
    """The locale of this computer ("de_AT"), or "" where none is set (C or POSIX)."""
    for variable in ("LC_ALL", "LC_NUMERIC", "LANG"):
        name = os.environ.get(variable, "").split(".")[0].split("@")[0]
        if name:
            return "" if name in ("C", "POSIX") else name
    name = system_locale.getlocale()[0] or ""
    return "" if name in ("C", "POSIX") else name


PLAIN = "C"  # no language at all, as machines read it: digits without groups, days as 2026-02-08
_PLAIN_SHAPE = NumberShape(".", "", "-", "{}%")


def formats_of(locale: str) -> Formats:
    """What the locale writes; British where it is "" or unknown."""
    name = formats.named(locale)
    if name in formats.KEPT:
        return formats.kept(name)
    from okrdesk.babel_formats import formats_from_babel

    return formats_from_babel(name) or formats.kept(formats.BRITISH)


def number_shape(locale: str) -> NumberShape:
    """How the locale writes numbers; British where it is "" or unknown."""
    return _PLAIN_SHAPE if locale == PLAIN else formats_of(locale).number


def is_known(locale: str) -> bool:
    """Whether the locale says how numbers and days are written ("" and nonsense do not)."""
    name = formats.named(locale)
    if locale in ("", PLAIN) or name in formats.KEPT:
        return locale not in ("", PLAIN)
    from okrdesk.babel_formats import formats_from_babel

    return formats_from_babel(name) is not None


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

    "MMMd" leaves the year out: "8 Feb", in German "8. Feb."; "MMMMd" does with the whole name of the month,
    "MMMEd" with the day of the week: "Sun 8 Feb", in German "So., 8. Feb.".
    For machines it is 2026-02-08.
    """
    if locale == PLAIN:
        return day.isoformat()
    known = formats_of(locale)
    return known.days[style] % _fields(day, known)


def format_moment(at: dt.datetime, locale: str) -> str:
    """A moment of this computer's time: "8 Feb 2026, 14:05", in German "08.02.2026, 14:05"."""
    return f"{format_day(at.astimezone().date(), locale)}, {format_time(at, locale)}"


def format_time(at: dt.datetime, locale: str) -> str:
    """The time of day of a moment, by the clock of this computer: "14:05", in American English "2:05 PM"."""
    here = at.astimezone()
    if locale == PLAIN:
        return f"{here:%H:%M}"
    known = formats_of(locale)
    if not known.clock:
        from okrdesk.babel_formats import time_of_day

        return time_of_day(here.hour, here.minute, locale)
    hours = {"H": here.hour, "K": here.hour % 12, "h": here.hour % 12 or 12}
    padded = {letter * 2: f"{hour:02d}" for letter, hour in hours.items()}
    half = known.names.get("a", ["", ""])[here.hour >= 12]
    text = known.clock % {**hours, **padded, "mm": f"{here.minute:02d}", "a": half}
    return text.replace("\u202f", "\u00a0")


def weekday_names(locale: str) -> tuple[str, ...]:
    """The seven days of the week from Monday on, as they stand alone: "Monday", in German "Montag"."""
    return tuple(formats_of(locale).names["cccc"])


@lru_cache(maxsize=256)
def format_range(first: dt.date, last: dt.date, locale: str, with_year: bool = True) -> str:
    """Two days as one period: "1 Jan – 31 Mar 2026", or without the year where it is said beside it."""
    known = formats_of(locale)
    between = known.ranges["yMMMd" if with_year or first.year != last.year else "MMMd"]
    differs = {"y": first.year != last.year, "M": first.month != last.month, "d": first.day != last.day}
    parts = between[next((field for field, holds in differs.items() if holds), "")]
    days = (first, last)[: len(parts)]
    text = "".join(part % _fields(day, known) for part, day in zip(parts, days, strict=True))
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
    known = formats_of(locale).names
    names = {
        (name, number)
        for form in ("MMMM", "MMM", "LLLL", "LLL")
        for number, name in enumerate(known[form], 1)
    }
    return tuple(sorted(names))


def medium_day_pattern(locale: str) -> str:
    """How the locale writes a day, as a pattern of the CLDR: "d MMM y", in German "dd.MM.y"."""
    template = formats_of("" if locale == PLAIN else locale).days["medium"]
    parts = re.split(r"%\((\w+)\)s", template.replace("%%", "%"))  # what stands between fields, and fields
    return "".join(part if n % 2 else re.sub(r"[^\W\d_]+", r"'\g<0>'", part) for n, part in enumerate(parts))


def day_order(locale: str) -> str:
    """The order of day, month and year in short dates: "dmy", "mdy", "ymd", or "" where unknown."""
    return formats_of(locale).order if is_known(locale) else ""


def _fields(day: dt.date, known: Formats) -> dict[str, Any]:
    """Everything that a template of a day may ask for."""
    of_month = {letter * n: known.names[letter * n][day.month - 1] for letter in "ML" for n in (3, 4)}
    of_week = {letter * n: known.names[letter * n][day.weekday()] for letter in "Ec" for n in (3, 4)}
    of_week["E"] = of_week["EEE"]
    numbers = {"d": day.day, "M": day.month, "L": day.month}
    padded = {letter * 2: f"{number:02d}" for letter, number in numbers.items()}
    years: dict[str, Any] = {"y": day.year, "yy": f"{day.year:02d}"[-2:], "yyyy": f"{day.year:04d}"}
    eras = {"G" * n: known.names["G" * max(n, 3)][0] for n in range(1, 6)}
    return {**of_month, **of_week, **numbers, **padded, **years, **eras}


def _monday(day: dt.date) -> dt.date:
    return dt.date.fromordinal(max(1, day.toordinal() - day.weekday()))


def _grouped(whole: str, shape: NumberShape) -> str:
    groups = [whole[-shape.first_group :]]
    rest = whole[: -shape.first_group]
    while rest:
        groups.append(rest[-shape.later_groups :])
        rest = rest[: -shape.later_groups]
    return shape.group.join(reversed(groups))


@lru_cache(maxsize=64)
def _money_pattern(currency: str, locale: str) -> tuple[str, str]:
    known = formats_of(locale)
    shape, symbol = known.money, known.signs.get(currency, currency)
    if symbol[-1:].isalpha() and "¤#" in shape:  # "CHF 5", never "CHF5"
        shape = shape.replace("¤#", "¤\u00a0#")
    return shape, symbol

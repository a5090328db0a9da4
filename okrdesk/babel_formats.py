"""What Babel knows of a locale, as `formats` has it: for those we do not keep, and to write those we do."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from babel import dates, numbers
from babel.core import Locale, UnknownLocaleError

from okrdesk.formats import Formats, NumberShape

_LETTERS = {"y", "M", "L", "d", "E", "c", "G"}
_ON_A_CLOCK = {"H", "h", "K", "m", "a"}


@lru_cache(maxsize=32)
def formats_from_babel(name: str) -> Formats | None:
    """What a locale writes, what its language does where Babel does not know the country; None if neither."""
    locale = _parsed(name)
    if locale is None:
        return None
    short = locale.date_formats["short"].pattern.lower()
    return Formats(
        number=_number(locale),
        days=_days(locale),
        ranges={skeleton: _ranges(skeleton, locale) for skeleton in ("yMMMd", "MMMd")},
        names=_names(locale),
        clock=_clock(locale),
        order="".join(sorted("dmy", key=short.index)),
        money=_money(locale),
        signs={code: str(sign) for code, sign in locale.currency_symbols.items() if sign != code},
    )


def time_of_day(hour: int, minute: int, name: str) -> str:
    """The time of day in a locale of which `Formats.clock` says nothing."""
    import datetime as dt

    return str(dates.format_time(dt.time(hour, minute), "short", locale=_parsed(name)))


@lru_cache(maxsize=32)
def _parsed(name: str) -> Locale | None:
    for candidate in (name, name.partition("_")[0]):
        try:
            return Locale.parse("en_GB" if candidate == "en" else candidate)
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return None


def _number(locale: Locale) -> NumberShape:
    pattern = locale.decimal_formats[None]
    later, first = pattern.grouping[1], pattern.grouping[0]
    return NumberShape(
        numbers.get_decimal_symbol(locale),
        numbers.get_group_symbol(locale),
        numbers.get_minus_sign_symbol(locale),
        re.sub(r"[#0][#0.,]*", "{}", locale.percent_formats[None].pattern.split(";")[0]),
        first,
        later,
    )


def _money(locale: Locale) -> str:
    """Where the currency stands beside an amount: "¤#"."""
    pattern = locale.currency_formats["standard"].pattern.split(";")[0]
    return re.sub(r"[#0][#0.,]*", "#", pattern)


def _days(locale: Locale) -> dict[str, str]:
    styles = {style: str(locale.date_formats[style].pattern) for style in ("short", "medium", "long", "full")}
    for skeleton in ("MMMd", "MMMEd"):
        styles[skeleton] = _of_skeleton(skeleton, locale)
    month = styles["MMMd"]  # few locales have a form with the whole name of the month
    styles["MMMMd"] = month if "MMMM" in month else month.replace("MMM", "MMMM")
    return {style: _template(pattern) for style, pattern in styles.items()}


def _of_skeleton(skeleton: str, locale: Locale) -> str:
    skeletons = locale.datetime_skeletons
    fitting = skeleton if skeleton in skeletons else dates.match_skeleton(skeleton, skeletons)
    return str(skeletons[fitting].pattern)


def _template(pattern: str) -> str:
    """A pattern as Babel fills it in, "%(d)s %(MMM)s"; "" where it has a field that only Babel knows."""
    template = str(dates.parse_pattern(pattern).format)
    fields = re.findall(r"%\(((.)\2*)\)s", template)
    return template if all(letter in _LETTERS | _ON_A_CLOCK for _field, letter in fields) else ""


def _ranges(skeleton: str, locale: Locale) -> dict[str, list[str]]:
    known = locale.interval_formats
    fitting = skeleton if skeleton in known else dates.match_skeleton(skeleton, known)
    one = _template(_of_skeleton(fitting or skeleton, locale))
    ranges = {"": [one]}
    between = str(known.get(None, "{0}-{1}")).replace("%", "%%")
    first, last = between.split("{0}")[0], between.split("{1}")[1]
    middle = between[len(first) + 3 : len(between) - len(last) - 3]
    for field in ("y", "M", "d"):
        if fitting and field in known[fitting]:
            ranges[field] = [_template(pattern) for pattern in known[fitting][field]]
        else:
            ranges[field] = [first + one + middle, one + last]
    return ranges


def _names(locale: Locale) -> dict[str, list[str]]:
    widths: dict[int, Any] = {3: "abbreviated", 4: "wide"}
    contexts: tuple[tuple[str, str, Any], ...] = (("M", "E", "format"), ("L", "c", "stand-alone"))
    names: dict[str, list[str]] = {}
    for count, width in widths.items():
        for of_months, of_days, context in contexts:
            months = dates.get_month_names(width, context, locale)
            names[of_months * count] = [str(months[number]) for number in range(1, 13)]
            days = dates.get_day_names(width, context, locale)
            names[of_days * count] = [str(days[number]) for number in range(7)]
    for count, width in {**widths, 5: "narrow"}.items():
        names["G" * count] = [str(dates.get_era_names(width, locale)[1])]
    halves = dates.get_period_names(locale=locale, context="format", width="abbreviated")
    if {"am", "pm"} <= halves.keys():
        names["a"] = [str(halves["am"]), str(halves["pm"])]
    return names


def _clock(locale: Locale) -> str:
    template = _template(str(locale.time_formats["short"].pattern))
    return "" if "(a" in template and "a" not in _names(locale) else template

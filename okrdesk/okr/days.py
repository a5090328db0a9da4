"""Days and cycles as people write them: "8 Feb 2026", "31/3", "heute"; "2026-Q1", "H1 2026".

Days are plain local dates that somebody chose; today is always a parameter. A day with two readings is
refused with both of them named. This is the one reader of days: for commands and for every field.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from typing import Literal

from okrdesk.document.refused import Refused
from okrdesk.document.text import clean, plain_digits
from okrdesk.i18n import _, day_order, format_day, month_names

LONGEST = 60
FIRST_YEAR, LAST_YEAR = 1900, 2200
_SHORTEST_MONTH = 28

_TODAY = {
    0: "today heute aujourd'hui hoy oggi hoje vandaag dzisiaj dziś idag",
    1: "tomorrow morgen demain mañana domani amanhã jutro imorgon",
    -1: "yesterday gestern hier ayer ieri ontem gisteren wczoraj igår",
}
_AWAY = {word: away for away, names in _TODAY.items() for word in names.split()}
_FILLING = frozenset({"of", "the", "den", "der", "am", "le", "de", "del", "st", "nd", "rd", "th", "er"})
# Patterns are compiled when a day is read: most commands read none.
_ISO = r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
_NUMERIC = r"(\d{1,2})\s?(?P<mark>[./-])\s?(\d{1,2})(?:(?P=mark)\s?(\d{4}|\d{2}))?(?P<end>\.?)"
_QUARTER = r"(?:(\d{4})[ ·/-]*[qQ]([1-4]))|(?:[qQ]([1-4])[ ·/-]*(\d{4}))"
_HALF = r"(?:(\d{4})[ ·/-]*[hH]([12]))|(?:[hH]([12])[ ·/-]*(\d{4}))"
_MONTH = r"(\d{4})[-/](\d{1,2})"
_SPAN = r"(\d{4}-\d{1,2}-\d{1,2})\s*(?:\.\.+|…|–|—| - | to )\s*(\d{4}-\d{1,2}-\d{1,2})"

_SHOWN = ("medium", "long")

Period = tuple[str, dt.date, dt.date]  # the name of a cycle, its first and its last day
Lies = Literal["past", "ahead", "near"]


def parse_day(text: str, today: dt.date, locale: str, lies: Lies = "past") -> dt.date:
    """The day somebody wrote, in the spellings of the locale; refused when it is impossible or unclear.

    A day without a year is the nearest one that is not in the future, with `lies` "ahead" (for due days) not
    in the past, with "near" on either side (decision 34). A day with its year is taken wherever it lies.
    """
    typed = clean(text, limit=LONGEST + 1).strip()
    if not typed or len(typed) > LONGEST:
        raise Refused(_unreadable(typed[:LONGEST]))
    plain = plain_digits(typed).casefold().replace("’", "'")
    if plain in _AWAY or plain in _own_words():
        return _days_from(today, _AWAY.get(plain, _own_words().get(plain, 0)))
    if re.fullmatch(_ISO, plain):
        return _iso_day(plain, typed)
    if match := re.fullmatch(_NUMERIC, plain):
        return _numeric_day(match, typed, today, locale, lies)
    return _as_shown(typed, locale) or _day_by_name(plain, typed, today, locale, lies)


def parse_cycle(name: str) -> Period:
    """The name in its usual form with the first and last day: a quarter, half, year, month or "day..day"."""
    typed = clean(name, limit=LONGEST + 1).strip()
    plain = plain_digits(typed)
    if match := re.fullmatch(_QUARTER, plain):
        return quarter_of(_day(int(match[1] or match[4]), 3 * int(match[2] or match[3]), 1, typed))
    if match := re.fullmatch(_HALF, plain):
        return _half_of(_day(int(match[1] or match[4]), 6 * int(match[2] or match[3]), 1, typed))
    if re.fullmatch(r"\d{4}", plain):
        return _year_of(_day(int(plain), 1, 1, typed))
    if match := re.fullmatch(_MONTH, plain):
        return _month_of(_day(int(match[1]), int(match[2]), 1, typed))
    if match := re.fullmatch(_SPAN, plain):
        first, last = (_iso_day(match[1], typed), _iso_day(match[2], typed))
        if last < first:
            raise Refused(_("“{text}” ends before it begins; put the first day first.").format(text=typed))
        return _span(first, last)
    sentence = _("“{text}” is not a cycle; write 2026-Q1, 2026-H1, 2026, 2026-03 or 2026-01-15..2026-03-20.")
    raise Refused(sentence.format(text=typed[:LONGEST]))


def quarter_of(day: dt.date) -> Period:
    """The calendar quarter that holds the day."""
    quarter = (day.month + 2) // 3
    return f"{day.year}-Q{quarter}", *_months(day.year, 3 * quarter - 2, 3 * quarter)


def period_named(first: dt.date, last: dt.date) -> Period:
    """A period with the name that the calendar gives it (2026-Q4); without one, that of its days."""
    for period_of in (_month_of, quarter_of, _half_of, _year_of):
        if period_of(first)[1:] == (first, last):
            return period_of(first)
    return _span(first, last)


def usual_name(name: str) -> str:
    """The name of a cycle in the one spelling of names from the calendar; others stay (decision 40)."""
    try:
        return parse_cycle(name)[0]
    except Refused:
        return name.strip()


def next_cycle(first: dt.date, last: dt.date) -> Period:
    """The period after this one: after whole months as many, otherwise as many days (decision 40)."""
    after = _days_from(last, 1)
    months = (after.year - first.year) * 12 + after.month - first.month
    if after.day == first.day and first.day <= _SHORTEST_MONTH and months > 0:
        year, month = divmod(after.month - 1 + months, 12)
        if after.year + year <= dt.MAXYEAR:
            following = dt.date(after.year + year, month + 1, after.day)
            return period_named(after, _days_from(following, -1))
    return period_named(after, _days_from(after, (last - first).days))


def week_of(first: dt.date, last: dt.date, day: dt.date) -> tuple[int, int]:
    """Which week of the cycle the day lies in, and of how many; the cycle begins with week 1.

    As many as below a chart, whose weeks end on whole weeks after the first day: a quarter has 13.
    """
    weeks = max(1, -(-(last - first).days // 7))
    return min(weeks, max(1, (day - first).days // 7 + 1)), weeks


def _month_of(day: dt.date) -> Period:
    return f"{day.year}-{day.month:02}", *_months(day.year, day.month, day.month)


def _half_of(day: dt.date) -> Period:
    half = 1 if day.month <= 6 else 2
    return f"{day.year}-H{half}", *_months(day.year, 6 * half - 5, 6 * half)


def _year_of(day: dt.date) -> Period:
    return f"{day.year}", *_months(day.year, 1, 12)


def _span(first: dt.date, last: dt.date) -> Period:
    return f"{first}..{last}", first, last


def _months(year: int, first: int, last: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _own_words() -> dict[str, int]:
    return {_("today").casefold(): 0, _("tomorrow").casefold(): 1, _("yesterday").casefold(): -1}


def _days_from(day: dt.date, away: int) -> dt.date:
    return dt.date.fromordinal(min(dt.date.max.toordinal(), max(1, day.toordinal() + away)))


def _numeric_day(match: re.Match[str], typed: str, today: dt.date, locale: str, lies: Lies) -> dt.date:
    """A day in figures. Between points the day comes first everywhere; otherwise the locale decides."""
    one, two, year = int(match[1]), int(match[3]), match[4]
    if match["end"] and match["mark"] != ".":
        raise Refused(_unreadable(typed))
    order = "dmy" if match["mark"] == "." else day_order(locale)
    if order == "ymd":  # says nothing about "08/02/2026", but "2/8" is February there
        order = "" if year else "mdy"
    if one > 12 or (order == "dmy" and two <= 12) or one == two:
        return _near(year, two, one, typed, today, lies)
    if two > 12 or order == "mdy":
        return _near(year, one, two, typed, today, lies)
    day_first, month_first = (_near(year, m, d, typed, today, lies) for m, d in ((two, one), (one, two)))
    raise Refused(
        _("“{text}” can be {one} or {other}; write it like {iso}.").format(
            text=typed,
            one=format_day(day_first, "", "long"),
            other=format_day(month_first, "", "long"),
            iso=day_first.isoformat(),
        )
    )


def _as_shown(typed: str, locale: str) -> dt.date | None:
    """The day that the locale writes so ("2026. márc. 31.", "2026年3月31日"); None where there is none.

    What is shown in a field can so be read there in every language.
    """
    figures = [int(figure) for figure in re.findall(r"\d{1,4}", plain_digits(typed))]
    for year in (figure for figure in figures if FIRST_YEAR <= figure <= LAST_YEAR):
        for day in {figure for figure in figures if 1 <= figure <= 31}:
            for month in range(1, 13):
                if day <= calendar.monthrange(year, month)[1]:
                    day_meant = dt.date(year, month, day)
                    if _plain(typed) in {_plain(format_day(day_meant, locale, style)) for style in _SHOWN}:
                        return day_meant
    return None


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if unicodedata.category(c) not in ("Cf", "Zs"))


def _day_by_name(plain: str, typed: str, today: dt.date, locale: str, lies: Lies) -> dt.date:
    """A day whose month is a word: "8. Februar 2026", "Feb 8", "8th of February"."""
    parts = [p for p in re.findall(r"\d+|[^\W\d_]+|[^\w\s.,'-]", plain) if p not in _FILLING]
    shape = "".join("1" if part.isdecimal() else "m" for part in parts)
    if shape not in ("1m", "m1", "1m1", "m11"):
        raise Refused(_unreadable(typed))
    day, *year = (part for part in parts if part.isdecimal())
    month = _month_number(parts[shape.index("m")], locale)
    if month is None or len(day) > 2 or (year and len(year[0]) not in (2, 4)):
        raise Refused(_unreadable(typed))
    return _near(year[0] if year else None, month, int(day), typed, today, lies)


def _month_number(word: str, locale: str) -> int | None:
    """The month that a word, or three letters of it, names in English, German or the locale's language."""
    wanted = _letters(word)
    names = {(_letters(n), number) for known in {"en", "de", locale} for n, number in month_names(known)}
    for fits in (str.__eq__, str.startswith):
        numbers = {
            number for name, number in names if fits(name, wanted) and (name == wanted or len(wanted) > 2)
        }
        if len(numbers) == 1:
            return numbers.pop()
    return None


def _letters(word: str) -> str:
    """The letters of a word without accents and points, so that "févr." and "fevr" are the same."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if c.isalpha())


def _near(year: str | None, month: int, day: int, typed: str, today: dt.date, lies: Lies) -> dt.date:
    """The day; a short year is the one nearest to today, none the nearest on the side where it lies."""
    if year is not None and len(year) == 4:
        return _day(int(year), month, day, typed)
    if year is not None:
        century = today.year - today.year % 100 + int(year)
        return _day(
            min((century - 100, century, century + 100), key=lambda y: abs(y - today.year)), month, day, typed
        )
    possible = [
        dt.date(y, month, day)
        for y in (today.year - 1, today.year, today.year + 1)
        if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(y, month)[1]
    ]
    if lies != "near":
        possible = [each for each in possible if (each <= today if lies == "past" else each >= today)]
    if not possible:
        raise Refused(_no_such_day(typed))
    return min(possible, key=lambda each: abs((each - today).days))


def _iso_day(plain: str, typed: str) -> dt.date:
    year, month, day = (int(part) for part in re.split(r"\D", plain))
    return _day(year, month, day, typed)


def _day(year: int, month: int, day: int, typed: str) -> dt.date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        sentence = _("“{text}” is not between the years {first} and {last}.")
        raise Refused(sentence.format(text=typed, first=FIRST_YEAR, last=LAST_YEAR))
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise Refused(_no_such_day(typed)) from None


def _no_such_day(typed: str) -> str:
    return _("“{text}” is a day that does not exist; look at the day and the month.").format(text=typed)


def _unreadable(typed: str) -> str:
    return _("“{text}” is not a day; write it like 2026-02-08, 8 Feb 2026 or today.").format(text=typed)

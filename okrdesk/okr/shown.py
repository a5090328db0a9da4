"""How figures are shown: shares in percent, differences in points, the numbers of a sum exactly.

The one place that knows. Amounts of a key result are shown by `values`, with their unit; everything a person
reads follows the locale of the workspace (decisions 38 and 39).
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from okrdesk.i18n import _, as_percent, format_day, format_number, ngettext
from okrdesk.okr.rounding import exact_ends, half_up, percent, short

_MOST_PLACES = 12


def format_percent(share: Fraction | Decimal, locale: str, places: int = 0) -> str:
    """A share of 1 in percent: 0.545 is "55%" in English and "55 %" in German; the ends by decision 38."""
    exact = Fraction(share)
    points = exact_ends(exact, places) if places else Decimal(percent(exact))
    return as_percent(format_number(points, locale), locale)


def format_points(share: Fraction, locale: str, places: int = 0, *, signed: bool = False) -> str:
    """A difference of two shares: "11 points", "1 point", "+30 points"; points are not percent.

    A difference that is there is never shown as none.
    """
    points = half_up(share * 100, places)
    if share and not points:
        points = Decimal(1 if share > 0 else -1).scaleb(-places)
    sign = "−" if share < 0 else "+" if signed else ""
    sentence = ngettext("{number} point", "{number} points", 1 if abs(points) == 1 and not places else 2)
    return sentence.format(number=f"{sign}{format_number(abs(points), locale)}")


def as_of_words(day: dt.date, locale: str) -> str:
    """That figures are not of today, and of which day they are."""
    sentence = _("These are the figures as of {day}, with the targets and weights of today.")
    return sentence.format(day=format_day(day, locale, "long"))


def format_confidence(confidence: int, given_on: dt.date | None, locale: str) -> str:
    """ "7", and of an earlier check-in "7 as of 25 Jan": the latest one gives none (decision 36)."""
    if given_on is None:
        return str(confidence)
    return _("{n} as of {day}").format(n=confidence, day=format_day(given_on, locale, "MMMd"))


def confidence_words(confidence: int | None, given_on: dt.date | None, locale: str) -> str:
    """ "confidence 7" or "confidence 7 as of 25 Jan"; "" where none was given."""
    if confidence is None:
        return ""
    return _("confidence {n}").format(n=format_confidence(confidence, given_on, locale))


def kept_words(count: int) -> str:
    """What marks a mean in which so many confidences are of earlier check-ins (decision 36); "" for none."""
    if not count:
        return ""
    return ngettext("{n} as of an earlier day", "{n} as of earlier days", count).format(n=count)


def format_exact(value: Fraction | Decimal | int, locale: str) -> str:
    """A number of a sum, never rounded: "37.5", or where the places do not end a fraction such as "15/28"."""
    number = Fraction(value)
    places = ending_places(number)
    if places is None:
        return f"{number.numerator}/{number.denominator}".replace("-", "−")
    shown = format_number(half_up(abs(number), places), locale)
    return f"−{shown}" if number < 0 else shown


def format_short(value: Fraction, locale: str) -> str:
    """A measured value for reading, rounded by its size: "12.3", "1.23", "0.0014"."""
    return format_number(Decimal(short(value)), locale)


def format_share(value: Fraction, locale: str) -> str:
    """A share in a sum, exactly: in percent where its places end ("37.5%"), else as a fraction ("1/3")."""
    places = ending_places(value * 100)
    return (
        format_exact(value, locale)
        if places is None
        else as_percent(format_exact(value * 100, locale), locale)
    )


def ending_places(value: Fraction) -> int | None:
    """How many decimal places say the number exactly; None where none do, or more than anybody reads."""
    for places in range(_MOST_PLACES + 1):
        if value.denominator and 10**places % value.denominator == 0:
            return places
    return None

"""How spreadsheets show numbers, money and days, in the codes that all of them keep in the file.

Which signs part the digits is the reader's own setting; currency signs and the order of a day follow the
workspace's locale. Nothing here is made from what people type.
"""

from __future__ import annotations

import locale as system_locale
import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from okrdesk.i18n import format_money, medium_day_pattern

_MOST_PLACES = 12
_FIELD = re.compile(r"'([^']*)'|(y+)|(M+|L+)|(d+)|([^'yMLd]+)")
_PLAIN = re.compile(r"[ .,/-]+")


def number_format(value: Decimal) -> str:
    """Grouped digits with as many places as the number has."""
    exponent = value.as_tuple().exponent
    places = min(_MOST_PLACES, max(0, -exponent)) if isinstance(exponent, int) else 0
    return "#,##0" + (f".{'0' * places}" if places else "")


def share_format(share: Fraction) -> str:
    """Whole percent with the two ends of decision 38: 100 only of the whole, 0 only of nothing.

    A pattern has two conditions, so it keeps the lower end where the share is that small now, else the upper.
    """
    if 0 < share < Fraction(1, 200):
        return '[>=0.005]0%;[>0]"1%";0%'
    return '[>=1]0%;[>=0.995]"99%";0%'


def money_format(value: Decimal, currency: str, locale: str) -> str:
    """An amount with the sign of its currency on the side where the locale has it."""
    one = format_money(Decimal(1), currency, locale)
    before, _one, after = one.partition("1")
    places = "" if value == value.to_integral_value() else ".00"
    exponent = value.as_tuple().exponent
    if places and isinstance(exponent, int) and exponent < -2:
        places = f".{'0' * min(_MOST_PLACES, -exponent)}"
    shown = f"{_quoted(before)}#,##0{places}{_quoted(after)}"
    return f"{shown};-{shown}"


@lru_cache(maxsize=32)
def day_format(locale: str) -> str:
    """The code for a day as the locale writes it: "d mmm yyyy", in German "dd.mm.yyyy"."""
    code, named = "", False
    for said, year, month, day, between in _FIELD.findall(medium_day_pattern(locale)):
        if year:
            code += "yyyy"
        elif month:
            named = named or len(month) > 2
            code += "m" * min(len(month), 4)
        elif day:
            code += "d" * min(len(day), 2)
        else:
            code += _quoted(said or between)
    return _of_language(locale) + code if named else code


def _quoted(text: str) -> str:
    if not text or _PLAIN.fullmatch(text):
        return text
    return '"' + text.replace('"', "") + '"'


def _of_language(locale: str) -> str:
    """The mark that makes names of months those of a language: "[$-809]" for British English."""
    wanted = locale.replace("-", "_") or "en_GB"
    for code, name in sorted(system_locale.windows_locale.items()):
        if name == wanted:
            return f"[$-{code:X}]"
    return ""

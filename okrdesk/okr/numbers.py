"""Numbers as people write them: "1.200,50", "1 200,50", "1'200.50", "−3", "１２", and nothing guessed."""

from __future__ import annotations

import re
from decimal import Decimal

from okrdesk.document.refused import Refused
from okrdesk.document.text import clean, plain_digits
from okrdesk.i18n import _, is_known, number_shape

LONGEST = 120  # characters of a typed value
MOST_DIGITS = 18  # before the point
MOST_PLACES = 12  # after it

# Patterns are compiled when a number is read: most commands read none.
_SPACES = r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+"
_SIGNS = str.maketrans(
    dict.fromkeys("−‐‑‒–﹣", "-")
    | dict.fromkeys("’ʼ‘`´٬", "'")
    | {"٪": "%"}
    | dict.fromkeys("\u200e\u200f\u061c\ufe0f")
)
_NUMBER = r"(?P<before>\D*?)(?P<number>(?:(?<![^\W\d_])[.,])?\d(?:[\d .,'٫]*\d)?)(?P<after>\D*)"
_NEUTRAL = r"[1-9]\d{0,2}(?P<group>[ '])\d{3}(?:(?P=group)\d{3})*(?:[.,٫](?P<places>\d+))?"
_GROUPS = {mark: rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+" for mark in ".,"}
_LAKHS = r"[1-9]\d?(?:,\d{2})*,\d{3}"


def parse_number(text: str, locale: str) -> Decimal:
    """A number in any common spelling: "1.200,50", "1 200,50", "1'200.50", "−3", "１２".

    Refused where it is none, and where it has two readings ("1.200" while the locale is not known).
    """
    typed = typed_text(text)
    parts = number_in(typed)
    if not parts or words_beside(parts):
        raise Refused(not_a_number(typed, locale))
    return decimal_of(parts, typed, locale)


def as_typed(value: Decimal | None, locale: str) -> str:
    """The value as a person types it, without groups, so that it reads back the same; "" for None."""
    if value is None:
        return ""
    text = format(value, "f")
    whole, mark, places = text.partition(".")
    if mark and len(places) == 3 and not is_known(locale):
        places += "0"  # 1.234 would have two readings where nobody knows the locale
    return f"{whole}{number_shape(locale).decimal}{places}" if mark else whole


def typed_text(text: str) -> str:
    """What was typed, cleaned; refused where it is nothing, or too long for a value."""
    typed = clean(text, limit=LONGEST + 1).strip()
    if not typed:
        raise Refused(_("There is no value yet; type one, such as 37."))
    if len(typed) > LONGEST:
        raise Refused(_("That is too long for a value; type the number alone."))
    return typed


def one_spaced(text: str) -> str:
    """The text with each run of spaces of any kind as one."""
    return re.sub(_SPACES, " ", text).strip()


def normal(text: str) -> str:
    """The text with plain digits, signs and single spaces, as numbers are read."""
    return re.sub(_SPACES, " ", plain_digits(text).translate(_SIGNS)).strip()


def number_in(text: str) -> re.Match[str] | None:
    """The one number in a text with what stands before and after it; None where there is not just one."""
    return re.fullmatch(_NUMBER, normal(text))


def words_beside(parts: re.Match[str]) -> list[str]:
    """The words and signs beside the number, without its plus or minus."""
    _sign, before = _sign_and_rest(parts)
    return [w.casefold().rstrip(".") or w for w in re.findall(r"[^\s/]+|/", f"{before} {parts['after']}")]


def _sign_and_rest(parts: re.Match[str]) -> tuple[str, str]:
    """The plus or minus before the number or before its currency, and what else stands there."""
    before = parts["before"].strip()
    if before.endswith(("+", "-")):
        return before[-1], before[:-1]
    if before.startswith(("+", "-")):
        return before[0], before[1:]
    return "", before


def decimal_of(parts: re.Match[str], typed: str, locale: str) -> Decimal:
    """The exact number; refused where it has two readings, or more digits than can be kept."""
    whole, places = _read(parts["number"], typed, locale)
    if len(whole.lstrip("0")) > MOST_DIGITS or len(places) > MOST_PLACES:
        raise Refused(_("“{text}” has more digits than can be kept; round it.").format(text=typed))
    value = Decimal(f"{whole or '0'}.{places}" if places else whole)
    return -value if value and _sign_and_rest(parts)[0] == "-" else value


def _read(digits: str, typed: str, locale: str) -> tuple[str, str]:
    """The digits before and after the decimal mark, without groups."""
    if digits.isdigit():
        return digits, ""
    if neutral := re.fullmatch(_NEUTRAL, digits):
        places = neutral["places"] or ""
        return re.sub(r"\D", "", digits[: len(digits) - len(places)]), places
    if "٫" in digits:  # the Arabic decimal mark is never anything else
        whole, _mark, places = digits.partition("٫")
        if whole.isdigit() and places.isdigit():
            return whole, places
    marks = [mark for mark in ".," if mark in digits]
    if re.search(r"[ '٫]", digits):
        marks = []
    if len(marks) == 2:
        decimal, group = sorted(marks, key=digits.rindex, reverse=True)
        whole, _mark, places = digits.partition(decimal)
        if places.isdigit() and _is_grouped(whole, group):
            return whole.replace(group, ""), places
    if len(marks) == 1 and digits.count(marks[0]) > 1 and _is_grouped(digits, marks[0]):
        return digits.replace(marks[0], ""), ""
    if len(marks) == 1 and digits.count(marks[0]) == 1:
        return _one_mark(digits, marks[0], typed, locale)
    raise Refused(not_a_number(typed, locale))


def _is_grouped(whole: str, group: str) -> bool:
    return bool(re.fullmatch(_GROUPS[group], whole) or (group == "," and re.fullmatch(_LAKHS, whole)))


def _one_mark(digits: str, mark: str, typed: str, locale: str) -> tuple[str, str]:
    whole, _mark, places = digits.partition(mark)
    if len(places) != 3 or len(whole) > 3 or not whole.strip("0"):
        return whole, places
    if is_known(locale):
        shape = number_shape(locale)
        if mark == shape.decimal:
            return whole, places
        if mark == shape.group:
            return whole + places, ""
    # Nobody can know whether 1.200 is one thousand two hundred or one and a fifth.
    shorter = places.rstrip("0") or "0"
    decimal = f"{whole}{mark}{shorter}{'0' if len(shorter) == 3 else ''}"
    sentence = _("“{text}” can mean {thousands} or {decimal}; type it one of these two ways.")
    raise Refused(sentence.format(text=typed, thousands=whole + places, decimal=decimal))


def not_a_number(typed: str, locale: str) -> str:
    """The sentence for what is no number."""
    sentence = _("“{text}” is not a number; type one such as 37 or {other}.")
    return sentence.format(text=typed, other=as_typed(Decimal("1200.5"), locale))

"""Ballots as they are typed: "1134" or "1 1 3 4", `x` for ten, "blank", "invalid"; refused by what is wrong.

A refusal says what does not fit and changes nothing: what was typed stays where it was typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from okrdesk.document.refused import Refused
from okrdesk.document.text import clean, plain_digits
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, ngettext
from okrdesk.okr.numbers import parse_number
from okrdesk.okr.rounding import trimmed
from okrdesk.okr.workshop.counting import SCALES, Ballot

_MOST_IN_DIGITS = 10  # items up to which one sign is one item: 1 to 9, and x for ten
_LONGEST = 400  # characters of a line
_TEN = re.compile(r"[xX×]")


@dataclass(frozen=True, slots=True)
class Slip:
    """What a slip asks: its items in their order, the method, and how much may be given.

    `dots` is the purse of a purse. None is no limit.
    """

    items: tuple[str, ...]
    method: str
    dots: int | None = None
    per_item: int | None = None
    costs: Mapping[str, Any] = field(default_factory=dict)
    locale: str = "en"


def typed(text: str, slip: Slip) -> Ballot:
    """The ballot of a typed line; refused with a sentence that says what does not fit."""
    line = " ".join(plain_digits(clean(text, limit=_LONGEST + 1)).split())
    if not line:
        raise Refused(_("There is nothing on this line; type “blank” for an empty ballot."))
    if len(line) > _LONGEST:
        raise Refused(_("That is too long for a ballot; type the numbers that are marked on it."))
    word = line.casefold()
    for state, words in (("blank", {"blank", _("blank").casefold()}), ("invalid", _invalid_words())):
        if word in words:
            return Ballot(state=state)
    return _READ[slip.method](line, slip)


def _invalid_words() -> set[str]:
    return {"invalid", _("invalid").casefold()}


def _marked(line: str, slip: Slip) -> Counter[str]:
    """How often each item is named on a line."""
    marked: Counter[str] = Counter()
    for number in _numbers(line, len(slip.items)):
        if not 1 <= number <= len(slip.items):
            raise Refused(
                ngettext(
                    "There is no {number} on this ballot; it has {n} line.",
                    "There is no {number} on this ballot; it has lines 1 to {n}.",
                    len(slip.items),
                ).format(number=number, n=len(slip.items))
            )
        marked[slip.items[number - 1]] += 1
    return marked


def _numbers(line: str, most: int) -> list[int]:
    """The numbers on a line: sign by sign up to ten items, else parted by spaces or commas."""
    parts = re.split(r"[\s,;]+", line.strip(" ,;"))
    numbers = []
    for part in parts:
        if _TEN.fullmatch(part):
            numbers.append(10)
        elif most <= _MOST_IN_DIGITS and not (part == "10" and len(parts) > 1):
            numbers += [10 if _TEN.fullmatch(sign) else _digit(sign) for sign in part]
        else:
            numbers.append(_digit(part))
    return numbers


def _digit(part: str) -> int:
    if not part.isascii() or not part.isdecimal() or len(part) > 4:
        raise Refused(
            _("“{text}” is no number; type those that are marked, such as 1 1 3 4.").format(text=part)
        )
    return int(part)


def _dots(line: str, slip: Slip) -> Ballot:
    marked = _marked(line, slip)
    _refuse_more_on_one(marked, slip)
    if slip.dots is not None and marked.total() > slip.dots:
        sentence = ngettext(
            "That is {n} dots, and each has {dots}; take one off.",
            "That is {n} dots, and each has {dots}; take {more} off.",
            marked.total() - slip.dots,
        )
        raise Refused(sentence.format(n=marked.total(), dots=slip.dots, more=marked.total() - slip.dots))
    return Ballot(dict(marked))


def _refuse_more_on_one(marked: Counter[str], slip: Slip) -> None:
    for item, count in marked.items():
        if slip.per_item is not None and count > slip.per_item:
            sentence = ngettext(
                "{count} dots are on {number}; at most {n} is allowed on one.",
                "{count} dots are on {number}; at most {n} are allowed on one.",
                slip.per_item,
            )
            number = slip.items.index(item) + 1
            raise Refused(sentence.format(count=count, number=number, n=slip.per_item))


def _approval(line: str, slip: Slip) -> Ballot:
    marked = _marked(line, slip)
    for item, count in marked.items():
        if count > 1:
            sentence = _("{number} is marked {count} times; one mark on an item is all there is.")
            raise Refused(sentence.format(number=slip.items.index(item) + 1, count=count))
    if slip.dots is not None and marked.total() > slip.dots:
        sentence = _("That is {n} marks, and each has {dots}.")
        raise Refused(sentence.format(n=marked.total(), dots=slip.dots))
    return Ballot(dict(marked))


def _purse(line: str, slip: Slip) -> Ballot:
    ballot = _approval(line, Slip(slip.items, "approval"))
    cost = sum(int(slip.costs.get(item, 0)) for item in ballot.numbers)
    if slip.dots is not None and cost > slip.dots:
        sentence = _("That costs {cost}, and the purse holds {dots}; leave something out.")
        raise Refused(sentence.format(cost=cost, dots=slip.dots))
    return ballot


def _scale(line: str, slip: Slip) -> Ballot:
    """One value for each item: digits need no spaces, `x` is ten, a dash says nothing."""
    low, high = SCALES[slip.method]
    parts = re.split(r"[\s,;]+", line.strip(" ,;"))
    signs = list(line.replace(" ", "")) if len(parts) == 1 and parts[0] != "10" else parts
    _refuse_another_number(signs, slip)
    numbers = {}
    for item, sign in zip(slip.items, signs, strict=True):
        if sign in ("-", "–"):
            continue
        value = 10 if _TEN.fullmatch(sign) else _digit(sign)
        if not low <= value <= high:
            sentence = _("{value} is not on the scale; it goes from {low} to {high}.")
            raise Refused(sentence.format(value=value, low=low, high=high))
        numbers[item] = value
    return Ballot(numbers) if numbers else Ballot(state="blank")


def _estimates(line: str, slip: Slip) -> Ballot:
    """One number for each item, as people write numbers, parted by semicolons or spaces."""
    parts = [part.strip() for part in line.split(";")] if ";" in line else line.split(" ")
    _refuse_another_number(parts, slip)
    numbers = {
        item: trimmed(parse_number(part.removesuffix("%").strip(), slip.locale))
        for item, part in zip(slip.items, parts, strict=True)
        if part not in ("-", "–")
    }
    return Ballot(numbers) if numbers else Ballot(state="blank")


def _refuse_another_number(parts: list[str], slip: Slip) -> None:
    if len(parts) != len(slip.items):
        sentence = ngettext(
            "This slip has {n} field, and {count} numbers are typed; type one.",
            "This slip has {n} fields, and {count} numbers are typed; type one for each, - for none.",
            len(slip.items),
        )
        raise Refused(sentence.format(n=len(slip.items), count=len(parts)))


_READ: dict[str, Callable[[str, Slip], Ballot]] = {
    "dots": _dots,
    "approval": _approval,
    "purse": _purse,
    "fist": _scale,
    "marks": _scale,
    "confidence": _scale,
    "estimates": _estimates,
}


def hands(text: str, item: str) -> tuple[Ballot, ...]:
    """The ballots of fists that were shown by hand and counted: six numbers, how many showed 0, 1, … 5."""
    parts = re.split(r"[\s,;]+", plain_digits(clean(text, limit=_LONGEST)).strip(" ,;\n"))
    low, high = SCALES["fist"]
    if len(parts) != high - low + 1:
        sentence = _("Type six numbers: how many showed 0, 1, 2, 3, 4 and 5; such as 0 0 2 2 3 1.")
        raise Refused(sentence)
    counts = [_digit(part) for part in parts]
    return tuple(Ballot({item: value}) for value, count in enumerate(counts, low) for _each in range(count))

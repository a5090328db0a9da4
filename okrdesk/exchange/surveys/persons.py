"""Columns that would lead to a person: told by their heading or their cells, and shown covered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from okrdesk.exchange.surveys.dates import is_day
from okrdesk.exchange.surveys.folding import folded
from okrdesk.exchange.surveys.heading_words import FILLING, NOT_ALONE, PERSON_QUESTIONS, PERSONS

ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w/.-])(?:(?:\+|\(?0)[\d ()/.-]{5,20}\d|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4})(?![\w/-])")
_DIGITS_OF_A_PHONE = 7
_PLACE = re.compile(r"\d{1,3}(\.\d{1,3}){3}|([0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{0,4}")
_TOKEN = re.compile(r"(?=.*\d)[0-9a-fA-F-]{16,64}|R_\w{10,}|(?=.*\d)(?=.*[a-zA-Z])[0-9a-zA-Z]{20,64}")
_FULL_NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w'’-]*\.?(?: [^\W\d_a-zß-ÿ][\w'’-]*\.?){1,2}")
_CONTENT_SHARE = 0.5
_NAME_SHARE, _FEWEST_NAMES, _LONGEST_NAME_HEADING = 0.9, 4, 3
COVERED = "•••"


def asks_person(heading: str) -> bool:
    """Whether a heading asks who somebody is or how to reach them, in the languages we know."""
    if heading.strip() == "#":
        return True
    if folded(heading) in PERSON_QUESTIONS:
        return True
    # "Question: Name" is how a quiz keeps who scored.
    asked_words = folded(heading.rpartition(":")[2] or heading).split()
    asked = [word for word in asked_words if word not in FILLING]
    if not asked or len(asked_words) > 8 or not all(word in PERSONS for word in asked):
        return False
    return len(asked) > 1 or asked[0] not in NOT_ALONE


def is_address(text: str) -> bool:
    """Whether a text is one e-mail address."""
    return ADDRESS.fullmatch(text.strip()) is not None


def is_phone(text: str) -> bool:
    """Whether what looks like a phone number has enough digits and is no day."""
    return sum(character.isdecimal() for character in text) >= _DIGITS_OF_A_PHONE and not is_day(text)


def shows_person(heading: str, values: Sequence[str]) -> bool:
    """Whether the filled cells of a column are addresses, numbers of phones or computers, tokens or names.

    Names are told by their capitals, which in German answers stand for any noun: not below a question.
    """
    for shape in (ADDRESS, PHONE, _PLACE, _TOKEN):
        if _share(shape, values) >= _CONTENT_SHARE:
            return True
    if "?" in heading or len(heading.split()) > _LONGEST_NAME_HEADING:
        return False
    return len(set(values)) >= _FEWEST_NAMES and _share(_FULL_NAME, values) >= _NAME_SHARE


def _share(shape: re.Pattern[str], values: Sequence[str]) -> float:
    plain = (value.strip().lstrip("'") for value in values)
    fits = sum(1 for value in plain if shape.fullmatch(value) and (shape is not PHONE or is_phone(value)))
    return fits / len(values) if values else 0.0


def covered(text: str) -> str:
    """A cell of such a column as it may be shown: first letters, and of an address where it is kept."""
    text = text.strip()
    if not text:
        return ""
    if is_address(text):
        return f"{text[0]}{COVERED}@{text.rpartition('@')[2]}"
    names = text.split()[:3]
    return " ".join(f"{word[0]}{COVERED}" if word[0].isalpha() else COVERED for word in names)


def name_parts(values: Sequence[str]) -> frozenset[str]:
    """The words of names in a person column, to find them again in what was written."""
    parts = (part.strip(".,") for value in values if "@" not in value for part in value.split())
    return frozenset(part for part in parts if len(part) > 2 and part[0].isupper() and part.isalpha())

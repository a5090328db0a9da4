"""Numbers of a sentence that measure something; years, quarters, versions and other names do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from okrdesk.okr.coach.words import verb, words

_YEAR = re.compile(r"(?:19[89]\d|20[0-4]\d)(?:s|[-/–]\d{2,4})?")
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{4}-\d{2}(?:-\d{2})?|\d{1,2}/\d{1,2}/\d{2,4}")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)(?:-.*)?", re.IGNORECASE)
_SPAN = re.compile(r"\d+-(?:day|days|week|month|year|bit|step|page|degree|person|grade|way|part)s?")
_NAMED = re.compile(r"[^\W\d_]+[-_.'’]?\d.*")
_MIXED = re.compile(r"\d[\d.,:'’/–]*(?P<unit>[^\W\d_]+|[%+°$€£]+)?")
_TOP = re.compile(r"top-?\d+", re.IGNORECASE)
_CURRENCY = re.compile(r"(?:usd|eur|gbp|chf|r\$|us\$|a\$|c\$)(?=\d)", re.IGNORECASE)
_SIGNS = "<>≥≤~≈+−-=±$€£¥₹"
_VERSION = re.compile(r"\d+(?:\.\d+){1,3}")
_QUARTER = re.compile(r"(?:fy|cy|[1-4]q)'?\d{2,4}.*")
_NUMBER_NAMES = frozenset({"24/7", "1:1", "1:1s", "1-1", "1-on-1", "9-5", "365", "360", "401k"})


def is_figure(chunks: Sequence[str], at: int) -> bool:
    """Whether the chunk at this place is a number that measures something ("80%", "3x", "€500", "two")."""
    chunk = chunks[at]
    if not any(map(str.isdecimal, chunk)):
        return _is_number_word(chunks, at)
    if _TOP.fullmatch(chunk):
        return True
    if chunk.startswith("#"):
        return False
    bare = _CURRENCY.sub("", chunk.lstrip(_SIGNS))
    count, _slash, per = bare.partition("/")
    bare = count if per[:1].isalpha() else bare  # "12/week", "0.03/host/h"
    money = bare != chunk and not chunk.startswith(("+", "-", "<", ">", "~", "="))
    before, behind = _neighbour(chunks, at - 1), _neighbour(chunks, at + 1)
    if behind == "to" and _neighbour(chunks, at + 2)[:1].isdecimal():
        return True  # "4.0 to 4.5"
    if not money and (_is_name(bare, before, behind) or _is_day(chunks, at, bare)):
        return False
    if _NAMED.fullmatch(bare):
        return False
    match = _MIXED.match(bare)
    if match is None or not match["unit"]:
        return True
    unit = match["unit"]
    return unit in words("number_units") or unit.lower() in words("number_units") - {"d", "t"}


def _is_name(bare: str, before: str, behind: str) -> bool:
    if bare in _NUMBER_NAMES or _ORDINAL.fullmatch(bare) or _SPAN.fullmatch(bare.lower()):
        return True
    head = before.lower()
    if bare.isdecimal() or _VERSION.fullmatch(bare):
        if head in words("name_heads") or head.endswith("&p"):
            return True
        if head in words("weak_name_heads") and (not behind or behind.lower() in words("prepositions")):
            return True
    # "Platform 2.0", "1.2.3"
    whole = bare.endswith(".0") and before[:1].isupper()
    if bare.count(".") >= 2 or (whole and (not behind.islower() or behind in words("prepositions"))):
        return True
    if _YEAR.fullmatch(bare):
        counted = behind[:1].islower() and behind.endswith("s") and head not in words("year_before")
        return not counted
    return False


def _is_day(chunks: Sequence[str], at: int, bare: str) -> bool:
    if _DAY.fullmatch(bare):
        return True
    if not bare.rstrip("stndrh").isdecimal() or len(bare) > 4:
        return False
    return is_month(_neighbour(chunks, at - 1)) or is_month(_neighbour(chunks, at + 1))


def is_month(chunk: str) -> bool:
    """Whether the chunk is a month's name; "may" and "march" only with a capital letter."""
    return chunk[:1].isupper() and chunk.lower() in words("months")


def has_date(chunks: Sequence[str]) -> bool:
    """Whether the sentence names a day, month, quarter, year or "end of the cycle"."""
    lower = [chunk.lower() for chunk in chunks]
    joined = f" {' '.join(lower)} "
    if any(f" {phrase} " in joined for phrase in words("date_phrases")):
        return True
    for at, chunk in enumerate(chunks):
        if lower[at].strip("'’") in words("date_words") or _QUARTER.fullmatch(lower[at]):
            return True
        if is_month(chunk) or _DAY.fullmatch(chunk):
            return True
        if _YEAR.fullmatch(chunk) and not is_figure(chunks, at):
            return True
    return False


def _is_number_word(chunks: Sequence[str], at: int) -> bool:
    word = chunks[at].lower()
    if word in words("number_words"):
        return True
    before, behind = _neighbour(chunks, at - 1).lower(), _neighbour(chunks, at + 1).lower()
    if word in words("fraction_words"):
        return before == "a" and behind == "of"
    if word == "once":
        return behind in ("a", "per", "every", "each")
    if word != "one":
        return False
    if before == "least":
        return True  # "at least one of them" counts
    if verb(before)[0] in words("event_verbs"):
        before = "add"  # "Onboard one new host"
    return behind not in words("one_not_before") and (not before or before in words("one_before"))


def _neighbour(chunks: Sequence[str], at: int) -> str:
    return chunks[at] if 0 <= at < len(chunks) else ""

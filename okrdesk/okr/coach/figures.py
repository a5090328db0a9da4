"""Numbers of a sentence that measure something; years, quarters, versions and other names do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from okrdesk.okr.coach.folding import folded
from okrdesk.okr.coach.words import Vocabulary

_YEAR = re.compile(r"(?:19[89]\d|20[0-4]\d)(?:s|[-/–]\d{2,4})?")
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{4}-\d{2}(?:-\d{2})?|\d{1,2}/\d{1,2}/\d{2,4}")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)(?:-.*)?|\d{1,2}\.", re.IGNORECASE)
_SPAN = re.compile(
    r"\d+-(?:day|days|week|month|year|bit|step|page|degree|person|grade|way|part)s?|\d+-\w{2,20}ige?[mnrs]?"
)
_NAMED = re.compile(r"[^\W\d_]+[-_.'’]?\d.*")
_MIXED = re.compile(r"\d[\d.,:'’/–]*(?P<unit>[^\W\d_]+|[%+°$€£]+)?")
_TOP = re.compile(r"top-?\d+", re.IGNORECASE)
_CURRENCY = re.compile(r"(?:usd|eur|gbp|chf|r\$|us\$|a\$|c\$)(?=\d)", re.IGNORECASE)
_SIGNS = "<>≥≤~≈+−-=±$€£¥₹"
_VERSION = re.compile(r"\d+(?:\.\d+){1,3}")
_QUARTER = re.compile(r"[1-4]q'?\d{2,4}.*")
_SHORT_DAY = re.compile(r"\d{1,2}\.(?:1[0-2]|0?[1-9])")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_GERMAN_NUMBER = re.compile(
    r"(?:ein|zwei|drei|vier|fuenf|sechs?|sieb(?:en)?|acht|neun|zehn|elf|zwoelf|zwanzig|zig|ssig|und|hundert|tausend)+"
)
_NUMBER_NAMES = frozenset({"24/7", "1:1", "1:1s", "1-1", "1-on-1", "9-5", "365", "360", "401k"})


def is_figure(lists: Vocabulary, chunks: Sequence[str], at: int) -> bool:
    """Whether the chunk at this place is a number that measures something ("80%", "3x", "€500", "two")."""
    chunk = chunks[at]
    if not any(map(str.isdecimal, chunk)):
        return _is_number_word(lists, chunks, at)
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
    if not money and (_is_name(lists, bare, before, behind) or _is_day(lists, chunks, at, bare)):
        return False
    if _NAMED.fullmatch(bare):
        return False
    match = _MIXED.match(bare)
    if match is None or not match["unit"]:
        return True
    unit = match["unit"]
    return unit in lists.words("number_units") or unit.lower() in lists.words("number_units") - {"d", "t"}


def _is_name(lists: Vocabulary, bare: str, before: str, behind: str) -> bool:
    if bare in _NUMBER_NAMES or _ORDINAL.fullmatch(bare) or _SPAN.fullmatch(bare.lower()):
        return True
    head = before.lower()
    if bare.isdecimal() or _VERSION.fullmatch(bare):
        if head in lists.words("name_heads") or head.endswith("&p"):
            return True
        if head in lists.words("weak_name_heads") and (
            not behind or behind.lower() in lists.words("prepositions")
        ):
            return True
    # "Platform 2.0", "1.2.3"
    whole = bare.endswith(".0") and before[:1].isupper()
    pointed = bare.count(".") >= 2 and not _THOUSANDS.fullmatch(bare)
    if pointed or (whole and (not behind.islower() or behind in lists.words("prepositions"))):
        return True
    return bool(_YEAR.fullmatch(bare)) and not _counts(lists, head, behind)


def _counts(lists: Vocabulary, head: str, behind: str) -> bool:
    """Whether 2000 is a number rather than a year: "2000 followers", "2000 Mitglieder"."""
    if head in lists.words("year_before"):
        return False
    if lists.language == "de":
        return behind[:1].isupper() and not head
    return behind[:1].islower() and behind.endswith("s")


def _is_day(lists: Vocabulary, chunks: Sequence[str], at: int, bare: str) -> bool:
    if _DAY.fullmatch(bare):
        return True
    before, behind = _neighbour(chunks, at - 1), _neighbour(chunks, at + 1)
    if _SHORT_DAY.fullmatch(bare) and folded(before) in lists.words("day_heads"):
        return True
    if not bare.rstrip("stndrh.").isdecimal() or len(bare) > 4:
        return False
    return is_month(lists, before) or is_month(lists, behind)


def is_month(lists: Vocabulary, chunk: str) -> bool:
    """Whether the chunk is a month's name; "may" and "march" only with a capital letter."""
    return chunk[:1].isupper() and folded(chunk) in lists.words("months")


def has_date(lists: Vocabulary, chunks: Sequence[str]) -> bool:
    """Whether it names a day, month, quarter or the end of a year; a year or season alone is no date."""
    lower = [folded(chunk).strip("'’") for chunk in chunks]
    joined = f" {' '.join(lower)} "
    if any(f" {phrase} " in joined for phrase in lists.words("date_phrases")):
        return True
    for at, chunk in enumerate(chunks):
        if lower[at] in lists.words("date_words") or _QUARTER.fullmatch(lower[at]):
            return True
        if is_month(lists, chunk) or _DAY.fullmatch(chunk):
            return True
        if _SHORT_DAY.fullmatch(chunk) and lower[at - 1] in lists.words("day_heads"):
            return True
        if lower[at] in lists.words("week_words") and _neighbour(chunks, at + 1).isdecimal():
            return True
        if _YEAR.fullmatch(chunk) and _ends(lists, lower, at):
            return True
    return False


def _ends(lists: Vocabulary, lower: Sequence[str], at: int) -> bool:
    """ "End of 2026", "Ende 2026": with its end in front a year says until when."""
    ends = lists.words("end_words")
    before = lower[max(0, at - 2) : at]
    return bool(ends.intersection(before[-1:])) or (before[1:] == ["of"] and before[0] in ends)


def _is_number_word(lists: Vocabulary, chunks: Sequence[str], at: int) -> bool:
    word = folded(chunks[at])
    if word in lists.words("number_words") or (lists.language == "de" and _is_german_number(word)):
        return True
    before, behind = folded(_neighbour(chunks, at - 1)), folded(_neighbour(chunks, at + 1))
    if word in lists.words("fraction_words"):
        by = folded(_neighbour(chunks, at - 2)) in lists.words("by_words")
        return before in lists.words("fraction_before") and (by or behind in lists.words("fraction_behind"))
    if word in lists.words("once_words"):
        return behind in lists.words("once_before")
    if word not in lists.words("one_words"):
        return False
    if before in lists.words("one_counts_after"):
        return True  # "at least one of them", "in less than one day"
    if lists.verb(before)[0] in lists.words("event_verbs") and lists.language == "en":
        before = "add"  # "Onboard one new host"
    return behind not in lists.words("one_not_before") and before in lists.words("one_before")


def _is_german_number(word: str) -> bool:
    """ "fünfundzwanzig", "zweihundert": made of nothing but the names of numbers."""
    return len(word) <= 40 and len(word) > 5 and bool(_GERMAN_NUMBER.fullmatch(word))


def _neighbour(chunks: Sequence[str], at: int) -> str:
    return chunks[at] if 0 <= at < len(chunks) else ""

"""The two texts of the page: what went well with its proof, what is in the way with its number."""

from __future__ import annotations

import re
from collections.abc import Collection

from okrdesk.okr.asks import lines_of
from okrdesk.okr.page_words import Said, claim_words
from okrdesk.reports.onepager.content import OnePager, Told

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)[:.)]?\s+(?=\S)")


def obstacles(shown: OnePager) -> tuple[Told, ...]:
    """The lines of what is in the way; a number in front is one only where the page has it."""
    return tuple(
        Told(number, text[:1].upper() + text[1:]) for number, text in _lines(shown, shown.in_the_way)
    )


def claims(shown: OnePager) -> str:
    """What went well in one running text: each sentence with what its key result gained, or "(as told)"."""
    if shown.is_closed:
        return shown.went_well
    gained = {row.number: row.gained for each in shown.objectives for row in each.key_results}
    told = []
    for number, text in _lines(shown, shown.went_well):
        points = gained.get(number) or None
        told.append(claim_words(Said(number, "", text, points), shown.language.replace("-", "_")))
    return " ".join(told)


def _lines(shown: OnePager, text: str) -> list[tuple[str, str]]:
    numbers = {str(each.number) for each in shown.objectives}
    numbers |= {row.number for each in shown.objectives for row in each.key_results}
    return [numbered(line, numbers) for line in lines_of(text)]


def numbered(text: str, numbers: Collection[str]) -> tuple[str, str]:
    """The one of these numbers that a text begins with, "" for none, and what follows it."""
    begins = _NUMBER.match(text)
    return (begins[1], text[begins.end() :]) if begins and begins[1] in numbers else ("", text)

"""Look here first: at most five sentences about what deserves the next conversation, by stated rules."""

from __future__ import annotations

from dataclasses import dataclass

from okrdesk.document.document import Document
from okrdesk.okr.outline import Outline

MOST = 5


@dataclass(frozen=True, slots=True)
class Look:
    """One thing to look at. `rule` is the gravest of `rules`; `page` is "owners" or "check-ins".

    `number` is "2" of an objective or "2.1" of a key result, `item_id` its id. A greater `severity` comes first.
    """

    rule: str
    number: str
    item_id: str
    title: str
    sentence: str
    page: str
    severity: int
    rules: tuple[str, ...] = ()


def look_first(document: Document, seen: Outline) -> tuple[Look, ...]:
    """At most five, gravest first; none in a closed cycle."""
    raise NotImplementedError


def rule_words(rule: str) -> str:
    """What a rule looks for, in one sentence: for a tooltip and `okrdesk look`."""
    raise NotImplementedError

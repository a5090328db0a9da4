"""The coach's word lists, from a data file, with the forms of its verbs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from okrdesk import paths

_VERB_LISTS = (
    "change_verbs",
    "status_quo_verbs",
    "reach_verbs",
    "task_verbs",
    "output_verbs",
    "event_verbs",
    "making_verbs",
    "winning_verbs",
    "plural_verbs",
    "activity_verbs",
    "tentative_verbs",
    "growth_verbs",
    "outcome_verbs",
)


@cache
def _lists() -> dict[str, Any]:
    source = paths.resources() / "coach" / "en.json"
    content: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return content


@cache
def words(name: str) -> frozenset[str]:
    """One list of the file: lower-case words, or phrases of several words."""
    return frozenset(_lists()[name])


@cache
def tensions() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Pairs of word lists: measures named by the one pull against measures named by the other."""
    return tuple((frozenset(pair["one"]), frozenset(pair["other"])) for pair in _lists()["tensions"])


@cache
def _forms() -> dict[str, tuple[str, str]]:
    """Each form of each verb with its base and its kind: base, gerund, past or third (person)."""
    forms: dict[str, tuple[str, str]] = {}
    verbs = sorted(set().union(*(words(name) for name in _VERB_LISTS)))
    for verb in verbs:
        stem = verb[:-1] if verb.endswith("e") else verb
        doubled = verb + verb[-1] if verb[-1] in "bdgmnprt" else verb
        soft = verb[:-1] + "i" if verb.endswith("y") and verb[-2] not in "aeou" else stem
        for form in (stem + "ing", doubled + "ing"):
            forms.setdefault(form, (verb, "gerund"))
        for form in (soft + "ed", doubled + "ed"):
            forms.setdefault(form, (verb, "past"))
        hissing = verb.endswith(("s", "sh", "ch", "x", "z"))
        forms.setdefault(soft + "es" if hissing or soft.endswith("i") else verb + "s", (verb, "third"))
    forms.update((form, (verb, "past")) for form, verb in _lists()["irregular"].items())
    forms.update((verb, (verb, "base")) for verb in verbs)
    return forms


def verb(word: str) -> tuple[str, str]:
    """Base and kind of form ("base", "gerund", "past", "third") of a listed verb, or two empty strings."""
    return _forms().get(word, ("", ""))


def phrase_in(name: str, words_of_text: Sequence[str]) -> str:
    """The first phrase of a list that stands in the text as whole words, or ""."""
    text = f" {' '.join(words_of_text)} "
    return next((phrase for phrase in sorted(words(name)) if f" {phrase} " in text), "")

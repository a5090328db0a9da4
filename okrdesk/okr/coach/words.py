"""The coach's word lists, one data file for each language it reads, with the forms of its verbs."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache, cached_property
from typing import Any

from okrdesk import paths
from okrdesk.okr.coach import german_forms
from okrdesk.okr.coach.folding import folded

_VERB_LISTS = (
    "change_verbs",
    "status_quo_verbs",
    "reach_verbs",
    "task_verbs",
    "output_verbs",
    "making_verbs",
    "event_verbs",
    "activity_verbs",
    "tentative_verbs",
    "growth_verbs",
    "outcome_verbs",
    "loose_verbs",
)
_PARTICIPLES = {
    "en": re.compile(r".{3,}ed"),
    "de": re.compile(
        rf"(?:{'|'.join(german_forms.SEPARABLE)})?ge(?!.*(?:aeft|heit|icht|iet|keit|schaft)$).{{2,}}(?:t|en)|.{{3,}}iert"
        r"|(?:be|ent|er|ver|zer)\w{3,}t"
    ),
}
Forms = dict[str, tuple[str, str]]


class Vocabulary:
    """What the coach knows of one language ("en", "de"); every word in it is lower case and folded."""

    def __init__(self, language: str) -> None:
        source = paths.resources() / "coach" / f"{language}.json"
        self._lists: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
        self.language = language
        self._sets: dict[str, frozenset[str]] = {}
        self._phrases: dict[str, tuple[str, ...]] = {}
        as_listed = sorted({verb for name in _VERB_LISTS for verb in self._lists[name]})
        forms = german_forms.forms(as_listed) if language == "de" else _english_forms(as_listed)
        irregular: dict[str, dict[str, str]] = self._lists["irregular"]
        for kind, pairs in irregular.items():
            forms.update((folded(form), (folded(verb), kind)) for form, verb in pairs.items())
        forms.update(
            (folded(verb.replace("|", "")), (folded(verb.replace("|", "")), "base")) for verb in as_listed
        )
        self._forms = forms
        listed = (word for words in self._lists.values() if isinstance(words, list) for word in words)
        single = {
            folded(word.replace("|", "")) for word in listed if isinstance(word, str) and " " not in word
        }
        self.known = frozenset(single | set(forms))

    def words(self, name: str) -> frozenset[str]:
        """One list of the file: words, or phrases of several words."""
        if name not in self._sets:
            self._sets[name] = frozenset(folded(word.replace("|", "")) for word in self._lists[name])
        return self._sets[name]

    def verb(self, word: str) -> tuple[str, str]:
        """Base and form ("base", "gerund", "past", "third") of a listed verb, or two empty strings."""
        return self._forms.get(word, ("", ""))

    def phrase_in(self, name: str, words_of_text: Sequence[str]) -> str:
        """The first phrase of a list that stands in the text as whole words, or ""."""
        if name not in self._phrases:
            self._phrases[name] = tuple(sorted(self.words(name)))
        text = f" {' '.join(words_of_text)} "
        return next((phrase for phrase in self._phrases[name] if f" {phrase} " in text), "")

    def participle(self, word: str) -> bool:
        """Whether the word looks like a past participle ("signed", "unterzeichnet")."""
        listed = self.verb(word)[1] == "past" or word in self.words("participles")
        return listed or bool(_PARTICIPLES[self.language].fullmatch(word))

    @cached_property
    def tensions(self) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        """Pairs of word lists: measures named by the one pull against measures named by the other."""
        pairs = self._lists["tensions"]
        sides = ((map(folded, pair["one"]), map(folded, pair["other"])) for pair in pairs)
        return tuple((frozenset(one), frozenset(other)) for one, other in sides)


@cache
def vocabulary(language: str) -> Vocabulary:
    """The word lists of a language the coach reads."""
    return Vocabulary(language)


READ = ("en", "de")  # languages with word lists


@cache
def in_any_language(name: str) -> frozenset[str]:
    """A list of words that people use whatever language they write in, as of currencies."""
    return frozenset().union(*(vocabulary(language).words(name) for language in READ))


def _english_forms(verbs: Sequence[str]) -> Forms:
    """Each form of each verb with its base and its kind: base, gerund, past or third (person)."""
    forms: Forms = {}
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
    return forms

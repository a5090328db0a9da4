"""Which language a sentence is written in: English, German, or one the coach cannot read."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache

from okrdesk import paths
from okrdesk.okr.coach.folding import folded
from okrdesk.okr.coach.words import vocabulary

ENGLISH, GERMAN, UNREAD = "en", "de", ""
_WORD = re.compile(r"[^\W\d_]+")
_UMLAUTS = frozenset("äöüß")
_GERMAN_NOUN = re.compile(r".{3,}(?:ung|ungen|keit|keiten|heit|heiten|schaft|schaften)")


@cache
def _small_words() -> dict[str, frozenset[str]]:
    """Words such as "and", "the" and "for", by language; they tell languages apart in few words."""
    source = paths.resources() / "coach" / "languages.json"
    lists: dict[str, list[str]] = json.loads(source.read_text(encoding="utf-8"))
    return {language: frozenset(map(folded, listed)) for language, listed in lists.items()}


@cache
def _own_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words of the lists that only English, or only German, has."""
    english, german = vocabulary(ENGLISH).known, vocabulary(GERMAN).known
    return english - german, german - english


def language_of(text: str) -> str:
    """ "en", "de", or "" for another language; what could be several, such as "Website live", is English."""
    spoken = [unicodedata.normalize("NFC", word).lower() for word in _WORD.findall(text)]
    if not spoken:
        return ENGLISH
    if _mostly_foreign_letters(text):
        return UNREAD
    small = _small_words()
    spelled = [folded(word) for word in spoken]
    hits = {language: sum(word in listed for word in spelled) for language, listed in small.items()}
    english, german = _own_words()
    in_english = hits.pop(ENGLISH) + sum(word in english for word in spelled)
    in_german = hits.pop(GERMAN) + sum(word in german for word in spelled)
    if max(hits.values()) > max(in_english, in_german):
        return UNREAD
    looks = sum(
        bool(_UMLAUTS & set(word)) or bool(_GERMAN_NOUN.fullmatch(word)) or _ending(word) in german
        for word in spoken
    )
    return GERMAN if in_german + looks > in_english else ENGLISH


def _ending(word: str) -> str:
    """The word without an ending that German puts on adjectives ("besseres", "innovative")."""
    if len(word) < 6:
        return ""
    return word[:-1] if word.endswith("e") else word[:-2] if word.endswith(("em", "en", "er", "es")) else ""


def _mostly_foreign_letters(text: str) -> bool:
    letters = [letter for letter in text[:400] if letter.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return latin * 2 < len(letters)

"""The word lists of the coach, and the forms of its verbs."""

from __future__ import annotations

import json

import pytest

from okrdesk import paths
from okrdesk.okr.coach.words import READ, in_any_language, vocabulary


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("launch", ("launch", "base")),
        ("launching", ("launch", "gerund")),
        ("launched", ("launch", "past")),
        ("launches", ("launch", "third")),
        ("held", ("hold", "past")),
        ("table", ("", "")),
        ("making", ("make", "gerund")),
        ("stopped", ("stop", "past")),
        ("applied", ("apply", "past")),
        ("applies", ("apply", "third")),
        ("publishes", ("publish", "third")),
        ("fixes", ("fix", "third")),
        ("calls", ("call", "third")),
        ("surveyed", ("survey", "past")),
    ],
)
def test_forms_of_a_verb(word, found):
    assert vocabulary("en").verb(word) == found


@pytest.mark.parametrize("language", READ)
def test_a_phrase_stands_as_whole_words(language):
    lists = vocabulary(language)
    phrase = sorted(lists.words("done_phrases"))[0].split()
    assert lists.phrase_in("done_phrases", ["it", *phrase, "now"]) == " ".join(phrase)
    assert lists.phrase_in("done_phrases", ["x" + phrase[0], *phrase[1:]]) == ""


@pytest.mark.parametrize("language", READ)
def test_lists_of_words_that_pull_apart_share_none(language):
    assert vocabulary(language).tensions
    assert all(not pulls & against for pulls, against in vocabulary(language).tensions)


def test_both_languages_know_the_lists_that_the_rules_ask_for():
    english, german = (
        json.loads((paths.resources() / "coach" / f"{language}.json").read_text(encoding="utf-8"))
        for language in READ
    )
    assert set(english) <= set(german)


def test_a_participle_is_told_by_its_form():
    assert vocabulary("en").participle("signed")
    assert vocabulary("de").participle("unterzeichnet")
    assert vocabulary("de").participle("gestrichelt")
    assert not vocabulary("de").participle("gesellschaft")


def test_currencies_are_known_in_any_language():
    assert {"pounds", "franken"} <= in_any_language("currencies")

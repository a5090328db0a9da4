"""The word lists of the coach, and the forms of its verbs."""

from __future__ import annotations

import pytest

from okrdesk.okr.coach.words import phrase_in, tensions, verb, words


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("launch", ("launch", "base")),
        ("launching", ("launch", "gerund")),
        ("launched", ("launch", "past")),
        ("launches", ("launch", "third")),
        ("held", ("hold", "past")),
        ("table", ("", "")),
    ],
)
def test_forms_of_a_verb(word, found):
    assert verb(word) == found


def test_a_phrase_stands_as_whole_words():
    phrase = sorted(words("done_phrases"))[0].split()
    assert phrase_in("done_phrases", ["it", *phrase, "now"]) == " ".join(phrase)
    assert phrase_in("done_phrases", ["x" + phrase[0], *phrase[1:]]) == ""


def test_lists_of_words_that_pull_apart_share_none():
    assert tensions()
    assert all(not pulls & against for pulls, against in tensions())

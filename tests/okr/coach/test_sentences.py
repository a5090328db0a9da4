"""A sentence as the coach reads it."""

from __future__ import annotations

import pytest

from okrdesk.okr.coach.sentences import READ_AT_MOST, Sentence


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("- [P0] Import faster", "Import faster"),
        ("KR 2: Win 40 guests", "Win 40 guests"),
        ("2.1) Win 40 guests", "Win 40 guests"),
        ("Sales: win forty more guests", "win forty more guests"),
        ("Sales: win", "Sales: win"),
    ],
)
def test_labels_and_topics_are_not_read(text, body):
    assert Sentence(text).body == body


def test_the_sentence_proper_starts_after_we_will_and_adverbs():
    sentence = Sentence("We will quickly launch the shop by 1 March with 40 guests")
    assert (sentence.first, sentence.verb, sentence.verb_form) == ("launch", "launch", "base")
    assert sentence.pair == "launch the"
    assert sentence.figures == sentence.digits == ("40",)
    assert sentence.dated
    assert sentence.word(99) == ""


def test_blanks_are_empty_and_long_text_is_read_in_part():
    assert Sentence(" … ").empty
    assert len(Sentence("word " * 5000).clipped) <= READ_AT_MOST
    assert Sentence("社区成员乐于推荐我们").word_count == 5


@pytest.mark.parametrize(
    ("text", "turned"),
    [("Build bread", False), ("We build bread", False), ("Räume planen", True), ("Wir bauen Brot", True)],
)
def test_a_verb_is_brought_to_the_front_in_german_alone(text, turned):
    assert Sentence(text).turned == turned


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("[P0] [Team] Import faster", "Import faster"),
        ("KR 2.1: Win 40 guests", "Win 40 guests"),
        ("@ada: Win 40 guests", "Win 40 guests"),
        ("Sales 2026: win forty more guests", "Sales 2026: win forty more guests"),  # a topic has no number
        ("Sales: win more guests", "win more guests"),
        ("Sales: win more", "Sales: win more"),  # two words are too few for a sentence
        ("KR 1: ", "KR 1:"),
    ],
)
def test_what_stands_before_a_sentence(text, body):
    assert Sentence(text).body == body


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Quickly launch the shop", "launch"),
        ("Apply for money", "apply"),
        ("Family days grow", "family"),
        ("To launch the shop", "launch"),
        ("We will", "will"),
        ("", ""),
    ],
)
def test_where_a_sentence_starts(text, first):
    assert Sentence(text).first == first


def test_a_word_is_counted_where_something_of_it_is_a_letter():
    assert Sentence("Win – 40 guests !").word_count == 3
    assert Sentence("社区成员乐").word_count == 2
    assert Sentence("Plan B is never needed").verb == ""
    assert Sentence("Plan the party").verb == "plan"
    assert Sentence("x" * 5000).clipped == "x" * READ_AT_MOST
    assert Sentence("Win guests").said("nothing") == "nothing"

"""Whether a sentence says by which number or finished state it will be known."""

from __future__ import annotations

import pytest

from okrdesk.okr.coach import measurable
from okrdesk.okr.coach.sentences import Sentence
from tests.cases import cases


def test_has_a_measure():
    assert measurable.has_measure(Sentence("Win 40 regular guests"))
    assert measurable.has_measure(Sentence("Answer every question the same day"))
    assert not measurable.has_measure(Sentence("Improve the number of orders paid within 7 days"))
    assert not measurable.has_measure(Sentence("Improve our website"))


@pytest.mark.parametrize(
    ("text", "kind"),
    cases("""
        Build 3 landing pages  | output
        Call 50 lapsed donors  | activity
        Handover documented    | milestone
        Die Übergabe ist erledigt | milestone
        Regular guests a month |
    """),
)
def test_output_activity_and_milestone(text, kind):
    sentence = Sentence(text)
    assert measurable.is_activity(sentence) == (kind == "activity")
    assert measurable.is_output(sentence) == (kind == "output")
    if kind in ("milestone", ""):
        assert measurable.is_milestone(sentence) == (kind == "milestone")


def test_vague_words_are_named():
    assert measurable.vague_word(Sentence("Publish regularly")) == "regularly"
    assert measurable.vague_word(Sentence("Publish 4 times")) == ""

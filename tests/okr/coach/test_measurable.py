"""Whether a sentence says by which number or finished state it will be known."""

from __future__ import annotations

import pytest

from okrdesk.okr.coach import measurable
from okrdesk.okr.coach.sentences import Sentence


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("Win 40 regular guests", True),
        ("Answer every question the same day", True),
        ("Improve the number of orders paid within 7 days", False),
        ("Improve our website", False),
    ],
)
def test_has_a_measure(text, measured):
    assert measurable.has_measure(Sentence(text)) == measured


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Build 3 landing pages", "output"),
        ("Call 50 lapsed donors", "activity"),
        ("Handover documented", "milestone"),
        ("Regular guests a month", ""),
    ],
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

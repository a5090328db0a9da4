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


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Answer all questions", True),
        ("Publish all pages faster", False),
        ("Help each other", False),
        ("Improve all pages", False),
        ("Ensure all members have a key", True),
        ("Ensure all members feel better", False),
        ("Publish every week", True),
        ("Increase the number of orders paid within 7 days to 50", True),
        ("Increase orders paid within 7 days", True),  # no quantity is named that the 7 could be part of
        ("Increase number of orders within seven days", False),
        ("Reach 40 orders within 7 days", True),
    ],
)
def test_a_figure_or_a_bound_measures(text, known):
    assert measurable.has_measure(Sentence(text)) == known


@pytest.mark.parametrize(
    ("text", "effort"),
    [
        ("Call donors", True),
        ("Call 50% of donors", False),
        ("Call donors from 5 to 10", False),
        ("Call donors so that members gain friends", False),
        ("Help desk", False),
        ("Help our neighbours", True),
        ("Help families find a home", True),
        ("Help 200 families find a home", False),  # the families count, not the help
        ("Help 200 families", True),
        ("Identify and fix bugs", True),
        ("Identify and fix 10 bugs", False),  # the fixing counts
        ("Draft and discuss 3 concepts", True),  # two kinds of work are no result either
        ("Draft 3 concepts", False),
        ("Collect 50 answers", False),
        ("Meet 50 donors", True),
        ("Planning permission granted", False),
        ("Analysing the shop", True),
    ],
)
def test_effort_without_an_effect_is_an_activity(text, effort):
    assert measurable.is_activity(Sentence(text)) == effort


@pytest.mark.parametrize(
    ("text", "finished"),
    [
        ("Launch the shop", False),
        ("Launch the shop by 1 March", True),
        ("Launching the shop", False),
        ("Improve the shop by 1 March", False),
        ("Publish more posts by 1 March", False),
        ("Publish posts often by 1 March", False),
        ("Be an official club by 1 March", True),
        ("Be happy by 1 March", False),
        ("Ensure better food by 1 March", False),
        ("Varnish the floor", False),
        ("Varnish the floor by 1 March", True),
        ("Shop launched", True),
        ("Shop is open", True),
        ("Support line open", True),
        ("Website better", False),
        ("More guests", False),
        ("Public status page", True),
        ("Public status page for members", True),
        ("The council renews our lease", True),
        ("We've documented the handover", True),
        ("Guests love our food", False),
        ("Conference by 1 March", True),
        ("Sales grow by 1 March", False),
        ("Die Buslinie fährt am Sonntag", True),
        ("Den Boden lackieren", False),
        ("Den Boden lackieren bis 1. März", True),
        ("Handbuch fertiggestellt", True),
        ("Die Gemeinde verlängert den Mietvertrag", True),
    ],
)
def test_what_stands_finished_or_is_ordered_for_a_day_is_a_milestone(text, finished):
    assert measurable.is_milestone(Sentence(text)) == finished

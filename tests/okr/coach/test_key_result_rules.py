"""Rules that read a key result's sentence alone."""

from __future__ import annotations

import pytest

from okrdesk.okr.coach.key_result_rules import missing, proxy, text_findings, undated_milestone
from okrdesk.okr.coach.sentences import Sentence


def rules(text, **known):
    facts = {"figure_given": False, "milestone": False, "output": False, "paired": False} | known
    return {finding.rule for finding in text_findings(Sentence(text), **facts)}


@pytest.mark.parametrize(
    ("text", "known", "rule", "said"),
    [
        ("Improve our website", {}, "K-NONUMBER", True),
        ("Improve our website", {"figure_given": True}, "K-NONUMBER", False),
        ("Build 3 landing pages", {}, "K-OUTPUT", True),
        ("Build 3 landing pages", {"paired": True}, "K-OUTPUT", False),
        ("Regular guests", {"output": True, "figure_given": True}, "K-OUTPUT", True),
        ("Publish regularly", {}, "K-VAGUE", True),
        ("Publish books", {}, "K-VAGUE", False),
        ("Win [NUMBER] guests", {}, "K-PLACEHOLDER", True),
        ("Win 50 guests", {}, "K-PLACEHOLDER", False),
        ("Reach 50", {}, "K-NOUNIT", True),
        ("From 20 to 50", {}, "K-NOUNIT", True),
        ("From 20 to 50", {"figure_given": True}, "K-NOUNIT", False),
        ("Reach 50 visits", {}, "K-NOUNIT", False),
        ("Reach 50 of 80 guests", {}, "K-NOUNIT", False),
        ("Reach €50", {}, "K-NOUNIT", False),
        ("Call 50 lapsed donors", {}, "K-ACTIVITY", True),
    ],
)
def test_what_is_known_beside_the_sentence_counts(text, known, rule, said):
    assert (rule in rules(text, **known)) == said


def test_what_a_field_says_comes_as_a_hint():
    assert (proxy().rule, proxy().level) == ("K-PROXY", "hint")
    assert (undated_milestone().rule, undated_milestone().level) == ("K-MILESTONE", "hint")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5 talks and 200 guests", True),
        ("5 talks; 200 guests", True),
        ("5 talks & 200 guests", True),
        ("5 talks or 200 guests", False),
        ("5 talks and guests", False),
        ("5 talks and 200", False),  # the second figure has nothing of its own to count
        ("5 and 200 guests", False),
        ("between 5 and 200 guests", False),
    ],
)
def test_two_figures_that_each_count_something_are_two_results(text, said):
    assert ("K-COMPOUND" in rules(text)) == said


@pytest.mark.parametrize(
    ("text", "known", "said"),
    [
        ("Followers up by 10%", {}, True),
        ("Followers up by 10 percent", {}, True),
        ("Followers by 3x", {}, True),
        ("+10% followers", {}, True),
        ("Followers up by 10 events", {}, False),
        ("Followers up 10%", {}, False),
        ("Followers from 5% to 10% up by 10%", {}, False),
        ("Followers up by 10%", {"figure_given": True}, False),
    ],
)
def test_a_change_by_a_share_needs_what_it_is_a_share_of(text, known, said):
    assert ("K-RELATIVE" in rules(text, **known)) == said


@pytest.mark.parametrize(
    ("text", "known", "said"),
    [
        ("Handover documented", {}, True),
        ("Handover documented by 1 March", {}, False),
        ("Handover documented", {"milestone": True}, False),  # its fields say so themselves
        ("Handover documented", {"figure_given": True}, False),
        ("Handover documented", {"output": True}, True),  # an output is a hint, no effort
        ("Improve our website", {}, False),
    ],
)
def test_a_milestone_without_a_day_lacks_one(text, known, said):
    assert ("K-MILESTONE" in rules(text, **known)) == said


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Key result 1", True),
        ("KR 2:", True),
        ("Ziel 3", True),
        ("Key result 12345", False),  # a number that long is no number of a line
        ("Objective x is met", False),
    ],
)
def test_a_name_without_content_is_a_gap_and_nothing_else_is_said(text, only):
    assert (rules(text) == {"K-PLACEHOLDER"}) == only
    assert (missing(Sentence(text)) == text) == only


def test_a_question_is_asked_back_but_for_one_with_a_gap():
    assert rules("Will 40 guests come?") == {"K-QUESTION"}
    assert "K-QUESTION" in rules("Will 40 guests come?”")
    assert "K-QUESTION" not in rules("Why [X]?")
    assert missing(Sentence("")) == "…"


@pytest.mark.parametrize(("words", "long"), [(30, False), (31, True)])
def test_more_than_thirty_words_are_long(words, long):
    assert ("K-LONG" in rules(" ".join(["40 guests", *["come"] * (words - 2)]))) == long


def test_a_gap_is_quoted_at_its_beginning():
    gap = "[" + "A" * 39 + "]"
    (finding,) = (
        each
        for each in text_findings(
            Sentence(f"Win {gap} guests"), figure_given=False, milestone=False, output=False, paired=False
        )
        if each.rule == "K-PLACEHOLDER"
    )
    assert "A" * 38 in finding.saw
    assert gap not in finding.saw

"""Rules that read a key result's sentence alone."""

from __future__ import annotations

import pytest

from okrdesk.okr.coach.key_result_rules import proxy, text_findings, undated_milestone
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

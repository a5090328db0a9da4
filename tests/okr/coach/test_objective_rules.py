"""Rules that read an objective's sentence alone."""

from __future__ import annotations

import pytest

from okrdesk.okr.coach import objective_rules
from okrdesk.okr.coach.objective_rules import tentative, text_findings
from okrdesk.okr.coach.sentences import Sentence


def rules(text, *, shown=False):
    return {finding.rule for finding in text_findings(Sentence(text), shown_by_key_results=shown)}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Photography", "O-INTEREST"),
        ("A home for 300 makers", "O-METRIC"),
        ("Find members and earn money", "O-DOUBLE"),
        ("Build a directory", "O-OUTPUT"),
    ],
)
def test_what_an_objective_is_not(text, rule):
    assert rule in rules(text)


def test_a_superlative_stands_once_key_results_show_it():
    text = "The biggest tool library around"
    assert "O-SUPERLATIVE" in rules(text)
    assert "O-SUPERLATIVE" not in rules(text, shown=True)


def test_maybe_is_tentative():
    assert tentative(Sentence("Maybe become the first choice"))
    assert not tentative(Sentence("Become the first choice"))


@pytest.mark.parametrize(("text", "vague"), [("Build a stronger", True), ("Build a stronger chain", False)])
def test_a_comparative_of_more_than_three_words_says_what_grows(text, vague):
    assert objective_rules._vague(Sentence(text)) == vague

"""Rules that read an objective's sentence alone."""

from __future__ import annotations

import pytest

from okrdesk.okr.coach import objective_rules
from okrdesk.okr.coach.objective_rules import tentative, text_findings
from okrdesk.okr.coach.sentences import Sentence
from tests.cases import cases


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


@pytest.mark.parametrize(
    ("text", "rule", "level"),
    cases("""
        Grow sales in Graz                       | O-VAGUE  | coach
        Grow sales in Graz again                 | O-VAGUE  |
        Increase sales of bread by the end of Q3 | O-VAGUE  | coach
        Increase sales of bread and rolls by Q3  | O-VAGUE  |
        Expand into Styria                       | O-VAGUE  |
        More guests                              | O-VAGUE  | coach
        More happy guests in our house           | O-VAGUE  |
        Better food for everybody here           | O-VAGUE  |
        Be more visible                          | O-VAGUE  | coach
        Be more visible than any other club      | O-VAGUE  |
        Be more visible so that neighbours join  | O-VAGUE  |
        Be better                                | O-VAGUE  | coach
        Improve the number of guests             | O-METRIC | coach
        Double sales                             | O-METRIC | coach
        Cut costs by a third                     | O-METRIC | coach
        Cut costs by the river                   | O-METRIC |
        Ship 1,200 listings                      | O-METRIC | coach
        Ship 5 listings                          | O-METRIC | hint
        Reach 100 members                        | O-METRIC | coach
        Reach members (3 halls)                  | O-METRIC | hint
        Reach 40 guests (3 halls)                | O-METRIC | coach
        A 15% increase in sales                  | O-METRIC | coach
        A 15 % increase in sales                 | O-METRIC | coach
        Bis Jahresende 20 Kurse anbieten         | O-METRIC | coach
        Migrate the forum                        | O-TASK   | coach
        Design and implement the forum           | O-TASK   | coach
        Design the forum                         | O-TASK   |
        Book the hall                            | O-TASK   | coach
        Book lovers find a home                  | O-TASK   |
        Define the future of lending             | O-TASK   |
        Explore new ideas                        | O-TENTATIVE | coach
        Think about new halls                    | O-TENTATIVE | coach
        Photography club                         | O-INTEREST | hint
        Delight our guests                       | O-INTEREST |
        Guests smiling                           | O-INTEREST |
        Bread                                    | O-SHORT  | stop
        Grow sales                               | O-SHORT  |
    """),
)
def test_both_sides_of_each_rule(text, rule, level):
    found = text_findings(Sentence(text), shown_by_key_results=False)
    assert {finding.rule: finding.level for finding in found}.get(rule, "") == level


@pytest.mark.parametrize(("words", "long"), [(18, False), (19, True)])
def test_more_than_eighteen_words_are_long(words, long):
    assert ("O-LONG" in rules("Guests feel " + "home " * (words - 2))) == long

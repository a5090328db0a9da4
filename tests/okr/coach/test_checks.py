"""The ten checks of an objective and of a key result."""

from __future__ import annotations

from dataclasses import replace

import pytest

from okrdesk.okr.coach.advice import advise_text
from okrdesk.okr.coach.checks import check, key_result_groups, objective_groups
from okrdesk.okr.coach.findings import Finding
from tests.okr.coach.made import GUESTS


def test_ten_each_and_fewer_for_a_bare_sentence():
    for groups in (objective_groups(), key_result_groups(GUESTS)):
        assert len(check(groups, [], frozenset(), fields=True)) == 10
        assert len(check(groups, [], frozenset(), fields=False)) < 10


def test_what_was_found_is_asked_and_what_was_set_aside_passes():
    found = [Finding("K-NOOWNER", "hint", "Nobody owns it.", "Why.", "Who?")]
    owned = next(
        each for each in check(key_result_groups(), found, frozenset(), fields=True) if not each.passed
    )
    assert (owned.title, owned.sentence) == ("Owned", "Who?")
    aside = check(key_result_groups(), found, frozenset({"K-NOOWNER"}), fields=True)
    assert all(each.passed for each in aside)
    assert "Set aside" in next(each.sentence for each in aside if each.title == "Owned")


def test_measurable_says_how_the_key_result_is_measured():
    def measurable(row):
        return next(group.holds for group in key_result_groups(row) if group.title == "Measurable")

    assert measurable(None) == "There is a number, or a state that others can check."
    assert measurable(replace(GUESTS, measure="yes-no")) == "Done or not done; nothing in between."
    assert measurable(GUESTS) == "From 22 to 50, counted per event."


def test_a_key_result_without_a_number_is_not_complete():
    shown = advise_text("Improve communication", "key-result").checks
    complete = next(check for check in shown if check.title == "Complete")
    assert not complete.passed


@pytest.mark.parametrize(("text", "kind"), [("New objective", "objective"), ("New key result", "key-result")])
def test_the_words_of_a_placeholder_are_not_judged(text, kind):
    advice = advise_text(text, kind)
    assert [finding.rule[2:] for finding in advice.findings] == ["PLACEHOLDER"]
    assert [check.title for check in advice.checks] == ["Complete"]
    assert not advice.checks[0].passed


def titles(groups, **known):
    return [each.title for each in check(groups, [], frozenset(), **known)]


def test_which_checks_need_fields_and_which_need_words():
    assert titles(objective_groups(), fields=False, readable=False) == ["Complete", "Easy to remember"]
    bare = titles(key_result_groups(), fields=False)
    assert bare == [
        "Complete", "Measurable", "An outcome, not a task", "Committed", "One thing counted", "From where",
    ]  # fmt: skip
    assert titles(key_result_groups(), fields=False, readable=False) == ["Complete"]
    of_fields = ["Sound figures", "Who counts it, and when?", "Owned", "In time"]
    assert titles(key_result_groups(), fields=True) == [*bare, *of_fields]
    assert titles(key_result_groups(GUESTS), fields=True, readable=False) == [
        "Complete", "Measurable", "From where", *of_fields,
    ]  # fmt: skip


def test_one_open_finding_of_several_keeps_a_check_open():
    found = [Finding(rule, "hint", "Saw.", "Why.", f"{rule}?") for rule in ("K-PERIOD", "K-MILESTONE")]
    in_time = check(key_result_groups(), found, frozenset({"K-PERIOD"}), fields=True)[-1]
    assert (in_time.title, in_time.passed, in_time.sentence) == ("In time", False, "K-MILESTONE?")

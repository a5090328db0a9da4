"""What the coach says: order, verdict and the two that matter most."""

from __future__ import annotations

from okrdesk.okr.coach.findings import Advice, Finding, by_weight, verdict


def finding(rule, level):
    return Finding(rule, level, f"{rule} seen.", "Why.", "What now?")


HINT, COACH, STOP = finding("A", "hint"), finding("B", "coach"), finding("C", "stop")


def test_findings_come_by_weight():
    assert by_weight([HINT, COACH, STOP]) == (STOP, COACH, HINT)


def test_the_verdict_is_that_of_the_heaviest():
    assert verdict([]) == "ready"
    assert verdict([HINT]) == "polish"
    assert verdict([HINT, COACH]) == verdict([STOP]) == "rework"


def test_two_are_shown_and_of_two_that_say_the_same_the_sharper():
    vague, number = finding("K-VAGUE", "coach"), finding("K-NONUMBER", "coach")
    assert Advice("rework", (number, vague, HINT), ()).top == (vague, HINT)
    assert Advice("rework", (number, COACH, HINT), ()).top == (number, COACH)


def test_a_message_is_what_was_seen_and_the_question():
    assert HINT.message == "A seen. What now?"

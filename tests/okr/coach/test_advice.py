"""The coach on bare sentences: a labelled table in our own words, known traps, hostile text."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.okr.coach.advice import advise_text
from tests.cases import cases

HERE = Path(__file__).parent
TABLES = {
    language: json.loads((HERE / f"sentences_{language}.json").read_text(encoding="utf-8"))
    for language in ("en", "de")
}
TABLE = TABLES["en"] + TABLES["de"]


def rules(text: str, kind: str) -> set[str]:
    return {finding.rule for finding in advise_text(text, kind).findings}


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", ["objective", "key-result"])
def test_sent_back_rightly_and_often_enough(kind, language):
    # coach.md: send-back precision >= 0.95, recall >= 0.85; what was learned from must do better than that
    rows = [row for row in TABLES[language] if row["kind"] == kind]
    back = {row["text"] for row in rows if advise_text(row["text"], kind).verdict == "rework"}
    wanted = {row["text"] for row in rows if row["send_back"]}
    wrong, missed = back - wanted, wanted - back
    assert len(back & wanted) / len(back) >= 0.98, wrong
    assert len(back & wanted) / len(wanted) >= 0.98, missed


@pytest.mark.parametrize(
    "row", [row for row in TABLE if row["rule"]], ids=lambda row: row["text"][:40] or "empty"
)
def test_main_rule(row):
    assert row["rule"] in rules(row["text"], row["kind"])


def test_table_is_large_enough():
    assert len(TABLES["en"]) >= 150
    assert len(TABLES["de"]) >= 120
    assert len({(row["kind"], row["text"]) for row in TABLE}) == len(TABLE)


@pytest.mark.parametrize(
    ("text", "kind", "rule"),
    [
        *cases("""
        5 talks and 200 guests                 | key-result | K-COMPOUND
        Followers up by 10%                    | key-result | K-RELATIVE
        Handover deemed a success              | key-result | K-SUBJECTIVE
        100 messages as a sign of matches      | key-result | K-PROXY
        Build 3 landing pages                  | key-result | K-OUTPUT
        Calendar shipped                       | key-result | K-MILESTONE
        Build a directory                      | objective  | O-OUTPUT
        Find members and earn money            | objective  | O-DOUBLE
        Our world-class kitchen feeds the town | objective  | O-JARGON
        The biggest tool library around        | objective  | O-SUPERLATIVE
        Photography                            | objective  | O-INTEREST
        A home for 300 makers                  | objective  | O-METRIC
    """),
        ("40 guests " + "and so on " * 12, "key-result", "K-LONG"),
        ("Our town becomes a place " + "where people meet " * 6, "objective", "O-LONG"),
    ],
)
def test_hints_never_send_back_alone(text, kind, rule):
    advice = advise_text(text, kind)
    assert rule in {finding.rule for finding in advice.findings}
    levels = {finding.level for finding in advice.findings if finding.rule == rule}
    assert levels == {"hint"}


def test_a_dated_launch_is_a_milestone_and_needs_no_number():
    assert rules("Launch the shop by 1 March", "key-result") == {"K-OUTPUT"}


VERBS = ["Launch", "Ship", "Build", "Open", "Publish", "Draft", "Fix", "Varnish", "Sign", "Renew", "Print"]


@pytest.mark.parametrize("verb", VERBS)
def test_an_order_without_number_and_day_weighs_the_same_whatever_the_verb(verb):
    assert advise_text(f"{verb} the booking page", "key-result").verdict == "rework"
    assert advise_text(f"{verb} the booking page in 2027", "key-result").verdict == "rework"
    assert advise_text(f"{verb} the booking page by 1 March", "key-result").verdict != "rework"
    assert advise_text(f"{verb} 12 booking pages", "key-result").verdict != "rework"


@pytest.mark.parametrize(
    ("text", "rule", "level"),
    cases("""
        Be the best                                        | O-SUPERLATIVE | coach
        The best tool library in town                      | O-SUPERLATIVE | hint
        Leverage synergies                                 | O-JARGON      | coach
        Synergien heben                                    | O-JARGON      | coach
        Carry on as before                                 | O-STATUSQUO   | coach
        Migrate the archive to reduce disk usage           | O-TASK        | coach
        Migrate the archive to reduce the wait for readers | O-TASK        |
    """),
)
def test_how_much_it_weighs(text, rule, level):
    levels = {finding.rule: finding.level for finding in advise_text(text, "objective").findings}
    assert levels.get(rule, "") == level


def test_at_most_two_messages_and_the_sharper_one():
    advice = advise_text("Maybe help several hosts better, if possible, in [CITY]?", "key-result")
    assert [finding.level for finding in advice.findings] == sorted(
        (finding.level for finding in advice.findings), key=["stop", "coach", "hint"].index
    )
    assert len(advice.top) == 2
    assert advice.top[0].rule == "K-PLACEHOLDER"
    vague = advise_text("Get more families to come along", "key-result")
    assert [finding.rule for finding in vague.top] == ["K-VAGUE"]


def test_every_message_is_one_line_with_one_question():
    for row in TABLE:
        for finding in advise_text(row["text"], row["kind"]).findings:
            assert finding.saw
            assert finding.why
            assert finding.message == f"{finding.saw} {finding.question}"
            assert "\n" not in finding.message
            assert len(finding.message) <= 140


def test_case_and_typographic_apostrophes_do_not_matter():
    assert rules("CALL 50 LAPSED DONORS", "key-result") == rules("call 50 lapsed donors", "key-result")
    assert advise_text("WE’VE DOCUMENTED THE HANDOVER", "key-result").verdict == "polish"


HOSTILE = {
    "one word": "a" * 100_000,
    "numbers": "improve 5 and " * 7_000,
    "brackets": "[" * 100_000,
    "half gaps": "[A" * 50_000,
    "braces": "{{" * 50_000,
    "asides": "Reach " + "(3" * 50_000,
    "open ends": "to be decided " * 7_000,
    "letters for numbers": "X % from X to " * 7_000,
    "angles": "<your " * 17_000,
    "labels": "[x] " * 25_000,
    "enumerations": "1." * 50_000,
    "topics": "a b: " * 20_000,
    "right to left": "\u202eشركة " * 15_000,
    "emoji": "😀" * 100_000,
    "blanks": " \t\n" * 33_000,
    "question marks": "?" * 100_000,
    "lone surrogate": "\ud800 5 " * 10_000,
    "German purposes": "um Haus zu bauen und " * 5_000,
    "German halves": "führen wir ein " * 7_000,
    "German numbers": "einundeinundeinund" * 6_000,
    "German clauses": "Haus lackierend, " * 6_000,
    "zero bytes": "\0" * 100_000,
}


@pytest.mark.parametrize("kind", ["objective", "key-result"])
@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_text_is_judged_in_linear_time(name, kind):
    started = time.process_time()
    advice = advise_text(HOSTILE[name], kind)
    # A hundredth of this is usual; a pattern that tries each place from each place would take hours.
    assert time.process_time() - started < 5
    assert advice.verdict in ("ready", "polish", "rework")
    assert all(len(finding.message) <= 140 for finding in advice.findings)


@pytest.mark.parametrize("text", ["", "   ", "…", "?!", "—", "😀", "()"])
def test_nothing_said_is_sent_back(text):
    assert "O-SHORT" in rules(text, "objective")
    assert "K-PLACEHOLDER" in rules(text, "key-result")


def test_scripts_without_spaces_are_not_one_word():
    assert "O-SHORT" not in rules("社区成员乐于推荐我们", "objective")


@given(st.text(max_size=300), st.sampled_from(["objective", "key-result"]))
def test_never_raises(text, kind):
    advice = advise_text(text, kind)
    assert bool(advice.findings) == (advice.verdict != "ready")

"""Which numbers of a sentence measure something."""

from __future__ import annotations

import pytest

from okrdesk.okr.coach.advice import advise_text
from okrdesk.okr.coach.figures import has_date, is_figure, is_month
from okrdesk.okr.coach.sentences import Sentence
from okrdesk.okr.coach.words import vocabulary


def rules(text: str, kind: str) -> set[str]:
    return {finding.rule for finding in advise_text(text, kind).findings}


@pytest.mark.parametrize(
    "text",
    [
        "Improve sales in 2026",
        "Improve sales in Q1",
        "Improve our Fortune 500 standing",
        "Improve SOC 2 controls",
        "Improve Tier 1 support",
        "Improve the draft of RFC 136",
        "Improve the work on #4260",
        "Improve libp2p",
        "Improve the Windows 11 client",
        "Improve 30-day retention",
        "Improve 2FA and the 3rd floor",
        "Improve things by 1 March 2026",
    ],
)
def test_numbers_that_are_names_measure_nothing(text):
    assert "K-NONUMBER" in rules(text, "key-result")


@pytest.mark.parametrize(
    "text",
    [
        "Improve sales by 2k",
        "Improve sales to €500",
        "Improve sales by half",
        "Improve NPS to 4.5",
        "Improve by 3x sales",
    ],
)
def test_numbers_that_measure(text):
    assert "K-NONUMBER" not in rules(text, "key-result")


ENGLISH, GERMAN = vocabulary("en"), vocabulary("de")


def test_a_day_is_a_date_and_no_figure():
    chunks = ("Open", "on", "1", "March", "with", "40", "guests")
    assert [chunks[at] for at in range(len(chunks)) if is_figure(ENGLISH, chunks, at)] == ["40"]
    assert has_date(ENGLISH, chunks)
    assert not has_date(ENGLISH, ("Open", "with", "40", "guests"))
    assert is_month(ENGLISH, "March")
    assert not is_month(ENGLISH, "Monday")


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Open in 2026", False),
        ("Open in spring", False),
        ("Open this summer", False),
        ("Open this year", False),
        ("Open in FY26", False),
        ("Open by the end of 2026", True),
        ("Open by the end of the year", True),
        ("Open in Q3", True),
        ("Open in March 2026", True),
        ("Open by 2026-05-01", True),
        ("Eröffnung im Jahr 2026", False),
        ("Eröffnung im Herbst", False),
        ("Eröffnung Ende 2026", True),
        ("Eröffnung bis Jahresende", True),
        ("Eröffnung im 3. Quartal", True),
        ("Eröffnung bis 31.3.", True),
        ("Eröffnung bis 31.3", True),
        ("Eröffnung am 1. März", True),
        ("Eröffnung in KW 12", True),
    ],
)
def test_a_year_or_a_season_alone_is_no_date(text, dated):
    assert Sentence(text).dated == dated


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Fünf von zehn Mitgliedern kommen wieder", ("Fünf", "zehn")),
        ("Die Hälfte der Mitglieder kommt wieder", ("Hälfte",)),
        ("Fünfundzwanzig Mitglieder kommen wieder", ("Fünfundzwanzig",)),
        ("2000 Mitglieder kommen wieder", ("2000",)),
        ("1.000.000 Schritte und 4,6 Sterne", ("1.000.000", "4,6")),
        ("Mindestens ein Mitglied kommt wieder", ("ein",)),
        ("Ein Mitglied kommt wieder", ()),
        ("Der 2. Standort öffnet im Jahr 2026", ()),
        ("Die Norm DIN 4109 ist erfüllt", ()),
        ("Einladung zum 30-jährigen Bestehen", ()),
    ],
)
def test_german_numbers(text, figures):
    assert Sentence(text).figures == figures

"""Which numbers of a sentence measure something."""

from __future__ import annotations

import pytest

from okrdesk.okr.coach.advice import advise_text
from okrdesk.okr.coach.figures import has_date, is_figure, is_month
from okrdesk.okr.coach.sentences import Sentence
from okrdesk.okr.coach.words import vocabulary
from tests.cases import cases


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


@pytest.mark.parametrize(
    ("text", "figures"),
    cases("""
        Win 3x guests            | 3x
        Win 5K guests            | 5K
        Win $5 guests            | $5
        Win #5 guests            |
        Win top-5 guests         | top-5
        Win 12/week              | 12/week
        Win 24/7 help            |
        Rate from 4.0 to 4.5     | 4.0 4.5
        Platform 2.0             |
        Platform 2.0 guests      | 2.0
        Build 1.2.3              |
        Build 1.000.000 bricks   | 1.000.000
        Win 2000 guests          | 2000
        In 2000 followers        |
        2000 people              |
        Guests in 2049 come      |
        Guests in 2050 come      | 2050
        Onboard one new host     | one
        At least one host        | one
        One of them              |
        Cut costs by a third     | third
        A third of guests come   | third
        A third guest            |
        once a week              | once
        once more                |
        Open on 1234 March       |
        Open on 12345 March      | 12345
        v2 help                  |
        Room 5                   |
        Pay R$5                  | R$5
        Hold a 5-day retreat     |
        Einundzwanzig Gäste und zwei Hunde | Einundzwanzig zwei
        Offen bis 31.12          |
        Offen bis 31.13          | 31.13
    """),
)
def test_which_numbers_measure(text, figures):
    assert Sentence(text).figures == tuple(figures.split())


@pytest.mark.parametrize(
    ("text", "dated"),
    cases("""
        Open by end of 2026       | yes
        Open end 2026             | yes
        Open of 2026              | no
        Open in 1q26              | yes
        Open in 5q26              | no
        Open by 2026-05           | yes
        Open on May 5             | yes
        Halls may open            | no
        Offen bis 31.12           | yes
        Offen bis 31.13           | no
        Offen am 5. Mai           | yes
        Woche für Woche offen     | no
    """),
)
def test_what_is_a_date(text, dated):
    assert Sentence(text).dated == (dated == "yes")

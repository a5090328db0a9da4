"""Which numbers of a sentence measure something."""

from __future__ import annotations

import pytest

from okrdesk.okr.coach.advice import advise_text
from okrdesk.okr.coach.figures import has_date, is_figure, is_month


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


def test_a_day_is_a_date_and_no_figure():
    chunks = ("Open", "on", "1", "March", "with", "40", "guests")
    assert [chunks[at] for at in range(len(chunks)) if is_figure(chunks, at)] == ["40"]
    assert has_date(chunks)
    assert not has_date(("Open", "with", "40", "guests"))
    assert is_month("March")
    assert not is_month("Monday")

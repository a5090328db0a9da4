"""The headline by its rules (README-page, F19)."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from okrdesk.okr.briefing.headline import headline, overall_status
from tests.okr.briefing.made import sample, with_statuses

LOCALE = "en_GB"
ON_PACE = Fraction(2, 5)


def test_the_sample_says_what_the_picture_says() -> None:
    told = headline(sample(), LOCALE)
    assert (told.status, told.name, told.rest) == ("at risk", "At risk", "33% against 43% due.")
    assert told.second == "Two of three objectives are behind; 2.3 is off track and nobody owns it."
    assert told.unowned == {"2.3"}


@pytest.mark.parametrize(
    ("objectives", "overall", "status"),
    [
        ("orr", ON_PACE, "at risk"),  # the gap alone would be on track; the middle one decides
        ("oor", ON_PACE, "on track"),
        ("oorr", ON_PACE, "at risk"),  # of an even number the worse of the two middle ones
        ("+++", ON_PACE, "on track"),
        ("ooo", Fraction(1, 10), "off track"),  # the overall figure may be worse than the middle one
        ("xxo", ON_PACE, "off track"),
    ],
)
def test_the_status_is_the_worse_of_pace_and_middle_objective(
    objectives: str, overall: Fraction, status: str
) -> None:
    assert overall_status(with_statuses(objectives, overall=overall)) == status


@pytest.mark.parametrize(
    ("objectives", "first"),
    [
        ("ooo", "All three objectives are on track."),
        ("+oo", "All three objectives are on track."),  # achieved counts as on track
        ("rxr", "All three objectives are behind."),
        ("oro", "One of three objectives is behind."),
        ("xrooo", "Two of five objectives are behind."),
        ("o", "The objective is on track."),
        ("r", "The objective is behind."),
        ("noo", "Two of three objectives are on track."),
        ("r" * 11 + "o", "11 of 12 objectives are behind."),
    ],
)
def test_how_many_are_behind(objectives: str, first: str) -> None:
    assert headline(with_statuses(objectives), LOCALE).second == first


@pytest.mark.parametrize(
    ("off", "unowned", "late", "second"),
    [
        (("2.3",), (), (), "2.3 is off track"),
        (("2.3",), ("2.3",), (), "2.3 is off track and nobody owns it"),
        (("2.3", "3.1"), ("3.1",), (), "2.3 and 3.1 are off track, 3.1 has no owner"),
        (("2.3", "3.1"), ("2.3", "3.1"), (), "2.3 and 3.1 are off track and nobody owns them"),
        (("1.1", "2.3", "3.1"), (), (), "1.1, 2.3 and 3.1 are off track"),
        (
            ("1.1", "2.3", "3.1"),
            ("2.3", "3.1"),
            (),
            "1.1, 2.3 and 3.1 are off track, two of them have no owner",
        ),
        (("1.1", "1.2", "2.3", "3.1"), ("1.2",), (), "four key results are off track, 1.2 has no owner"),
        (
            ("1.1", "1.2", "2.3", "3.1"),
            ("1.1", "1.2", "2.3", "3.1"),
            (),
            "four key results are off track and nobody owns them",
        ),
        ((), ("3.2",), ("1.1",), "3.2 has no owner"),
        ((), ("1.1", "3.2"), (), "1.1 and 3.2 have no owner"),
        ((), (), ("1.1", "3.2"), "two key results have not been checked in"),
        ((), (), ("1.1",), "one key result has not been checked in"),
    ],
)
def test_what_else_it_says(
    off: tuple[str, ...], unowned: tuple[str, ...], late: tuple[str, ...], second: str
) -> None:
    seen = with_statuses("ooo", dict.fromkeys(off, "off track"), unowned, late)
    told = headline(seen, LOCALE)
    assert told.second == f"All three objectives are on track; {second}."
    assert told.unowned == (set() if "of them" in second else set(unowned))


def test_before_the_first_check_in_and_before_the_first_day() -> None:
    told = headline(sample(dt.date(2026, 1, 6)), LOCALE)
    assert (told.name, told.rest) == ("Not started", "6% of the time has passed, nothing is measured yet.")
    assert told.second == "2.3 has no owner."
    draft = headline(sample(dt.date(2025, 12, 20)), LOCALE)
    assert (draft.status, draft.name) == ("not started", "Draft")
    assert draft.rest == "nothing is due before 1 January 2026."


def test_without_objectives_there_is_nothing_to_say() -> None:
    told = headline(with_statuses(""), LOCALE)
    assert (told.status, told.rest, told.second) == ("", "No objectives yet.", "")
    assert overall_status(with_statuses("")) == "not started"

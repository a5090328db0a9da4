from __future__ import annotations

import datetime as dt

import pytest

from okrdesk.okr import mission, people, readiness
from tests import changes
from tests.factories import workspace

GOOD = "We bring makers together, so that a good idea finds its first customer."
DAY = dt.date(2026, 2, 8)


def passed(document, reworded: dt.date | None = None) -> dict[str, bool]:  # type: ignore[no-untyped-def]
    found = readiness.checks(mission.read(document), mission.agreements(document), reworded, "en_GB")
    assert [check.key for check in found] == ["why", "whom", "breath", "reviewed"]
    assert all(check.words for check in found)
    return {check.key: check.passed for check in found}


def test_an_empty_mission_passes_nothing() -> None:
    assert set(passed(workspace()).values()) == {False}


@pytest.mark.parametrize(
    ("text", "says_why"),
    [
        (GOOD, True),
        ("We exist because newcomers are alone.", True),
        ("Wir treffen uns, damit niemand allein anfängt.", True),
        ("Wir sind da, um Neuen zu helfen.", True),
        ("A platform to help newcomers settle.", True),
        ("We want to be the best platform.", False),
        ("We run events and a forum.", False),
    ],
)
def test_a_mission_says_why(text: str, says_why: bool) -> None:
    document = workspace()
    changes.of_mission(document, mission=text)
    assert passed(document)["why"] is says_why


def test_whom_it_serves_is_a_field() -> None:
    document = workspace()
    changes.of_mission(document, mission=GOOD, audience="   ")
    assert not passed(document)["whom"]
    changes.of_mission(document, audience="Makers")
    assert passed(document)["whom"]


@pytest.mark.parametrize(
    ("text", "fits"),
    [("word " * 30, True), ("word " * 31, False), ("字" * 200, True), ("字" * 201, False)],
    ids=["30 words", "31 words", "200 letters", "201 letters"],
)
def test_one_breath(text: str, fits: bool) -> None:
    assert readiness.fits_one_breath(text) is fits


def test_reviewed_means_agreed_since_the_latest_change() -> None:
    document = workspace()
    ada = people.everyone(document)[0]
    changes.of_mission(document, mission=GOOD)
    assert not passed(document, DAY)["reviewed"]
    mission.agree(document, ada.id, DAY)
    assert passed(document, DAY)["reviewed"]
    assert not passed(document, DAY + dt.timedelta(days=1))["reviewed"]
    words = readiness.checks(
        mission.read(document), mission.agreements(document), DAY + dt.timedelta(days=1), "en_GB"
    )[3].words
    assert words == "Nobody has reviewed it since it changed on 9 Feb 2026"


def test_the_latest_change_comes_from_the_journal_without_what_was_undone() -> None:
    document = workspace()
    assert readiness.last_reworded(document) is None
    changes.of_mission(document, phase="growing")
    assert readiness.last_reworded(document) is None
    changes.of_mission(document, vision="Anyone finds a partner here.")
    assert readiness.last_reworded(document) is not None
    document.undo()
    assert readiness.last_reworded(document) is None
    document.redo()
    assert readiness.last_reworded(document) is not None

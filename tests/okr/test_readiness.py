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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Write it in one or two sentences"),
        (" \n", "Write it in one or two sentences"),
        ("word " * 30, "Fits in one breath"),
        ("word " * 31, "31 words are too many for one breath; aim for 30"),
        ("a" * 201, "Too long for one breath; aim for 200 characters"),
        ("longer-words " * 30, "Too long for one breath; aim for 200 characters"),
    ],
)
def test_what_is_said_of_one_breath(text: str, words: str) -> None:
    document = workspace()
    changes.of_mission(document, mission=text)
    check = readiness.checks(mission.read(document), (), None, "en")[2]
    assert (check.key, check.words) == ("breath", words)
    assert check.passed is (words == "Fits in one breath")


@pytest.mark.parametrize(
    ("text", "agreed", "reworded", "words"),
    [
        ("", 1, DAY, "Nobody can agree before it is written"),
        (GOOD, 0, None, "Nobody has agreed to it yet"),
        (GOOD, 0, DAY, "Nobody has agreed to it yet"),
        (GOOD, 1, None, "Reviewed by 1 person"),
        (GOOD, 1, DAY, "Reviewed by 1 person"),
        (GOOD, 2, DAY, "Reviewed by 2 people"),
        (GOOD, 2, DAY + dt.timedelta(days=1), "Nobody has reviewed it since it changed on 9 Feb 2026"),
    ],
)
def test_what_is_said_of_the_review(text: str, agreed: int, reworded: dt.date | None, words: str) -> None:
    document = workspace()
    changes.of_mission(document, mission=text)
    some = [people.add(document, f"Person {n}") for n in range(agreed)]
    for person in some:
        mission.agree(document, person, DAY)
    check = readiness.checks(mission.read(document), mission.agreements(document), reworded, "en_GB")[3]
    assert (check.key, check.words) == ("reviewed", words)
    assert check.passed is words.startswith("Reviewed")


@pytest.mark.parametrize(
    ("field", "counts"), [("mission", True), ("vision", True), ("audience", True), ("phase", False)]
)
def test_which_fields_count_as_reworded(field: str, counts: bool) -> None:
    document = workspace()
    changes.of_mission(document, **{field: "growing" if field == "phase" else "New words."})
    assert (readiness.last_reworded(document) is not None) is counts

"""The meeting: a group's check-in and what it leads to are one step of history."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import check_ins, cycles, initiatives, key_results, meeting, objectives, people
from okrdesk.okr.terms import KeyResult

DAY = dt.date(2026, 2, 8)


@pytest.fixture
def place() -> tuple[Document, str, str]:
    document = Document.create(None, "Bakery", "a" * 32, "Ada")
    cycle = cycles.add(document, "Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    ada = people.add(document, "Ada")
    objective = objectives.add(document, objectives.Objective("", cycle, "Bread"))
    return (
        document,
        key_results.add(document, KeyResult("", objective, "Loaves", target=Decimal(50))),
        ada,
    )


def test_a_blocker_becomes_an_initiative_in_the_same_step(place: tuple[Document, str, str]) -> None:
    document, key, ada = place
    made, plan = meeting.check_in(
        document,
        key,
        Decimal(37),
        on=DAY,
        confidences=(7, 5, 1, 2),
        blocker="The oven is broken",
        next_step="Ask the\nmill",
        taker_id=ada,
        due=dt.date(2026, 2, 12),
    )
    check_in = check_ins.read(document, made)
    # numbers.md: confidences 7, 5, 1, 2 make 3.75, rounded half up 4 (F15)
    assert (check_in.confidence, check_in.confidences) == (4, (7, 5, 1, 2))
    assert plan is not None
    known = initiatives.read(document, plan)
    assert (known.title, known.blocker, known.owner_id) == ("Ask the mill", "The oven is broken", ada)
    assert known.due == dt.date(2026, 2, 12)
    assert document.undo() == "Check in at the meeting"
    assert check_ins.of_key_result(document, key) == ()
    assert initiatives.of_key_result(document, key) == ()


@pytest.mark.parametrize(
    ("words", "planned"),
    [
        ({}, False),
        ({"next_step": "Go on"}, False),
        ({"blocker": "Rain"}, False),
        ({"blocker": "Rain", "next_step": " "}, False),
        ({"blocker": "Rain", "next_step": "Buy a tent"}, True),
    ],
)
def test_only_what_somebody_shall_do_is_planned(
    place: tuple[Document, str, str], words: dict[str, str], planned: bool
) -> None:
    document, key, _ada = place
    assert (meeting.check_in(document, key, Decimal(1), on=DAY, **words)[1] is not None) is planned


def test_a_step_that_somebody_takes_is_planned(place: tuple[Document, str, str]) -> None:
    document, key, ada = place
    plan = meeting.check_in(document, key, Decimal(1), on=DAY, next_step="Bake", taker_id=ada)[1]
    assert plan is not None
    assert initiatives.read(document, plan).owner_id == ada


def test_a_confidence_of_eleven_is_refused_and_nothing_is_written(place: tuple[Document, str, str]) -> None:
    document, key, ada = place
    with pytest.raises(Refused):
        meeting.check_in(document, key, Decimal(1), on=DAY, confidences=(11,), next_step="x", taker_id=ada)
    assert check_ins.of_key_result(document, key) == ()
    assert document.undo_label != "Check in at the meeting"

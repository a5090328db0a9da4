"""Initiatives: work that is meant to move a key result."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import history, initiatives, key_results, objectives
from okrdesk.okr.cadence import Cadence
from tests import changes, factories

DAY = dt.date(2026, 2, 8)


@pytest.fixture
def key_result(document: Document) -> str:
    return factories.ids(document, t.KeyResult)[0]


def titles(document: Document, key_result_id: str) -> list[str]:
    return [each.title for each in initiatives.of_key_result(document, key_result_id)]


def test_one_keeps_what_it_was_planned_with(document: Document, key_result: str) -> None:
    ada = factories.ids(document, t.Person)[0]
    made = initiatives.add(
        document, key_result, "  Borrow an oven ", owner_id=ada, due=DAY, blocker="the oven is broken"
    )
    found = initiatives.read(document, made)
    assert (found.title, found.blocker) == ("Borrow an oven", "the oven is broken")
    assert (found.key_result_id, found.owner_id, found.due, found.done_on) == (key_result, ada, DAY, None)


def test_they_stand_in_the_order_somebody_gave_them(document: Document, key_result: str) -> None:
    made = [initiatives.add(document, key_result, title) for title in ("one", "two", "three")]
    assert titles(document, key_result) == ["one", "two", "three"]
    initiatives.move(document, made[2], 0)
    assert titles(document, key_result) == ["three", "one", "two"]
    initiatives.move(document, made[2], 99)
    assert titles(document, key_result) == ["one", "two", "three"]


def test_one_is_late_after_its_day_until_it_is_done(document: Document, key_result: str) -> None:
    made = initiatives.add(document, key_result, "Borrow an oven", due=DAY)
    after = DAY + dt.timedelta(days=1)
    assert not initiatives.read(document, made).is_late(DAY)
    assert initiatives.read(document, made).is_late(after)
    initiatives.finish(document, made, after)
    assert initiatives.read(document, made).done_on == after
    assert not initiatives.read(document, made).is_late(after)
    initiatives.finish(document, made, None)
    assert initiatives.read(document, made).is_late(after)
    assert [step.label for step in document.history(2)] == [
        "Open an initiative again",
        "Finish an initiative",
    ]


def test_one_without_a_day_is_never_late(document: Document, key_result: str) -> None:
    made = initiatives.add(document, key_result, "Ask around")
    assert not initiatives.read(document, made).is_late(dt.date(2030, 1, 1))


def test_a_change_keeps_the_rest(document: Document, key_result: str) -> None:
    made = initiatives.add(document, key_result, "Borrow an oven", due=DAY, blocker="broken")
    changes.initiative(document, made, title=" Buy one ", owner_id=None)
    found = initiatives.read(document, made)
    assert (found.title, found.due, found.blocker) == ("Buy one", DAY, "broken")


def test_a_cycle_holds_those_of_the_key_results_that_are_there(document: Document) -> None:
    first, second, third = factories.ids(document, t.KeyResult)
    cycle = factories.ids(document, t.Cycle)[0]
    for key_result_id in (first, second, third):
        initiatives.add(document, key_result_id, f"for {key_result_id}")
    gone = initiatives.add(document, first, "gone")
    initiatives.remove(document, gone)
    key_results.remove(document, second)
    objectives.remove(document, key_results.read(document, third).objective_id)
    found = initiatives.of_cycle(document, cycle)
    assert {k: [each.title for each in rows] for k, rows in found.items()} == {first: [f"for {first}"]}
    assert initiatives.of_cycle(document, "another") == {}


@pytest.mark.parametrize("title", ["", "  \n", "\u200b"])
def test_words_are_needed(document: Document, key_result: str, title: str) -> None:
    made = initiatives.add(document, key_result, "Ask around")
    with pytest.raises(Refused, match="needs words"):
        initiatives.add(document, key_result, title)
    with pytest.raises(Refused, match="needs words"):
        changes.initiative(document, made, title=title)
    assert titles(document, key_result) == ["Ask around"]


EDITS: dict[str, Callable[[Document, str, str], object]] = {
    "add": lambda d, k, _i: initiatives.add(d, k, "More"),
    "change": lambda d, _k, i: changes.initiative(d, i, title="Other"),
    "finish": lambda d, _k, i: initiatives.finish(d, i, DAY),
    "move": lambda d, _k, i: initiatives.move(d, i, 0),
    "remove": lambda d, _k, i: initiatives.remove(d, i),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_closed_cycle_is_for_reading(document: Document, key_result: str, name: str) -> None:
    made = initiatives.add(document, key_result, "Ask around")
    with document.edit("Close"):
        document.set(t.Cycle, factories.ids(document, t.Cycle)[0], closed=1)
    before = factories.dump(document)
    with pytest.raises(Refused, match="closed"):
        EDITS[name](document, key_result, made)
    assert factories.dump(document) == before


def test_what_is_gone_is_refused(document: Document, key_result: str) -> None:
    made = initiatives.add(document, key_result, "Ask around")
    initiatives.remove(document, made)
    with pytest.raises(Refused, match="no longer here"):
        initiatives.finish(document, made, DAY)
    with pytest.raises(Refused, match="no longer here"):
        initiatives.add(document, "f" * 32, "For nothing")


def test_the_history_tells_what_was_planned_and_done(document: Document, key_result: str) -> None:
    made = initiatives.add(document, key_result, "Borrow an oven")
    assert history.steps(document, 1)[0].sentence == "Borrow an oven"
    changes.initiative(document, made, due=DAY)
    assert history.steps(document, 1)[0].sentence == "Borrow an oven: due 8 Feb 2026"
    changes.of_mission(document, cadence=Cadence("two-weeks", 0))
    told = history.steps(document, 1)[0].sentence
    assert "check-ins every week → every two weeks" in told
    assert "day of the check-ins on Mondays" in told

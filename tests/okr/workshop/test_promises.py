"""Promises: written down, kept or dropped, and asked for first next time; who is told what."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import closing, cycles
from okrdesk.okr.workshop import agenda, promises, templates
from okrdesk.okr.workshop.promises import Promise
from tests import factories

DAY = dt.date(2026, 3, 26)


def words(found: tuple[Promise, ...]) -> list[str]:
    return [promise.what for promise in found]


def test_promises_tellings_and_asks_lie_in_the_order_in_which_they_were_made(
    document: Document, cycle: str
) -> None:
    ada = factories.ids(document, t.Person)[0]
    promises.add(document, Promise("", cycle, what=" Book the hall ", who_id=ada, on=DAY))
    promises.add(document, Promise("", cycle, "telling", "Three goals", whom="All members", how="letter"))
    promises.add(document, Promise("", cycle, "ask", "A room for 80", whom="The city"))
    found = promises.of_cycle(document, cycle)
    assert [(p.kind, p.what, p.is_open) for p in found] == [
        ("promise", "Book the hall", True),
        ("telling", "Three goals", True),
        ("ask", "A room for 80", True),
    ]
    assert (found[0].who_id, found[0].on, found[1].how) == (ada, DAY, "letter")


@pytest.mark.parametrize(
    ("wrong", "sentence"), [({"what": "\u200b"}, "needs words"), ({"kind": "goat"}, "not one of")]
)
def test_what_makes_no_sense_is_refused(
    document: Document, cycle: str, wrong: dict[str, str], sentence: str
) -> None:
    known = promises.read(document, promises.add(document, Promise("", cycle, what="Bake")))
    with pytest.raises(Refused, match=sentence):
        promises.change(document, known, replace(known, **wrong))  # type: ignore[arg-type]
    with pytest.raises(Refused, match=sentence):
        promises.add(document, replace(known, id="", **wrong))  # type: ignore[arg-type]


def test_a_promise_is_done_on_a_day_or_dropped_for_a_reason_or_open_again(
    document: Document, cycle: str
) -> None:
    made = promises.add(document, Promise("", cycle, what="Bake"))
    promises.settle(document, made, promises.DONE, DAY)
    assert promises.read(document, made).done_on == DAY
    promises.settle(document, made, "The oven is gone")
    assert promises.read(document, made).done_on is None
    assert not promises.read(document, made).is_open
    promises.settle(document, made, "")
    assert promises.read(document, made).is_open
    with pytest.raises(Refused, match="Choose the day"):
        promises.settle(document, made, promises.DONE)


def test_what_is_open_from_before_is_asked_for_first(document: Document, cycle: str) -> None:
    goals = templates.shipped()[0]
    evening = agenda.prepare(document, cycle, goals, on=DAY)
    old = promises.add(document, Promise("", cycle, what="Ask the school", workshop_id=evening))
    promises.add(document, Promise("", cycle, "telling", "Three goals"))
    done = promises.add(document, Promise("", cycle, what="Done long ago"))
    promises.settle(document, done, promises.DONE, DAY)
    assert promises.asked_first(document, cycle, evening) == (), "its own are new"
    assert words(promises.asked_first(document, cycle)) == ["Ask the school"]
    following = closing.close(document, cycle, on=DAY, next_name="2026-Q2")
    promises.add(document, Promise("", following, what="Bake"))
    assert words(promises.asked_first(document, following)) == ["Ask the school", "Bake"]
    assert words(promises.asked_first(document, cycle)) == ["Ask the school"], "a later cycle's are not asked"
    again = promises.carry_on(document, old, following, on=DAY + dt.timedelta(days=30))
    assert promises.read(document, old).outcome == promises.CARRIED
    assert promises.read(document, again).on == dt.date(2026, 4, 25)
    assert words(promises.asked_first(document, following)) == ["Bake", "Ask the school"]
    assert document.undo() == "Carry a promise on"
    assert words(promises.asked_first(document, following)) == ["Ask the school", "Bake"]


def test_in_a_closed_cycle_promises_are_ticked_off_and_nothing_else(document: Document, cycle: str) -> None:
    told = promises.add(document, Promise("", cycle, "telling", "Three goals"))
    closing.close(document, cycle, on=DAY, next_name="2026-Q2")
    assert cycles.read(document, cycle).closed
    promises.settle(document, told, promises.DONE, DAY)
    assert not promises.read(document, told).is_open
    known = promises.read(document, told)
    with pytest.raises(Refused, match="closed"):
        promises.change(document, known, replace(known, what="Two goals"))


def test_moving_stays_among_its_kind(document: Document, cycle: str) -> None:
    for kind, what in (("promise", "A"), ("telling", "T"), ("promise", "B"), ("promise", "C")):
        promises.add(document, Promise("", cycle, kind, what))
    last = next(p.id for p in promises.of_cycle(document, cycle) if p.what == "C")
    promises.move(document, last, 0)
    found = promises.of_cycle(document, cycle)
    assert [p.what for p in found if p.kind == "promise"] == ["C", "A", "B"]
    promises.remove(document, last)
    with pytest.raises(Refused, match="no longer here"):
        promises.read(document, last)


@pytest.mark.parametrize(
    ("done_on", "outcome", "is_open"),
    [(None, "", True), (DAY, "", False), (None, "dropped", False), (DAY, "done", False)],
)
def test_a_promise_is_open_until_somebody_says_what_became_of_it(
    done_on: dt.date | None, outcome: str, is_open: bool
) -> None:
    assert Promise("", "c", done_on=done_on, outcome=outcome).is_open is is_open


def test_done_needs_a_day_and_other_words_have_none(document: Document, cycle: str) -> None:
    made = promises.add(document, Promise("", cycle, what="Bake"))
    with pytest.raises(Refused, match="Choose the day"):
        promises.settle(document, made, promises.DONE)
    promises.settle(document, made, "The oven is gone", DAY)
    assert promises.read(document, made).done_on is None
    promises.settle(document, made, promises.DONE, DAY)
    promises.settle(document, made, "")
    assert promises.read(document, made).is_open


def test_what_is_asked_first_is_open_older_and_not_of_this_workshop(document: Document, cycle: str) -> None:
    first = cycles.read(document, cycle)
    later = cycles.add(
        document,
        "Later",
        first.last_day + dt.timedelta(days=1),
        first.last_day + dt.timedelta(days=90),
    )
    mine, other = (agenda.prepare(document, later, templates.shipped()[0], on=DAY) for _ in range(2))
    made = {
        name: promises.add(document, Promise("", where, kind, name, workshop_id=workshop))
        for name, where, kind, workshop in (
            ("now", later, "promise", None),
            ("mine", later, "promise", mine),
            ("other", later, "promise", other),
            ("before", cycle, "promise", None),
            ("told", cycle, "telling", None),
            ("kept", cycle, "promise", None),
        )
    }
    promises.settle(document, made["kept"], promises.DONE, DAY)
    assert words(promises.asked_first(document, later, mine)) == ["before", "now", "other"]
    assert words(promises.asked_first(document, later, other)) == ["before", "now", "mine"]
    assert words(promises.asked_first(document, cycle)) == ["before"]


def test_carried_on_it_is_open_in_the_other_cycle_alone(document: Document, cycle: str) -> None:
    made = promises.add(document, Promise("", cycle, what="Bake", on=DAY, workshop_id=None))
    count = len(document.history())
    again = promises.carry_on(document, made, cycle, on=None)
    assert len(document.history()) == count + 1
    old, new = (promises.read(document, each) for each in (made, again))
    assert (old.outcome, old.done_on, old.on) == (promises.CARRIED, None, DAY)
    assert (new.what, new.on, new.outcome, new.is_open) == ("Bake", None, "", True)


def test_a_promise_moves_among_those_of_its_kind(document: Document, cycle: str) -> None:
    made = [
        promises.add(document, Promise("", cycle, kind, what))
        for kind, what in (("promise", "a"), ("ask", "x"), ("promise", "b"), ("promise", "c"))
    ]
    promises.move(document, made[3], 0)
    kinds = [each.what for each in promises.of_cycle(document, cycle) if each.kind == "promise"]
    assert kinds == ["c", "a", "b"]

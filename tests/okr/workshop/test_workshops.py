"""Workshops: which one is spoken of, which step is on, and how steps are numbered."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from okrdesk.document import room_tables as r
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr.workshop import workshops
from okrdesk.okr.workshop.workshops import ON, Workshop, WorkshopStep


def prepared(document: Document, cycle: str, **fields: Any) -> str:
    told = {"template": "review", "title": "Review", "state": "prepared", "position": "V", **fields}
    with document.edit("Prepare"):
        return document.add(r.Workshop, cycle=cycle, **told)


def step(name: str, state: str = "open", **more: Any) -> WorkshopStep:
    return WorkshopStep(name, "w", more.pop("kind", "talk"), state=state, **more)


def test_as_many_answer_as_were_expected_else_as_there_are_names() -> None:
    assert Workshop("", "", "", "").voices is None
    assert Workshop("", "", "", "", people=("Ada", "<b>Bo</b>")).voices == 2
    assert Workshop("", "", "", "", people=("Ada", "Bo"), expected=8).voices == 8
    assert Workshop("", "", "", "", people=("Ada",), expected=0).voices == 0


def test_a_workspace_without_any_has_none(document: Document, cycle: str) -> None:
    assert workshops.everything(document) == workshops.of_cycle(document, cycle) == ()
    assert workshops.running(document) is workshops.latest(document) is None


def test_they_stand_by_their_days_and_one_without_a_day_is_still_to_come(
    document: Document, cycle: str
) -> None:
    undated = prepared(document, cycle, position="A")
    late = prepared(document, cycle, on_day=dt.date(2026, 3, 2), position="B")
    early = prepared(document, cycle, on_day=dt.date(2026, 1, 9), position="C")
    assert [each.id for each in workshops.everything(document)] == [early, late, undated]
    assert [each.id for each in workshops.of_cycle(document, cycle)] == [undated, late, early]


def test_the_one_that_runs_is_spoken_of_else_the_latest(document: Document, cycle: str) -> None:
    early = prepared(document, cycle, on_day=dt.date(2026, 1, 9))
    late = prepared(document, cycle, on_day=dt.date(2026, 3, 2))
    assert workshops.running(document) is None
    assert workshops.latest(document) == workshops.read(document, late)
    with document.edit("Begin"):
        document.set(r.Workshop, early, state="running")
    assert workshops.running(document) == workshops.latest(document) == workshops.read(document, early)


def test_what_is_gone_is_refused(document: Document, cycle: str) -> None:
    made = prepared(document, cycle)
    document.undo()
    with pytest.raises(Refused, match="workshop is no longer here"):
        workshops.read(document, made)
    with pytest.raises(Refused, match="step is no longer here"):
        workshops.step(document, "<b>no step</b>")


def test_steps_lie_in_their_order_those_left_out_included(document: Document, cycle: str) -> None:
    made = prepared(document, cycle)
    with document.edit("Steps"):
        ids = [
            document.add(
                r.WorkshopStep, workshop=made, kind="talk", title="<b>T</b>", state=state, position=position
            )
            for state, position in (("open", "C"), ("left out", "B"), ("done", "A"))
        ]
    assert [each.id for each in workshops.steps_of(document, made)] == ids[::-1]
    assert workshops.step(document, ids[1]).state == "left out"
    assert workshops.steps_of(document, "no such workshop") == ()


def test_the_step_that_is_on_was_gone_to_or_is_the_first_open_one() -> None:
    first, second = step("1", "done"), step("2")
    assert workshops.current((first, second, step("3"))) == second
    gone_to = step("4", settings={ON: True})
    assert workshops.current((first, second, gone_to)) == gone_to
    assert workshops.current((first, step("5", "left out", settings={ON: True}))) is None
    assert workshops.current(()) is None


def test_the_next_step_is_the_open_one_after_it() -> None:
    steps = (step("1"), step("2", "left out"), step("3", "done"), step("4"))
    assert workshops.following(steps, steps[0]) == steps[3]
    assert workshops.following(steps, steps[3]) is None


def test_breaks_and_what_is_left_out_have_no_number() -> None:
    steps = (step("1", "done"), step("2", kind="break"), step("3", "left out"), step("4"))
    assert workshops.numbers(steps) == {"1": 1, "4": 2}
    assert workshops.numbers(()) == {}

"""The week on four squares: each square by its stated rule."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.okr import check_ins, cycles, initiatives, key_results, objectives, outline
from okrdesk.okr.history_words import numbers
from okrdesk.okr.week import Week, week_of
from okrdesk.okr.workshop import promises
from okrdesk.okr.workshop.promises import Promise
from tests import changes, factories

DAY = dt.date(2026, 2, 9)


def _bakery() -> tuple[Document, str, list[str]]:
    document = factories.workspace()
    cycle = cycles.all_cycles(document)[0].id
    rows = [
        row.id
        for each in objectives.of_cycle(document, cycle)
        for row in key_results.of_objective(document, each.id)
    ]
    return document, cycle, rows


def _week(document: Document, cycle: str) -> Week:
    return week_of(document, outline.outline(document, cycle, DAY))


def test_what_is_due_this_week_must_be_done_and_the_rest_should() -> None:
    document, cycle, (first, second, *_rest) = _bakery()
    initiatives.add(document, first, "Late flour", due=DAY - dt.timedelta(days=3))
    initiatives.add(document, first, "By Sunday", due=DAY + dt.timedelta(days=6))
    initiatives.add(document, first, "After Sunday", due=DAY + dt.timedelta(days=7))
    initiatives.add(document, second, "Some day")
    done = initiatives.add(document, second, "Done", due=DAY)
    initiatives.finish(document, done, DAY)
    check_ins.record(document, second, Decimal(1), on=DAY, confidence=4, next_step="Ask for help")
    tasks = _week(document, cycle).tasks
    assert [(task.must, task.what) for task in tasks] == [
        (True, "Late flour"), (True, "Ask for help"), (True, "By Sunday"), (False, "Some day"),
    ]  # fmt: skip
    check_ins.record(document, second, Decimal(1), on=DAY, confidence=5, next_step="Go on")
    assert (False, "Go on") in [(task.must, task.what) for task in _week(document, cycle).tasks]


def test_confidence_is_compared_with_the_week_before() -> None:
    document, cycle, (first, second, *_rest) = _bakery()
    for row, then, now in ((first, 4, 6), (second, 7, 6)):
        check_ins.record(document, row, Decimal(1), on=DAY - dt.timedelta(days=7), confidence=then)
        check_ins.record(document, row, Decimal(1), on=DAY, confidence=now)
    rows = {each.line.key_result.id: each for each in _week(document, cycle).sureness}
    assert [(rows[row].confidence, rows[row].moved) for row in (first, second)] == [(6, 1), (6, -1)]
    assert all(each.moved == 0 for row, each in rows.items() if row not in (first, second))


def test_four_weeks_ahead_begin_after_this_one() -> None:
    document, cycle, (first, *_rest) = _bakery()
    for days, title in ((6, "This week"), (7, "First"), (28, "Last"), (29, "Too far")):
        initiatives.add(document, first, title, due=DAY + dt.timedelta(days=days))
    promises.add(
        document, Promise("", cycle, what="Bring bread", whom="Everybody", on=DAY + dt.timedelta(days=10))
    )
    cycles.plan_revisit(document, cycle, DAY + dt.timedelta(days=14))
    ahead = _week(document, cycle).ahead
    assert [each.what for each in ahead] == [
        "First", "Bring bread", "Do the goals still hold? We look at them again.", "Last",
    ]  # fmt: skip
    assert ahead[1].who == "Everybody"


def test_health_has_what_must_stay_in_a_band_first() -> None:
    document, cycle, (first, *_rest) = _bakery()
    before = key_results.read(document, first)
    key_results.change(
        document, before,
        replace(
            before, title="Ovens cool", measure="band", direction="keep", low=Decimal(2), high=Decimal(6),
            target=None,
        ),
    )  # fmt: skip
    check_ins.record(document, first, Decimal(9), on=DAY)
    guards = _week(document, cycle).guards
    assert (guards[0].name, guards[0].verdict) == ("Ovens cool", "no")
    assert "9" in guards[0].reason
    assert len(guards) == 7


def test_whose_a_task_is_and_what_is_no_task() -> None:
    document, cycle, (first, second, third) = _bakery()
    ada, bo = factories.ids(document, t.Person)
    changes.key_result(document, first, owner_id=ada)
    initiatives.add(document, first, "Theirs", owner_id=bo)
    initiatives.add(document, first, "The owner's")
    for row, sure, step in ((second, 5, "Go on"), (third, None, "Look"), (first, 4, " ")):
        check_ins.record(document, row, Decimal(1), on=DAY, confidence=sure, next_step=step)
    tasks, number = _week(document, cycle).tasks, numbers(document)
    assert [(task.must, task.what, task.who, task.moves) for task in tasks] == [
        (False, "Theirs", "Bo", number[first]),
        (False, "The owner's", "Ada", number[first]),
        (False, "Go on", "", number[second]),
        (False, "Look", "", number[third]),
    ]


def test_what_must_be_done_goes_by_its_day() -> None:
    document, cycle, (first, second, *_rest) = _bakery()
    check_ins.record(document, first, Decimal(1), on=DAY, confidence=1, next_step="Today")
    check_ins.record(
        document, second, Decimal(1), on=DAY - dt.timedelta(days=2), confidence=0, next_step="Before"
    )
    assert [task.what for task in _week(document, cycle).tasks] == ["Before", "Today"]


@pytest.mark.parametrize(
    ("then", "now", "moved"), [(None, 5, 0), (5, None, 0), (5, 5, 0), (4, 5, 1), (5, 4, -1)]
)
def test_how_sure_we_are_and_which_way_it_went(then: int | None, now: int | None, moved: int) -> None:
    document, cycle, (first, *_rest) = _bakery()
    check_ins.record(document, first, Decimal(1), on=DAY - dt.timedelta(days=7), confidence=then)
    check_ins.record(document, first, Decimal(1), on=DAY - dt.timedelta(days=6), confidence=now)
    row = _week(document, cycle).sureness[0]
    assert (row.confidence, row.moved) == (then if now is None else now, moved)


def test_the_days_of_key_results_and_of_the_cycle_come_ahead() -> None:
    document, cycle, (first, *_rest) = _bakery()
    last = dt.date(2026, 3, 31)
    changes.key_result(document, first, due=last - dt.timedelta(days=10))
    done = promises.add(document, Promise("", cycle, what="Done", on=last))
    promises.settle(document, done, "done", DAY)
    seen = outline.outline(document, cycle, last - dt.timedelta(days=28))
    ahead = week_of(document, seen).ahead
    assert [each.what for each in ahead] == [
        f"1.1 is due: {key_results.read(document, first).title}",
        "The cycle ends: review and what we take from it.",
    ]  # fmt: skip
    a_day_before = outline.outline(document, cycle, last - dt.timedelta(days=29))
    assert len(week_of(document, a_day_before).ahead) == 1


@pytest.mark.parametrize(
    ("value", "verdict"), [(None, "partly"), (1, "no"), (2, "yes"), (6, "yes"), (7, "no")]
)
def test_a_band_is_kept_to_its_ends(value: int | None, verdict: str) -> None:
    document, cycle, (first, *_rest) = _bakery()
    changes.key_result(
        document, first, measure="band", direction="keep", low=Decimal(2), high=Decimal(6), target=None
    )
    if value is not None:
        check_ins.record(document, first, Decimal(value), on=DAY)
    guard = _week(document, cycle).guards[0]
    assert (guard.verdict, guard.reason) == (verdict, f"1.1: {'–' if value is None else value}")

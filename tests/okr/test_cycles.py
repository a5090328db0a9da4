"""Cycles: names, days, which one is current, and changing one of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import cycles
from okrdesk.okr.days import quarter_of
from okrdesk.okr.terms import Cycle
from tests.okr.test_edits import DAY, world  # noqa: F401

World = tuple[Document, SimpleNamespace]


def test_only_what_was_changed_is_written(world: World) -> None:  # noqa: F811
    document, ids = world
    shown = cycles.read(document, ids.later)
    cycles.change(document, shown, replace(shown, name="  Spring "))
    cycles.change(document, shown, replace(shown, last_day=dt.date(2026, 7, 5)))
    now = cycles.read(document, ids.later)
    assert (now.name, now.first_day, now.last_day) == ("Spring", shown.first_day, dt.date(2026, 7, 5))


def test_wrong_names_and_days_are_refused(world: World) -> None:  # noqa: F811
    document, ids = world
    shown = cycles.read(document, ids.later)
    taken = cycles.read(document, ids.cycle).name
    for wrong in (
        replace(shown, name=" "),
        replace(shown, name=taken.lower().replace(" ", "-")),
        replace(shown, last_day=shown.first_day - dt.timedelta(days=1)),
    ):
        with pytest.raises(Refused):
            cycles.change(document, shown, wrong)
    assert cycles.read(document, ids.later) == shown


def test_a_cycle_is_found_in_any_common_spelling(world: World) -> None:  # noqa: F811
    document, ids = world
    for spelt in ("2026 Q2", "2026-q2", " 2026_Q2 ", ids.later):
        assert cycles.find(document, spelt).id == ids.later
    with pytest.raises(Refused, match="2026-Q2"):
        cycles.find(document, "2031 Q1")


def test_the_current_cycle_is_the_open_one_of_the_day(world: World) -> None:  # noqa: F811
    document, ids = world
    assert cycles.current(document, DAY).id == ids.cycle
    assert cycles.current(document, dt.date(2026, 5, 1)).id == ids.later
    assert cycles.current(document, dt.date(2031, 1, 1)).id == ids.later


def test_the_last_cycle_stays_and_one_of_two_without_objectives_goes() -> None:
    document = Document.create(None, "Bakery", "a" * 32)
    first, second = (
        cycles.add(document, name, dt.date(2026, month, 1), dt.date(2026, month, 28))
        for name, month in (("One", 1), ("Two", 2))
    )
    cycles.remove(document, first)
    assert [cycle.id for cycle in cycles.all_cycles(document)] == [second]
    with pytest.raises(Refused, match="needs one cycle"):
        cycles.remove(document, second)
    document.close()


def _quarters(*closed: int) -> tuple[Document, list[str]]:
    """Four quarters of a year, some of them closed."""
    document = Document.create(None, "Bakery", "a" * 32)
    made = [
        cycles.add(document, f"2026-Q{number}", *quarter_of(dt.date(2026, 3 * number, 1))[1:])
        for number in (1, 2, 3, 4)
    ]
    with document.edit("Close"):
        for number in closed:
            document.set(t.Cycle, made[number - 1], closed=1)
    return document, made


@pytest.mark.parametrize(
    ("closed", "day", "quarter"),
    [
        ((), (3, 31), 1),
        ((), (4, 1), 2),
        ((2,), (5, 1), 3),  # the latest that began is closed: the one that comes next
        ((2, 3, 4), (5, 1), 1),  # nothing comes, one was left open
        ((1,), (5, 1), 2),
        ((4,), (12, 31), 3),
        ((1, 2, 3, 4), (5, 1), 4),  # all are closed: the last one
    ],
)
def test_which_cycle_is_current(closed: tuple[int, ...], day: tuple[int, int], quarter: int) -> None:
    document, made = _quarters(*closed)
    assert cycles.current(document, dt.date(2026, *day)).id == made[quarter - 1]
    document.close()


def test_before_the_first_cycle_the_first_is_current_and_without_one_none() -> None:
    document, made = _quarters()
    assert cycles.current(document, dt.date(2025, 1, 1)).id == made[0]
    empty = Document.create(None, "Bakery", "a" * 32)
    with pytest.raises(Refused, match="no cycle yet"):
        cycles.current(empty, DAY)
    with pytest.raises(Refused, match="there is: none"):
        cycles.find(empty, "2026")
    assert cycles.named(document, "2027") is None


@pytest.mark.parametrize(
    ("away", "closed", "due"),
    [(-1, False, False), (0, False, True), (1, False, True), (0, True, False), (None, False, False)],
)
def test_looking_again_is_due_on_its_day(away: int | None, closed: bool, due: bool) -> None:
    planned = None if away is None else DAY - dt.timedelta(days=away)
    cycle = Cycle("c", "Q1", DAY, DAY, closed=closed, revisit_on=planned)
    assert cycles.revisit_due(cycle, DAY) == due


def test_a_cycle_with_objectives_or_a_closed_one_stays(world: World) -> None:  # noqa: F811
    document, ids = world
    with pytest.raises(Refused, match="still holds objectives"):
        cycles.remove(document, ids.cycle)
    closed, made = _quarters(1)
    with pytest.raises(Refused, match="is closed; reopen it"):
        cycles.remove(closed, made[0])
    with pytest.raises(Refused, match="is closed; reopen it"):
        cycles.write_words(closed, made[0], went_well="x")
    cycles.write_words(closed, made[1], went_well="Bread")
    cycles.write_words(closed, made[1], in_the_way="Rain")
    cycles.write_words(closed, made[1], went_well=None, in_the_way="")
    now = cycles.read(closed, made[1])
    assert (now.went_well, now.in_the_way) == ("Bread", "")
    one_day = cycles.add(closed, "Day", DAY, DAY)
    assert cycles.read(closed, one_day).last_day == DAY

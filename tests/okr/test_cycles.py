"""Cycles: names, days, which one is current, and changing one of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace

import pytest

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import cycles
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

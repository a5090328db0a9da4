"""The day of the review: that of the one that was prepared, else the last day of the cycle."""

from __future__ import annotations

import datetime as dt
from typing import Any

from okrdesk.document import room_tables as r
from okrdesk.okr import cycles
from okrdesk.okr.workshop.planned import review_day
from tests.okr.workshop.evening import Evening

EARLY, LATE = dt.date(2026, 6, 22), dt.date(2026, 6, 24)


def prepared(room: Evening, **fields: Any) -> None:
    told = {"cycle": room.cycle, "template": "review", "title": "Review", "state": "prepared", **fields}
    with room.document.edit("Prepare"):
        room.document.add(r.Workshop, position="W", **told)


def day(room: Evening) -> dt.date:
    return review_day(room.document, cycles.read(room.document, room.cycle))


def test_without_a_review_it_is_the_last_day(room: Evening) -> None:
    assert day(room) == dt.date(2026, 6, 30), "the evening of goals is no review"


def test_it_is_that_of_the_first_review_that_was_not_held_yet(room: Evening) -> None:
    prepared(room)
    assert day(room) == dt.date(2026, 6, 30), "one without a day plans nothing"
    prepared(room, on_day=LATE)
    prepared(room, on_day=EARLY)
    assert day(room) == EARLY


def test_a_review_that_was_held_and_those_of_other_cycles_do_not_count(room: Evening) -> None:
    prepared(room, on_day=EARLY, state="closed")
    other = cycles.add(room.document, "2026-Q3", dt.date(2026, 7, 1), dt.date(2026, 9, 30))
    prepared(room, on_day=LATE, cycle=other)
    assert day(room) == dt.date(2026, 6, 30)
    assert review_day(room.document, cycles.read(room.document, other)) == LATE

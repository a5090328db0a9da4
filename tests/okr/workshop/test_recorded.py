"""What a record counts: promises that are kept, and the vote that chose the priorities."""

from __future__ import annotations

import pytest

from okrdesk.okr.workshop import promises, record, revealing, workshops
from okrdesk.okr.workshop.promises import Promise
from okrdesk.okr.workshop.recorded import PhaseTime, Record
from tests.okr.workshop.evening import DAY, Evening


def of(room: Evening) -> Record:
    return record.record_of(room.document, workshops.read(room.document, room.workshop))


def test_nothing_is_kept_and_nothing_chosen_before_the_evening(room: Evening) -> None:
    empty = of(room)
    assert (empty.kept, empty.main_vote, empty.votes, empty.promises) == (0, None, (), ())


def test_a_promise_is_kept_on_its_day_and_not_when_it_is_dropped(room: Evening) -> None:
    made = [
        promises.add(room.document, Promise("", room.cycle, what=what, workshop_id=room.workshop))
        for what in ("Ask the school", "<b>Bake</b>", "Tell everybody")
    ]
    promises.settle(room.document, made[0], "done", DAY)
    promises.settle(room.document, made[1], "dropped for <i>rain</i>")
    known = of(room)
    assert (known.kept, len(known.promises)) == (1, 3)
    assert known.promises[1].what == "<b>Bake</b>"


def test_the_main_vote_is_the_last_on_themes_that_is_no_run_off(room: Evening) -> None:
    room.voted()
    second = room.voted()
    opened = revealing.settle(room.document, second.id, "run-off", on=DAY)
    assert opened
    room.put(opened, *"2222111")
    room.reveal(opened)
    room.open_vote()
    of_words = room.open_vote(subject="words", items=("Bread", "Cake"))
    room.put(of_words, "1")
    room.reveal(of_words)
    known = of(room)
    assert known.main_vote is not None
    assert known.main_vote.id == second.id
    assert [each.id for each in known.votes][-2:] == [opened, of_words]


@pytest.mark.parametrize(("real", "late"), [(4, False), (5, False), (6, True)])
def test_a_phase_is_late_beyond_its_minutes(real: int, late: bool) -> None:
    assert PhaseTime("Ideas", 5, real).is_late == late

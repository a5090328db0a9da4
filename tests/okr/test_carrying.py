"""Carrying over: nothing forgotten, nothing doubled, what belongs to its cycle stays."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields

import pytest

from okrdesk.document import tables as t
from okrdesk.okr import (
    carrying,
    check_ins,
    closing,
    cycles,
    initiatives,
    key_results,
    mission,
    objectives,
    people,
    stories,
)
from okrdesk.okr.terms import KeyResult, Stage
from tests import changes
from tests.okr.lived import DAY, LAST, NEXT_LAST, D, Lived, close

# What the next cycle does not take from an objective or key result as it stands: new there, or left behind.
_ANEW = {"id", "cycle_id", "objective_id", "priority_id", "continues_id", "position", "due", "accepted_on"}
_ANEW |= {"theme_id", "agreed_how", "agreed_on"}  # a theme stays with its cycle, and the room agrees anew


_LEFT = {"accepted_on", "own_score", "score_reason"}


def test_a_phased_target_goes_on_from_its_new_baseline(lived: Lived) -> None:
    # F7: through (50, 40 %) and (80, 70 %), at 65: 55 % is behind, so 80 is a third of the rest.
    document, ids = lived
    changes.key_result(
        document, ids.k1, baseline=D(0), target=D(100), checkpoints=((D(50), D("0.4")), (D(80), D("0.7")))
    )
    check_ins.record(document, ids.k1, D(65), on=LAST)
    close(document, ids.cycle, baselines=True)
    carried = next(
        row
        for cycle in cycles.all_cycles(document)
        for rows in key_results.of_cycle(document, cycle.id).values()
        for row in rows
        if row.continues_id == ids.k1
    )
    assert carried.baseline == D(65)
    assert carried.checkpoints == ((D(80), D("0.3333")),)


def test_nothing_of_an_objective_is_forgotten(lived: Lived) -> None:
    document, ids = lived
    before = objectives.read(document, ids.o1)
    unset = objectives.Objective("", "", "")
    plain = {f.name for f in fields(before) if getattr(before, f.name) == getattr(unset, f.name)}
    assert plain <= {"continues_id"}, "fill this field in the fixture, so that this test can see it"
    next_id = close(document, ids.cycle)
    after = objectives.of_cycle(document, next_id)[0]
    for field in fields(before):
        if field.name not in _ANEW:
            assert getattr(after, field.name) == getattr(before, field.name), field.name
    assert after.continues_id == before.id
    assert after.accepted_on is None, "a new cycle asks again"
    assert [p.text for p in mission.priorities(document, next_id)] == ["Bread"]
    assert [p.text for p in mission.not_now(document, next_id)] == ["Cake"]
    assert after.priority_id == mission.priorities(document, next_id)[0].id
    assert mission.priorities(document, next_id)[0].origin == "the survey"


def test_nothing_of_a_key_result_is_forgotten(lived: Lived) -> None:
    document, ids = lived
    before = key_results.read(document, ids.k1)
    unset = KeyResult("", "", "")
    plain = {f.name for f in fields(before) if getattr(before, f.name) == getattr(unset, f.name)}
    assert plain <= {"continues_id", "measure", "direction", "starts"}
    next_id = close(document, ids.cycle)
    o1 = objectives.of_cycle(document, next_id)[0]
    after = key_results.of_objective(document, o1.id)[0]
    for field in fields(before):
        if field.name not in _ANEW | _LEFT:
            assert getattr(after, field.name) == getattr(before, field.name), field.name
    assert after.continues_id == before.id
    assert (after.accepted_on, after.own_score, after.score_reason) == (None, None, "")
    assert after.due == dt.date(2026, 6, 14), "16 days before the end, as before"
    assert check_ins.of_key_result(document, after.id) == ()


@pytest.mark.parametrize("table", carrying.LEFT_BEHIND, ids=lambda table: table.__name__)
def test_every_column_is_carried_set_anew_or_left_behind_on_purpose(table: type[t.Table]) -> None:
    columns = {field.name for field in table._meta.sorted_fields}
    left, anew = carrying.LEFT_BEHIND[table], carrying.SET_ANEW[table]
    assert left | anew <= columns, "it names a column that is gone"
    assert not left & anew


def test_what_the_review_said_stays_with_its_cycle(lived: Lived) -> None:
    document, ids = lived
    next_id = close(document, ids.cycle)
    row = document.rows(t.Objective.select().where(t.Objective.cycle == next_id))[0]
    for column in carrying.LEFT_BEHIND[t.Objective] - {"id", "deleted"}:
        assert getattr(row, column) in ("", None), column
        old = document.rows(t.Objective.select().where(t.Objective.id == ids.o1))[0]
        assert getattr(old, column) not in ("", None), column


def test_a_due_date_beyond_the_cycle_is_a_promise_and_stays(lived: Lived) -> None:
    document, ids = lived
    changes.key_result(document, ids.k2, due=dt.date(2026, 5, 5))
    next_id = close(document, ids.cycle)
    rows = key_results.of_cycle(document, next_id)[objectives.of_cycle(document, next_id)[0].id]
    assert rows[1].due == dt.date(2026, 5, 5)
    assert key_results.of_objective(document, objectives.of_cycle(document, next_id)[1].id)[0].due is None


def test_a_short_next_cycle_holds_every_due_date(lived: Lived) -> None:
    document, ids = lived
    next_id = close(
        document, ids.cycle, "Sprint", first_day=dt.date(2026, 4, 1), last_day=dt.date(2026, 4, 7)
    )
    o1 = objectives.of_cycle(document, next_id)[0]
    assert key_results.of_objective(document, o1.id)[0].due == dt.date(2026, 4, 1)


def test_open_initiatives_come_along_and_done_ones_stay(lived: Lived) -> None:
    document, ids = lived
    initiatives.add(
        document, ids.k1, "Buy an oven", owner_id=ids.bo, due=dt.date(2026, 3, 20), blocker="Too hot"
    )
    done = initiatives.add(document, ids.k1, "Buy flour")
    initiatives.finish(document, done, DAY)
    next_id = close(document, ids.cycle)
    (found,) = initiatives.of_cycle(document, next_id).values()
    assert [(i.title, i.owner_id, i.due, i.blocker) for i in found] == [
        ("Buy an oven", ids.bo, dt.date(2026, 6, 19), "Too hot")
    ]
    assert len(initiatives.of_key_result(document, ids.k1)) == 2, "the closed cycle keeps its own"


def test_who_retired_takes_on_nothing_new(lived: Lived) -> None:
    document, ids = lived
    people.retire(document, ids.ada, True)
    next_id = close(document, ids.cycle)
    after = objectives.of_cycle(document, next_id)[0]
    assert after.owner_id is None
    row = key_results.of_objective(document, after.id)[0]
    assert (row.owner_id, row.helper_ids) == (ids.bo, ())
    assert objectives.read(document, ids.o1).owner_id == ids.ada, "what they owned stays theirs"


def test_lessons_come_along_once(lived: Lived) -> None:
    document, ids = lived
    stories.add(document, stories.Story("", ids.cycle, "success", "Sold out", on=DAY))
    stories.add(
        document,
        stories.Story("", ids.cycle, "lesson", "Ask first", on=DAY, try_next="Ask", objective_id=ids.o1),
    )
    q2 = close(document, ids.cycle)
    (carried,) = stories.of_cycle(document, q2)
    assert (carried.text, carried.try_next, carried.on) == ("Ask first", "Ask", DAY)
    assert carried.objective_id == objectives.of_cycle(document, q2)[0].id
    q3 = closing.close(document, q2, on=NEXT_LAST, next_name="2026-Q3")
    assert stories.of_cycle(document, q3) == (), "it had its cycle"


def test_a_lesson_noted_when_the_next_cycle_has_begun_comes_along_once_too(lived: Lived) -> None:
    document, ids = lived
    april = LAST + dt.timedelta(days=5)
    stories.add(document, stories.Story("", ids.cycle, "lesson", "Ask first", on=april))
    q2 = closing.close(document, ids.cycle, on=april, next_name="2026-Q2")
    stories.add(document, stories.Story("", q2, "lesson", "Ask twice", on=NEXT_LAST))
    q3 = closing.close(document, q2, on=NEXT_LAST, next_name="2026-Q3")
    assert [s.text for s in stories.of_cycle(document, q2)] == ["Ask first", "Ask twice"]
    assert [s.text for s in stories.of_cycle(document, q3)] == ["Ask twice"]


@pytest.mark.parametrize(
    ("measure", "value", "baseline"),
    [
        *(("number", 40, 40), ("percentage", 40, 40), ("money", 40, 40), ("average", 40, 40)),
        *(("yes-no", 1, 0), ("milestones", 1, 0), ("band", 40, 0)),
    ],
)
def test_last_values_become_the_baselines_of_what_is_counted(
    lived: Lived, measure: str, value: int, baseline: int
) -> None:
    document, ids = lived
    changes.key_result(
        document, ids.k3, measure=measure, stages=(Stage("Dough", D(1)),), low=D(1), high=D(50)
    )
    check_ins.record(document, ids.k3, D(0), on=DAY)
    check_ins.record(document, ids.k3, D(value), on=LAST)
    if measure not in ("yes-no", "milestones"):
        check_ins.record(document, ids.k3, D(77), on=LAST + dt.timedelta(days=1))
    next_id = close(document, ids.cycle, baselines=True)
    grouped = key_results.of_cycle(document, next_id)
    o1, o2 = objectives.of_cycle(document, next_id)
    assert grouped[o2.id][0].baseline == D(baseline), "the value on the day of closing"
    assert grouped[o1.id][1].baseline == D(0), "without a check-in it stays"
    assert key_results.read(document, ids.k3).baseline == D(0), "the closed cycle keeps its own"


@pytest.mark.parametrize(
    ("direction", "baseline", "target", "value", "carried"),
    [
        ("increase", 0, 12, 19, None),  # the issue's own figures
        ("increase", 0, 12, 12, None),
        ("increase", 0, 12, 11, 12),
        ("decrease", 40, 12, 9, None),
        ("decrease", 40, 12, 13, 12),
    ],
)
def test_a_target_that_was_beaten_does_not_run_backwards(
    lived: Lived, direction: str, baseline: int, target: int, value: int, carried: int | None
) -> None:  # decision 33
    document, ids = lived
    fields = {"direction": direction, "baseline": D(baseline), "target": D(target)}
    changes.key_result(document, ids.k3, **fields)
    check_ins.record(document, ids.k3, D(value), on=LAST)
    next_id = close(document, ids.cycle, baselines=True)
    row = key_results.of_cycle(document, next_id)[objectives.of_cycle(document, next_id)[1].id][0]
    assert (row.baseline, row.target) == (D(value), None if carried is None else D(carried))
    beaten = closing.without_target(document, next_id)
    assert [(number, new.id, old.id) for number, new, old in beaten] == (
        [("2.1", row.id, ids.k3)] if carried is None else []
    )
    document.undo()
    next_id = close(document, ids.cycle, baselines=True, targets={ids.k3: D(30)})
    row = key_results.of_cycle(document, next_id)[objectives.of_cycle(document, next_id)[1].id][0]
    assert (row.baseline, row.target) == (D(value), D(30))
    assert closing.without_target(document, next_id) == ()


def test_baselines_stay_unless_wanted(lived: Lived) -> None:
    document, ids = lived
    check_ins.record(document, ids.k3, D(40), on=DAY)
    next_id = close(document, ids.cycle)
    assert all(k.baseline == D(0) for rows in key_results.of_cycle(document, next_id).values() for k in rows)

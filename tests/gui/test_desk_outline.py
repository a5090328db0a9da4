"""After an edit of a few lines only they are read anew, and the outline is as one read from the start."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from okrdesk.document import taking_back
from okrdesk.document.document import Document
from okrdesk.gui.desk import Desk
from okrdesk.okr import (
    check_ins,
    cycles,
    initiatives,
    key_results,
    meeting,
    objectives,
    owning,
    review,
    stories,
)
from okrdesk.okr.outline import outline
from okrdesk.okr.terms import KeyResult
from tests import changes, factories
from tests.gui.desks import DAY, sample_desk


@pytest.fixture
def desk(qapp: object) -> Desk:
    made = sample_desk()
    made.outline()
    return made


def anew(desk: Desk) -> object:
    return outline(desk.document, desk.cycle.id, desk.day)


def test_each_way_of_checking_in(desk: Desk) -> None:
    lines = desk.outline().key_results
    for number, line in enumerate(lines):
        value = Decimal(1) if line.key_result.measure in ("yes-no", "milestones") else Decimal(number)
        made = desk.do(check_ins.record, line.key_result.id, value, on=DAY, confidence=number)
        assert desk.outline() == anew(desk)
        desk.do(changes.check_in, made, confidence=3, on=DAY - dt.timedelta(days=number))
        assert desk.outline() == anew(desk)
        desk.do(check_ins.remove, made)
        assert desk.outline() == anew(desk)
        desk.undo()
        assert desk.outline() == anew(desk)
        desk.undo()
        desk.redo()
        assert desk.outline() == anew(desk)


def test_a_meeting_and_its_undo(desk: Desk) -> None:
    key = desk.outline().key_results[0].key_result.id
    desk.do(meeting.check_in, key, Decimal(3), on=DAY, confidences=(2, 9), blocker="x", next_step="y")
    assert desk.outline() == anew(desk)
    assert desk.outline().key_results[0].figures.confidence == 6  # the mean 5.5, half up (F15)
    desk.undo()
    assert desk.outline() == anew(desk)


def test_what_was_not_touched_is_the_same_object(desk: Desk) -> None:
    before = desk.outline()
    first, second = before.key_results[0], before.objectives[1]
    desk.do(check_ins.record, first.key_result.id, Decimal(3), on=DAY)
    after = desk.outline()
    assert after.key_results[0] != first
    assert after.key_results[1] is before.key_results[1]
    assert after.objectives[1] is second
    desk.do(initiatives.add, first.key_result.id, "Walk")
    assert desk.outline() is after


def test_each_edit_of_lines(desk: Desk) -> None:
    first, second = desk.outline().objectives[:2]
    line, other = first.key_results[0].key_result, second.key_results[-1].key_result
    helper = desk.outline().key_results[1].owner
    assert helper is not None
    edits = [
        (changes.key_result, line.id, {"title": "Other", "target": Decimal(70), "weight": Decimal(60)}),
        (changes.key_result, other.id, {"weight": Decimal(90)}),
        (changes.key_result, line.id, {"helper_ids": (helper.id,)}),
        (key_results.add, KeyResult("", second.objective.id, "One more"), {"index": 0}),
        (owning.assign, line.id, {"person_id": helper.id}),
        (key_results.move, other.id, {"objective_id": first.objective.id, "index": 0}),
        (key_results.move, line.id, {"objective_id": second.objective.id, "index": 1}),
        (key_results.remove, line.id, {}),
        (changes.objective, second.objective.id, {"title": "Other", "owner_id": helper.id}),
        (changes.objective, second.objective.id, {"owner_id": None, "priority_id": None}),
        (review.decide, second.objective.id, {"decision": "keep", "reason": "It works"}),
        (changes.objective, second.objective.id, {"weight": Decimal(70)}),
        (objectives.move, second.objective.id, {"index": 0}),
        (objectives.remove, first.objective.id, {}),
    ]
    for edit, item_id, fields in edits:
        desk.do(edit, item_id, **fields)  # type: ignore[operator]
        assert desk.outline() == anew(desk), edit
    for _edit in edits:
        desk.undo()
        assert desk.outline() == anew(desk)
    assert desk.outline().key_results[0].key_result == line
    for _edit in edits:
        desk.redo()
        assert desk.outline() == anew(desk)


def test_rewording_a_key_result_reads_its_objective_only(desk: Desk) -> None:
    before = desk.outline()
    desk.do(changes.key_result, before.key_results[0].key_result.id, title="Other")
    after = desk.outline()
    assert after.key_results[0] != before.key_results[0]
    assert after.key_results[1] is before.key_results[1]
    assert after.objectives[1] is before.objectives[1]
    desk.do(stories.add, stories.Story("", desk.cycle.id, "success", "A good evening", on=DAY))
    assert desk.outline() is after


def test_moving_an_objective_reads_no_key_result(desk: Desk) -> None:
    before = {line.objective.id: line for line in desk.outline().objectives}
    last = desk.outline().objectives[-1]
    desk.do(objectives.move, last.objective.id, 0)
    after = desk.outline().objectives
    assert after[0].objective.id == last.objective.id
    assert [line.number for line in after] == list(range(1, len(after) + 1))
    for line in after:
        known = before[line.objective.id]
        assert line.figures is known.figures
        assert [key.figures for key in line.key_results] == [key.figures for key in known.key_results]
        assert [key.number.partition(".")[0] for key in line.key_results] == [str(line.number)] * len(
            line.key_results
        )
    assert desk.outline() == anew(desk)


def test_two_edits_in_a_row_and_other_edits_are_read_anew(desk: Desk) -> None:
    first, second = (line.key_result.id for line in desk.outline().key_results[:2])
    desk.do(check_ins.record, first, Decimal(3), on=DAY)
    desk.do(check_ins.record, second, Decimal(4), on=DAY)
    assert desk.outline() == anew(desk)
    desk.do(changes.key_result, first, "Change", title="Other", target=Decimal(70))
    assert desk.outline().key_results[0].key_result.title == "Other"
    desk.do(check_ins.record, first, Decimal(5), on=DAY)
    desk.set_day(DAY - dt.timedelta(days=7))
    assert desk.outline() == anew(desk)


def test_the_cycle_is_that_of_the_day_one_looks_at(desk: Desk) -> None:
    this = desk.cycle
    later = cycles.add(desk.document, "After this", this.last_day + dt.timedelta(1), dt.date(2026, 6, 30))
    desk.set_day(this.last_day + dt.timedelta(days=20))
    assert (desk.cycle.id, desk.outline().cycle.id) == (later, later)
    desk.set_day(this.last_day)
    assert desk.cycle.id == this.id
    desk.set_day(None)
    assert desk.outline().cycle.id == this.id


def test_a_copy_that_is_taken_back_is_seen_at_once(desk: Desk) -> None:
    """The edit records none of the copy's changes as its own, but they count."""
    copy = Document.load(factories.content(desk.document), "b" * 32)
    changes.objective(copy, desk.outline().objectives[0].objective.id, title="From the copy")
    looked = taking_back.look(desk.document, taking_back.copy_of(factories.content(copy), "copy.okrdesk"))
    desk.do(taking_back.take_back, looked.copy, {}, on=DAY)
    assert desk.outline().objectives[0].objective.title == "From the copy"
    assert desk.outline() == anew(desk)
    desk.undo()
    assert desk.outline() == anew(desk)

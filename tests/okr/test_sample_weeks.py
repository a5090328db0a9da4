"""The weeks of the sample: check-ins, and what happens beside them."""

from __future__ import annotations

import datetime as dt

from okrdesk.okr import (
    check_ins,
    history,
    initiatives,
)
from okrdesk.okr.moved_targets import moved_targets
from tests.okr.samples import DAY, row_id, written


def test_the_target_that_moved_is_marked() -> None:
    document, seen = written(DAY)
    (moved,) = moved_targets(document, seen.cycle.id)
    assert (str(moved.before), str(moved.after)) == ("10", "12")
    assert moved.key_result_id == seen.key_results[0].key_result.id


def test_the_newest_check_ins_say_what_is_next_and_one_is_a_group_s() -> None:
    _document, seen = written(DAY)
    newest = {line.number: line.latest for line in seen.key_results if line.latest is not None}
    assert [number for number, each in newest.items() if each.confidences] == ["2.1"]
    assert newest["2.1"].confidence == 5
    low = {number for number, each in newest.items() if each.confidence is not None and each.confidence < 4}
    assert low == {"2.3"}
    assert {number for number, each in newest.items() if each.next_step} == {"1.3", "2.1", "2.3"}


def test_one_initiative_is_done_and_one_answers_a_blocker() -> None:
    document, seen = written(DAY)
    planned = initiatives.of_cycle(document, seen.cycle.id)
    done, answer = planned[row_id(seen, "3.1")][0], planned[row_id(seen, "2.1")][0]
    assert done.done_on == dt.date(2026, 1, 29)
    assert answer.done_on is None
    blocked = next(line.latest for line in seen.key_results if line.number == "2.1")
    assert blocked is not None
    assert answer.blocker == blocked.blocker == "Reminders land in spam."
    assert seen.cycle.revisit_on == dt.date(2026, 2, 15)


def test_everybody_checks_in_each_week_and_the_first_objective_on_the_day_itself() -> None:
    document, seen = written(DAY)
    weekly = [dt.date(2026, 1, day) for day in (8, 15, 22, 29)]
    for number, newest in (("1.1", DAY), ("2.2", dt.date(2026, 2, 5))):
        held = check_ins.of_key_result(document, row_id(seen, number))
        assert sorted(each.on for each in held) == [*weekly, newest]
    unasked = check_ins.of_key_result(document, row_id(seen, "3.3"))
    assert unasked == (), "one key result has not been started"


def test_an_average_is_kept_with_its_total_and_count() -> None:
    document, seen = written(DAY)
    newest = max(check_ins.of_key_result(document, row_id(seen, "1.2")), key=lambda each: each.on)
    assert (newest.value, newest.total, newest.count) == (37, 259, 7)


def test_an_old_value_was_put_right() -> None:
    document, seen = written(DAY)
    held = sorted(check_ins.of_key_result(document, row_id(seen, "1.1")), key=lambda each: each.on)
    assert [each.value for each in held] == [1, 2, 4, 5, 7], "the fourth said 6 at first"
    assert "Correct a check-in" in {row.label for row in history.steps(document, limit=1000)}

"""What comes into a closed cycle later changes no score of it (decision 37)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest

from okrdesk.document import merge
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.okr import (
    check_ins,
    closing,
    cycles,
    key_results,
    objectives,
    outline,
    people,
    review,
    review_sums,
)
from okrdesk.okr.late import as_closed, late_check_ins
from okrdesk.okr.terms import KeyResult
from tests import changes, factories
from tests.okr.closed import CLOSED, DAY, Closed


@pytest.fixture
def closed() -> Iterator[Closed]:
    made = Closed()
    yield made
    made.ours.close()
    made.theirs.close()


def test_a_target_that_moves_by_merging_moves_no_frozen_score(closed: Closed) -> None:  # decision 37
    changes.key_result(closed.theirs, closed.row, "Move the target", target=Decimal(200))
    closed.close()
    assert key_results.read(closed.ours, closed.row).target == 200, "what was merged is kept"
    assert closed.scores() == ("0.5", "0.3")
    assert (closed.objective_score(), closed.shown().now) == ("0.5", Decimal("0.3"))
    key, objective = closed.explained()
    assert (key.exact, key.value) == ("0.5", "0,5; it would be 0,3 now")
    assert key.formula == "counted progress with one decimal place, frozen at closing"
    assert dict(key.inputs)["counted progress"] == "0,5"
    assert dict(key.inputs)["with what came after closing"] == "0,3"
    assert (objective.exact, objective.value) == ("0.5", "0,5; it would be 0,3 now")
    said = review_sums.explain_objective_score(closed.shown(), "de")
    assert said.value == "0,5"
    assert said.rule.endswith("With what came after closing it would be 0,3 now.")
    closing.reopen(closed.ours, closed.cycle)
    assert closed.scores() == ("0.3", None)
    assert closed.explained()[0].value == "0,3"


def test_scores_weights_and_removals_that_come_later_change_none(closed: Closed) -> None:  # decision 37
    other = key_results.add(
        closed.ours, KeyResult("", closed.objective, "Guests", baseline=Decimal(0), target=Decimal(10))
    )
    check_ins.record(closed.ours, other, Decimal(9), on=DAY)
    merge.merge_checked(closed.theirs, factories.content(closed.ours))
    before = closed.objective_score(), closed.review().mean
    review.score(closed.theirs, closed.row, Decimal("0.9"), "We say so", day=CLOSED)
    changes.key_result(closed.theirs, other, "Weigh", weight=Decimal(90))
    key_results.remove(closed.theirs, other)
    key_results.add(closed.theirs, KeyResult("", closed.objective, "New"))
    closed.close()
    assert closed.scores() == ("0.5", "0.9"), "what the colleague gave came too late"
    assert (closed.objective_score(), closed.review().mean) == before
    shown = closed.shown()
    assert [k.line.key_result.title for k in shown.key_results] == ["Key result 1.0", "New"]
    assert review_sums.explain_objective_score(shown, "en").sum == "(50% × 0.5 + 50% × 0.9) ÷ 100% = 0.7"
    assert review_sums.explain_verdict(closed.review(), "en").value == "0.35, more than the team could carry"


def test_an_undo_that_comes_later_changes_no_frozen_score(closed: Closed) -> None:  # decision 37
    changes.key_result(closed.theirs, closed.row, "Move the target", target=Decimal(200))
    merge.merge_checked(closed.ours, factories.content(closed.theirs))
    closed.theirs.undo()
    closed.close()
    assert key_results.read(closed.ours, closed.row).target == 100
    assert closed.scores() == ("0.3", "0.5")


def test_other_words_and_owners_that_come_later_say_nothing(closed: Closed) -> None:
    changes.key_result(closed.theirs, closed.row, "Own", owner_id=people.add(closed.theirs, "Cleo"))
    objectives.add(
        closed.theirs,
        objectives.Objective(
            "", cycles.add(closed.theirs, "2027", dt.date(2027, 1, 1), dt.date(2027, 12, 31)), "Elsewhere"
        ),
    )
    closed.close()
    assert closed.scores() == ("0.5", None)
    assert as_closed(closed.ours, closed.cycle, CLOSED, "default") is None, "no copy is made for that"


def test_scores_are_frozen_at_closing_and_counted_anew_when_reopened() -> None:
    ours = factories.workspace()
    row = factories.ids(ours, t.KeyResult)[0]
    check_ins.record(ours, row, Decimal(50), on=DAY)
    theirs = Document.load(factories.content(ours), factories.OTHER)
    cycle = cycles.all_cycles(ours)[0].id
    closing.close(ours, cycle, on=CLOSED, next_name="2026-Q2")
    came = check_ins.record(theirs, row, Decimal(90), on=DAY)
    merge.merge_checked(ours, factories.content(theirs))
    assert late_check_ins(ours, cycle) == {came}

    def score() -> tuple[str, str | None, str]:
        seen = review.review_of(ours, outline.outline(ours, cycle, CLOSED))
        shown = next(k for o in seen.objectives for k in o.key_results if k.line.key_result.id == row)
        return (
            str(shown.counted),
            None if shown.now is None else str(shown.now),
            review.late_words(shown.now, "de"),
        )

    words = "With what came after closing it would be 0,9 now."
    assert score() == ("0.5", "0.9", words)
    objective = check_ins.key_results.read(ours, row).objective_id
    frozen = review.objective_score(ours, objective, cycles.read(ours, cycle), CLOSED)
    closing.reopen(ours, cycle)
    assert score() == ("0.9", None, "")
    assert review.objective_score(ours, objective, cycles.read(ours, cycle), CLOSED) > frozen
    ours.close()
    theirs.close()

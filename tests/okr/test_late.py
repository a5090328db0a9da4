"""What comes into a closed cycle later changes no score of it (decision 37)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

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
    review_words,
)
from okrdesk.okr.cadence import Cadence
from okrdesk.okr.late import as_closed, late_check_ins
from okrdesk.okr.terms import KeyResult, Stage
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


FIGURES: list[dict[str, Any]] = [
    {"baseline": Decimal(-900)},
    {"target": Decimal(60)},
    {"weight": Decimal(3)},
    {"direction": "decrease"},
    {"measure": "yes-no"},
    {"measure": "milestones", "stages": (Stage("flour", Decimal(1)), Stage("dough", Decimal(99)))},
    {"checkpoints": ((Decimal(50), Decimal("0.9")),)},
    {"measure": "band", "direction": "keep", "low": Decimal(40), "high": Decimal(60)},
    {"own_score": Decimal("0.1"), "score_reason": "So it was"},
]


@pytest.mark.parametrize("fields", FIGURES, ids=lambda fields: "-".join(fields))
def test_no_field_of_a_key_result_that_changes_later_moves_a_score(
    closed: Closed, fields: dict[str, Any]
) -> None:
    other = key_results.add(
        closed.ours, KeyResult("", closed.objective, "Guests", baseline=Decimal(0), target=Decimal(10))
    )
    check_ins.record(closed.ours, other, Decimal(9), on=DAY)
    merge.merge_checked(closed.theirs, factories.content(closed.ours))
    before = closed.scores()[0], closed.objective_score(), closed.review().mean
    changes.key_result(closed.theirs, closed.row, "Change", **fields)
    closed.close()
    assert (closed.scores()[0], closed.objective_score(), closed.review().mean) == before
    closing.reopen(closed.ours, closed.cycle)
    assert closed.objective_score() != before[1], "without closing it would count"


def test_an_aim_that_changes_later_moves_nothing_that_was_reached(closed: Closed) -> None:
    key_results_of = key_results.read(closed.ours, closed.row)
    check_ins.record(closed.ours, key_results_of.id, Decimal(80), on=CLOSED)
    merge.merge_checked(closed.theirs, factories.content(closed.ours))
    changes.objective(closed.theirs, closed.objective, commitment="committed")
    objectives.add(closed.theirs, objectives.Objective("", closed.cycle, "One more"))
    closed.close()
    assert closed.shown().aim == Decimal("0.7")
    assert review.reached_words(closed.review(), "en").startswith(
        "Q1: 1 of 2 objectives reached what they aimed at."
    )


def test_what_is_removed_later_still_counts(closed: Closed) -> None:
    before = closed.review().mean
    key_results.remove(closed.theirs, closed.row)
    objectives.remove(closed.theirs, closed.objective)
    closed.close()
    assert (closed.review().mean, closed.objective_score()) == (before, "0.5")
    assert closed.review().is_measured


def test_what_is_moved_into_another_cycle_later_still_counts(closed: Closed) -> None:
    following = cycles.add(closed.ours, "2026-Q2", dt.date(2026, 4, 1), dt.date(2026, 6, 30))
    elsewhere = objectives.add(closed.ours, objectives.Objective("", following, "Elsewhere"))
    merge.merge_checked(closed.theirs, factories.content(closed.ours))
    before = closed.review().mean
    key_results.move(closed.theirs, closed.row, elsewhere, 0)
    check_ins.record(closed.theirs, closed.row, Decimal(99), on=dt.date(2026, 4, 2))
    closed.close()
    later = review.review_of(closed.ours, outline.outline(closed.ours, closed.cycle, dt.date(2026, 5, 1)))
    assert later.mean == closed.review().mean == before
    assert closed.objective_score() == "0.5"


@pytest.fixture
def counting(closed: Closed) -> Closed:
    """The key result counts in how many weeks it lay inside its band: in two of thirteen, 0.2."""
    band = {"measure": "band", "direction": "keep", "low": Decimal(40), "high": Decimal(60)}
    changes.key_result(closed.ours, closed.row, "Count", band_rule="hit-rate", **band)
    check_ins.record(closed.ours, closed.row, Decimal(50), on=dt.date(2026, 2, 12))
    merge.merge_checked(closed.theirs, factories.content(closed.ours))
    assert closed.scores() == ("0.2", None)
    return closed


def test_days_of_the_cycle_that_move_later_move_no_score(counting: Closed) -> None:
    changes.cycle(counting.theirs, counting.cycle, "Q1", factories.FIRST_DAY, dt.date(2026, 2, 28))
    counting.close()
    assert counting.scores() == ("0.2", "0.3")
    assert counting.objective_score() == "0.2"


def test_another_cadence_moves_no_score_of_a_closed_cycle(counting: Closed) -> None:
    counting.close()
    changes.of_mission(counting.ours, cadence=Cadence("monthly"))
    assert counting.scores() == ("0.2", "0.5")
    assert counting.objective_score() == "0.2"


def test_a_cadence_makes_no_copy_where_nothing_counts_hits(closed: Closed) -> None:
    closed.close()
    changes.of_mission(closed.ours, cadence=Cadence("monthly"))
    assert as_closed(closed.ours, closed.cycle, CLOSED, "default") is None


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
            review_words.late_words(shown.now, "de"),
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

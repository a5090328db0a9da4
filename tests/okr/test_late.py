"""What comes into a closed cycle later changes no score of it (decision 37)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from okrdesk.document import merge
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.okr import check_ins, closing, cycles, outline, review
from okrdesk.okr.late import late_check_ins
from tests import factories

DAY, CLOSED = dt.date(2026, 3, 20), dt.date(2026, 3, 31)


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
            review.late_words(shown, "de"),
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

"""A cycle that was closed, and what a colleague did meanwhile."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from okrdesk.document import merge
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.okr import check_ins, closing, cycles, key_results, outline, review
from okrdesk.okr.explain.explained import Explained
from okrdesk.okr.explain.sums import explain_key_result, explain_objective
from okrdesk.okr.late import as_closed, held_key_result, held_objective
from okrdesk.okr.review import ObjectiveReview, Review
from tests import factories

DAY, CLOSED = dt.date(2026, 3, 20), dt.date(2026, 3, 31)


class Closed:
    """A cycle whose key result reached 50 of 100, and a colleague's copy from before it was closed."""

    def __init__(self) -> None:
        self.ours = factories.workspace()
        query = t.KeyResult.select().where(t.KeyResult.title == "Key result 1.0")  # alone in its objective
        self.row = self.ours.one(query).id
        check_ins.record(self.ours, self.row, Decimal(50), on=DAY)
        self.theirs = Document.load(factories.content(self.ours), factories.OTHER)
        self.cycle = cycles.all_cycles(self.ours)[0].id
        self.objective = key_results.read(self.ours, self.row).objective_id

    def close(self) -> None:
        """Close the cycle here, then take in what the colleague did."""
        closing.close(self.ours, self.cycle, on=CLOSED, next_name="2026-Q2")
        merge.merge_checked(self.ours, factories.content(self.theirs))

    def review(self) -> Review:
        return review.review_of(self.ours, outline.outline(self.ours, self.cycle, CLOSED))

    def shown(self) -> ObjectiveReview:
        return next(o for o in self.review().objectives if o.line.objective.id == self.objective)

    def scores(self) -> tuple[str, str | None]:
        """The score of the key result that holds, and what it would be now."""
        shown = next(k for k in self.shown().key_results if k.line.key_result.id == self.row)
        return str(shown.score), None if shown.now is None else str(shown.now)

    def objective_score(self) -> str:
        return str(
            review.objective_score(self.ours, self.objective, cycles.read(self.ours, self.cycle), CLOSED)
        )

    def explained(self) -> tuple[Explained, Explained]:
        """The sums of the score of the key result and of its objective."""
        seen = outline.outline(self.ours, self.cycle, CLOSED)
        held = as_closed(self.ours, self.cycle, CLOSED, seen.rule.key)
        line = next(k for k in seen.key_results if k.key_result.id == self.row)
        series = check_ins.of_key_result(self.ours, self.row)
        key = explain_key_result(
            line.key_result, series, seen.cycle, CLOSED, seen.rule, "de", held_key_result(held, self.row)
        )
        whole = next(o for o in seen.objectives if o.objective.id == self.objective)
        parts = [(k.number, k.figures) for k in whole.key_results]
        figures = held_objective(held, self.objective)
        objective = explain_objective(parts, whole.figures, seen.rule, "de", figures)
        return next(e for e in key if e.key == "score"), next(e for e in objective if e.key == "score")

"""A cycle of a bakery that is scored and reviewed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from okrdesk.document import tables as t
from okrdesk.okr import check_ins, key_results, objectives, outline, review
from okrdesk.okr.review import Review
from tests import factories

LAST = dt.date(2026, 3, 31)


class Bakery:
    """A cycle of two objectives with two and one key results, from 0 to 100."""

    def __init__(self) -> None:
        self.document = factories.workspace()
        (self.cycle,) = factories.ids(self.document, t.Cycle)
        self.o1, self.o2 = factories.ids(self.document, t.Objective)
        self.k1, self.k2, self.k3 = factories.ids(self.document, t.KeyResult)
        objectives.move(self.document, self.o1, 0)
        key_results.move(self.document, self.k1, self.o1, 0)

    def reach(self, *values: int) -> None:
        for key_result, value in zip((self.k1, self.k2, self.k3), values, strict=True):
            check_ins.record(self.document, key_result, Decimal(value), on=LAST)

    def score(self, key_result: str, own: str | None, reason: str | None = None) -> None:
        review.score(self.document, key_result, None if own is None else Decimal(own), reason, day=LAST)

    def review(self, day: dt.date = LAST) -> Review:
        return review.review_of(self.document, outline.outline(self.document, self.cycle, day))

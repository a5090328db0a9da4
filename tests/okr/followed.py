"""Workspaces that were followed for a while: key results with check-ins on days of the cycle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from okrdesk.document.document import Document
from okrdesk.okr import check_ins, cycles, key_results, objectives, outline, people
from okrdesk.okr.outline import Outline
from okrdesk.okr.terms import KeyResult
from tests import changes, factories

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 3, 31)


def day(number: int) -> dt.date:
    """The day of the cycle with this number; the first one is 0."""
    return FIRST + dt.timedelta(days=number)


class Followed:
    """A workspace with one cycle, one person and as many objectives and key results as a test wants."""

    def __init__(self, locale: str = "en_GB") -> None:
        self.document = Document.create(None, "Bakery", factories.ACTOR)
        if locale:
            changes.of_mission(self.document, locale=locale)
        self.cycle = cycles.add(self.document, "2026-Q1", FIRST, LAST)
        self.ada = people.add(self.document, "Ada")
        self.objective = ""

    def add_objective(self, title: str = "Bake", **fields: Any) -> str:
        """An objective that Ada owns unless said otherwise; key results go there from now on."""
        fields = {"owner_id": self.ada, **fields}
        self.objective = objectives.add(self.document, objectives.Objective("", self.cycle, title, **fields))
        return self.objective

    def add(
        self, values: Mapping[int, Any] | None = None, sure: Mapping[int, int] | None = None, **fields: Any
    ) -> str:
        """A key result from 0 to 100 that Ada owns, with values and confidences by the number of the day."""
        if not self.objective:
            self.add_objective()
        fields = {"baseline": Decimal(0), "target": Decimal(100), "owner_id": self.ada, **fields}
        title = fields.pop("title", "Loaves")
        key_result = key_results.add(self.document, KeyResult("", self.objective, title, **fields))
        for number, value in (values or {}).items():
            check_ins.record(
                self.document,
                key_result,
                Decimal(str(value)),
                on=day(number),
                confidence=(sure or {}).get(number),
            )
        return key_result

    def seen(self, number: int) -> Outline:
        """The outline as of a day of the cycle."""
        return outline.outline(self.document, self.cycle, day(number))

"""A bakery whose history is told."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from okrdesk.document.document import Document
from okrdesk.okr import history, key_results, objectives
from okrdesk.okr.terms import KeyResult
from tests import factories

DAY = dt.date(2026, 1, 8)


class Told:
    def __init__(self) -> None:
        self.document = document = Document.create(None, "Bakery", factories.ACTOR, "Ada")
        self.cycle = factories.quarter(document)
        self.objective = objectives.add(document, objectives.Objective("", self.cycle, "Bread for all"))
        self.row = key_results.add(
            document,
            KeyResult("", self.objective, "Loaves", unit="loaves", baseline=Decimal(22), target=Decimal(50)),
        )

    def newest(self) -> history.HistoryRow:
        return history.steps(self.document, 1)[0]

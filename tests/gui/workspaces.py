"""A small workspace in a file, made by ordinary edits, for tests that open it in a window."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

from okrdesk.document.document import Document
from okrdesk.okr import cycles, key_results, objectives, people
from okrdesk.okr.terms import KeyResult
from tests import factories


def bakery(path: Path) -> Path:
    """Two objectives of Ada's with three key results that nobody owns, in the first quarter of 2026."""
    document, _nothing = _bakery()
    factories.stored(path, document)
    document.close()
    return path


@factories.written_once
def _bakery() -> tuple[Document, None]:
    document = Document.create(None, "Bakery", factories.ACTOR, "Ada")
    cycle = cycles.add(document, "Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    ada = people.add(document, "Ada", "Baker")
    for index in range(2):
        objective = objectives.add(
            document, objectives.Objective("", cycle, f"Objective {index}", owner_id=ada)
        )
        for number in range(2 - index):
            title = f"Key result {index}.{number}"
            key_results.add(
                document,
                KeyResult("", objective, title, baseline=Decimal(0), target=Decimal(100)),
            )
    return document, None

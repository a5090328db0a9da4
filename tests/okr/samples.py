"""The sample, written for a day."""

from __future__ import annotations

import datetime as dt

from okrdesk.document.document import Document
from okrdesk.okr import (
    outline,
    sample,
)
from tests import factories

DAY = dt.date(2026, 2, 8)


def written(day: dt.date, latest_ms: int | None = None) -> tuple[Document, outline.Outline]:
    """A document with the sample as of a day, and its outline."""
    document = Document.create(None, sample.name(), factories.ACTOR, "Ada", now_ms=lambda: 1)
    cycle = sample.write(document, day, latest_ms=latest_ms)
    return document, outline.outline(document, cycle, day)


def row_id(seen: outline.Outline, number: str) -> str:
    """The id of the key result with this number."""
    return outline.find(seen, number).key_result.id

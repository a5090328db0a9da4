"""The sample, written for a day."""

from __future__ import annotations

import datetime as dt
from functools import cache

from okrdesk.document.document import Document
from okrdesk.okr import (
    outline,
    sample,
)
from tests import factories

DAY = dt.date(2026, 2, 8)


def written(day: dt.date) -> tuple[Document, outline.Outline]:
    """A document with the sample as of a day, begun at its noon, and its outline.

    Written once, and a copy for each test.
    """
    content, cycle = _written_once(day)
    document = Document.load(content, factories.ACTOR, "Ada")
    return document, outline.outline(document, cycle, day)


def written_anew(day: dt.date, latest_ms: int | None = None) -> tuple[Document, outline.Outline]:
    """A document in which the sample was just written, and its outline."""
    document = Document.create(None, sample.name(), factories.ACTOR, "Ada", now_ms=lambda: 1)
    cycle = sample.write(document, day, latest_ms=latest_ms)
    return document, outline.outline(document, cycle, day)


@cache
def _written_once(day: dt.date) -> tuple[bytes, str]:
    document, seen = written_anew(
        day, round(dt.datetime.combine(day, dt.time(12), dt.UTC).timestamp() * 1000)
    )
    content = factories.content(document)
    document.close()
    return content, seen.cycle.id


def row_id(seen: outline.Outline, number: str) -> str:
    """The id of the key result with this number."""
    return outline.find(seen, number).key_result.id

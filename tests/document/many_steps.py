"""Files with many steps, written past the door: through it they would take minutes to make."""

from __future__ import annotations

import json
import uuid

from okrdesk.document import journal
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from tests import factories

_VALUES = {
    "deleted": 0,
    "on_day": "2026-01-05",
    "value": "3",
    "total": None,
    "count": None,
    "confidence": 5,
    "note": "A note of usual length about this week.",
    "blocker": "",
    "person_id": None,
}


def with_many_steps(document: Document, count: int, actor: str) -> bytes:
    """The content of a document after that many check-ins of somebody else; the document stays as it is."""
    copy = Document.load(factories.content(document), actor)
    key_result = factories.ids(copy, t.KeyResult)[0]
    clock = journal.Clock(copy.clock.latest)
    steps, changes = [], []
    for _number in range(count):
        step, row, tick = uuid.uuid4().hex, uuid.uuid4().hex, clock.tick()
        values = {**_VALUES, "id": row, "key_result_id": key_result, "entered": tick}
        steps.append((step, tick, actor))
        changes.append((step, "check_in", row, "*", json.dumps(values)))
    copy.database.pragma("query_only", 0)
    connection = copy.database.connection()
    with copy.database.atomic():
        connection.executemany("INSERT INTO step VALUES (?, ?, ?, 'Bo', 'Check in', NULL)", steps)
        connection.executemany(
            'INSERT INTO change (step, seq, "table", "row", field, after) VALUES (?, 1, ?, ?, ?, ?)', changes
        )
        journal.materialise(copy.database, [("check_in", change[2]) for change in changes])
    content = factories.content(copy)
    copy.close()
    return content

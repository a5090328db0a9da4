"""Late check-ins: they came into a closed cycle by merging, after its scores were frozen (decision 37)."""

from __future__ import annotations

import json

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.okr import cycles


def late_check_ins(document: Document, cycle_id: str) -> frozenset[str]:
    """The ids of check-ins in a closed cycle that its closing did not hold: they came by merging later."""
    cycle = cycles.read(document, cycle_id)
    if not cycle.closed or cycle.closing_id is None:
        return frozenset()
    version = document.row(t.Version, cycle.closing_id)
    seen = version.seen if version is not None and isinstance(version.seen, dict) else {}
    # From the few steps that are later, not from the many check-ins: this is read while a page opens.
    late = document.database.execute_sql(
        "WITH seen AS MATERIALIZED (SELECT key AS actor, value AS clock FROM json_each(?)) "
        "SELECT i.id FROM step s LEFT JOIN seen ON seen.actor = s.actor "
        "CROSS JOIN change c ON c.step = s.id AND c.\"table\" = 'check_in' AND c.field = '*' "
        'CROSS JOIN check_in i ON i.id = c."row" AND i.deleted = 0 '
        "JOIN key_result k ON k.id = i.key_result_id JOIN objective o ON o.id = k.objective_id "
        "WHERE s.clock > coalesce(seen.clock, '') AND o.cycle_id = ?",
        (json.dumps(seen), cycle_id),
    )
    return frozenset(row for (row,) in late)

"""What changed in a closed cycle after its scores were frozen (decision 37), mostly by merging."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import closing

from okrdesk.document import past
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.okr import cycles
from okrdesk.okr.outline import Outline, outline
from okrdesk.okr.rollup import Figures, ObjectiveFigures
from okrdesk.okr.terms import KeyResult


def late_check_ins(document: Document, cycle_id: str) -> frozenset[str]:
    """The ids of check-ins in a closed cycle that its closing did not hold: they came by merging later."""
    seen = _clocks_at_closing(document, cycle_id)
    if seen is None:
        return frozenset()
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


# The rows that make scores of a cycle (?2) and changed after its closing, which held {actor: clock} (?1). An
# undo that came later touches the rows of what it takes back, whenever that was. What was moved into another
# cycle belongs to this one too, and where hits are counted, the cadence says how many there can be.
_CAME_LATER = """
WITH RECURSIVE seen AS MATERIALIZED (SELECT key AS actor, value AS clock FROM json_each(?1)),
touching (id, undoes) AS (
    SELECT s.id, s.undoes FROM step s LEFT JOIN seen ON seen.actor = s.actor
    WHERE s.clock > coalesce(seen.clock, '')
    UNION SELECT s.id, s.undoes FROM touching JOIN step s ON s.id = touching.undoes WHERE touching.undoes > ''
),
touched AS MATERIALIZED (
    SELECT c."table", c."row", c.field, c.before, c.after
    FROM touching CROSS JOIN change c ON c.step = touching.id
    WHERE c."table" IN ('objective', 'key_result', 'check_in', 'cycle', 'workspace') AND c.field <> 'owner_id'
),
measuring (id, band_rule) AS MATERIALIZED (
    SELECT k.id, k.band_rule FROM objective o JOIN key_result k ON k.objective_id = o.id WHERE o.cycle_id = ?2
    UNION SELECT k.id, k.band_rule FROM touched m JOIN key_result k ON k.id = m."row"
    JOIN objective o ON o.id IN (trim(m.before, '"'), trim(m.after, '"'))
    WHERE m."table" = 'key_result' AND m.field = 'objective_id' AND o.cycle_id = ?2
)
SELECT DISTINCT c."table", c."row" FROM touched c WHERE CASE c."table"
    WHEN 'objective' THEN c."row" IN (SELECT id FROM objective WHERE cycle_id = ?2)
    WHEN 'key_result' THEN c."row" IN (SELECT id FROM measuring)
    WHEN 'check_in' THEN (SELECT key_result_id FROM check_in WHERE id = c."row") IN (SELECT id FROM measuring)
    WHEN 'cycle' THEN c."row" = ?2 AND c.field IN ('first_day', 'last_day')
    ELSE c.field IN ('cadence', 'weekday') AND 'hit-rate' IN (SELECT band_rule FROM measuring)
END
"""


def as_closed(document: Document, cycle_id: str, day: dt.date, rule: str) -> Outline | None:
    """The outline of a cycle as closing held it, where anything that makes its scores came later; else None.

    As of a day, under a rule. Scores are made of check-ins, of values of key results such as a target, of
    weights and, where hits are counted, of planned days, but not of who owns what.
    """
    clocks = _clocks_at_closing(document, cycle_id)
    if clocks is None:
        return None
    touched = document.database.execute_sql(_CAME_LATER, (json.dumps(clocks), cycle_id))
    rows = {(str(table), str(row)) for table, row in touched}
    if not rows:
        return None
    with closing(past.at(document, clocks, rows)) as then:
        return outline(then, cycle_id, day, rule)


def held_key_result(closed: Outline | None, key_result_id: str) -> tuple[KeyResult, Figures] | None:
    """A key result and its figures in what closing held; None where that is all there is."""
    lines = () if closed is None else closed.key_results
    return next(((k.key_result, k.figures) for k in lines if k.key_result.id == key_result_id), None)


def held_objective(closed: Outline | None, objective_id: str) -> ObjectiveFigures | None:
    """The figures of an objective in what closing held; None where that is all there is."""
    lines = () if closed is None else closed.objectives
    return next((o.figures for o in lines if o.objective.id == objective_id), None)


def _clocks_at_closing(document: Document, cycle_id: str) -> dict[str, str] | None:
    """The latest clock of each actor that the closing of a cycle held; None of one that is open."""
    cycle = cycles.read(document, cycle_id)
    if not cycle.closed or cycle.closing_id is None:
        return None
    version = document.row(t.Version, cycle.closing_id)
    return version.seen if version is not None and isinstance(version.seen, dict) else {}

"""What came into a closed cycle by merging, after its scores were frozen (decision 37)."""

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


def as_closed(document: Document, cycle_id: str, day: dt.date, rule: str) -> Outline | None:
    """The outline of a cycle as closing held it, where anything that makes its scores came later; else None.

    As of a day, under a rule. Scores are made of check-ins, of values of key results such as a target, and of
    weights, but not of who owns what.
    """
    clocks = _clocks_at_closing(document, cycle_id)
    if clocks is None:
        return None
    # An undo that came later touches the rows of what it takes back, whenever that was.
    touched = document.database.execute_sql(
        "WITH RECURSIVE seen AS MATERIALIZED (SELECT key AS actor, value AS clock FROM json_each(?)), "
        "touching (id, undoes) AS (SELECT s.id, s.undoes FROM step s LEFT JOIN seen ON seen.actor = s.actor "
        "WHERE s.clock > coalesce(seen.clock, '') "
        "UNION SELECT s.id, s.undoes FROM touching JOIN step s ON s.id = touching.undoes "
        "WHERE touching.undoes > '') "
        'SELECT DISTINCT c."table", c."row" FROM touching CROSS JOIN change c ON c.step = touching.id '
        "AND c.\"table\" IN ('objective', 'key_result', 'check_in') AND c.field <> 'owner_id' "
        'LEFT JOIN check_in i ON c."table" = \'check_in\' AND i.id = c."row" '
        'LEFT JOIN key_result k ON k.id = coalesce(i.key_result_id, c."row") '
        'JOIN objective o ON o.id = coalesce(k.objective_id, c."row") WHERE o.cycle_id = ?',
        (json.dumps(clocks), cycle_id),
    )
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

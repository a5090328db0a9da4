"""The bin: what was removed and can be brought back."""

from __future__ import annotations

from typing import Any

from okrdesk.document import journal
from okrdesk.document import room_tables as r
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import cycles

KINDS: tuple[tuple[str, type[t.Table], str], ...] = (
    ("objective", t.Objective, "title"),
    ("key result", t.KeyResult, "title"),
    ("priority", t.Priority, "text"),
    ("promise", t.CharterLine, "text"),
    ("person", t.Person, "name"),
    ("cycle", t.Cycle, "name"),
    ("team", t.Team, "name"),
    ("initiative", t.Initiative, "title"),
    ("story", t.Story, "text"),
    ("decision", t.Decision, "what"),
    ("blueprint", t.OwnBlueprint, "title"),
    ("idea", r.Idea, "text"),
    ("theme", t.Theme, "title"),
    ("next step", r.Promise, "what"),
    ("survey", r.Source, "name"),
    ("workshop", r.Workshop, "title"),
    ("agenda", r.OwnTemplate, "title"),
)
# What belongs to the cycle of another row, and by which column.
WITHIN: dict[Any, Any] = {t.KeyResult: t.KeyResult.objective, t.Initiative: t.Initiative.key_result}


@dataclass(frozen=True, slots=True)
class Removed:
    """Something in the bin; `kind` is a term such as "objective", `words` what it says."""

    kind: str
    id: str
    words: str


def removed(document: Document) -> tuple[Removed, ...]:
    """Everything that can be brought back. What went with its objective or key result comes back with it."""
    gone = []
    for kind, table, column in KINDS:
        query = table.select().where(table.deleted == 1)
        if table is t.KeyResult:
            query = query.join(t.Objective).where(t.Objective.deleted == 0)
        elif table is t.Initiative:
            query = query.join(t.KeyResult).where(t.KeyResult.deleted == 0)
        gone += [Removed(kind, row.id, getattr(row, column)) for row in document.rows(query)]
    return tuple(gone)


def bring_back(document: Document, kind: str, row_id: str) -> None:
    """Bring something back where it was; an objective brings the key results that went with it."""
    table = next((table for name, table, _column in KINDS if name == kind), None)
    if table is None:
        raise Refused(_("The bin does not keep “{kind}”.").format(kind=kind))
    cycle_id = _cycle_of(document, table, row_id)
    if cycle_id is not None:
        cycles.refuse_closed(document, cycle_id)
    went = _went_with(document, row_id)
    with document.edit(_("Bring back")):
        document.set(table, row_id, deleted=0)
        if table is t.Objective:
            for key_result_id in went:
                document.set(t.KeyResult, key_result_id, deleted=0)
        elif table is t.KeyResult:
            key_result = document.row(t.KeyResult, row_id)
            if key_result is not None:
                document.set(t.Objective, key_result.objective, deleted=0)


def _went_with(document: Document, objective_id: str) -> tuple[str, ...]:
    """The key results that were removed in the same step as their objective; not those that went before."""
    query = (
        "SELECT k.id, o.step FROM change o JOIN step s ON s.id = o.step "
        "LEFT JOIN change c ON c.step = o.step AND c.\"table\" = 'key_result' AND c.field = 'deleted' "
        'LEFT JOIN key_result k ON k.id = c."row" AND k.objective_id = o."row" AND k.deleted = 1 '
        "WHERE o.\"table\" = 'objective' AND o.\"row\" = ? AND o.field = 'deleted' AND o.after = '1' "
        "ORDER BY s.clock DESC, s.actor DESC, s.id DESC"
    )
    undone = journal.undone_steps(document.database)
    rows = [row for row in document.database.execute_sql(query, (objective_id,)) if row[1] not in undone]
    return tuple(row[0] for row in rows if row[0] is not None and row[1] == rows[0][1])


def _cycle_of(document: Document, table: type[t.Table], row_id: str) -> str | None:
    """The cycle that holds a removed row, None for what belongs to no cycle or to one that was removed."""
    holder: Any = table
    while holder in WITHIN:
        held = document.row(holder, row_id)
        if held is None:
            return None
        holder, row_id = WITHIN[holder].rel_model, getattr(held, WITHIN[holder].name)
    if "cycle" not in holder._meta.fields:
        return None
    held = document.row(holder, row_id)
    cycle_id: str | None = None if held is None else held.cycle
    is_there = cycle_id in {cycle.id for cycle in cycles.all_cycles(document)}
    return cycle_id if is_there else None

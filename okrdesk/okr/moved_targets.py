"""Targets that were changed after they had been set: what the journal tells of it."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

from okrdesk.document import journal
from okrdesk.document.document import Document
from okrdesk.frozen import dataclass


@dataclass(frozen=True, slots=True)
class MovedTarget:
    """A target that was changed after it had been set. `on` is the day of the change on this computer."""

    key_result_id: str
    before: Decimal
    after: Decimal | None
    on: dt.date
    person: str


def moved_targets(document: Document, cycle_id: str) -> tuple[MovedTarget, ...]:
    """Targets of a cycle that moved, earliest first; first settings and undone changes are not among them."""
    # What the journal tells of a key result is more only where one is written.
    return document.once(
        (moved_targets, cycle_id), lambda: _moved_targets(document, cycle_id), of=("key_result", "objective")
    )


def _moved_targets(document: Document, cycle_id: str) -> tuple[MovedTarget, ...]:
    undone = journal.undone_steps(document.database)
    moves = document.database.execute_sql(
        'SELECT s.id, s.clock, s.person, c."row", c.before, c.after FROM change c '
        'JOIN step s ON s.id = c.step JOIN key_result k ON k.id = c."row" '
        "JOIN objective o ON o.id = k.objective_id "
        "WHERE c.\"table\" = 'key_result' AND c.field = 'target' AND o.cycle_id = ? "
        "AND k.deleted = 0 AND o.deleted = 0 ORDER BY s.clock, s.id, c.seq",
        (cycle_id,),
    )
    moved = []
    for step_id, clock, person, row, before, after in moves:
        old, new = (None if v is None else json.loads(v) for v in (before, after))
        if step_id in undone or old is None or _same(old, new):
            continue
        day = journal.moment(clock).date()  # in UTC: papers of one file are the same in every zone
        moved.append(MovedTarget(row, Decimal(old), None if new is None else Decimal(new), day, person))
    return tuple(moved)


def _same(old: str, new: str | None) -> bool:
    return new is not None and Decimal(old) == Decimal(new)

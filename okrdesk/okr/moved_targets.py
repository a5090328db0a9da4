"""Targets that were changed after they had been set: what the journal tells of it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal

from okrdesk.document import journal
from okrdesk.document.document import Document
from okrdesk.frozen import dataclass


@dataclass(frozen=True, slots=True)
class MovedTarget:
    """A target that was changed after it had been set. `on` is the day of the change on this computer."""

    key_result_id: str
    number: str
    title: str
    before: Decimal
    after: Decimal | None
    on: dt.date
    person: str


def moved_targets(document: Document, cycle_id: str) -> tuple[MovedTarget, ...]:
    """Targets of a cycle that moved, earliest first; first settings and undone changes are not among them."""
    from okrdesk.okr.history_words import Wording  # who asks only whether one moved does without

    wording = Wording(document)
    return tuple(
        MovedTarget(row, *wording.key_result(row), before, after, day, person)
        for row, before, after, day, person in _moves(document, cycle_id)
    )


def with_moved_target(document: Document, cycle_id: str) -> frozenset[str]:
    """The ids of key results of a cycle whose target moved."""
    return frozenset(move[0] for move in _moves(document, cycle_id))


def _moves(document: Document, cycle_id: str) -> Iterator[tuple[str, Decimal, Decimal | None, dt.date, str]]:
    """Key result, target before and after, day and person of each move."""
    undone = journal.undone_steps(document.database)
    moves = document.database.execute_sql(
        'SELECT s.id, s.clock, s.person, c."row", c.before, c.after FROM change c '
        'JOIN step s ON s.id = c.step JOIN key_result k ON k.id = c."row" '
        "JOIN objective o ON o.id = k.objective_id "
        "WHERE c.\"table\" = 'key_result' AND c.field = 'target' AND o.cycle_id = ? "
        "AND k.deleted = 0 AND o.deleted = 0 ORDER BY s.clock, s.id, c.seq",
        (cycle_id,),
    )
    for step_id, clock, person, row, before, after in moves:
        old, new = (None if v is None else json.loads(v) for v in (before, after))
        if step_id in undone or old is None or _same(old, new):
            continue
        day = journal.moment(clock).date()  # in UTC: papers of one file are the same in every zone
        yield row, Decimal(old), None if new is None else Decimal(new), day, person


def _same(old: str, new: str | None) -> bool:
    return new is not None and Decimal(old) == Decimal(new)

"""The decision log of a cycle: what was decided, why, and by which evidence."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import is_blank
from okrdesk.i18n import _
from okrdesk.okr import cycles


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the log. `line` is the id of the objective or key result it is about, or ""."""

    id: str
    cycle_id: str
    on: dt.date
    what: str
    why: str = ""
    evidence: str = ""
    line: str = ""
    person_id: str | None = None


def of_cycle(document: Document, cycle_id: str) -> tuple[Decision, ...]:
    """The decisions of a cycle, latest day first."""
    query = t.Decision.select().where((t.Decision.cycle == cycle_id) & (t.Decision.deleted == 0))
    rows = document.rows(query.order_by(t.Decision.on_day.desc(), t.Decision.what, t.Decision.id))
    return tuple(_decision(row) for row in rows)


def read(document: Document, decision_id: str) -> Decision:
    """One decision; refused when it is gone."""
    row = document.one(t.Decision.select().where((t.Decision.id == decision_id) & (t.Decision.deleted == 0)))
    if row is None:
        raise Refused(_("That decision is no longer in the log; undo brings it back."))
    return _decision(row)


def add(document: Document, /, cycle_id: str, what: str, *, on: dt.date, **fields: Any) -> str:
    """Note a decision; returns its id. Fields as in Decision."""
    _refuse_wrong({"what": what})
    cycles.refuse_closed(document, cycle_id)
    with document.edit(_("Note a decision")):
        return document.add(t.Decision, cycle=cycle_id, what=what.strip(), on_day=on, **_columns(fields))


def change(document: Document, /, decision_id: str, **fields: Any) -> None:
    """Change fields of a decision (names as in Decision)."""
    _refuse_wrong(fields)
    cycles.refuse_closed(document, read(document, decision_id).cycle_id)
    with document.edit(_("Change a noted decision")):
        document.set(t.Decision, decision_id, **_columns(fields))


def remove(document: Document, decision_id: str) -> None:
    """Take a decision out of the log."""
    cycles.refuse_closed(document, read(document, decision_id).cycle_id)
    with document.edit(_("Remove a noted decision")):
        document.remove(t.Decision, decision_id)


def _decision(row: Any) -> Decision:
    return Decision(row.id, row.cycle, row.on_day, row.what, row.why, row.evidence, row.line, row.person)


def _columns(fields: dict[str, Any]) -> dict[str, Any]:
    return {{"on": "on_day"}.get(n, n.removesuffix("_id")): value for n, value in fields.items()}


def _refuse_wrong(fields: dict[str, Any]) -> None:
    if is_blank(fields.get("what", "-")):
        raise Refused(_("A decision needs words; type what was decided."))

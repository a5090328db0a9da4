"""The decision log of a cycle: what was decided, why, and by which evidence."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import is_blank
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import cycles
from okrdesk.okr.records import Kept, differences


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


_KEPT = Kept(t.Decision, Decision)


def of_cycle(document: Document, cycle_id: str) -> tuple[Decision, ...]:
    """The decisions of a cycle, latest day first."""
    query = t.Decision.select().where((t.Decision.cycle == cycle_id) & (t.Decision.deleted == 0))
    rows = document.rows(query.order_by(t.Decision.on_day.desc(), t.Decision.what, t.Decision.id))
    return _KEPT.records(rows)


def read(document: Document, decision_id: str) -> Decision:
    """One decision; refused when it is gone."""
    gone = _("That decision is no longer in the log; undo brings it back.")
    return _KEPT.read(document, decision_id, gone)


def add(document: Document, decision: Decision) -> str:
    """Note a decision; returns its id."""
    _refuse_wrong(decision.what)
    cycles.refuse_closed(document, decision.cycle_id)
    with document.edit(_("Note a decision")):
        return _KEPT.add(document, replace(decision, what=decision.what.strip()))


def change(document: Document, before: Decision, after: Decision) -> None:
    """Write what differs between a decision before and after."""
    changed = differences(before, after)
    _refuse_wrong(changed.get("what", "-"))
    cycles.refuse_closed(document, read(document, before.id).cycle_id)
    with document.edit(_("Change a noted decision")):
        _KEPT.set(document, before.id, changed)


def remove(document: Document, decision_id: str) -> None:
    """Take a decision out of the log."""
    cycles.refuse_closed(document, read(document, decision_id).cycle_id)
    with document.edit(_("Remove a noted decision")):
        document.remove(t.Decision, decision_id)


def _refuse_wrong(what: str) -> None:
    if is_blank(what):
        raise Refused(_("A decision needs words; type what was decided."))

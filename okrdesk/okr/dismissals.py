"""Advice that somebody dismissed, with the reason: remembered per rule and line."""

from __future__ import annotations

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import is_blank
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import cycles
from okrdesk.okr.records import Kept


@dataclass(frozen=True, slots=True)
class Dismissal:
    """One rule of the coach that was dismissed for one objective or key result."""

    id: str
    rule: str
    line: str
    reason: str


_KEPT = Kept(t.Dismissal, Dismissal)


def all_dismissals(document: Document) -> tuple[Dismissal, ...]:
    """Every dismissal that holds."""
    return document.once(all_dismissals, lambda: _all_dismissals(document), of=("dismissal",))


def _all_dismissals(document: Document) -> tuple[Dismissal, ...]:
    return _KEPT.records(document.rows(t.Dismissal.select().where(t.Dismissal.deleted == 0)))


def rules_of(document: Document, line: str) -> frozenset[str]:
    """The rules dismissed for an objective or key result."""
    return frozenset(d.rule for d in all_dismissals(document) if d.line == line)


def dismiss(document: Document, rule: str, line: str, reason: str) -> str:
    """Dismiss a rule for a line; a reason is asked, so that others can follow. Returns the dismissal's id."""
    if is_blank(reason):
        raise Refused(_("Say in a few words why this advice does not fit here."))
    _refuse_closed(document, line)
    with document.edit(_("Dismiss advice")):
        return _KEPT.add(document, Dismissal("", rule, line, reason))


def take_back(document: Document, dismissal_id: str) -> None:
    """Let the advice be heard again."""
    row = document.row(t.Dismissal, dismissal_id)
    if row is not None:
        _refuse_closed(document, row.line)
    with document.edit(_("Hear advice again")):
        document.remove(t.Dismissal, dismissal_id)


def _refuse_closed(document: Document, line: str) -> None:
    """Advice on a closed cycle, and on what is in it, is for reading too."""
    row = document.row(t.KeyResult, line)
    objective = line if row is None else row.objective
    row = document.row(t.Objective, objective)
    cycle_id = line if row is None else row.cycle
    if any(cycle.id == cycle_id for cycle in cycles.all_cycles(document)):
        cycles.refuse_closed(document, cycle_id)

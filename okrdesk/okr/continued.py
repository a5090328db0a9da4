"""What an objective or key result carries on from an earlier cycle, in one sentence."""

from __future__ import annotations

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.i18n import _
from okrdesk.okr import cycles
from okrdesk.okr.history_words import numbers
from okrdesk.okr.objectives import Objective
from okrdesk.okr.terms import KeyResult


def sentence(document: Document, row: Objective | KeyResult) -> str:
    """ "Continues 1.2 of 2025-Q4." by number and cycle, "" where it began here or its origin is gone."""
    if row.continues_id is None:
        return ""
    objective_id = row.continues_id
    if isinstance(row, KeyResult):
        parent = document.row(t.KeyResult, row.continues_id)
        objective_id = "" if parent is None else parent.objective
    before = document.row(t.Objective, objective_id)
    number = numbers(document).get(row.continues_id, "")
    names = {cycle.id: cycle.name for cycle in cycles.all_cycles(document)}
    if before is None or not number or before.cycle not in names:
        return ""
    return _("Continues {number} of {cycle}.").format(number=number, cycle=names[before.cycle])

"""Duplicating and pasting objectives and key results.

Check-ins are never copied, nor what somebody accepted or how it was scored.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.i18n import _
from okrdesk.okr import bin as bin_of
from okrdesk.okr import key_results, objectives
from okrdesk.okr.terms import KeyResult


def duplicate_objective(document: Document, objective_id: str, today: dt.date | None = None) -> str:
    """A copy of an objective with its key results right below it, without check-ins; returns its id.

    Here and below a copy counts from `today` on where one that is added then would (decision 29).
    """
    objective = objectives.read(document, objective_id)
    siblings = [o.id for o in objectives.of_cycle(document, objective.cycle_id)]
    with document.edit(_("Duplicate an objective")):
        index = siblings.index(objective_id) + 1
        return _copy_objective(document, objective_id, objective.cycle_id, index, today)


def kind_of(document: Document, row_id: str) -> str:
    """The id of an "objective" or of a "key result", also of a removed one; "" for any other."""
    if document.row(t.Objective, row_id) is not None:
        return "objective"
    return "key result" if document.row(t.KeyResult, row_id) is not None else ""


def paste_objective(
    document: Document, objective_id: str, cycle_id: str, index: int, today: dt.date | None = None
) -> str:
    """A copied objective at a place in its own cycle or another; one that was cut comes back itself.

    Returns the id of what stands there now. Into another cycle a copy goes, whether it was copied or cut.
    """
    known = document.row(t.Objective, objective_id)
    is_cut = known is not None and bool(known.deleted)
    with document.edit(_("Paste an objective")):
        if is_cut:
            bin_of.bring_back(document, "objective", objective_id)
        if known is not None and is_cut and known.cycle == cycle_id:
            objectives.move(document, objective_id, index)
            return objective_id
        copy_id = _copy_objective(document, objective_id, cycle_id, index, today)
        if is_cut:
            objectives.remove(document, objective_id)
        return copy_id


def duplicate_key_result(document: Document, key_result_id: str, today: dt.date | None = None) -> str:
    """A copy of a key result right below it, without check-ins; returns its id."""
    row = key_results.read(document, key_result_id)
    siblings = [k.id for k in key_results.of_objective(document, row.objective_id)]
    with document.edit(_("Duplicate a key result")):
        return _copy(document, row, row.objective_id, siblings.index(key_result_id) + 1, today)


def paste_key_result(
    document: Document, key_result_id: str, objective_id: str, index: int, today: dt.date | None = None
) -> str:
    """A copied key result at a place in an objective; one that was cut comes back itself, check-ins and all.

    Returns the id of what stands there now.
    """
    with document.edit(_("Paste a key result")):
        known = document.row(t.KeyResult, key_result_id)
        if known is not None and known.deleted:
            document.set(t.KeyResult, key_result_id, deleted=0)
            key_results.move(document, key_result_id, objective_id, index)
            return key_result_id
        return _copy(document, key_results.read(document, key_result_id), objective_id, index, today)


def paste_lines(
    document: Document, objective_id: str, index: int, text: str, today: dt.date | None = None
) -> list[str]:
    """Each line of a text becomes a key result of an objective, from `index` on; returns their ids."""
    lines = [line.strip(" \t-*•·") for line in text.splitlines()]
    with document.edit(_("Paste key results")):
        return [
            key_results.add(document, KeyResult("", objective_id, line), index + number, today=today)
            for number, line in enumerate(line for line in lines if line)
        ]


def _copy_objective(
    document: Document, objective_id: str, cycle_id: str, index: int, today: dt.date | None
) -> str:
    objective = objectives.read(document, objective_id)
    copied = replace(objective, id="", accepted_on=None)
    if cycle_id != objective.cycle_id:
        # Priorities, themes and what the room agreed on belong to the cycle, and so do days.
        copied = replace(copied, cycle_id=cycle_id, priority_id=None, theme_id=None)
        copied = replace(copied, agreed_how="", agreed_on=None, continues_id=None)
    copy_id = objectives.add(document, copied, index)
    for row in key_results.of_objective(document, objective_id):
        _copy(document, row, copy_id, None, today)
    return copy_id


def _copy(
    document: Document, row: KeyResult, objective_id: str, index: int | None, today: dt.date | None
) -> str:
    # The copy has neither its owner's word nor an end.
    copied = replace(row, id="", objective_id=objective_id, accepted_on=None, starts=None)
    copied = replace(copied, own_score=None, score_reason="")
    into, of = (objectives.read(document, each).cycle_id for each in (objective_id, row.objective_id))
    if into != of:
        copied = replace(copied, due=None, continues_id=None)
    return key_results.add(document, copied, index, today=today)

"""Objectives: qualitative aims, committed or aspirational."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import is_blank
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import cycles, order
from okrdesk.okr.choices import refuse_unknown
from okrdesk.okr.records import Kept, differences, values

COMMITMENTS = ("committed", "aspirational")
TYPES = ("outcome", "process", "relational", "transformational")
ORIGINS = ("own", "blueprint", "theme", "leadership")
_CHOICES = {"commitment": COMMITMENTS, "type": ("", *TYPES), "origin": ORIGINS}


@dataclass(frozen=True, slots=True)
class Objective:
    """An aim of one cycle. `weight` is a locked share of 100, or None for an equal share of the rest.

    `accepted_on` is the day on which the owner said yes, `continues_id` that of an earlier cycle which
    it carries on, `effort` what it is expected to take, in points of the team's own. `theme_id` is what the
    room grouped it from, `agreed_how` formally, informally or "", `keeps_people` why it keeps people here;
    `content` to `onboarding` say what changes in practice, `supports` which goal of the organisation it
    serves.
    """

    id: str
    cycle_id: str
    title: str
    why: str = ""
    commitment: str = "aspirational"
    type: str = ""
    priority_id: str | None = None
    owner_id: str | None = None
    origin: str = "own"
    blueprint: str = ""
    links: str = ""
    weight: Decimal | None = None
    position: str = ""
    team_id: str | None = None
    effort: Decimal | None = None
    accepted_on: dt.date | None = None
    continues_id: str | None = None
    theme_id: str | None = None
    agreed_how: str = ""
    agreed_on: dt.date | None = None
    keeps_people: str = ""
    content: str = ""
    contributions: str = ""
    moderation: str = ""
    onboarding: str = ""
    supports: str = ""


_KEPT = Kept(t.Objective, Objective)


def of_cycle(document: Document, cycle_id: str) -> tuple[Objective, ...]:
    """The objectives of a cycle in their order."""
    return _KEPT.of_cycle(document, cycle_id)


def read(document: Document, objective_id: str) -> Objective:
    """One objective; refused when it is gone."""
    gone = _("That objective is no longer here; undo brings it back.")
    return _KEPT.read(document, objective_id, gone)


def add(document: Document, objective: Objective, index: int | None = None) -> str:
    """Add an objective to its cycle at `index` (the end when None); returns its id."""
    _refuse_wrong(values(objective))
    cycle_id = objective.cycle_id
    cycles.refuse_closed(document, cycle_id)
    with document.edit(_("Add an objective")):
        position = order.last(o.position for o in of_cycle(document, cycle_id))
        objective_id = _KEPT.add(
            document, replace(objective, title=objective.title.strip(), position=position)
        )
        if index is not None:
            order.move(document, t.Objective, of_cycle(document, cycle_id), objective_id, index)
        return objective_id


def add_all(document: Document, cycle_id: str, made: Sequence[Objective]) -> tuple[str, ...]:
    """Add many objectives at the end of a cycle, as they came from elsewhere; returns their ids."""
    for each in made:
        _refuse_wrong(values(each))
    cycles.refuse_closed(document, cycle_id)
    with document.edit(_("Add objectives")):
        last = max((each.position for each in of_cycle(document, cycle_id)), default="")
        positions = order.after(last, len(made))
        placed = zip(made, positions, strict=True)
        return _KEPT.add_all(
            document,
            [replace(each, cycle_id=cycle_id, title=each.title.strip(), position=at) for each, at in placed],
        )


def change(document: Document, before: Objective, after: Objective, label: str = "") -> Objective:
    """Write what differs between an objective before and after; returns it as it is now."""
    changed = differences(before, after)
    _refuse_wrong(changed)
    known = read(document, before.id)
    cycles.refuse_closed(document, known.cycle_id)
    label = label or _label(changed)
    changed = reopened(changed, known.owner_id)
    with document.edit(label):
        _KEPT.set(document, known.id, changed)
    return replace(known, **changed)


def move(document: Document, objective_id: str, index: int) -> None:
    """Put an objective at a place among those of its cycle."""
    objective = read(document, objective_id)
    cycles.refuse_closed(document, objective.cycle_id)
    siblings = of_cycle(document, objective.cycle_id)  # within the edit all would be read anew
    with document.edit(_("Move an objective")):
        order.move(document, t.Objective, siblings, objective_id, index)


def remove(document: Document, objective_id: str) -> None:
    """Remove an objective with its key results."""
    cycles.refuse_closed(document, read(document, objective_id).cycle_id)
    with document.edit(_("Remove an objective")):
        query = t.KeyResult.select(t.KeyResult.id).where(
            (t.KeyResult.objective == objective_id) & (t.KeyResult.deleted == 0)
        )
        for row in document.rows(query):
            document.remove(t.KeyResult, row.id)
        document.remove(t.Objective, objective_id)


def _refuse_wrong(fields: Mapping[str, Any]) -> None:
    if is_blank(fields.get("title", "-")):
        raise Refused(_("An objective needs words; type where you want to go."))
    refuse_unknown(fields, _CHOICES)
    refuse_wrong_weight(fields.get("weight"))


def refuse_wrong_weight(weight: Decimal | None) -> None:
    """A locked weight is a share of 100."""
    if weight is not None and not 0 <= weight <= 100:
        raise Refused(_("A weight is a share of 100; choose a number from 0 to 100."))


def reopened(fields: dict[str, Any], owner_id: str | None) -> dict[str, Any]:
    """The fields of a change; a new owner has accepted nothing yet."""
    if "owner_id" in fields and fields["owner_id"] != owner_id:
        return {"accepted_on": None, **fields}
    return fields


def _label(fields: dict[str, Any]) -> str:
    return _("Reword an objective") if set(fields) == {"title"} else _("Change an objective")

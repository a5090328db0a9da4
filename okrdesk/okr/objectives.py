"""Objectives: qualitative aims, committed or aspirational."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import is_blank
from okrdesk.i18n import _
from okrdesk.okr import cycles, order

COMMITMENTS = ("committed", "aspirational")
TYPES = ("outcome", "process", "relational", "transformational")
ORIGINS = ("own", "blueprint", "theme", "leadership")


@dataclass(frozen=True, slots=True)
class Objective:
    """An aim of one cycle. `weight` is a locked share of 100, or None for an equal share of the rest.

    `accepted_on` is the day on which the owner said yes, `continues_id` that of an earlier cycle which
    it carries on, `effort` what it is expected to take, in points of the team's own.
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


def of_cycle(document: Document, cycle_id: str) -> tuple[Objective, ...]:
    """The objectives of a cycle in their order."""
    query = t.Objective.select().where((t.Objective.cycle == cycle_id) & (t.Objective.deleted == 0))
    return tuple(_objective(r) for r in document.rows(query.order_by(t.Objective.position, t.Objective.id)))


def read(document: Document, objective_id: str) -> Objective:
    """One objective; refused when it is gone."""
    row = document.one(
        t.Objective.select().where((t.Objective.id == objective_id) & (t.Objective.deleted == 0))
    )
    if row is None:
        raise Refused(_("That objective is no longer here; undo brings it back."))
    return _objective(row)


def add(document: Document, /, cycle_id: str, title: str, index: int | None = None, **fields: Any) -> str:
    """Add an objective to a cycle at `index` (the end when None); returns its id. Fields as in Objective."""
    _refuse_wrong({"title": title, **fields})
    cycles.refuse_closed(document, cycle_id)
    with document.edit(_("Add an objective")):
        places = _places(document, cycle_id)
        objective_id = document.add(
            t.Objective, cycle=cycle_id, title=title.strip(), position=order.last(places), **_columns(fields)
        )
        if index is not None:
            places = _places(document, cycle_id)
            order.move(document, t.Objective, places, objective_id, index)
        return objective_id


def change(document: Document, /, objective_id: str, label: str = "", **fields: Any) -> None:
    """Change fields of an objective (names as in Objective)."""
    _refuse_wrong(fields)
    known = read(document, objective_id)
    cycles.refuse_closed(document, known.cycle_id)
    with document.edit(label or _label(fields)):
        document.set(t.Objective, objective_id, **_columns(reopened(fields, known)))


def assign(document: Document, objective_id: str, person_id: str | None) -> None:
    """Give an objective its one owner, or nobody. What the one before accepted is open again."""
    change(document, objective_id, _("Assign an owner"), owner_id=person_id)


def accept(document: Document, objective_id: str, day: dt.date | None) -> None:
    """Note that its owner accepted an objective on a day, or None: not yet. Refused while nobody owns it."""
    if read(document, objective_id).owner_id is None and day is not None:
        raise Refused(_("Nobody owns this objective yet; choose an owner first."))
    change(document, objective_id, _("Accept an objective"), accepted_on=day)


def move(document: Document, objective_id: str, index: int) -> None:
    """Put an objective at a place among those of its cycle."""
    objective = read(document, objective_id)
    cycles.refuse_closed(document, objective.cycle_id)
    with document.edit(_("Move an objective")):
        order.move(document, t.Objective, _places(document, objective.cycle_id), objective_id, index)


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


def _objective(row: Any) -> Objective:
    return Objective(
        row.id,
        row.cycle,
        row.title,
        row.why,
        row.commitment,
        row.type,
        row.priority,
        row.owner,
        row.origin,
        row.blueprint,
        row.links,
        row.weight,
        row.position,
        row.team,
        row.effort,
        row.accepted_on,
        row.continues,
    )


def _columns(fields: dict[str, Any]) -> dict[str, Any]:
    return {name.removesuffix("_id"): value for name, value in fields.items()}


def _places(document: Document, cycle_id: str) -> list[tuple[str, str]]:
    return [(o.id, o.position) for o in of_cycle(document, cycle_id)]


def _refuse_wrong(fields: dict[str, Any]) -> None:
    if is_blank(fields.get("title", "-")):
        raise Refused(_("An objective needs words; type where you want to go."))
    for name, allowed in (("commitment", COMMITMENTS), ("type", ("", *TYPES)), ("origin", ORIGINS)):
        if name in fields and fields[name] not in allowed:
            known = ", ".join(a for a in allowed if a)
            raise Refused(_("“{value}” is not one of {allowed}.").format(value=fields[name], allowed=known))
    refuse_wrong_weight(fields.get("weight"))


def refuse_wrong_weight(weight: Decimal | None) -> None:
    """A locked weight is a share of 100."""
    if weight is not None and not 0 <= weight <= 100:
        raise Refused(_("A weight is a share of 100; choose a number from 0 to 100."))


def reopened(fields: dict[str, Any], known: Any) -> dict[str, Any]:
    """The fields of a change; a new owner has accepted nothing yet."""
    if "owner_id" in fields and fields["owner_id"] != known.owner_id:
        return {"accepted_on": None, **fields}
    return fields


def _label(fields: dict[str, Any]) -> str:
    return _("Reword an objective") if set(fields) == {"title"} else _("Change an objective")

"""Stories: successes and lessons as cards of a cycle, ours or another community's."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import is_blank
from okrdesk.i18n import _
from okrdesk.okr import cycles, order

KINDS = ("success", "lesson")


@dataclass(frozen=True, slots=True)
class Story:
    """A card: what went well, or what was learnt and what to try next.

    `may_share`: those it is about agreed that others outside may read it. `origin` names the community it
    came from, "" is ours.
    """

    id: str
    cycle_id: str
    kind: str
    text: str
    try_next: str = ""
    objective_id: str | None = None
    person_id: str | None = None
    may_share: bool = False
    origin: str = ""
    on: dt.date = dt.date.min
    position: str = ""


def of_cycle(document: Document, cycle_id: str, kind: str = "") -> tuple[Story, ...]:
    """The stories of a cycle in their order, of one kind or ("") of both."""
    query = t.Story.select().where((t.Story.cycle == cycle_id) & (t.Story.deleted == 0))
    rows = document.rows(query.order_by(t.Story.position, t.Story.id))
    return tuple(story for story in map(_story, rows) if kind in ("", story.kind))


def all_stories(document: Document) -> tuple[Story, ...]:
    """The stories of all cycles, earliest cycle first."""
    return tuple(s for cycle in cycles.all_cycles(document) for s in of_cycle(document, cycle.id))


def read(document: Document, story_id: str) -> Story:
    """One story; refused when it is gone."""
    row = document.one(t.Story.select().where((t.Story.id == story_id) & (t.Story.deleted == 0)))
    if row is None:
        raise Refused(_("That story is no longer here; undo brings it back."))
    return _story(row)


def add(document: Document, /, cycle_id: str, kind: str, text: str, *, on: dt.date, **fields: Any) -> str:
    """Add a success or a lesson at the end of its cycle's cards; returns its id. Fields as in Story."""
    _refuse_wrong({"kind": kind, "text": text})
    cycles.refuse_closed(document, cycle_id)
    with document.edit(_("Add a success") if kind == "success" else _("Add a lesson")):
        return document.add(
            t.Story,
            cycle=cycle_id,
            kind=kind,
            text=text.strip(),
            on_day=on,
            position=order.last(_places(document, cycle_id)),
            **_columns(fields),
        )


def change(document: Document, /, story_id: str, **fields: Any) -> None:
    """Change fields of a story (names as in Story)."""
    _refuse_wrong(fields)
    cycles.refuse_closed(document, read(document, story_id).cycle_id)
    with document.edit(_("Change a story")):
        document.set(t.Story, story_id, **_columns(fields))


def move(document: Document, story_id: str, index: int) -> None:
    """Put a story at a place among those of its kind."""
    story = read(document, story_id)
    cycles.refuse_closed(document, story.cycle_id)
    with document.edit(_("Move a story")):
        order.move(document, t.Story, _places(document, story.cycle_id, story.kind), story_id, index)


def remove(document: Document, story_id: str) -> None:
    """Take a story out."""
    cycles.refuse_closed(document, read(document, story_id).cycle_id)
    with document.edit(_("Remove a story")):
        document.remove(t.Story, story_id)


def _story(row: Any) -> Story:
    return Story(
        id=row.id,
        cycle_id=row.cycle,
        kind=row.kind if row.kind in KINDS else "lesson",
        text=row.text,
        try_next=row.try_next,
        objective_id=row.objective,
        person_id=row.person,
        may_share=bool(row.may_share),
        origin=row.origin,
        on=row.on_day,
        position=row.position,
    )


def _columns(fields: dict[str, Any]) -> dict[str, Any]:
    columns = {{"on": "on_day"}.get(n, n.removesuffix("_id")): value for n, value in fields.items()}
    if "may_share" in columns:
        columns["may_share"] = int(columns["may_share"])
    return columns


def _places(document: Document, cycle_id: str, kind: str = "") -> list[tuple[str, str]]:
    return [(s.id, s.position) for s in of_cycle(document, cycle_id, kind)]


def _refuse_wrong(fields: dict[str, Any]) -> None:
    if fields.get("kind", KINDS[0]) not in KINDS:
        sentence = _("“{value}” is not one of {allowed}.")
        raise Refused(sentence.format(value=fields["kind"], allowed=", ".join(KINDS)))
    if is_blank(fields.get("text", "-")):
        raise Refused(_("A story needs words; type what happened."))

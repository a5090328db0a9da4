"""Stories: successes and lessons as cards of a cycle, ours or another community's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import is_blank
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import cycles, order
from okrdesk.okr.choices import refuse_unknown
from okrdesk.okr.records import Kept, Shape, differences, values

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


# What another program wrote and nobody knows is a lesson.
_KEPT = Kept(t.Story, Story, {"kind": Shape(lambda kind: kind if kind in KINDS else "lesson")})


def of_cycle(document: Document, cycle_id: str, kind: str = "") -> tuple[Story, ...]:
    """The stories of a cycle in their order, of one kind or ("") of both."""
    return tuple(story for story in _KEPT.of_cycle(document, cycle_id) if kind in ("", story.kind))


def all_stories(document: Document) -> tuple[Story, ...]:
    """The stories of all cycles, earliest cycle first."""
    return tuple(s for cycle in cycles.all_cycles(document) for s in of_cycle(document, cycle.id))


def read(document: Document, story_id: str) -> Story:
    """One story; refused when it is gone."""
    gone = _("That story is no longer here; undo brings it back.")
    return _KEPT.read(document, story_id, gone)


def add(document: Document, story: Story) -> str:
    """Add a success or a lesson at the end of its cycle's cards; returns its id."""
    _refuse_wrong(values(story))
    cycles.refuse_closed(document, story.cycle_id)
    with document.edit(_("Add a success") if story.kind == "success" else _("Add a lesson")):
        position = order.last(s.position for s in of_cycle(document, story.cycle_id))
        return _KEPT.add(document, replace(story, text=story.text.strip(), position=position))


def change(document: Document, before: Story, after: Story) -> None:
    """Write what differs between a story before and after."""
    changed = differences(before, after)
    _refuse_wrong(changed)
    cycles.refuse_closed(document, read(document, before.id).cycle_id)
    with document.edit(_("Change a story")):
        _KEPT.set(document, before.id, changed)


def move(document: Document, story_id: str, index: int) -> None:
    """Put a story at a place among those of its kind."""
    story = read(document, story_id)
    cycles.refuse_closed(document, story.cycle_id)
    with document.edit(_("Move a story")):
        order.move(document, t.Story, of_cycle(document, story.cycle_id, story.kind), story_id, index)


def remove(document: Document, story_id: str) -> None:
    """Take a story out."""
    cycles.refuse_closed(document, read(document, story_id).cycle_id)
    with document.edit(_("Remove a story")):
        document.remove(t.Story, story_id)


def _refuse_wrong(fields: Mapping[str, Any]) -> None:
    refuse_unknown(fields, {"kind": KINDS})
    if is_blank(fields.get("text", "-")):
        raise Refused(_("A story needs words; type what happened."))

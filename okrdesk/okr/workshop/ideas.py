"""Ideas: what people in the room, or in a survey, wrote or said; nobody is named as their author."""

from __future__ import annotations

from dataclasses import dataclass

from okrdesk.document import room_tables as r
from okrdesk.document.document import Document
from okrdesk.i18n import _
from okrdesk.okr.records import Kept

KINDS = ("idea", "sentence", "measure", "draft", "parking", "wish", "factor")
ORIGINS = ("called-out", "paper", "keyboard", "survey", "conversation")
EVIDENCE = ("said", "asked", "did", "written")


@dataclass(frozen=True, slots=True)
class Idea:
    """A card. `kind` is one of KINDS, `origin` of ORIGINS, `evidence` of EVIDENCE.

    `about` is the id of what it speaks of or of what became of it, or "". `interest`: an interest, not a goal
    yet. `seen`: somebody put it somewhere or turned it over while the room looked.
    """

    id: str
    cycle_id: str
    kind: str = "idea"
    text: str = ""
    step_id: str | None = None
    about: str = ""
    origin: str = "called-out"
    evidence: str = "written"
    interest: bool = False
    seen: bool = False
    theme_id: str | None = None
    source_id: str | None = None
    position: str = ""


IDEAS = Kept(r.Idea, Idea)


def of_cycle(document: Document, cycle_id: str) -> tuple[Idea, ...]:
    """Every card of a cycle in its order; one whose theme was removed is in no theme and not seen."""
    query = r.Idea.select().where((r.Idea.cycle == cycle_id) & (r.Idea.deleted == 0))
    return IDEAS.records(document.rows(query.order_by(r.Idea.position, r.Idea.id)))


def read(document: Document, idea_id: str) -> Idea:
    """One card; refused when it is gone."""
    return IDEAS.record(IDEAS.row(document, idea_id, _("That card is no longer here; undo brings it back.")))

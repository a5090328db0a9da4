"""Rounds: a question that everybody answers unseen, and what came out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from okrdesk.document import room_tables as r
from okrdesk.document.document import Document
from okrdesk.i18n import _
from okrdesk.okr.records import Kept, Shape

METHODS = ("dots", "approval", "fist", "purse", "marks", "estimates", "confidence")


@dataclass(frozen=True, slots=True)
class Round:
    """One asking. `method` is one of METHODS, `subject` says what the `items` are (themes, objectives, …).

    `items` are ids or words in the order that was frozen when it opened; `costs` is what each costs of a
    purse. It is open while `result` is empty. `paper` reconciles slips, `tie` is the rule and its outcome.
    """

    id: str
    cycle_id: str
    method: str
    subject: str
    step_id: str | None = None
    criterion: str = ""
    items: tuple[str, ...] = ()
    costs: dict[str, Any] = field(default_factory=dict)
    dots: int | None = None
    per_item: int | None = None
    people: int | None = None
    cut: int | None = None
    result: dict[str, Any] = field(default_factory=dict)
    paper: dict[str, Any] = field(default_factory=dict)
    tie: dict[str, Any] = field(default_factory=dict)
    repeats_id: str | None = None
    position: str = ""


ROUNDS = Kept(r.Round, Round, {"items": Shape(tuple, list)})


def of_cycle(document: Document, cycle_id: str) -> tuple[Round, ...]:
    """The rounds of a cycle, the latest last."""
    query = r.Round.select().where((r.Round.cycle == cycle_id) & (r.Round.deleted == 0))
    return ROUNDS.records(document.rows(query.order_by(r.Round.position, r.Round.id)))


def read(document: Document, round_id: str) -> Round:
    """One round; refused when it is gone."""
    return ROUNDS.record(
        ROUNDS.row(document, round_id, _("That round is no longer here; undo brings it back."))
    )

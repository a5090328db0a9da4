"""Asking: which round belongs to an act of a step, and what a fresh one asks."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from okrdesk.document.document import Document
from okrdesk.i18n import _
from okrdesk.okr import key_results
from okrdesk.okr.workshop import rounds, subjects, templates
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.templates import Act
from okrdesk.okr.workshop.workshops import Workshop, WorkshopStep

MOST_CHOSEN = 3


def latest(asked: Sequence[Round], step_id: str, act: Act, among: Collection[str] = ()) -> Round | None:
    """The latest round of an act of a step; of those about one of the items `among`, where some are named.

    A run-off stands in for its round until it settles it.
    """
    mine = [
        each
        for each in asked
        if each.step_id == step_id
        and each.subject == act.of
        and (each.method == act.method or each.repeats_id is not None)
        and (not among or any(item in among for item in each.items))
    ]
    if not mine:
        return None
    before = next((each for each in asked if each.id == mine[-1].repeats_id), None)
    settles = before is not None and before.tie.get("round") == mine[-1].id and before.is_settled
    return before if settles else mine[-1]


def fresh(document: Document, workshop: Workshop, step: WorkshopStep, act: Act, goal_id: str = "") -> Round:
    """A round for an act as it would be opened; it may be changed before.

    With a goal it asks about that objective, or about its key results.
    """
    chooses = act.of in ("themes", "objectives") and act.method in rounds.CHOOSING
    return Round(
        "",
        workshop.cycle_id,
        act.method,
        act.of,
        step_id=step.id,
        criterion=act.criterion or _question_of(step, act),
        items=items_of(document, workshop, act, goal_id),
        people=workshop.voices,
        cut=MOST_CHOSEN if chooses else None,
        openly=act.openly,
    )


def _question_of(step: WorkshopStep, act: Act) -> str:
    """What the step asks with an act that has no words of its own: every round says what it was about."""
    told = templates.step_of(step)
    return told.question(told.acts.index(act)) if act in told.acts else ""


def items_of(document: Document, workshop: Workshop, act: Act, goal_id: str = "") -> tuple[str, ...]:
    """What an act asks about: its own words, a goal or its key results, or everything of its subject."""
    if act.items:
        return act.items
    if goal_id and act.of == "objectives":
        return (goal_id,)
    if goal_id and act.of == "key-results":
        return tuple(each.id for each in key_results.of_objective(document, goal_id))
    if act.of in ("mission", "charter"):
        return (act.criterion or _("Can I live with it?"),)
    return subjects.items_of(document, workshop.cycle_id, act.of)

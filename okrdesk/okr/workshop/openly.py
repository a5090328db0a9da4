"""Openly: an act whose entries the whole room sees as they are typed, because few voices hide nobody.

From seen to unseen is a one-way street: what was once cast or written without being seen stays so, and its
act cannot be done openly any more.
"""

from __future__ import annotations

from dataclasses import replace

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.i18n import _
from okrdesk.okr import cycles
from okrdesk.okr.workshop import asking, box, ideas, rounds, templates, workshops
from okrdesk.okr.workshop.rounds import ROUNDS, Round
from okrdesk.okr.workshop.templates import Act
from okrdesk.okr.workshop.workshops import STEPS, WorkshopStep


def do_openly(document: Document, step_id: str, place: int, openly: bool) -> None:
    """Do an act of a step (by its place) openly, or from now on unseen.

    Openly is refused once something was cast or written unseen in it. A round that is open follows.
    """
    step = workshops.step(document, step_id)
    workshop = workshops.read(document, step.workshop_id)
    cycles.refuse_closed(document, workshop.cycle_id)
    told = templates.step_of(step)
    if not 0 <= place < len(told.acts):
        raise Refused(_("There is no such part of this step."))
    act = told.acts[place]
    asked = _rounds_of(document, workshop.cycle_id, step, act)
    if openly and not act.openly and _is_begun(document, step, act, asked):
        raise Refused(_("Something was handed in unseen here, and stays unseen; take a fresh step for it."))
    acts = tuple(replace(each, openly=openly) if n == place else each for n, each in enumerate(told.acts))
    content = templates.settings_of(replace(told, acts=acts))
    with document.edit(_("Do it openly") if openly else _("Do it unseen")):
        STEPS.set(document, step.id, {"settings": {**step.settings, "acts": content["acts"]}})
        for each in asked:
            if not each.result and each.openly != openly:
                ROUNDS.set(document, each.id, {"openly": openly})


def _rounds_of(document: Document, cycle_id: str, step: WorkshopStep, act: Act) -> list[Round]:
    """The rounds of an act, of every goal that it asked about."""
    if act.name != "ask":
        return []
    known = rounds.of_cycle(document, cycle_id)
    return [each for each in known if asking.latest([each], step.id, act) is not None]


def _is_begun(document: Document, step: WorkshopStep, act: Act, asked: list[Round]) -> bool:
    """Whether something lies in a box, or came out of one."""
    if act.name == "ask":
        return any(
            not each.openly
            and (
                rounds.state(document, each) != "open"
                or not box.is_here(document, each.id)
                or bool(box.Box(document, each.id).ballots)
            )
            for each in asked
        )
    workshop = workshops.read(document, step.workshop_id)
    return box.holds_cards(document, step.id, act.of) or any(
        card.step_id == step.id and card.kind == act.of
        for card in ideas.of_cycle(document, workshop.cycle_id)
    )

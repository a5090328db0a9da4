"""What the room sees of a step of the evening."""

from __future__ import annotations

from typing import Any

from okrdesk.document import room_tables as r
from okrdesk.okr.workshop import shown, templates, workshops
from okrdesk.okr.workshop.moment import Moment
from okrdesk.okr.workshop.templates import TemplateStep
from tests.okr.workshop.evening import Evening

STEPS = {step.kind: step for step in templates.shipped()[0].steps[::-1]}


def step_of(room: Evening, told: TemplateStep) -> str:
    """A step of the template in the workshop of the evening."""
    with room.document.edit("A step"):
        return room.document.add(
            r.WorkshopStep,
            workshop=room.workshop,
            kind=told.kind,
            title=told.title,
            position="W",
            settings=templates.settings_of(told),
        )


def view(room: Evening, step_id: str, moment: Moment | None = None) -> Any:
    """What the room sees of a step."""
    document = room.document
    workshop = workshops.read(document, room.workshop)
    return shown.room_view(document, workshop, workshops.step(document, step_id), moment)


def vote(room: Evening) -> str:
    """The step in which priorities are voted on."""
    return step_of(room, STEPS["vote"])


def step_told(key: str, kind: str) -> TemplateStep:
    """The step of a kind in one of the templates that are shipped."""
    template = next(each for each in templates.shipped() if each.key == key)
    return next(step for step in template.steps if step.kind == kind)

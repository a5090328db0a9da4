"""What is planned: a workshop that was prepared, or a template as it would be, before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from okrdesk.frozen import dataclass
from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.workshop_page.agenda_list import AgendaRow, minutes_words
from okrdesk.i18n import _
from okrdesk.okr.workshop import agenda, templates, workshops
from okrdesk.okr.workshop.templates import Template, TemplateStep
from okrdesk.okr.workshop.workshops import Workshop, WorkshopStep

WAYS = ("called-out", "paper", "keyboard")
_USUAL_BEGIN = "18:00"
_USUAL_WAYS = ("called-out", "paper")


@dataclass(frozen=True, slots=True)
class Plan:
    """`workshop` has id "" while nothing is written; `steps` are those of the template then."""

    template: Template
    own_id: str
    workshop: Workshop
    steps: tuple[WorkshopStep, ...]

    @property
    def is_written(self) -> bool:
        """Whether the workspace knows of it."""
        return bool(self.workshop.id)


def all_templates(desk: Desk) -> list[tuple[str, Template]]:
    """(id of one's own or "", template): the eight that are shipped, then those saved here.

    A workshop whose template was removed after it was prepared stands there by its own agenda.
    """
    known = [*(("", each) for each in templates.shipped()), *templates.own(desk.document)]
    keys = {each.key for _own, each in known}
    for workshop in workshops.of_cycle(desk.document, desk.cycle.id):
        if workshop.state == "prepared" and workshop.template not in keys:
            keys.add(workshop.template)
            made = agenda.as_template(desk.document, workshop.id, workshop.title)
            known.append(("", replace(made, key=workshop.template)))
    return known


def card_id(own_id: str, template: Template) -> str:
    """What a card is told apart by."""
    return own_id or template.key


def prepared(desk: Desk, template: Template, wanted: str = "") -> Workshop | None:
    """The workshop of this cycle that was prepared from a template and has not begun.

    Of several the one with the id `wanted`, else the latest: two copies may have prepared one each.
    """
    known = workshops.of_cycle(desk.document, desk.cycle.id)
    fitting = [each for each in known if each.state == "prepared" and each.template == template.key]
    return next((each for each in fitting if each.id == wanted), fitting[-1] if fitting else None)


def plan_of(desk: Desk, own_id: str, template: Template, minutes: int | None, wanted: str = "") -> Plan:
    """What is planned with a template; where nothing is written, for `minutes` or the template's own."""
    known = prepared(desk, template, wanted)
    if known is not None:
        return Plan(template, own_id, known, workshops.steps_of(desk.document, known.id))
    shown = templates.scaled(template, minutes) if minutes else template
    workshop = Workshop(
        "",
        desk.cycle.id,
        template.key,
        template.title,
        on=desk.today,
        begins=_USUAL_BEGIN,
        minutes=shown.minutes,
        ways=_USUAL_WAYS,
    )
    steps = tuple(_unwritten(number, step) for number, step in enumerate(shown.steps))
    return Plan(template, own_id, workshop, steps)


def _unwritten(number: int, step: TemplateStep) -> WorkshopStep:
    state = "left out" if step.when == "after" else "open"
    return WorkshopStep(str(number), "", step.kind, step.phase, step.title, step.minutes, state=state)


def agenda_rows(steps: Sequence[WorkshopStep]) -> list[AgendaRow]:
    """The steps as rows, those that are kept numbered, each phase beside its first step."""
    rows, number, phase = [], 0, ""
    for step in steps:
        kept, counts = step.state != "left out", step.kind != "break"
        number += kept and counts
        rows.append(
            AgendaRow(
                step.id,
                step.title,
                under=step.phase,
                pill=minutes_words(step.minutes) if kept else _("left out"),
                number=str(number) if kept and counts else "" if not counts else "–",
                phase=step.phase if step.phase != phase else "",
                minutes=step.minutes,
                kept=kept,
            )
        )
        phase = step.phase
    return rows


def planned_minutes(steps: Sequence[WorkshopStep]) -> int:
    """The minutes of all steps that are kept, breaks included."""
    return sum(step.minutes for step in steps if step.state != "left out")


def day_words(on: dt.date | None, begins: str, day: str) -> str:
    """ "Thursday 26 March 2026, 18:00" of what is known."""
    return ", ".join(part for part in (day if on else "", begins) if part)

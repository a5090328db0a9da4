"""Agendas: a workshop is prepared from a template, its steps are changed, and it goes from step to step."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from okrdesk.document import room_tables as r
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import in_one_line, is_blank
from okrdesk.i18n import _
from okrdesk.okr import cycles, order
from okrdesk.okr import people as everybody
from okrdesk.okr.choices import refuse_unknown
from okrdesk.okr.records import differences, values
from okrdesk.okr.workshop import templates, workshops
from okrdesk.okr.workshop.ideas import ORIGINS
from okrdesk.okr.workshop.templates import MOST_MINUTES, Template
from okrdesk.okr.workshop.workshops import DROPPED, ON, STEPS, WORKSHOPS, Workshop, WorkshopStep

MOST_PEOPLE = 9999
_TIME_OF_DAY = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


def prepare(
    document: Document,
    cycle_id: str,
    template: Template,
    *,
    on: dt.date | None = None,
    begins: str = "",
    minutes: int | None = None,
    expected: int | None = None,
    people: Sequence[str] = (),
    ways: Sequence[str] = ("called-out", "paper"),
) -> str:
    """Prepare a workshop with the steps of a template, scaled to `minutes`; returns its id."""
    planned = Workshop(
        "", cycle_id, template.key, template.title, on, begins,
        template.minutes if minutes is None else minutes, expected, tuple(people), tuple(ways),
    )  # fmt: skip
    return prepare_planned(document, planned, template)


def prepare_planned(document: Document, planned: Workshop, template: Template) -> str:
    """Prepare a workshop as it is planned, with the steps of its template in its length; returns its id.

    What is for after the evening is left out of it at first.
    """
    cycles.refuse_closed(document, planned.cycle_id)
    scaled = template if planned.minutes == template.minutes else templates.scaled(template, planned.minutes)
    known = workshops.of_cycle(document, planned.cycle_id)
    position = order.last(each.position for each in known)
    workshop = replace(planned, people=_names(planned.people), position=position)
    _refuse_wrong(values(workshop))
    with document.edit(_("Prepare a workshop")):
        workshop_id = WORKSHOPS.add(document, workshop)
        for step, position in zip(scaled.steps, order.spread(len(scaled.steps)), strict=True):
            made = WorkshopStep(
                "",
                workshop_id,
                step.kind,
                step.phase,
                step.title,
                step.minutes,
                state="left out" if step.when == "after" else "open",
                position=position,
                settings=templates.settings_of(step),
            )
            STEPS.add(document, made)
        return workshop_id


def change(document: Document, before: Workshop, after: Workshop) -> None:
    """Write what differs in date, length, people, ways or title; another length scales what is still open."""
    changed = differences(before, after)
    if "people" in changed:
        changed["people"] = _names(changed["people"])
    _refuse_wrong(changed)
    known = _of_open_cycle(document, before.id)
    with document.edit(_("Change a workshop")):
        WORKSHOPS.set(document, known.id, changed)
        if known.state == "running":
            _know(document, changed.get("people", ()))
        if "minutes" in changed:
            _rescale(document, known, changed["minutes"])


def remove(document: Document, workshop_id: str) -> None:
    """Take a workshop away; what it gathered stays in its cycle. Refused while it runs."""
    known = _of_open_cycle(document, workshop_id)
    if known.state == "running":
        raise Refused(_("This workshop is running; close it before removing it."))
    with document.edit(_("Remove a workshop")):
        document.remove(r.Workshop, workshop_id)


def change_step(document: Document, before: WorkshopStep, after: WorkshopStep) -> None:
    """Write what differs in a step's title, minutes or settings."""
    changed = differences(before, after)
    if is_blank(changed.get("title", "-")):
        raise Refused(_("A step needs words; type what the room does."))
    _refuse_outside(changed.get("minutes", 1), MOST_MINUTES)
    _of_open_cycle(document, before.workshop_id)
    workshops.step(document, before.id)
    with document.edit(_("Change a step")):
        STEPS.set(document, before.id, changed)


def move_step(document: Document, step_id: str, index: int) -> None:
    """Put a step at a place in the agenda, counted from 0; those left out count too."""
    step = workshops.step(document, step_id)
    _of_open_cycle(document, step.workshop_id)
    with document.edit(_("Move a step")):
        siblings = workshops.steps_of(document, step.workshop_id)
        order.move(document, r.WorkshopStep, siblings, step_id, index)


def put_next(document: Document, step_id: str) -> None:
    """Put a step right after the one that is on, in its phase; one that was left out is taken up again."""
    step = workshops.step(document, step_id)
    current = _current(document, step.workshop_id)
    if current.id == step_id:
        return
    with document.edit(_("Put a step next")):
        rest = [each for each in workshops.steps_of(document, step.workshop_id) if each.id != step_id]
        siblings = workshops.steps_of(document, step.workshop_id)
        order.move(document, r.WorkshopStep, siblings, step_id, rest.index(current) + 1)
        STEPS.set(document, step_id, {"state": "open", "phase": current.phase, "settings": _unmarked(step)})
        _be_at(document, step.workshop_id, current.id)


def leave_out(document: Document, step_id: str, left_out: bool) -> None:
    """Leave a step out, or (False) take it up again. What was gathered in it stays.

    In a running workshop the one that is on stays on; where it is itself left out, the one after it comes.
    """
    step = workshops.step(document, step_id)
    workshop = _of_open_cycle(document, step.workshop_id)
    runs = workshop.state == "running"
    steps = workshops.steps_of(document, step.workshop_id)
    current = workshops.current(steps)
    if current is not None and current.id == step_id:
        current = workshops.following(steps, step)
    settings = _unmarked(step) | ({DROPPED: True} if left_out and runs else {})
    with document.edit(_("Leave a step out") if left_out else _("Take a step up again")):
        state = "left out" if left_out else "open"
        STEPS.set(document, step_id, {"state": state, "settings": settings})
        if runs and current is not None:
            _be_at(document, step.workshop_id, current.id)


def start(document: Document, workshop_id: str) -> None:
    """Begin a prepared workshop; whoever is in the room by name can own things from now on.

    Refused while another one runs.
    """
    known = _of_open_cycle(document, workshop_id)
    if known.state != "prepared":
        raise Refused(_("This workshop has begun already."))
    _refuse_another(document, known)
    with document.edit(_("Start the workshop")):
        WORKSHOPS.set(document, workshop_id, {"state": "running"})
        _know(document, known.people)


def _refuse_another(document: Document, known: Workshop) -> None:
    running = workshops.running(document)
    if running is None:
        return
    if running.cycle_id == known.cycle_id:
        sentence = _("“{title}” is still running; close it before another one begins.")
    else:
        sentence = _("“{title}” of {cycle} is still running; close it before another one begins.")
    cycle = cycles.read(document, running.cycle_id)
    raise Refused(sentence.format(title=running.title, cycle=cycle.name))


def hold(document: Document, cycle_id: str, template: Template, *, on: dt.date) -> str:
    """Prepare a workshop and begin it, as one step; returns its id. Refused while another one runs."""
    with document.edit(_("Hold a meeting")):
        workshop_id = prepare(document, cycle_id, template, on=on)
        start(document, workshop_id)
        return workshop_id


def next_step(document: Document, workshop_id: str, spent_seconds: int = 0) -> None:
    """Finish the step that is on, noting what it took, and go on to the next one that is open.

    After the last of the agenda that is the first one which was passed over.
    """
    current = _current(document, workshop_id)
    coming = workshops.following(workshops.steps_of(document, workshop_id), current)
    with document.edit(_("Go on to the next step")):
        _set_spent(document, current, spent_seconds, state="done")
        _be_at(document, workshop_id, coming.id if coming else "")


def back(document: Document, workshop_id: str, spent_seconds: int = 0) -> None:
    """Go back to the step before; what the present one took so far is kept. Refused at the first one."""
    _running(document, workshop_id)
    steps = workshops.steps_of(document, workshop_id)
    current = workshops.current(steps)
    before = steps[: steps.index(current) if current else None]
    gone = [step for step in before if step.state != "left out"]
    if not gone:
        raise Refused(_("This is the first step; nothing comes before it."))
    with document.edit(_("Go back a step")):
        if current is not None:
            _set_spent(document, current, spent_seconds)
        STEPS.set(document, gone[-1].id, {"state": "open"})
        _be_at(document, workshop_id, gone[-1].id)


def go_to(document: Document, step_id: str, spent_seconds: int = 0) -> None:
    """Go to any step; a past one or one left out is opened again. Those in between stay open as they were."""
    step = workshops.step(document, step_id)
    _running(document, step.workshop_id)
    steps = workshops.steps_of(document, step.workshop_id)
    current = workshops.current(steps)
    with document.edit(_("Go to a step")):
        if current is not None and current.id != step_id:
            _set_spent(document, current, spent_seconds)
        STEPS.set(document, step_id, {"state": "open", "settings": _unmarked(step)})
        _be_at(document, step.workshop_id, step_id)


def close(document: Document, workshop_id: str, spent_seconds: int = 0) -> None:
    """End a workshop: its record can be read from now on. Steps that were not reached stay as they are."""
    _running(document, workshop_id)
    current = workshops.current(workshops.steps_of(document, workshop_id))
    with document.edit(_("Close the workshop")):
        if current is not None:
            _set_spent(document, current, spent_seconds, state="done")
        WORKSHOPS.set(document, workshop_id, {"state": "closed"})


def reopen(document: Document, workshop_id: str) -> None:
    """Let a closed workshop go on, at the first step that is open, or at its last one.

    Refused while another one runs.
    """
    known = _of_open_cycle(document, workshop_id)
    if known.state != "closed":
        raise Refused(_("This workshop is not closed."))
    _refuse_another(document, known)
    steps = workshops.steps_of(document, workshop_id)
    done = [step for step in steps if step.state == "done"]
    with document.edit(_("Reopen the workshop")):
        WORKSHOPS.set(document, workshop_id, {"state": "running"})
        if done and workshops.current(steps) is None:
            STEPS.set(document, done[-1].id, {"state": "open"})


def save_as_template(document: Document, workshop_id: str, title: str) -> str:
    """Keep the agenda of a workshop as a template of our own; returns the template's id."""
    if is_blank(title):
        raise Refused(_("An agenda needs a name; type one."))
    return templates.keep(document, as_template(document, workshop_id, title))


def as_template(document: Document, workshop_id: str, title: str) -> Template:
    """The agenda of a workshop as a template; nothing is written."""
    known = workshops.read(document, workshop_id)
    steps = tuple(
        replace(told, when=_when(step, told.when))
        for step in workshops.steps_of(document, workshop_id)
        for told in [templates.step_of(step)]
    )
    voices = known.voices or 2
    return Template(
        key=re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:60] or "own",
        title=in_one_line(title),
        leave_with="",
        people=(min(voices, 4), max(voices, 12)),
        minutes=known.minutes,
        phases=tuple(dict.fromkeys(step.phase for step in steps if step.phase)),
        steps=steps,
    )


def _when(step: WorkshopStep, planned: str) -> str:
    """What was ticked that could wait until after is part of the evening now, and the other way round."""
    if step.state == "left out" and not step.settings.get(DROPPED):
        return "after"
    return "can wait" if planned == "after" else planned


def _rescale(document: Document, known: Workshop, minutes: int) -> None:
    steps = [
        step
        for step in workshops.steps_of(document, known.id)
        if step.state == "open" and templates.step_of(step).when != "after"
    ]
    planned = [step.minutes for step in steps]
    total = Fraction(sum(planned) * minutes, known.minutes)
    for step, length in zip(steps, templates.lengths(planned, total), strict=True):
        if length != step.minutes:
            STEPS.set(document, step.id, {"minutes": length})


def _unmarked(step: WorkshopStep) -> dict[str, Any]:
    """The settings of a step without what a running workshop noted there."""
    return {name: value for name, value in step.settings.items() if name not in (DROPPED, ON)}


def _be_at(document: Document, workshop_id: str, step_id: str) -> None:
    """Have a step ("": none) be the one that is on; it is marked only where an earlier one is open."""
    steps = workshops.steps_of(document, workshop_id)
    first = next((each.id for each in steps if each.state == "open"), "")
    for each in steps:
        marked = each.id == step_id != first
        if bool(each.settings.get(ON)) != marked:
            plain = {name: value for name, value in each.settings.items() if name != ON}
            STEPS.set(document, each.id, {"settings": plain | ({ON: True} if marked else {})})


def _set_spent(document: Document, step: WorkshopStep, seconds: int, **more: Any) -> None:
    STEPS.set(document, step.id, {"spent": step.spent + max(0, seconds), **more})


def _current(document: Document, workshop_id: str) -> WorkshopStep:
    _running(document, workshop_id)
    current = workshops.current(workshops.steps_of(document, workshop_id))
    if current is None:
        raise Refused(_("That was the last step; close the workshop."))
    return current


def _running(document: Document, workshop_id: str) -> Workshop:
    known = _of_open_cycle(document, workshop_id)
    told = {
        "prepared": _("This workshop has not begun; start it first."),
        "closed": _("This workshop is closed; reopen it first."),
    }
    if known.state in told:
        raise Refused(told[known.state])
    return known


def _of_open_cycle(document: Document, workshop_id: str) -> Workshop:
    known = workshops.read(document, workshop_id)
    cycles.refuse_closed(document, known.cycle_id)
    return known


def _know(document: Document, names: Iterable[str]) -> None:
    """Make people of the workspace of those who are not yet."""
    for name in names:
        if everybody.named(everybody.everyone(document), name) is None:
            everybody.add(document, name)


def _names(people: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in map(in_one_line, people) if not is_blank(name)))


def _refuse_wrong(fields: Mapping[str, Any]) -> None:
    checks: dict[str, Callable[[Any], object]] = {
        "title": _refuse_blank_title,
        "begins": _refuse_wrong_time,
        "minutes": lambda minutes: _refuse_outside(minutes, MOST_MINUTES),
        "expected": lambda people: _refuse_outside(1 if people is None else people, MOST_PEOPLE),
        "ways": _refuse_unknown_ways,
    }
    for name, check in checks.items():
        if name in fields:
            check(fields[name])


def _refuse_blank_title(title: str) -> None:
    if is_blank(title):
        raise Refused(_("A workshop needs a name; type one."))


def _refuse_wrong_time(begins: str) -> None:
    if begins and not _TIME_OF_DAY.fullmatch(begins):
        raise Refused(_("“{text}” is no time of day; type one such as 18:00.").format(text=begins))


def _refuse_unknown_ways(ways: Sequence[str]) -> None:
    for way in ways:
        refuse_unknown({"ways": way}, {"ways": ORIGINS})


def _refuse_outside(number: int, most: int) -> None:
    if not 1 <= number <= most:
        raise Refused(_("Choose a whole number from 1 to {most}.").format(most=most))

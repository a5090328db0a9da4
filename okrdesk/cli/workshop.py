"""`okrdesk workshop`: how far a workshop is, and going from step to step, for a script or a break-out."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from typing import Any

from okrdesk.cli import asked, output
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.storage import OpenFile
from okrdesk.document.text import plain_digits
from okrdesk.i18n import _, format_day
from okrdesk.okr import cycles, people
from okrdesk.okr.terms import Cycle
from okrdesk.okr.workshop import agenda, clock, templates, workshops
from okrdesk.okr.workshop.words import state_words
from okrdesk.okr.workshop.workshops import Workshop, WorkshopStep


def workshop(chosen: argparse.Namespace) -> int:
    """Say how far the latest workshop is, or start one, go on, back, close or reopen it."""
    wishes = (chosen.template, chosen.minutes, chosen.people, chosen.on, chosen.cycle)
    if chosen.act != "start" and any(wish is not None for wish in wishes):
        output.warn(_("--template, --minutes, --people, --on and --cycle belong to start."))
        return 2
    if chosen.templates and chosen.act is None:
        return _list_templates(chosen)
    if chosen.file is None:
        output.warn(_("Name a workspace, such as okrdesk workshop FILE; only --templates needs none."))
        return 2
    if chosen.act is None:
        with asked.reading(chosen.file) as document:
            _tell(chosen, document)
        return 0
    with asked.writing(chosen.file) as opened:
        document = opened.document
        _ACTS[chosen.act](chosen, document)
        publish(opened, _told(chosen.act, document))
        clock.forget(document)
    return 0


def publish(opened: OpenFile, told: str) -> None:
    """Write an edit to the file, and say in a sentence what it was."""
    published = opened.publish()
    output.say(told)
    if published.merged is not None and published.merged.steps:
        output.say(_("Others changed the file meanwhile; both are kept."))


def latest(document: Document) -> Workshop:
    """The workshop that runs, else the latest; refused where there is none."""
    known = workshops.latest(document)
    if known is None:
        raise Refused(_("There is no workshop yet; begin one with okrdesk workshop FILE start."))
    return known


def cycle(chosen: argparse.Namespace, document: Document) -> Cycle:
    """The cycle of --cycle, else that of the workshop that runs, else the current one."""
    running = workshops.running(document)
    if chosen.cycle is None and running is not None:
        return cycles.read(document, running.cycle_id)
    return asked.cycle(chosen, document, asked.today())


def _start(chosen: argparse.Namespace, document: Document) -> None:
    """Begin what was prepared; prepare it first where something is said about it, or nothing was."""
    day = asked.day(chosen, document.locale)
    of = asked.cycle(chosen, document, day)
    wishes = (chosen.template, chosen.minutes, chosen.people, chosen.on)
    prepared = [each for each in workshops.of_cycle(document, of.id) if each.state == "prepared"]
    with document.edit(_("Start the workshop")):
        if prepared and all(wish is None for wish in wishes):
            agenda.start(document, prepared[-1].id)
            return
        number = plain_digits(chosen.people or "").strip()
        is_number = bool(re.fullmatch(r"[0-9]{1,9}", number))
        made = agenda.prepare(
            document,
            of.id,
            templates.find(document, chosen.template or templates.SHIPPED[0]),
            on=day,
            minutes=chosen.minutes,
            expected=int(number) if is_number else None,
            people=() if is_number else people.names_in(chosen.people or ""),
        )
        agenda.start(document, made)


def _next(_chosen: argparse.Namespace, document: Document) -> None:
    agenda.next_step(document, latest(document).id, _spent(document))


def _back(_chosen: argparse.Namespace, document: Document) -> None:
    agenda.back(document, latest(document).id, _spent(document))


def _close(_chosen: argparse.Namespace, document: Document) -> None:
    agenda.close(document, latest(document).id, _spent(document))


def _reopen(_chosen: argparse.Namespace, document: Document) -> None:
    agenda.reopen(document, latest(document).id)


_ACTS: dict[str, Callable[[argparse.Namespace, Document], None]] = {
    "start": _start,
    "next": _next,
    "back": _back,
    "close": _close,
    "reopen": _reopen,
}


def _spent(document: Document) -> int:
    """Seconds that a window counted for the step that is on; commands have no clock of their own."""
    current = workshops.current(workshops.steps_of(document, latest(document).id))
    return 0 if current is None else round(clock.kept(document, current).used)


def _tell(chosen: argparse.Namespace, document: Document) -> None:
    known = latest(document)
    steps = workshops.steps_of(document, known.id)
    name = cycles.read(document, known.cycle_id).name
    if chosen.json:
        output.say_json(_as_json(known, steps, name))
        return
    parts = [output.cut(known.title, 80), name, state_words(known.state)]
    if known.on is not None:
        parts.insert(1, format_day(known.on, document.locale))
    output.say(" · ".join(parts))
    current = workshops.current(steps)
    output.say_table(
        [
            (
                ">" if known.state == "running" and step is current else "",
                str(number),
                output.cut(step.phase, 20),
                output.cut(step.title, 60),
                _("{minutes} min").format(minutes=step.minutes),
                "" if step.state == "open" else state_words(step.state),
            )
            for number, step in enumerate(steps, 1)
        ],
        right=(1, 4),
    )


def _told(act: str, document: Document) -> str:
    """What was done, and what the room does now."""
    known = latest(document)
    steps = workshops.steps_of(document, known.id)
    current = workshops.current(steps)
    title = output.cut(known.title, 80)
    if known.state == "closed":
        return _("“{title}” is closed.").format(title=title)
    begun = _("“{title}” has begun.").format(title=title) if act == "start" else ""
    if current is None:
        return _("That was the last step; close the workshop.")
    now = _("Now: {number} {title}, {minutes} min").format(
        number=steps.index(current) + 1, title=output.cut(current.title, 80), minutes=current.minutes
    )
    return f"{begun} {now}".strip()


def _as_json(known: Workshop, steps: Sequence[WorkshopStep], cycle_name: str) -> dict[str, Any]:
    return {
        "id": known.id,
        "template": known.template,
        "title": known.title,
        "cycle": cycle_name,
        "on": known.on and known.on.isoformat(),
        "state": known.state,
        "minutes": known.minutes,
        "spent_seconds": sum(step.spent for step in steps),
        "expected": known.voices,
        "people": list(known.people) or None,
        "steps": [
            {
                "number": number,
                "kind": step.kind,
                "phase": step.phase,
                "title": step.title,
                "minutes": step.minutes,
                "spent_seconds": step.spent,
                "state": step.state,
            }
            for number, step in enumerate(steps, 1)
        ],
    }


def _list_templates(chosen: argparse.Namespace) -> int:
    known = list(templates.shipped())
    if chosen.file is not None:
        with asked.reading(chosen.file) as document:
            known += [template for _id, template in templates.own(document)]
    if chosen.json:
        output.say_json([templates.to_content(template) for template in known])
        return 0
    output.say_table(
        [
            (
                template.key,
                output.cut(template.title, 40),
                _("{minutes} min").format(minutes=template.minutes),
                output.cut(template.leave_with, 100),
            )
            for template in known
        ],
        right=(2,),
    )
    return 0

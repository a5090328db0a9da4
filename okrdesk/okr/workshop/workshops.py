"""Workshops: meetings with an agenda of steps, and how far a meeting has come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import field, replace
from typing import Any

from okrdesk.document import room_tables as r
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import in_one_line
from okrdesk.document.whole_rows import Spelled
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import cycles
from okrdesk.okr.records import Kept, Shape

# Among a step's settings while the workshop runs; neither is part of what the template says.
DROPPED = "dropped"  # it was left out because of the clock
ON = "on"  # it was gone to, although steps before it are open


@dataclass(frozen=True, slots=True)
class Workshop:
    """A meeting of a cycle: `state` is prepared, running or closed; `minutes` what it is planned to take.

    `people` are names as they were typed, `expected` is how many there will be (None: as many as names).
    `begins` is a time of day ("18:00") or ""; `ways` are origins: called-out, paper, keyboard.
    """

    id: str
    cycle_id: str
    template: str
    title: str
    on: dt.date | None = None
    begins: str = ""
    minutes: int = 120
    expected: int | None = None
    people: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    state: str = "prepared"
    position: str = ""

    @property
    def voices(self) -> int | None:
        """How many people answer when everybody is asked; None where nobody said."""
        return self.expected if self.expected is not None else len(self.people) or None


@dataclass(frozen=True, slots=True)
class WorkshopStep:
    """One step: its kind says which acts it consists of; `state` is open, done or left out.

    `minutes` are planned, `spent` are seconds. `settings` are those of the template's step.
    """

    id: str
    workshop_id: str
    kind: str
    phase: str = ""
    title: str = ""
    minutes: int = 5
    spent: int = 0
    state: str = "open"
    position: str = ""
    settings: dict[str, Any] = field(default_factory=dict)


_NAMES = Shape(tuple, list)
WORKSHOPS = Kept(r.Workshop, Workshop, {"people": _NAMES, "ways": _NAMES})
STEPS = Kept(r.WorkshopStep, WorkshopStep)
_ALL = Spelled(lambda: r.Workshop.select().where(r.Workshop.deleted == 0))
_STEPS_OF = Spelled(
    lambda workshop_id: (
        r.WorkshopStep.select()
        .where((r.WorkshopStep.workshop == workshop_id) & (r.WorkshopStep.deleted == 0))
        .order_by(r.WorkshopStep.position, r.WorkshopStep.id)
    ),
    "a workshop",
)


def of_cycle(document: Document, cycle_id: str) -> tuple[Workshop, ...]:
    """The workshops of a cycle, the latest last."""
    return _as_they_stand(document, WORKSHOPS.of_cycle(document, cycle_id))


def everything(document: Document) -> tuple[Workshop, ...]:
    """The workshops of all cycles by their days; one without a day is still to come."""
    return document.once(everything, lambda: _everything(document), of=("workshop", "cycle"))


def _everything(document: Document) -> tuple[Workshop, ...]:
    known = _as_they_stand(document, WORKSHOPS.records(document.rows(_ALL())))
    return tuple(
        sorted(known, key=lambda each: (each.on is None, each.on or dt.date.min, each.position, each.id))
    )


def running(document: Document) -> Workshop | None:
    """The workshop that runs, None where none does."""
    return next((each for each in everything(document) if each.state == "running"), None)


def refuse_running(document: Document, cycle_id: str) -> None:
    """Refused while a workshop of a cycle runs: once the cycle is closed, nothing of it can be written."""
    known = next((each for each in of_cycle(document, cycle_id) if each.state == "running"), None)
    if known is not None:
        sentence = _("“{title}” is still running; finish it before the cycle is closed.")
        raise Refused(sentence.format(title=in_one_line(known.title)))


def latest(document: Document) -> Workshop | None:
    """The workshop that is spoken of when none is named: the one that runs, else that of the latest day."""
    known = everything(document)
    return running(document) or (known[-1] if known else None)


def read(document: Document, workshop_id: str) -> Workshop:
    """One workshop; refused when it is gone."""
    gone = _("That workshop is no longer here; undo brings it back.")
    return _as_they_stand(document, (WORKSHOPS.read(document, workshop_id, gone),))[0]


def _as_they_stand(document: Document, known: tuple[Workshop, ...]) -> tuple[Workshop, ...]:
    """Workshops as they are with their cycles: none runs in a cycle that is closed or gone.

    Nothing in such a cycle can be written, its end neither, and no other workshop could ever begin.
    """
    if not any(each.state == "running" for each in known):
        return known
    open_ones = {cycle.id for cycle in cycles.all_cycles(document) if not cycle.closed}
    return tuple(
        replace(each, state="closed") if each.state == "running" and each.cycle_id not in open_ones else each
        for each in known
    )


def steps_of(document: Document, workshop_id: str) -> tuple[WorkshopStep, ...]:
    """The steps of a workshop in their order, those left out included."""
    return document.once(
        (steps_of, workshop_id), lambda: _steps_of(document, workshop_id), of=("workshop_step",)
    )


def _steps_of(document: Document, workshop_id: str) -> tuple[WorkshopStep, ...]:
    return STEPS.records(document.rows(_STEPS_OF(workshop_id)))


def step(document: Document, step_id: str) -> WorkshopStep:
    """One step; refused when it is gone."""
    gone = _("That step is no longer here; undo brings it back.")
    return STEPS.read(document, step_id, gone)


def current(steps: tuple[WorkshopStep, ...]) -> WorkshopStep | None:
    """The step that is on: the one that was gone to, else the first that is open; None when none is open."""
    still_open = [each for each in steps if each.state == "open"]
    return next((each for each in still_open if each.settings.get(ON)), still_open[0] if still_open else None)


def following(steps: Sequence[WorkshopStep], step: WorkshopStep) -> WorkshopStep | None:
    """The open step that comes after one of them, in the order of the agenda."""
    ids = [each.id for each in steps]
    return next((each for each in steps[ids.index(step.id) + 1 :] if each.state == "open"), None)


def numbers(steps: Sequence[WorkshopStep]) -> dict[str, int]:
    """The number of each step by its id; breaks and what is left out have none."""
    counting = [step for step in steps if step.state != "left out" and step.kind != "break"]
    return {step.id: number for number, step in enumerate(counting, 1)}

"""The clock of a running step. It knows no time of its own: every question brings the moment, in seconds.

The end of a step is soft: nothing stops when its minutes are over. What it counts stays outside the document
until the step is finished; it is kept in the private folder, so that after a crash two seconds are missing at
most.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace

from okrdesk import paths
from okrdesk.document import files
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.frozen import dataclass
from okrdesk.okr.workshop import templates
from okrdesk.okr.workshop.workshops import DROPPED, WorkshopStep

KEEP_EVERY = 2.0  # seconds
LATE = 5 * 60  # seconds of drift that are still none of anybody's business
_MOST = 10_000_000


@dataclass(frozen=True, slots=True)
class Clock:
    """How long the step `step_id` has been on: `used` seconds, and since the moment `since` (None: paused).

    `more` are minutes that were added to what is planned.
    """

    step_id: str
    used: float = 0.0
    since: float | None = None
    more: int = 0

    @property
    def is_paused(self) -> bool:
        """Whether it stands still."""
        return self.since is None

    def seconds(self, now: float) -> float:
        """What the step has used up to this moment."""
        return self.used + (0.0 if self.since is None else max(0.0, now - self.since))

    def left(self, step: WorkshopStep, now: float) -> float:
        """Seconds that are left of its step; below 0 it takes longer than planned."""
        return 60 * (step.minutes + self.more) - step.spent - self.seconds(now)

    def going(self, now: float) -> Clock:
        """The clock from now on running."""
        return replace(self, since=now) if self.since is None else self

    def paused(self, now: float) -> Clock:
        """The clock standing still with what it has counted."""
        return replace(self, used=self.seconds(now), since=None)

    def longer(self, minutes: int = 1) -> Clock:
        """The clock with a minute more for this step."""
        return replace(self, more=self.more + minutes)


class Clocks:
    """The clocks of one sitting. A step that is come back to keeps the minutes that were added to it.

    It keeps what its clock had counted, too, where that stands nowhere else: going on was undone.
    """

    def __init__(self, step: WorkshopStep | None) -> None:
        self._left: dict[str, Clock] = {}
        self._noted = {step.id: step.spent} if step is not None else {}

    def turn(self, clock: Clock, step: WorkshopStep, now: float) -> Clock:
        """Leave the step of a clock for another step: the clock of that one, paused."""
        self._left[clock.step_id] = clock.paused(now)
        before = self._left.get(step.id, Clock(step.id))
        is_noted = self._noted.get(step.id) != step.spent
        self._noted[step.id] = step.spent
        return replace(before, used=0.0) if is_noted else before


def drift(steps: Sequence[WorkshopStep], current: WorkshopStep | None = None, used: float = 0.0) -> float:
    """Seconds by which the workshop is late, below 0 when it is early.

    What finished steps took beyond what was planned, and the present one beyond its own; what was left out
    because of it counts as won back.
    A minute that was added is late too.
    """
    late = 0.0
    for step in steps:
        planned = 60 * step.minutes
        if step.state == "done":
            late += step.spent - planned
        elif step.state == "left out" and step.settings.get(DROPPED):
            late -= planned - step.spent
        elif current is not None and step.id == current.id:
            late += max(0.0, step.spent + used - planned)
    return late


def to_leave_out(steps: Sequence[WorkshopStep], current: WorkshopStep, late: float) -> WorkshopStep | None:
    """The one step to propose leaving out, None while it is not late or nothing can wait.

    Of the steps to come that can wait, the shortest that makes up for the drift, else the longest.
    """
    if late <= LATE:
        return None
    coming = steps[[step.id for step in steps].index(current.id) + 1 :]
    can_wait = [
        step for step in coming if step.state == "open" and templates.step_of(step).when == "can wait"
    ]
    enough = [step for step in can_wait if 60 * step.minutes >= late]
    if enough:
        return min(enough, key=lambda step: step.minutes)
    return max(can_wait, key=lambda step: step.minutes, default=None)


def keep(document: Document, clock: Clock, now: float) -> None:
    """Keep on this computer what the clock has counted; where the disk takes nothing, the window has it."""
    kept: dict[str, object] = {
        "step": clock.step_id,
        "used": round(clock.seconds(now), 1),
        "more": clock.more,
    }
    with contextlib.suppress(OSError, Refused):
        files.write_json(paths.clocks() / f"{document.id}.json", kept)


def kept(document: Document, step: WorkshopStep) -> Clock:
    """The clock of a step as it was kept last, paused; a fresh one where none of this step was."""
    known: dict[str, object] = {}
    with contextlib.suppress(OSError):
        known = files.read_json(paths.clocks() / f"{document.id}.json")
    used, more = known.get("used"), known.get("more")
    if known.get("step") != step.id or not _is_number(used, float) or not _is_number(more, int):
        return Clock(step.id)
    return Clock(step.id, used=float(str(used)), more=int(str(more)))


def forget(document: Document) -> None:
    """Keep no clock: the step was finished, and what it took stands in the document."""
    with contextlib.suppress(OSError):
        (paths.clocks() / f"{document.id}.json").unlink(missing_ok=True)


def _is_number(value: object, kind: type) -> bool:
    return isinstance(value, int | kind) and not isinstance(value, bool) and 0 <= float(str(value)) <= _MOST

"""A sitting: the workshop that is running, the step it is at, and what only the facilitator has of it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from okrdesk.document.refused import Refused
from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.workshop_page.mine import Mine
from okrdesk.okr import objectives
from okrdesk.okr.objectives import Objective
from okrdesk.okr.workshop import agenda, clock, revealing, templates, workshops
from okrdesk.okr.workshop.clock import Clock, Clocks
from okrdesk.okr.workshop.templates import Act, TemplateStep
from okrdesk.okr.workshop.workshops import Workshop, WorkshopStep

OF_A_GOAL = ("draft", "measure")  # cards that speak of one objective
_TICK_MS = 250
_ASLEEP = 30 * 60.0  # seconds between two ticks: the computer slept for longer than any break
_NOTHING = TemplateStep("talk", "", "", 0, acts=(Act("talk"),))


class Sitting(QObject):
    """One running workshop. `moved` comes when another step, act or question is on, `ticked` with the clock.
    `gone` comes when it does not run any more, whoever ended it or took it away.

    It begins with the clock standing still, as after a crash; `go_on` starts it.
    """

    moved = Signal()
    ticked = Signal()
    gone = Signal()

    def __init__(
        self,
        desk: Desk,
        workshop_id: str,
        parent: QObject | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.workshop_id = workshop_id
        self._now = now
        self._read: tuple[int, Workshop, tuple[WorkshopStep, ...]] | None = None
        self.mine = Mine(desk.document, workshop_id, self)
        self.act_place = 0
        self._prompt: int | None = None  # turned by hand
        self.goal_place = 0
        self.card_id = ""  # the card that is being sorted
        self.card_sent = False  # it went to a theme: the next one comes
        self.asked_id = ""  # the goal or key result that somebody is to take
        self.moved_to = ""  # where the last card went
        self.curtain = ""  # "" shows what is on, "blank" nothing, "hidden" only the name
        step = self.step
        self.clock = clock.kept(desk.document, step) if step else Clock("")
        self._clocks = Clocks(step)
        self._kept_at = self._ticked_at = now()
        self._ticks = QTimer(self, interval=_TICK_MS)
        self._ticks.timeout.connect(self._tick)
        self._ticks.start()

    # What is on

    def _known(self) -> tuple[Workshop, tuple[WorkshopStep, ...]]:
        document = self.desk.document
        if self._read is None or self._read[0] != document.revision:
            workshop = workshops.read(document, self.workshop_id)
            self._read = (document.revision, workshop, workshops.steps_of(document, self.workshop_id))
        return self._read[1:]

    @property
    def workshop(self) -> Workshop:
        """The workshop as it stands in the document."""
        return self._known()[0]

    @property
    def steps(self) -> tuple[WorkshopStep, ...]:
        """Its steps, those left out included."""
        return self._known()[1]

    @property
    def step(self) -> WorkshopStep | None:
        """The step that is on, None when all are done."""
        return workshops.current(self.steps)

    @property
    def told(self) -> TemplateStep:
        """What the step says and consists of."""
        step = self.step
        return templates.step_of(step) if step else _NOTHING

    @property
    def acts(self) -> tuple[Act, ...]:
        """The acts of the step; one without any is talked about."""
        return self.told.acts or (Act("talk"),)

    @property
    def act(self) -> Act:
        """The act that is on."""
        return self.acts[min(self.act_place, len(self.acts) - 1)]

    @property
    def voices(self) -> int | None:
        """How many people answer when everybody is asked, None where nobody said."""
        return self.workshop.voices

    @property
    def prompts(self) -> tuple[str, ...]:
        """The questions of the step."""
        return self.told.prompts

    @property
    def prompt(self) -> str:
        """The question that is on: with several acts each has its own, else it is turned by hand."""
        return self.prompts[self.prompt_place] if self.prompts else ""

    @property
    def prompt_place(self) -> int:
        """Which of the questions is on, from 0."""
        if self._prompt is not None and self._prompt < len(self.prompts):
            return self._prompt
        return self.told.prompt_of(self.act_place)

    @property
    def goals(self) -> tuple[Objective, ...]:
        """The objectives of the cycle, which wording, measures and consent go through one by one."""
        return tuple(objectives.of_cycle(self.desk.document, self.workshop.cycle_id))

    @property
    def goal(self) -> Objective | None:
        """The objective that is on, None where there is none."""
        goals = self.goals
        return goals[min(self.goal_place, len(goals) - 1)] if goals else None

    @property
    def about(self) -> str:
        """The id of what a card that is written now speaks of, or ""."""
        goal = self.goal
        return goal.id if goal is not None and self.act.of in OF_A_GOAL else ""

    @property
    def is_last(self) -> bool:
        """Whether nothing comes after what is on."""
        step = self.step
        coming = [each for each in self.steps if each.state == "open"]
        return self.act_place >= len(self.acts) - 1 and (step is None or coming[-1:] == [step])

    # The clock

    @property
    def used(self) -> float:
        """Seconds that the step has used in this sitting."""
        return self.clock.seconds(self._now())

    @property
    def left(self) -> float:
        """Seconds that are left of the step, below 0 when it takes longer."""
        return self.clock.left(self.step, self._now()) if self.step else 0.0

    @property
    def drift(self) -> float:
        """Seconds by which the workshop is late."""
        return clock.drift(self.steps, self.step, self.used)

    @property
    def proposed(self) -> WorkshopStep | None:
        """The step that could be left out, None while it is not late."""
        return clock.to_leave_out(self.steps, self.step, self.drift) if self.step else None

    def go_on(self) -> None:
        """Let the clock run."""
        self.clock = self.clock.going(self._now())
        self._keep_clock()

    def pause(self) -> None:
        """Let the clock stand still, or run again."""
        self.clock = self.clock.going(self._now()) if self.clock.is_paused else self.clock.paused(self._now())
        self._keep_clock()

    def longer(self) -> None:
        """Give the step a minute more."""
        self.clock = self.clock.longer()
        self._keep_clock()

    def _tick(self) -> None:
        if not self._runs():
            self.gone.emit()
            return
        before, self._ticked_at = self._ticked_at, self._now()
        if self._ticked_at - before > _ASLEEP and not self.clock.is_paused:
            self.clock = self.clock.paused(before)
            self._keep_clock()
        step = self.step
        if step is not None and step.id != self.clock.step_id:
            self._follow(step)
        if self._now() - self._kept_at >= clock.KEEP_EVERY and not self.clock.is_paused:
            self._keep_clock()
        self.ticked.emit()

    def _runs(self) -> bool:
        """Whether the workshop was neither ended nor taken away, by undo or by merging."""
        try:
            return self.workshop.state == "running"
        except Refused:
            return False

    def _keep_clock(self) -> None:
        self._kept_at = self._now()
        clock.keep(self.desk.document, self.clock, self._now())
        self.ticked.emit()

    def follow(self) -> None:
        """The document may be at another step: be there too."""
        self._go(self.act_place)

    def _follow(self, step: WorkshopStep) -> None:
        """Another step is on, at its first act: its clock begins, running if the one before ran."""
        running = not self.clock.is_paused
        self.clock = self._clocks.turn(self.clock, step, self._now())
        if running:
            self.clock = self.clock.going(self._now())
        self.act_place = self.goal_place = 0
        self._prompt = None
        self._keep_clock()
        self.moved.emit()

    # The way

    def _spent(self) -> int:
        return round(self.used)

    def _go(self, act_place: int = 0) -> None:
        """Show where the document is now; another step than before begins with its first act."""
        step = self.step
        if step is not None and step.id != self.clock.step_id:
            self._follow(step)
            return
        self.act_place = min(act_place, len(self.acts) - 1)
        self.moved.emit()

    def next(self) -> bool:
        """The next act, after the last one the next step; False where the workshop is at its end."""
        if self.act_place + 1 < len(self.acts):
            self.show_act(self.act_place + 1)
            return True
        if self.is_last:
            return False
        self.desk.do(agenda.next_step, self.workshop_id, self._spent())
        self._go()
        return True

    def back(self) -> None:
        """The act before, before the first one the step before."""
        if self.act_place:
            self.show_act(self.act_place - 1)
            return
        self.desk.do(agenda.back, self.workshop_id, self._spent())
        self._go()

    def show_act(self, nth: int) -> None:
        """Show one of the acts of the step."""
        self.act_place = min(max(nth, 0), len(self.acts) - 1)
        self._prompt = None
        self.moved.emit()

    def go_to(self, step_id: str) -> None:
        """Go to any step; nothing is lost by it."""
        self.desk.do(agenda.go_to, step_id, self._spent())
        self._go()

    def put_next(self, step_id: str) -> None:
        """Have a step come after the one that is on."""
        self.desk.do(agenda.put_next, step_id)
        self._go(self.act_place)

    def leave_out(self, step_id: str, left_out: bool) -> None:
        """Leave a step out, or take it up again."""
        self.desk.do(agenda.leave_out, step_id, left_out)
        self._go(self.act_place)

    def close(self) -> None:
        """End the workshop."""
        self.desk.do(agenda.close, self.workshop_id, self._spent())
        clock.forget(self.desk.document)

    def turn_prompt(self, by: int) -> None:
        """Another question of the step."""
        self._prompt = (self.prompt_place + by) % max(len(self.prompts), 1)
        self.moved.emit()

    def turn_goal(self, by: int) -> None:
        """Another objective."""
        self.goal_place = (self.goal_place + by) % max(len(self.goals), 1)
        self.moved.emit()

    def covered(self) -> int:
        """How many cards and ballots of this workshop nobody has seen yet."""
        return revealing.covered(self.desk.document, self.workshop.cycle_id, [step.id for step in self.steps])

    # What only the facilitator has

    def keep_note(self, text: str) -> None:
        """Keep the notes of the step that is on."""
        if self.step is not None:
            self.mine.keep_note(self.step.id, text)

    def note(self) -> str:
        """The notes of the step that is on."""
        return self.mine.note(self.step.id) if self.step else ""

    def finish(self) -> None:
        """The window leaves: keep everything."""
        self.mine.write()
        self._ticks.stop()
        if self._runs():
            self.clock = self.clock.paused(self._now())
            clock.keep(self.desk.document, self.clock, self._now())

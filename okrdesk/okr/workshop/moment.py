"""A moment of a running workshop: what the window knows and no file holds, and what views are made from."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import field, replace
from typing import Any

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, ngettext
from okrdesk.okr import cycles
from okrdesk.okr.outline import Outline, outline
from okrdesk.okr.workshop import asking, revealed, rounds, templates
from okrdesk.okr.workshop.revealed import Seen
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.templates import Act
from okrdesk.okr.workshop.views import Counter, Words
from okrdesk.okr.workshop.workshops import Workshop, WorkshopStep


@dataclass(frozen=True, slots=True)
class Moment:
    """What the window knows at this moment.

    `act` is the place of the act that is on, among those of the step. `clock_words` is what is left
    ("02:40"). `hidden`: what was revealed is covered again. `in_box` counts the ballots of a round by its
    id, `openly` holds what was typed openly into one, as its result would; `written` the cards in the box of
    the step, `finished` how many say that they are. `card_id` is the
    card that is looked at, `moved_to` the theme where the last one went. `goal_id` is the objective that is
    on, `asked_id` what somebody is to take, `back_at` the time when a break ends ("19:20"). `confidences` are
    typed and, until they are `revealed`, unseen. `outline` is that of the cycle, where the window has it.
    `asks` is the round that the first ballot would open, as it is set now.
    """

    act: int = 0
    clock_words: str = ""
    hidden: bool = False
    in_box: Mapping[str, int] = field(default_factory=dict)
    openly: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    written: int = 0
    finished: int | None = None
    prompt: str = ""
    card_id: str = ""
    moved_to: str = ""
    goal_id: str = ""
    asked_id: str = ""
    back_at: str = ""
    confidences: tuple[int, ...] = ()
    revealed: bool = False
    outline: Outline | None = None
    asks: Round | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """Everything that a view is made from."""

    document: Document
    workshop: Workshop
    step: WorkshopStep
    moment: Moment

    @property
    def cycle_id(self) -> str:
        """The cycle of the workshop."""
        return self.workshop.cycle_id

    @property
    def outline(self) -> Outline:
        """The cycle as of the day that the window looks at, else as of the workshop's own."""
        if self.moment.outline is not None:
            return self.moment.outline
        day = self.workshop.on or cycles.read(self.document, self.cycle_id).last_day
        return outline(self.document, self.cycle_id, day)

    @property
    def acts(self) -> tuple[Act, ...]:
        """The acts of the step; one without any is talked about."""
        return templates.step_of(self.step).acts or (Act("talk"),)

    @property
    def act(self) -> Act:
        """The act that is on."""
        return self.acts[min(max(self.moment.act, 0), len(self.acts) - 1)]

    @property
    def prompts(self) -> tuple[str, str]:
        """The question that is on, and the same in a second language or ""."""
        told = templates.step_of(self.step)
        question = self.moment.prompt or (told.prompts[0] if told.prompts else told.title)
        nth = told.prompts.index(question) if question in told.prompts else -1
        return question, told.second[nth] if 0 <= nth < len(told.second) else ""

    def round_of(self, act: Act, among: Collection[str] = ()) -> Seen | None:
        """The round of an act of this step, as anybody may know it."""
        asked = asking.latest(rounds.of_cycle(self.document, self.cycle_id), self.step.id, act, among)
        if asked is None:
            return None
        typed = self.moment.openly.get(asked.id)
        if typed and asked.openly and not asked.result:
            # As it stands now: nothing is chosen and no tie opens before it is revealed.
            return revealed.seen(self.document, replace(asked, result=dict(typed), cut=None), "closed")
        return revealed.seen(self.document, asked)

    def fresh(self, act: Act) -> Seen:
        """The round that would be opened now."""
        document = self.document
        asked = self.moment.asks or asking.fresh(document, self.workshop, self.step, act)
        return revealed.seen(document, asked, "open")

    def in_box(self, asked: Seen | None) -> int:
        """How many ballots of a round are in."""
        return 0 if asked is None else self.moment.in_box.get(asked.id, 0)

    def finished(self) -> Counter | None:
        """How many say that they are finished; None where nobody was asked."""
        done = self.moment.finished
        return None if done is None else counter(done, self.workshop.voices, _("finished"))


def counter(done: int, of: int | None, what: str) -> Counter:
    """ "7 of 8 finished"; "7 finished" where nobody knows of how many."""
    sentence = _("{n} of {all} {what}") if of is not None else _("{n} {what}")
    return Counter(done, of, sentence.format(n=done, all=of, what=what))


def ballots_in(done: int, of: int | None) -> Counter:
    """ "8 of 8 ballots are in"."""
    if of is None:
        return Counter(done, None, ngettext("{n} ballot is in", "{n} ballots are in", done).format(n=done))
    sentence = ngettext("{n} of {all} ballot is in", "{n} of {all} ballots are in", of)
    return Counter(done, of, sentence.format(n=done, all=of))


def emphasised(template: str, **strong: object) -> Words:
    """The words of a template, what is filled in standing out: "{n} not seen yet"."""
    parts = re.split(r"\{(\w+)\}", template)
    made = [(str(strong[part]), True) if n % 2 else (part, False) for n, part in enumerate(parts)]
    return tuple(piece for piece in made if piece[0])


def muted(text: str) -> Words:
    """Words of which nothing stands out."""
    return ((text, False),) if text else ()

"""Recorded: what the record of a workshop consists of, as plain data. `record.py` makes it."""

from __future__ import annotations

import datetime as dt

from okrdesk.frozen import dataclass
from okrdesk.okr.terms import Cycle
from okrdesk.okr.workshop.revealed import Seen
from okrdesk.okr.workshop.views import Answer, Strip
from okrdesk.okr.workshop.workshops import Workshop


@dataclass(frozen=True, slots=True)
class Estimated:
    """What the room reckoned for a key result.

    `numbers` are everybody's own by size, `median` lies between them. `blueprint` is the figure that its
    blueprint suggests, `ours` the one that was agreed.
    """

    numbers: tuple[str, ...]
    median: str
    blueprint: str
    ours: str


@dataclass(frozen=True, slots=True)
class DecidedKeyResult:
    """A key result: from `today` to `target`, who owns it, how sure the room is of it."""

    number: str
    id: str
    title: str
    today: str
    target: str
    owner: str
    source: str
    confidence: Strip | None
    estimates: Estimated | None


@dataclass(frozen=True, slots=True)
class Decided:
    """An objective: `theme` is what it grew from, with its `dots`; `by_tie`: a tie decided for that theme.

    `verdict` is one of revealing.OUTCOMES, "ask again", "judge" or ""; `second` says that it is that of a
    second asking, `objection` are the objector's own words. `practices` are named lines.
    """

    number: int
    id: str
    title: str
    owner: str
    origin: str
    theme: str
    dots: int | None
    by_tie: bool
    fist: Strip | None
    verdict: str
    second: bool
    objection: str
    agreed_how: str
    agreed_on: dt.date | None
    practices: tuple[tuple[str, str], ...]
    key_results: tuple[DecidedKeyResult, ...]


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise, a telling (`whom`, `how`) or what is asked for, with who took it on."""

    id: str
    what: str
    who: str
    whom: str
    how: str
    on: dt.date | None
    done_on: dt.date | None
    outcome: str


@dataclass(frozen=True, slots=True)
class MarkPair:
    """One of the three marks before and after; None where nobody asked."""

    key: str
    name: str
    before: Strip | None
    after: Strip | None


@dataclass(frozen=True, slots=True)
class RecordedTheme:
    """A theme with its cards by their letters.

    `became` is the priority or objective that it turned into; `kinds` are those of the evidence behind it.
    """

    id: str
    title: str
    cards: tuple[str, ...]
    on_paper: int
    kinds: tuple[str, ...]
    dots: int | None
    people: int | None
    chosen: bool | None
    became: str


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """A key result that was checked in: from the value `before` to that of `now`, in words.

    `confidence` is from 1 to 10, None where nobody said; `who` is who takes the `next_step`.
    """

    number: str
    title: str
    before: str
    now: str
    confidence: int | None
    note: str
    blocker: str
    next_step: str
    who: str


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A goal that was looked at again: what becomes of it and why, "" where nobody decided.

    `answers` are (question, answer in words, what was seen).
    """

    number: int
    title: str
    decision: str
    reason: str
    answers: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class PhaseTime:
    """Planned and real minutes of a phase."""

    name: str
    planned: int
    real: int

    @property
    def is_late(self) -> bool:
        """Whether it took longer than planned."""
        return self.real > self.planned


@dataclass(frozen=True, slots=True)
class Record:
    """What may be said of a workshop. `voices` is how many took part, `people` their names where noted.

    `left_out` are steps that did not happen, `unsorted` cards in no theme, `interests` those that are no goal
    yet, `differences` what does not add up on paper, in sentences. `makes_goals`: the goals were agreed here,
    else they are those of the cycle that this was about.
    """

    community: str
    workshop: Workshop
    cycle: Cycle
    people: tuple[str, ...]
    voices: int | None
    ends: str
    makes_goals: bool
    decided: tuple[Decided, ...]
    checked_in: tuple[CheckedIn, ...]
    looked_at: tuple[LookedAt, ...]
    promises: tuple[Promised, ...]
    tellings: tuple[Promised, ...]
    asks: tuple[Promised, ...]
    votes: tuple[Seen, ...]
    marks: tuple[MarkPair, ...]
    answers: tuple[Answer, ...]
    themes: tuple[RecordedTheme, ...]
    unsorted: tuple[str, ...]
    interests: tuple[str, ...]
    parked: tuple[str, ...]
    wishes: tuple[str, ...]
    factors: tuple[str, ...]
    charter: tuple[str, ...]
    signed: tuple[str, ...]
    phases: tuple[PhaseTime, ...]
    planned: int
    real: int
    left_out: tuple[str, ...]
    differences: tuple[str, ...]
    first_check_in: dt.date | None
    look_again: dt.date | None

    @property
    def kept(self) -> int:
        """How many promises are kept."""
        return sum(each.done_on is not None for each in self.promises)

    @property
    def main_vote(self) -> Seen | None:
        """The last vote that chose themes; None where there was none."""
        chosen = [each for each in self.votes if each.subject == "themes" and each.state == "closed"]
        return next((each for each in reversed(chosen) if not each.is_run_off), None)

"""Terms: the records from which every figure is computed: a cycle, its key results, their check-ins.

They know no document and no rule, so that measures, schedule, roll-ups and scores can all import them.
The module of each term reads and edits them.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from okrdesk.frozen import dataclass
from okrdesk.okr.cadence import WEEKLY, Cadence


@dataclass(frozen=True, slots=True)
class Cycle:
    """A period with its first and last day (both belong to it) and the one-pager's three texts.

    A closed one knows when, and by which named version (`closing_id`). `revisit_on` is the day on which the
    goals are looked at again, `cadence` how often the workspace checks in. The review marks what the goals
    gave from 1 to 5 (`clarity` to `measurement`, None is not asked) and ticks the `risks` that it sees.
    """

    id: str
    name: str
    first_day: dt.date
    last_day: dt.date
    closed: bool = False
    went_well: str = ""
    in_the_way: str = ""
    ask: str = ""
    closed_on: dt.date | None = None
    closing_id: str | None = None
    revisit_on: dt.date | None = None
    clarity: int | None = None
    motivation: int | None = None
    cohesion: int | None = None
    measurement: int | None = None
    risks: tuple[str, ...] = ()
    cadence: Cadence = WEEKLY


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a staged milestone, with its weight in the whole."""

    name: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class KeyResult:
    """What is measured, from where to where, by when, and who reads the number.

    `baseline` None means not known yet. Percentages are in points (27 is 27 %). Yes/no counts from 0 to 1.
    The value of a staged milestone is the number of stages done, in order. A band has `low` and/or `high`.
    `checkpoints` are (value, share of the way 0..1) of a phased target. `weight` is a locked share of 100.
    `blueprint_target` is the figure of the blueprint it came from; `comparison` what was reached before.
    `partners` are those outside who contribute. `accepted_on` and `continues_id` are as in Objective;
    `own_score` is the team's score, 0 to 1, None until it gave one. `starts` is the day from which it counts,
    None for the cycle's first day (decision 29).
    """

    id: str
    objective_id: str
    title: str
    measure: str = "number"
    direction: str = "increase"
    unit: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    band_rule: str = "inside"
    stages: tuple[Stage, ...] = ()
    checkpoints: tuple[tuple[Decimal, Decimal], ...] = ()
    commit_zone: Decimal | None = None
    target_zone: Decimal | None = None
    weight: Decimal | None = None
    due: dt.date | None = None
    source: str = ""
    owner_id: str | None = None
    helper_ids: tuple[str, ...] = ()
    output: bool = False
    proxy: bool = False
    blueprint_target: Decimal | None = None
    comparison: str = ""
    hint: str = ""
    position: str = ""
    partners: str = ""
    accepted_on: dt.date | None = None
    continues_id: str | None = None
    own_score: Decimal | None = None
    score_reason: str = ""
    starts: dt.date | None = None


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What a key result stood at on a day. An average may keep its `total` and `count`.

    `confidences` are the judgements of a group, one by one; `confidence` is then their rounded mean. `spell`
    is "lull" or "conflict" where the community went through one, else "".

    `entered` sorts by the moment of entering: of two check-ins on one day the later entered counts.
    """

    id: str
    key_result_id: str
    on: dt.date
    value: Decimal
    entered: str = ""
    total: Decimal | None = None
    count: Decimal | None = None
    confidence: int | None = None
    note: str = ""
    blocker: str = ""
    person_id: str | None = None
    next_step: str = ""
    confidences: tuple[int, ...] = ()
    spell: str = ""

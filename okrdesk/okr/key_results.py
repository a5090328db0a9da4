"""Key results: measurable outcomes of an objective."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

MEASURES = ("number", "percentage", "money", "average", "yes-no", "milestones", "band")
DIRECTIONS = ("increase", "decrease", "keep")
BAND_RULES = ("inside", "hit-rate", "distance")


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

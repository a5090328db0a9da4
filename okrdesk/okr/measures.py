"""Measures: what is known of each way to measure a key result, one row of facts for each.

A row says which of the four `ways` leads from a value to its share, and what else differs: what its axis
counts, what is entered, how a value is shown, what it can be. It knows no chart, no field and no advice:
charts map the axis, the window maps the entry, the coach asks the facts. A new measure is a new row.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import measure_words
from okrdesk.okr.cadence import answered, planned_up_to
from okrdesk.okr.schedule import due_day, one_a_day, passed_over
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult
from okrdesk.okr.ways import (
    BAND,
    LINEAR,
    ONE,
    STAGES,
    YES_NO,
    ZERO,
    Corners,
    Way,
    is_against,
    is_below_start,
    is_inside,
    is_usable,
)

Axis = Literal["amounts", "stages", "yes-no"]
Entry = Literal["number", "average", "stages", "yes-no"]
Shown = Literal["plain", "percent", "money", "stage", "yes-no"]
Unit = Literal["needed", "possible", "none"]
Limits = tuple[Decimal | None, Decimal | None]

COMMIT_SHARE = Fraction(3, 10)
TARGET_SHARE = Fraction(7, 10)


@dataclass(frozen=True, slots=True)
class Measure:
    """The facts of one measure. `name` is what it is called, `sentence` how a key result is measured by it.

    `counted`: its baseline and target are amounts, so that a value can become the next baseline. `entry` is
    what a person enters and so how it is read, `shown` how a value is written. `limits` are the lowest and
    the highest value there can be, None without such an end; `refusal` says why a value is none, or "".
    """

    key: str
    name: Callable[[], str]
    sentence: Callable[[KeyResult, str], str]
    way: Way
    counted: bool
    axis: Axis
    entry: Entry
    shown: Shown
    unit: Unit
    limits: Callable[[KeyResult], Limits]
    refusal: Callable[[KeyResult, Decimal], str] = lambda _key_result, _value: ""

    @property
    def has_unit(self) -> bool:
        """Whether a unit may stand beside its values."""
        return self.unit != "none"

    @property
    def is_figure(self) -> bool:
        """Whether its values are amounts that are typed, rather than a state that is chosen."""
        return self.axis == "amounts"


def _from_zero(key_result: KeyResult) -> Limits:
    """Nothing below zero, unless something set says that it goes there."""
    edges = (key_result.baseline, key_result.target, key_result.low, key_result.high)
    below = any(edge is not None and edge.is_finite() and edge < 0 for edge in edges)
    return (None if below else Decimal(0)), None


def _percents(_key_result: KeyResult) -> Limits:
    return Decimal(0), Decimal(100)


def _no_or_yes(_key_result: KeyResult) -> Limits:
    return Decimal(0), Decimal(1)


def _none_to_all(key_result: KeyResult) -> Limits:
    return Decimal(0), Decimal(len(key_result.stages) or 1)


def _refuse_half(_key_result: KeyResult, value: Decimal) -> str:
    return "" if value in (0, 1) else _("This key result is answered with yes or no.")


def _refuse_beyond(key_result: KeyResult, value: Decimal) -> str:
    if 0 <= value <= len(key_result.stages):
        return ""
    count = len(key_result.stages)
    return _("This key result has {count} stages; choose one of them.").format(count=count)


MEASURES = {
    row.key: row
    for row in (
        Measure(
            "number", lambda: _("Number"), measure_words.amounts, LINEAR, counted=True,
            axis="amounts", entry="number", shown="plain", unit="needed", limits=_from_zero,
        ),
        Measure(
            "percentage", lambda: _("Percentage"), measure_words.percentages, LINEAR, counted=True,
            axis="amounts", entry="number", shown="percent", unit="possible", limits=_percents,
        ),
        Measure(
            "money", lambda: _("Money"), measure_words.amounts, LINEAR, counted=True,
            axis="amounts", entry="number", shown="money", unit="possible", limits=_from_zero,
        ),
        Measure(
            "average", lambda: _("Average"), measure_words.averages, LINEAR, counted=True,
            axis="amounts", entry="average", shown="plain", unit="possible", limits=_from_zero,
        ),
        Measure(
            "yes-no", lambda: _("Yes or no"), measure_words.yes_or_no, YES_NO, counted=False,
            axis="yes-no", entry="yes-no", shown="yes-no", unit="none", limits=_no_or_yes,
            refusal=_refuse_half,
        ),
        Measure(
            "milestones", lambda: _("Stages"), measure_words.stages, STAGES, counted=False,
            axis="stages", entry="stages", shown="stage", unit="none", limits=_none_to_all,
            refusal=_refuse_beyond,
        ),
        Measure(
            "band", lambda: _("Keep within a band"), measure_words.amounts, BAND, counted=False,
            axis="amounts", entry="number", shown="plain", unit="possible", limits=_from_zero,
        ),
    )
}  # fmt: skip


def measure_named(key: str) -> Measure:
    """The facts of the measure with this key; one that another program wrote and nobody knows is a number."""
    return MEASURES.get(key) or MEASURES["number"]


def measure_of(key_result: KeyResult) -> Measure:
    """The facts of the measure of a key result."""
    return measure_named(key_result.measure)


def raw_progress(key_result: KeyResult, value: Decimal | None) -> Fraction | None:
    """The share of the way, unclamped: below 0 and above 1 are news (F1; oslokommune/okr-tracker, Quantive).

    None where it is undefined: no baseline, no target, no range (F3), no edge of the band, or a value that
    is not a number. No value (no check-in yet) stands at the baseline: 0 where progress is defined (F4).
    """
    if value is not None and not is_usable(value):
        return None
    return measure_of(key_result).way.share(key_result, value)


def counted(raw: Fraction | None) -> Fraction:
    """Progress as it counts in every roll-up: 0..1, undefined is 0 (F2; Operately, BurningOKR, Perdoo)."""
    if raw is None or raw < 0:
        return ZERO
    return ONE if raw > 1 else raw


def keeps(key_result: KeyResult) -> bool:
    """Whether the value is to stay where it is, rather than to go somewhere."""
    return key_result.direction == "keep" or measure_of(key_result).way is BAND


def is_aimed(key_result: KeyResult) -> bool:
    """Whether there is something to aim at: a target, or what a band or a row of stages is of itself."""
    return key_result.target is not None or measure_of(key_result).way in (BAND, STAGES)


def meets_target(key_result: KeyResult, value: Decimal) -> bool:
    """Whether a value is as far as the target or further, by the direction it is to go (decision 33)."""
    target = key_result.target
    if target is None or not measure_of(key_result).counted or key_result.direction == "keep":
        return False
    return value <= target if key_result.direction == "decrease" else value >= target


def keeps_inside(key_result: KeyResult) -> bool:
    """Whether it is judged by being inside of a band now, and not by a pace (decision 31)."""
    return measure_of(key_result).way is BAND and key_result.band_rule not in ("hit-rate", "distance")


def went_below(key_result: KeyResult, value: Decimal | None) -> bool:
    """Whether a value on a line lies behind the baseline, where nothing counts (decision 32)."""
    return value is not None and measure_of(key_result).way is LINEAR and is_below_start(key_result, value)


def counts_hits(key_result: KeyResult) -> bool:
    """Whether progress is the share of planned check-ins inside the band, rather than the latest value."""
    return measure_of(key_result).way is BAND and key_result.band_rule == "hit-rate"


def hit_count(
    key_result: KeyResult, check_ins: Iterable[CheckIn], cycle: Cycle, day: dt.date
) -> tuple[int, int] | None:
    """Hits and planned check-ins of a band (F5 hit rate; Viva Goals, Profit.co); None where none counts.

    Planned are all check-ins up to the due date, so that the rate grows along with what is expected. A
    period (a week, unless the cadence is another) is a hit when its last check-in is inside; days after the
    last planned one belong to the last period, those before the first to the first.
    """
    if not counts_hits(key_result):
        return None
    end = min(cycle.last_day, due_day(key_result, cycle))
    before = passed_over(cycle, key_result.starts)
    planned = max(1, planned_up_to(cycle.cadence, cycle.first_day, end) - before)
    periods: dict[int, bool] = {}
    for check_in in one_a_day(check_ins, day):
        period = max(1, answered(cycle.cadence, cycle.first_day, check_in.on) - before)
        periods[min(period, planned)] = is_inside(key_result, check_in.value)
    return sum(periods.values()), planned


def zones(key_result: KeyResult) -> tuple[Fraction | None, Fraction | None]:
    """The values where the commit zone and the target zone begin (F8; puzzle/okr): 0.3 and 0.7 of the way.

    A zone that is set wins. None where it is not set and there is no way from a baseline to a target.
    """
    commit, target = key_result.commit_zone, key_result.target_zone
    start, end = key_result.baseline, key_result.target
    has_way = start is not None and end is not None and is_usable(start) and is_usable(end)
    has_way = has_way and not is_against(key_result)

    def at(share: Fraction) -> Fraction | None:
        if not has_way or start is None or end is None:
            return None
        return Fraction(start) + share * (Fraction(end) - Fraction(start))

    return (
        at(COMMIT_SHARE) if commit is None else Fraction(commit),
        at(TARGET_SHARE) if target is None else Fraction(target),
    )


def zone_of(progress: Fraction) -> int:
    """The zone a share of the way falls in (F8): 0 below 0.3, 1 below 0.7, 2 below 1, 3 from 1 up."""
    return (progress >= COMMIT_SHARE) + (progress >= TARGET_SHARE) + (progress >= 1)


def goal(key_result: KeyResult) -> Fraction | None:
    """The value that means done, for pace and forecast; None for a band, a yes/no or without a target."""
    return measure_of(key_result).way.goal(key_result)


def corners(key_result: KeyResult) -> Corners:
    """(share of the time, value) where an even pace bends, from first to last; () where it has none."""
    return measure_of(key_result).way.corners(key_result)


def rises(key_result: KeyResult) -> bool:
    """Whether the way to the target goes up; without a baseline the chosen direction tells."""
    start, target = key_result.baseline, key_result.target
    if start is not None and target is not None and start != target:
        return target > start
    return key_result.direction != "decrease"

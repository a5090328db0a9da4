"""Measures: the share of the way that a value has gone, for every kind of key result (F1 to F8)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from okrdesk.okr.cadence import answered, planned_up_to
from okrdesk.okr.schedule import due_day, one_a_day
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult

ZERO = Fraction(0)
ONE = Fraction(1)
COMMIT_SHARE = Fraction(3, 10)
TARGET_SHARE = Fraction(7, 10)
_LONGEST_EXPONENT = 400  # beyond it a number is a slip or an attack: its digits alone would fill the memory


def raw_progress(key_result: KeyResult, value: Decimal | None) -> Fraction | None:
    """The share of the way, unclamped: below 0 and above 1 are news (F1; oslokommune/okr-tracker, Quantive).

    None where it is undefined: no baseline, no target, no range (F3), no edge of the band, or a value that
    is not a number. No value (no check-in yet) stands at the baseline: 0 where progress is defined (F4).
    """
    if value is not None and not _is_usable(value):
        return None
    match key_result.measure:
        case "band":
            return _in_band(key_result, value)
        case "yes-no":
            return _yes_no(key_result, value)
        case "milestones":
            return _staged(key_result, value)
    start, target = key_result.baseline, key_result.target
    if start is None or target is None:
        return None
    if key_result.checkpoints:
        return _phased(key_result, start, target, start if value is None else value)
    return _way(start, target, start if value is None else value)


def counted(raw: Fraction | None) -> Fraction:
    """Progress as it counts in every roll-up: 0..1, undefined is 0 (F2; Operately, BurningOKR, Perdoo)."""
    if raw is None or raw < 0:
        return ZERO
    return ONE if raw > 1 else raw


def is_inside(key_result: KeyResult, value: Decimal) -> bool:
    """Whether a value keeps the band, ends included (F5; UpRaise). A missing edge is open."""
    low, high = key_result.low, key_result.high
    return (low is None or value >= low) and (high is None or value <= high)


def hit_count(
    key_result: KeyResult, check_ins: Iterable[CheckIn], cycle: Cycle, day: dt.date
) -> tuple[int, int]:
    """Hits and planned check-ins of a band (F5 hit rate; Viva Goals, Profit.co).

    Planned are all check-ins up to the due date, so that the rate grows along with what is expected. A
    period (a week, unless the cadence is another) is a hit when its last check-in is inside; days after the
    last planned one belong to the last period, those before the first to the first.
    """
    end = min(cycle.last_day, due_day(key_result, cycle))
    planned = max(1, planned_up_to(cycle.cadence, cycle.first_day, end))
    periods: dict[int, bool] = {}
    for check_in in one_a_day(check_ins, day):
        period = max(1, answered(cycle.cadence, cycle.first_day, check_in.on))
        periods[min(period, planned)] = is_inside(key_result, check_in.value)
    return sum(periods.values()), planned


def zones(key_result: KeyResult) -> tuple[Fraction | None, Fraction | None]:
    """The values where the commit zone and the target zone begin (F8; puzzle/okr): 0.3 and 0.7 of the way.

    A zone that is set wins. None where it is not set and there is no way from a baseline to a target.
    """
    commit, target = key_result.commit_zone, key_result.target_zone
    start, end = key_result.baseline, key_result.target
    has_way = start is not None and end is not None and _is_usable(start) and _is_usable(end)

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
    if key_result.measure in ("band", "yes-no"):
        return None
    if key_result.measure == "milestones" and key_result.stages:
        return Fraction(len(key_result.stages))
    target = key_result.target
    return Fraction(target) if target is not None and _is_usable(target) else None


def rises(key_result: KeyResult) -> bool:
    """Whether the way to the target goes up; without a baseline the chosen direction tells."""
    start, target = key_result.baseline, key_result.target
    if start is not None and target is not None and start != target:
        return target > start
    return key_result.direction != "decrease"


def _is_usable(value: Decimal) -> bool:
    return value.is_finite() and abs(value.adjusted()) <= _LONGEST_EXPONENT


def _way(start: Decimal, target: Decimal, value: Decimal) -> Fraction | None:
    """(v − s) / (t − s), exactly. In whole numbers at once, because lists of 1,000 must not be felt."""
    if start == target or not (_is_usable(start) and _is_usable(target)):
        return None
    v, v_below = value.as_integer_ratio()
    s, s_below = start.as_integer_ratio()
    t, t_below = target.as_integer_ratio()
    return Fraction((v * s_below - s * v_below) * t_below, (t * s_below - s * t_below) * v_below)


def _phased(key_result: KeyResult, start: Decimal, target: Decimal, value: Decimal) -> Fraction | None:
    """Piecewise linear through (s, 0), the checkpoints and (t, 1), clamped outside (F7; ShamanR/okrs)."""
    way = _way(start, target, value)
    if way is None:
        return None
    inner = []
    for at, share in key_result.checkpoints:
        place = _way(start, target, at) if _is_usable(at) else None
        if place is not None and 0 < place < 1 and _is_usable(share):
            inner.append((place, Fraction(share)))
    before = (ZERO, ZERO)
    if way <= 0:
        return ZERO
    for after in (*sorted(inner), (ONE, ONE)):
        if way <= after[0] and after[0] > before[0]:
            rise = (after[1] - before[1]) / (after[0] - before[0])
            return before[1] + (way - before[0]) * rise
        before = after
    return ONE


def _yes_no(key_result: KeyResult, value: Decimal | None) -> Fraction:
    """1 when done, else 0 (F6; Google re:Work). A target of 0 makes "no" the wanted answer."""
    if value is None:
        return ZERO
    wanted = key_result.target is None or key_result.target >= 1
    return ONE if (value >= 1) == wanted else ZERO


def _staged(key_result: KeyResult, value: Decimal | None) -> Fraction | None:
    """Weights of the stages done ÷ all weights (F6; ShamanR/okrs); without stages the way from 0 to 1."""
    stages = key_result.stages
    if not stages:
        start = Decimal(0) if key_result.baseline is None else key_result.baseline
        target = Decimal(1) if key_result.target is None else key_result.target
        return _way(start, target, start if value is None else value)
    whole = sum((Fraction(stage.weight) for stage in stages), ZERO)
    if whole <= 0:
        return None
    done = min(len(stages), max(0, int(value))) if value is not None else 0
    return sum((Fraction(stage.weight) for stage in stages[:done]), ZERO) / whole


def _in_band(key_result: KeyResult, value: Decimal | None) -> Fraction | None:
    """1 inside, 0 outside; by distance: 1 + (max − v)/max above and v/min below (F5; Viva Goals, Profit.co).

    One open end ("at most", "at least") keeps the distance formula inside too, where it passes 1. An edge
    of 0 has no distance to measure by and falls back to inside or outside.
    """
    low, high = key_result.low, key_result.high
    if low is None and high is None:
        return None
    if value is None:
        return ZERO
    inside = is_inside(key_result, value)
    two_sided = low is not None and high is not None
    if key_result.band_rule != "distance" or (inside and two_sided):
        return ONE if inside else ZERO
    at_most = low is None or (high is not None and value > high)
    edge = high if at_most else low
    if edge is None or edge == 0 or not _is_usable(edge):
        return ONE if inside else ZERO
    beyond = Fraction(value) - Fraction(edge)
    return 1 + (-beyond if at_most else beyond) / abs(Fraction(edge))

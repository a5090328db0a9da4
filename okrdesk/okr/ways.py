"""Ways: the four ways in which a value becomes a share of the whole (F1 to F7).

On a line from a baseline to a target, stage by stage, done or not, and inside or outside of a band. Each
measure goes one of them; what else differs between measures are the facts of `measures`.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.terms import KeyResult

ZERO = Fraction(0)
ONE = Fraction(1)
_LONGEST_EXPONENT = 400  # beyond it a number is a slip or an attack: its digits alone would fill the memory

Corners = tuple[tuple[Fraction, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """How values are judged. `share` is unclamped, of no value (no check-in yet) where things stand at first.

    `goal` is the value that means done, None where there is none to come closer to. `corners` are (share of
    the time, value) of an even pace, () where it has none. `undefined` says why there is no share.
    `gradual` tells whether a value is a part of the goal, `has_trend` whether values have a trend.
    """

    key: str
    share: Callable[[KeyResult, Decimal | None], Fraction | None]
    goal: Callable[[KeyResult], Fraction | None]
    corners: Callable[[KeyResult], Corners]
    undefined: Callable[[KeyResult], str]
    gradual: bool
    has_trend: bool


def is_usable(value: Decimal) -> bool:
    """Whether a number can be computed with."""
    return value.is_finite() and abs(value.adjusted()) <= _LONGEST_EXPONENT


def is_inside(key_result: KeyResult, value: Decimal) -> bool:
    """Whether a value keeps the band, ends included (F5; UpRaise). A missing edge is open."""
    low, high = key_result.low, key_result.high
    return (low is None or value >= low) and (high is None or value <= high)


# On a line


def is_against(key_result: KeyResult) -> bool:
    """Whether the target lies on the wrong side of the baseline for its direction: no range (decision 33)."""
    start, target = key_result.baseline, key_result.target
    if start is None or target is None or not (start.is_finite() and target.is_finite()):
        return False
    if key_result.direction == "increase":
        return target < start
    return key_result.direction == "decrease" and target > start


def is_below_start(key_result: KeyResult, value: Decimal) -> bool:
    """Whether a value lies behind the baseline, on the way from there to the target (decision 32)."""
    start, target = key_result.baseline, key_result.target
    if start is None or target is None or not is_usable(value) or is_against(key_result):
        return False
    way = _between(start, target, value)
    return way is not None and way < 0


def _linear(key_result: KeyResult, value: Decimal | None) -> Fraction | None:
    start, target = key_result.baseline, key_result.target
    if start is None or target is None or is_against(key_result):
        return None
    if key_result.checkpoints:
        return _phased(key_result, start, target, start if value is None else value)
    return _between(start, target, start if value is None else value)


def _between(start: Decimal, target: Decimal, value: Decimal) -> Fraction | None:
    """(v − s) / (t − s), exactly. In whole numbers at once, because lists of 1,000 must not be felt."""
    if start == target or not (is_usable(start) and is_usable(target)):
        return None
    v, v_below = value.as_integer_ratio()
    s, s_below = start.as_integer_ratio()
    t, t_below = target.as_integer_ratio()
    return Fraction((v * s_below - s * v_below) * t_below, (t * s_below - s * t_below) * v_below)


def _phased(key_result: KeyResult, start: Decimal, target: Decimal, value: Decimal) -> Fraction | None:
    """Piecewise linear through (s, 0), the checkpoints and (t, 1), clamped outside (F7; ShamanR/okrs)."""
    way = _between(start, target, value)
    if way is None:
        return None
    inner = []
    for at, share in key_result.checkpoints:
        position = _between(start, target, at) if is_usable(at) else None
        if position is not None and 0 < position < 1 and is_usable(share):
            inner.append((position, Fraction(share)))
    before = (ZERO, ZERO)
    if way <= 0:
        return ZERO
    for after in (*sorted(inner), (ONE, ONE)):
        if way <= after[0] and after[0] > before[0]:
            rise = (after[1] - before[1]) / (after[0] - before[0])
            return before[1] + (way - before[0]) * rise
        before = after
    return ONE


def _target(key_result: KeyResult) -> Fraction | None:
    target = key_result.target
    if target is None or not is_usable(target) or is_against(key_result):
        return None
    return Fraction(target)


def _line(key_result: KeyResult) -> Corners:
    """From the baseline to the target; checkpoints bend it (F7)."""
    if key_result.baseline is None or key_result.target is None or is_against(key_result):
        return ()
    start, target = Fraction(key_result.baseline), Fraction(key_result.target)
    inner = [
        (Fraction(share), Fraction(value))
        for value, share in key_result.checkpoints
        if 0 < share < 1 and min(start, target) < value < max(start, target)
    ]
    return ((ZERO, start), *sorted(inner), (ONE, target))


def _no_line(key_result: KeyResult) -> str:
    if key_result.baseline is None:
        return _("The baseline is not known yet: give it a baseline.")
    if key_result.target is None:
        return _("There is no target yet.")
    if is_against(key_result):
        return _("The target lies behind the baseline, against its direction: set a new target.")
    return _no_range(key_result)


def _no_range(key_result: KeyResult) -> str:
    if key_result.baseline == key_result.target:
        return _("Baseline and target are the same: give it a baseline that leaves a way to go.")
    return _("One of the values is not a usable number.")


# Stage by stage


def _staged(key_result: KeyResult, value: Decimal | None) -> Fraction | None:
    """Weights of the stages done ÷ all weights (F6; ShamanR/okrs); without stages the way from 0 to 1."""
    stages = key_result.stages
    if not stages:
        start = Decimal(0) if key_result.baseline is None else key_result.baseline
        target = Decimal(1) if key_result.target is None else key_result.target
        return _between(start, target, start if value is None else value)
    whole = sum((Fraction(stage.weight) for stage in stages), ZERO)
    if whole <= 0:
        return None
    done = 0 if value is None else max(0, int(value))  # beyond the last stage there is nothing more to count
    return sum((Fraction(stage.weight) for stage in stages[:done]), ZERO) / whole


def _last_stage(key_result: KeyResult) -> Fraction | None:
    return Fraction(len(key_result.stages)) if key_result.stages else _target(key_result)


def _steps(key_result: KeyResult) -> Corners:
    """Stage after stage, each taking time by its weight (F6)."""
    whole = sum((Fraction(stage.weight) for stage in key_result.stages), ZERO)
    if whole <= 0:
        return ()
    done, corners = ZERO, [(ZERO, ZERO)]
    for number, stage in enumerate(key_result.stages, start=1):
        done += Fraction(stage.weight)
        corners.append((done / whole, Fraction(number)))
    return tuple(corners)


def _no_stages(key_result: KeyResult) -> str:
    return _("The stages have no weights yet.") if key_result.stages else _no_range(key_result)


# Done or not


def _yes_no(key_result: KeyResult, value: Decimal | None) -> Fraction:
    """1 when done, else 0 (F6; Google re:Work). A target of 0 makes "no" the wanted answer."""
    if value is None:
        return ZERO
    wanted = key_result.target is None or key_result.target >= 1
    return ONE if (value >= 1) == wanted else ZERO


# Inside of a band


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
    if edge is None or edge == 0 or not is_usable(edge):
        return ONE if inside else ZERO
    beyond = Fraction(value) - Fraction(edge)
    return 1 + (-beyond if at_most else beyond) / abs(Fraction(edge))


def _no_edge(_key_result: KeyResult) -> str:
    return _("The band has no edge yet: say at least or at most how much.")


def _no_goal(_key_result: KeyResult) -> None:
    """A band is kept, a yes or no is answered: neither comes closer week by week."""


def _no_pace(_key_result: KeyResult) -> Corners:
    return ()


LINEAR = Way("linear", _linear, _target, _line, _no_line, gradual=True, has_trend=True)
STAGES = Way("stages", _staged, _last_stage, _steps, _no_stages, gradual=True, has_trend=True)
YES_NO = Way("yes-no", _yes_no, _no_goal, _no_pace, _no_line, gradual=False, has_trend=False)
BAND = Way("band", _in_band, _no_goal, _no_pace, _no_edge, gradual=False, has_trend=True)
WAYS = (LINEAR, STAGES, YES_NO, BAND)

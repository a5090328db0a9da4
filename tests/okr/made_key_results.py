"""Key results of every measure, and the cycle they belong to."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from okrdesk.okr.terms import Cycle, KeyResult, Stage

CYCLE = Cycle("c", "2026 · Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
STAGES = (Stage("a", Decimal(30)), Stage("b", Decimal(70)))


def key_result(baseline: str | None = None, target: str | None = None, **rest: object) -> KeyResult:
    start, end = (None if each is None else Decimal(each) for each in (baseline, target))
    if start is not None and end is not None and end.is_finite() and end < start:
        rest = {"direction": "decrease"} | rest
    return KeyResult("k", "o", "title", baseline=start, target=end, **rest)


def band(low: int | None, high: int | None, rule: str = "inside") -> KeyResult:
    edges = {name: None if each is None else Decimal(each) for name, each in (("low", low), ("high", high))}
    return key_result(measure="band", direction="keep", band_rule=rule, **edges)

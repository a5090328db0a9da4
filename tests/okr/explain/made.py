"""The key result of the picture, its check-ins, and its sums by name."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from okrdesk.okr.explain.explained import Explained
from okrdesk.okr.explain.sums import explain_key_result
from okrdesk.okr.status import RULES
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult

D, F = Decimal, Fraction

CYCLE = Cycle("c", "2026 · Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
DAY = dt.date(2026, 2, 8)
RULE = RULES["default"]
KEY_RESULT = KeyResult("k", "o", "Participants", measure="average", baseline=D(22), target=D(50))
KEYS = (
    *("current", "progress", "counted", "expected", "pace"),
    *("status", "confidence", "required-pace", "forecast", "score", "check-in"),
)


def check_ins(*values: int, confidence: int | None = 7) -> list[CheckIn]:
    first = dt.date(2026, 2, 5) - dt.timedelta(weeks=len(values) - 1)
    days = [first + dt.timedelta(weeks=n) for n in range(len(values))]
    return [CheckIn(str(d), "k", d, D(v), confidence=confidence) for d, v in zip(days, values, strict=True)]


SERIES = check_ins(24, 27, 29, 33, 37)


def by_key(key_result: KeyResult, series: list[CheckIn], day: dt.date = DAY) -> dict[str, Explained]:
    return {each.key: each for each in explain_key_result(key_result, series, CYCLE, day, RULE, "en")}

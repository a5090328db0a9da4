"""What the coach is asked about: a cycle, an objective and key results without a fault."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from okrdesk.okr.objectives import Objective
from okrdesk.okr.terms import Cycle, KeyResult

CYCLE = Cycle("c", "2026 · Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
AIM = Objective(
    "o", "c", "First choice for newcomers in Graz", type="outcome", priority_id="p", owner_id="ada"
)
GUESTS = KeyResult(
    "k",
    "o",
    "Average participants per event",
    measure="average",
    unit="participants per event",
    baseline=Decimal(22),
    target=Decimal(50),
    due=CYCLE.last_day,
    source="Attendance list",
    owner_id="ada",
)
COUNT = replace(GUESTS, title="Active members", measure="number", unit="members")

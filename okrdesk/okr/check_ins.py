"""Check-ins: dated values with confidence, note and blocker."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What a key result stood at on a day. An average may keep its `total` and `count`.

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

"""Cycles: the period of one set of OKRs, usually a quarter."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cycle:
    """A period with its first and last day (both belong to it) and the one-pager's three texts."""

    id: str
    name: str
    first_day: dt.date
    last_day: dt.date
    closed: bool = False
    went_well: str = ""
    in_the_way: str = ""
    ask: str = ""

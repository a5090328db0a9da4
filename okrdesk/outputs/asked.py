"""What can be asked of an output, and what comes of it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from okrdesk.frozen import dataclass

Ending = Literal["pdf", "json", "ics", "png", "svg", "xlsx", "csv", "zip", "md"]
Subject = Literal["workspace", "cycle", "workshop", "key result"]
Option = Literal[
    "day", "cycle", "rule", "paper", "language", "names", "black and white", "carry",
    "chart", "comparison", "memory", "owner", "key result",
]  # fmt: skip
Carry = Literal["", "cycle", "whole"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How an output is wanted: `paper` is one of its papers, "" for the usual one.

    `language` is that of its words, "" for that of the desk; `about` is the id of the key result or owner
    it is about.
    """

    paper: str = ""
    language: str = ""
    names: bool = True
    black_and_white: bool = False
    carry: Carry = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Asked(Wishes):
    """What is wanted of an output; what does not go with it is refused, but for the day.

    `ending` is one of its endings, `file_name` that of the workspace. `chart`, `since` and `compares` are the
    one-pager's own; `since` is the day of the earlier page that it is compared with.
    """

    cycle_id: str
    day: dt.date
    ending: Ending
    file_name: str = ""
    rule: str = ""
    chart: bool = True
    since: dt.date | None = None
    compares: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file: its bytes, how many pages (0 where it has none), what a person should know of it."""

    content: bytes
    pages: int = 0
    notes: tuple[str, ...] = ()

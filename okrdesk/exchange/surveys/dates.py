"""Moments as tools write them: 9/9/2026 18:05:12, 2026/09/27 3:00:00 PM GMT+3, 27.04.2026 11:34."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from okrdesk.document.text import plain_digits

_MOMENT = re.compile(
    r"(?P<one>\d{1,4})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<three>\d{1,4})"
    r"(?:(?:,?\s+|T|,\s*)(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?"
    r"\s*(?P<half>[AaPp])?(?:\.?\s?[Mm]\.?)?\s*(?P<zone>(?:GMT|UTC|[A-Z]{1,4})?(?:[+-]\d{1,2}(?::?\d{2})?)?)?)?"
)
_LONGEST = 60
ORDERS = ("dmy", "mdy", "ymd")


class Moment(NamedTuple):
    """A day, and "18:05" where the time of day stands with it, else ""."""

    day: dt.date
    clock: str


class _Read(NamedTuple):
    one: int
    two: int
    three: int
    mark: str
    clock: str


def _read(text: str) -> _Read | None:
    if len(text) > _LONGEST:
        return None
    match = _MOMENT.fullmatch(plain_digits(" ".join(text.split())))
    if match is None:
        return None
    clock = ""
    if match["hour"]:
        hour = int(match["hour"])
        if match["half"]:
            hour = hour % 12 + 12 * (match["half"] in "Pp")
        clock = f"{hour:02}:{match['minute']}"
    return _Read(int(match["one"]), int(match["two"]), int(match["three"]), match["mark"], clock)


def is_moment(text: str) -> bool:
    """Whether a text is a day with the time of day."""
    parts = _read(text)
    return parts is not None and parts.clock != ""


def is_day(text: str) -> bool:
    """Whether a text is a day in figures, with the time of day or without."""
    return _read(text) is not None


def order_of(texts: Iterable[str]) -> tuple[str, str]:
    """The order of day, month and year that these texts show, and a text that leaves it open.

    One of both is "": with a number above 12, points or the year first the order is known.
    """
    example = ""
    for text in texts:
        parts = _read(text)
        if parts is None:
            continue
        if parts.one > 31:
            return "ymd", ""
        if parts.mark == "." or parts.one > 12:
            return "dmy", ""
        if parts.two > 12:
            return "mdy", ""
        if not example and parts.one != parts.two:
            example = text
    return ("", example) if example else ("dmy", "")


def moment(text: str, order: str) -> Moment | None:
    """The moment of a text with that order of its figures, by the clock there; None where it has none."""
    parts = _read(text)
    if parts is None or order not in ORDERS:
        return None
    year, month, day = {
        "ymd": (parts.one, parts.two, parts.three),
        "dmy": (parts.three, parts.two, parts.one),
        "mdy": (parts.three, parts.one, parts.two),
    }["ymd" if parts.one > 31 else order]
    try:
        return Moment(dt.date(year + 2000 * (year < 100), month, day), parts.clock)
    except ValueError:
        return None

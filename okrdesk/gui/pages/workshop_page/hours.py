"""Times of day as people type them, such as "18:00", "18", "6.30 pm"."""

from __future__ import annotations

import datetime as dt
import re

from okrdesk.document.refused import Refused
from okrdesk.document.text import plain_digits
from okrdesk.i18n import _

_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|uhr|h)?", re.IGNORECASE)


def parse_time(text: str) -> str:
    """The time that somebody typed, as "18:00"; "" for nothing. Refused for what is no time of day."""
    typed = plain_digits(text).strip()
    if not typed:
        return ""
    match = _TIME.fullmatch(typed)
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (99, 0)
    half = (match[3] or "").lower().replace(".", "") if match else ""
    if half in ("am", "pm") and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise Refused(_("“{typed}” is no time of day; type one such as 18:00.").format(typed=text[:40]))
    return f"{hour:02}:{minute:02}"


def later(begins: str, minutes: float) -> str:
    """The time of day so many minutes later, as "20:04"; "" where nobody said when it begins."""
    if not begins:
        return ""
    began = dt.datetime.combine(dt.date(2000, 1, 1), dt.time.fromisoformat(begins))
    return f"{began + dt.timedelta(minutes=minutes):%H:%M}"


def clock_words(left: float) -> str:
    """ "02:40" that is left, "+01:10" beyond the end."""
    over = left <= -1
    seconds = int(-left) if over else max(0, int(left + 0.999))
    minutes, rest = divmod(seconds, 60)
    return f"{'+' if over else ''}{minutes:02}:{rest:02}"

"""When a step ends, and what is left of it, in figures."""

from __future__ import annotations

import datetime as dt


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

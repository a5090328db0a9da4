"""Times of day as people type them, such as "18:00", "18", "6.30 pm"."""

from __future__ import annotations

import re

from okrdesk.document.refused import Refused
from okrdesk.document.text import plain_digits
from okrdesk.i18n import _

_TYPED = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|uhr|h)?", re.IGNORECASE)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def is_time(text: str) -> bool:
    """Whether a text is a time of day as we store it ("18:00")."""
    return _TIME.fullmatch(text) is not None


def parse_time(text: str) -> str:
    """The time that somebody typed, as "18:00"; "" for nothing. Refused for what is no time of day."""
    typed = plain_digits(text).strip()
    if not typed:
        return ""
    match = _TYPED.fullmatch(typed)
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (99, 0)
    half = (match[3] or "").lower().replace(".", "") if match else ""
    if half in ("am", "pm") and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise Refused(_("“{typed}” is no time of day; type one such as 18:00.").format(typed=text[:40]))
    return f"{hour:02}:{minute:02}"

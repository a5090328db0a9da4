"""Words and figures that the reports share, as they are written on paper."""

from __future__ import annotations

from fractions import Fraction

from okrdesk.i18n import _
from okrdesk.okr.shown import format_percent
from okrdesk.reports.paper.letters import apart, plain, runs_leftward


def status_word(status: str) -> str:
    """The status as it is written on the page."""
    names = {
        "on track": _("On track"), "at risk": _("At risk"), "off track": _("Off track"),
        "achieved": _("Achieved"),
    }  # fmt: skip
    return names.get(status, _("Not started"))


def percent(share: float, language: str) -> str:
    """A share as it is written in that language ("54%")."""
    return format_percent(Fraction(repr(float(share))), language)


def titled(title: str) -> str:
    """A title as it is typed; where there is none, that it is still to come."""
    return title if plain(title).strip() else _("No title yet")


def numbered(number: object, title: str) -> str:
    """A title behind its number, in one sentence; where the title runs leftward, the number begins it."""
    text = titled(title)
    return f"{number}  {text if runs_leftward(text) else apart(text)}"


def one_line(text: str) -> str:
    """A text with single spaces and no ends of lines."""
    return " ".join(plain(text).split())

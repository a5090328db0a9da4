"""Words and figures that the reports share, as they are written on paper."""

from __future__ import annotations

from fractions import Fraction

from okrdesk.i18n import _
from okrdesk.okr.measures import measure_of
from okrdesk.okr.outline import KeyResultLine
from okrdesk.okr.shown import format_percent
from okrdesk.okr.status import STATUS_SIGNS, status_name
from okrdesk.okr.values import aim_words, show_target, show_value
from okrdesk.okr.ways import LINEAR
from okrdesk.reports.paper.letters import apart, plain, runs_leftward


def status_word(status: str) -> str:
    """The status as it is written on the page."""
    names = {
        "on track": _("On track"), "at risk": _("At risk"), "off track": _("Off track"),
        "achieved": _("Achieved"),
    }  # fmt: skip
    return names.get(status, _("Not started"))


def signed_status(status: str) -> str:
    """The status behind its sign, so that it is told by neither alone: "▲ at risk"."""
    return f"{STATUS_SIGNS.get(status, STATUS_SIGNS['not started'])}\u00a0{status_name(status)}"


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


def stands_words(line: KeyResultLine, locale: str) -> str:
    """Where a key result stands and where it goes in a few words: "43 of 50", of a band "6 within 5 to 7"."""
    row = line.key_result
    value = show_value(None if line.latest is None else line.latest.value, row, locale)
    if row.target is None or measure_of(row).way is not LINEAR:
        return f"{value} {aim_words(row, locale)}".strip()
    return _("{value} of {target}").format(value=value, target=show_target(row, locale))

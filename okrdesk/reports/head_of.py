"""What a report is about, read from a document."""

from __future__ import annotations

from okrdesk.document.document import Document
from okrdesk.i18n import _, format_day
from okrdesk.okr import mission
from okrdesk.okr.outline import Outline
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.letters import apart


def head_of(document: Document, outline: Outline, file_name: str, *, says_mission: bool = True) -> Head:
    """The head of a report about the outline's cycle as of its day; it says if that is a draft or closed."""
    about = mission.read(document)
    return Head(
        workspace=about.name,
        mission=about.mission if says_mission else "",
        cycle=outline.cycle.name,
        day=apart(format_day(outline.day, about.locale, "long")),
        on=outline.day,
        week=_state(outline, about.locale),
        file_name=file_name,
        language=about.locale.replace("_", "-") or "en",
        author=about.name,
    )


def _state(outline: Outline, locale: str) -> str:
    cycle = outline.cycle
    if cycle.closed_on:
        return _("closed on {day}").format(day=apart(format_day(cycle.closed_on, locale)))
    if outline.day < cycle.first_day:
        return _("draft, begins on {day}").format(day=apart(format_day(cycle.first_day, locale)))
    return ""

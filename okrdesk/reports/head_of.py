"""What a report is about, read from a document."""

from __future__ import annotations

from okrdesk.document.document import Document
from okrdesk.i18n import format_day
from okrdesk.okr import mission
from okrdesk.okr.outline import Outline
from okrdesk.reports.paper.head import Head


def head_of(
    document: Document, outline: Outline, file_name: str, *, says_mission: bool = True, week: str = ""
) -> Head:
    """The head of a report about the outline's cycle as of its day."""
    about = mission.read(document)
    return Head(
        workspace=about.name,
        mission=about.mission if says_mission else "",
        cycle=outline.cycle.name,
        day=format_day(outline.day, about.locale, "long"),
        on=outline.day,
        week=week,
        file_name=file_name,
        language=about.locale.replace("_", "-") or "en",
        author=about.name,
    )

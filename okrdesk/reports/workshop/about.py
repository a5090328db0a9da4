"""What every paper of a workshop says around its content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from okrdesk.document.document import Document
from okrdesk.i18n import format_day
from okrdesk.okr import cycles, mission
from okrdesk.okr.workshop.record import record_of
from okrdesk.okr.workshop.recorded import Record
from okrdesk.okr.workshop.workshops import Workshop
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.page import Page, fitted


def head_of_workshop(
    document: Document, workshop: Workshop, file_name: str, *, beside: str = "", says_mission: bool = False
) -> Head:
    """The head of a paper about a workshop, dated by its day; `beside` is said behind the day."""
    about = mission.read(document)
    cycle = next(c for c in cycles.all_cycles(document) if c.id == workshop.cycle_id)
    day = format_day(workshop.on, about.locale, "long") if workshop.on else ""
    return Head(
        workspace=about.name,
        mission=about.mission if says_mission else "",
        cycle=cycle.name,
        on=workshop.on or cycle.first_day,
        week=", ".join(part for part in (day, beside) if part),
        file_name=file_name,
        language=about.locale.replace("_", "-") or "en",
        author=about.name,
    )


def fitted_record(
    document: Document,
    workshop: Workshop,
    add_content: Callable[[Page, Record, str], None],
    *,
    paper: str,
    file_name: str,
) -> Page:
    """A page of what is left of a workshop, under its mission; `add_content` gets record and locale."""
    record = record_of(document, workshop)
    head = head_of_workshop(document, workshop, file_name, says_mission=True)
    locale = document.locale
    return fitted(lambda page: add_content(page, record, locale), head, (head, record), paper=paper)


def minutes_of_day(begins: str) -> int | None:
    """Minutes since midnight of a time such as "18:00", None for ""."""
    hours, _colon, minutes = begins.partition(":")
    return int(hours) * 60 + int(minutes) if hours.isdigit() and minutes.isdigit() else None


def time_of_day(minutes: int) -> str:
    """A time of day such as "18:05", past midnight too."""
    return dt.time(minutes // 60 % 24, minutes % 60).strftime("%H:%M")

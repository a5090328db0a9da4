"""What every paper of a workshop says around its content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import format_day
from okrdesk.okr import cycles, mission
from okrdesk.okr.workshop.record import record_of
from okrdesk.okr.workshop.recorded import Record
from okrdesk.okr.workshop.workshops import Workshop
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.page import Page, Report, fitted


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


@dataclass(frozen=True, slots=True)
class RecordPaper:
    """A paper about what is left of a workshop; `add_content` gets its page, the record and the locale.

    `kind` is what the document is, `legend` stands at the foot of each page, `beside` is said behind the day.
    """

    kind: Callable[[], str]
    legend: Callable[[], str]
    add_content: Callable[[Page, Record, str], None]
    beside: Callable[[Record], str] = lambda _record: ""
    says_mission: bool = False

    def __call__(
        self, document: Document, workshop: Workshop, *, paper: str = "a4", file_name: str = ""
    ) -> Report:
        """The paper on "a4" or "letter" paper."""
        record = record_of(document, workshop)
        head = head_of_workshop(
            document, workshop, file_name, beside=self.beside(record), says_mission=self.says_mission
        )
        locale = document.locale
        page = fitted(lambda page: self.add_content(page, record, locale), head, (head, record), paper=paper)
        return page.report(self.kind(), self.legend())


def minutes_of_day(begins: str) -> int | None:
    """Minutes since midnight of a time such as "18:00", None for ""."""
    hours, _colon, minutes = begins.partition(":")
    return int(hours) * 60 + int(minutes) if hours.isdigit() and minutes.isdigit() else None


def time_of_day(minutes: int) -> str:
    """A time of day such as "18:05", past midnight too."""
    return dt.time(minutes // 60 % 24, minutes % 60).strftime("%H:%M")

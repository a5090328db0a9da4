"""The record of a workshop that is over: decisions first, then how, promises to tick off, papers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from okrdesk.gui import exporting
from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.workshop_page.looked_cards import CheckedCard, LookedCard
from okrdesk.gui.pages.workshop_page.promises_card import PromisesCard
from okrdesk.gui.pages.workshop_page.record_cards import (
    CharterCard,
    ChosenCard,
    DecidedCard,
    MarksCard,
    TimesCard,
)
from okrdesk.gui.pages.workshop_page.take_home import RECORD, TakeHome
from okrdesk.gui.widgets.cards import PageHeader, fill_page
from okrdesk.gui.widgets.side_by_side import SideBySide, below_each_other
from okrdesk.gui.widgets.text import plain_button
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr import people
from okrdesk.okr.workshop import agenda, workshops
from okrdesk.okr.workshop.record import record_of
from okrdesk.okr.workshop.recorded import Record

_TWO_COLUMNS = 900
_PAPER = 60  # in width: four stand beside each other in the narrower column


class RecordView(QWidget):
    """What may be said of a workshop, from its record alone. `reopened` tells that it goes on."""

    reopened = Signal()

    def __init__(self, desk: Desk, past: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.workshop_id = ""
        self.reopen = plain_button(_("Reopen"), icon="clock", do=self._reopen)
        self.minutes = plain_button(_("Minutes as PDF…"), "primary", "file")
        self.header = PageHeader("", "", (self.reopen, past, self.minutes))
        self.decided = DecidedCard()
        self.checked = CheckedCard(_("What was checked in"))
        self.looked = LookedCard(_("What becomes of the goals"))
        self.chosen = ChosenCard()
        self.promises = PromisesCard(desk, "promise")
        self.tellings = PromisesCard(desk, "telling")
        self.papers = TakeHome(desk, keys=RECORD, heading=_("Papers"), wide=_PAPER)
        self.charter = CharterCard(_("Charter"))
        self.marks = MarksCard()
        self.times = TimesCard()
        parts = (self.checked, self.looked, self.decided, self.chosen, self.promises, self.tellings)
        self._columns = SideBySide(_TWO_COLUMNS, growth=0.6, spacing=20)
        self._columns.addLayout(below_each_other(*parts, spacing=12), 2)
        self._columns.addLayout(
            below_each_other(self.papers, self.charter, self.marks, self.times, spacing=12), 1
        )
        self._scroll = fill_page(self, self.header, self._columns)
        self.minutes.clicked.connect(lambda: self.save_paper("minutes"))

    def show_workshop(self, workshop_id: str) -> None:
        """Show the record of a workshop."""
        self.workshop_id = workshop_id
        document = self.desk.document
        workshop = workshops.read(document, workshop_id)
        record = record_of(document, workshop)
        self.header.title.set_text(workshop.title)
        self.header.set_subtitle(self._about(record))
        self.reopen.setEnabled(not self.desk.cycle.closed and not self.desk.session.read_only)
        self.decided.show_record(record, people.everyone(document))
        self.checked.show_record(record)
        self.looked.show_record(record)
        self.chosen.show_record(record)
        for card in (self.promises, self.tellings):
            card.workshop_id = workshop_id
            card.reload()
        self.charter.show_record(record)
        self.marks.show_marks(record.marks)
        self.marks.setVisible(bool(record.marks))
        self.times.show_record(record)
        self.papers.show_workshop(workshop_id)

    def _about(self, record: Record) -> str:
        """ "26 March 2026, 18:00 to 20:02 · 8 people"."""
        workshop = record.workshop
        day = format_day(workshop.on, self.desk.locale, "full") if workshop.on else ""
        when = _("{begins} to {ends}") if workshop.begins and record.ends else "{begins}"
        time = when.format(begins=workshop.begins, ends=record.ends)
        voices = record.voices
        who = "" if voices is None else ngettext("{n} person", "{n} people", voices).format(n=voices)
        return " · ".join(part for part in (", ".join(p for p in (day, time) if p), who) if part)

    def save_paper(self, what: str) -> None:
        """Ask for a place and write a paper of this workshop."""
        workshop = workshops.read(self.desk.document, self.workshop_id)
        exporting.save_workshop_paper(self, self.desk, workshop, what)

    def remove(self) -> None:
        """Take the workshop away; what it gathered stays in its cycle."""
        self.desk.telling(_("Removed a workshop; what it gathered stays.")).do(
            agenda.remove, self.workshop_id
        )

    def _reopen(self) -> None:
        self.desk.telling(_("The workshop goes on.")).do(agenda.reopen, self.workshop_id)
        self.reopened.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._columns.fit(self.width())
        super().resizeEvent(event)

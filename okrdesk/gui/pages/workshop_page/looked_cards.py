"""Cards of a record: what was checked in, and what becomes of the goals that were looked at again."""

from __future__ import annotations

from PySide6.QtCore import Qt

from okrdesk.gui.pages.workshop_page.record_cards import RecordCard
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop.recorded import Record

_TOP = Qt.AlignmentFlag.AlignTop


class CheckedCard(RecordCard):
    """Each key result that was checked in, from its value before to that of now."""

    def show_record(self, record: Record) -> None:
        """Show the check-ins of the day; hidden where there was no round."""
        self.begin(record.checked_in)
        count = len(record.checked_in)
        self.beside.set_text(ngettext("{n} key result", "{n} key results", count).format(n=count))
        for place, each in enumerate(record.checked_in):
            blocker = _("In the way: {words}").format(words=each.blocker) if each.blocker else ""
            step = _("Next: {words}").format(words=each.next_step) if each.next_step else ""
            said = "\n".join(part for part in (each.title, each.note, blocker, step) if part)
            sure = "" if each.confidence is None else _("sure: {n} of 10").format(n=each.confidence)
            way = PlainLabel(f"{each.before} → {each.now}", "strong", wrap=False)
            self.grid.addWidget(PlainLabel(each.number, "small", wrap=False), place, 0, _TOP)
            self.grid.addWidget(PlainLabel(said), place, 1)
            self.grid.addWidget(way, place, 2, _TOP)
            self.grid.addWidget(PlainLabel(sure, "small", wrap=False), place, 3, _TOP)


class LookedCard(RecordCard):
    """What becomes of each goal and why, with what was answered."""

    def show_record(self, record: Record) -> None:
        """Show the goals that were looked at; hidden where none was."""
        self.begin(record.looked_at)
        for place, each in enumerate(record.looked_at):
            because = _("because {reason}").format(reason=each.reason) if each.reason else ""
            answers = [" ".join(part for part in answer if part) for answer in each.answers]
            said = "\n".join(part for part in (because, *answers) if part)
            self.grid.addWidget(PlainLabel(str(each.number), "strong", wrap=False), 2 * place, 0, _TOP)
            self.grid.addWidget(PlainLabel(each.title, "strong"), 2 * place, 1)
            decision = PlainLabel(each.decision or _("open"), "strong", wrap=False)
            self.grid.addWidget(decision, 2 * place, 2, _TOP)
            self.grid.addWidget(PlainLabel(said, "small"), 2 * place + 1, 1)

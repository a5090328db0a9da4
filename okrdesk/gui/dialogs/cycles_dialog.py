"""The calendar of cycles: look at one, draft another beside it, move its days, remove, reopen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.cycle_fields import CycleFields
from okrdesk.gui.dialogs.rows_dialog import RowsDialog
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.chips import FlowLayout
from okrdesk.gui.widgets.cycle_calendar import CycleBar, CycleCalendar, state_word
from okrdesk.gui.widgets.ranked_list import RankedRow
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, format_day, format_range, ngettext
from okrdesk.okr import closing, cycles, objectives
from okrdesk.okr.days import Period, next_cycle
from okrdesk.okr.terms import Cycle


class CyclesDialog(RowsDialog[Cycle]):
    """Above the calendar, below it the cycles in the order of their days and the fields of the chosen one."""

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, desk, _("Calendar of cycles"), size=(900, 600))
        self.list.setAccessibleName(_("Cycles"))
        self.calendar = CycleCalendar()
        self.period = CycleFields(_period(desk.cycle), desk.today, desk.locale)
        self.hint = PlainLabel("", "small")
        self.error = PlainLabel("", "error")
        self.show_button = plain_button(_("Look at this cycle"))
        self.reopen_button = plain_button(_("Reopen"), icon="undo", do=self._reopen)
        self.remove_button = plain_button(_("Remove"), "danger", "trash", do=self.remove)
        self.add_button = plain_button(_("Cycle"), icon="plus", do=self._add)
        self.add_button.setAccessibleName(_("Draft the cycle after the last"))
        tools = QWidget()
        flow = FlowLayout(tools)
        for button in (self.show_button, self.reopen_button, self.remove_button):
            flow.addWidget(button)
        for part in (self.period, self.hint, self.error, tools):
            self.fields.addWidget(part)
        card = Card(margin=10)
        card.column.addWidget(self.calendar)
        self.column.addWidget(card)
        self._connect()
        self.lay_out(self.add_button, (4, 5))
        self.choose(desk.cycle.id)
        self.list.setFocus()

    def _connect(self) -> None:
        self.calendar.bar_chosen.connect(self.choose)
        self.period.edited.connect(self._change)
        self.show_button.clicked.connect(lambda: self.desk.choose_cycle(self.list.chosen()))

    def reload(self) -> None:
        """Show what the document has, the calendar too."""
        if not self.list.is_busy():
            known = cycles.all_cycles(self.desk.document)
            self.calendar.set_bars([self._bar(cycle) for cycle in known], self.desk.today)
        super().reload()

    def records(self) -> Sequence[Cycle]:
        """The document's cycles."""
        return cycles.all_cycles(self.desk.document)

    def row(self, cycle: Cycle) -> RankedRow:
        count = len(objectives.of_cycle(self.desk.document, cycle.id))
        held = ngettext("{count} objective", "{count} objectives", count).format(count=count)
        parts = [self._days(cycle), held]
        state = self._state(cycle)
        if state != "open":
            parts.append(state_word(state))
        shown = cycle.id == self.desk.cycle.id
        pill = _("shown") if shown else ""
        return RankedRow(cycle.id, cycle.name, " · ".join(parts), pill, "achieved" if shown else "")

    def _bar(self, cycle: Cycle) -> CycleBar:
        return CycleBar(
            cycle.id, cycle.name, cycle.first_day, cycle.last_day, self._state(cycle), self._days(cycle)
        )

    def _days(self, cycle: Cycle) -> str:
        return format_range(cycle.first_day, cycle.last_day, self.desk.locale)

    def _state(self, cycle: Cycle) -> str:
        """A cycle that has not begun is a draft beside the one that runs."""
        if cycle.closed:
            return "closed"
        runs = cycles.current(self.desk.document, self.desk.today)
        return "draft" if cycle.first_day > self.desk.today and cycle.id != runs.id else "open"

    def show_record(self, cycle: Cycle, is_fresh: bool) -> None:
        """Show a cycle, in the calendar too."""
        self.calendar.choose(cycle.id)
        if is_fresh:
            self.period.show_period(_period(cycle))
            self.error.set_text("")
        else:
            self.period.show_period_if_idle(_period(cycle))
        self.period.setEnabled(not cycle.closed)
        self.hint.set_text(self._hint(cycle))
        self.show_button.setEnabled(cycle.id != self.desk.cycle.id)
        self.reopen_button.setVisible(cycle.closed)
        self.remove_button.setVisible(not cycle.closed)

    def _hint(self, cycle: Cycle) -> str:
        if cycle.closed and cycle.closed_on is not None:
            day = format_day(cycle.closed_on, self.desk.locale)
            return _("Closed on {day}, so it is for reading. Reopening can be undone.").format(day=day)
        if cycle.closed:
            return _("Closed, so it is for reading. Reopening can be undone.")
        if self._state(cycle) == "draft":
            return _("A draft: objectives can be written for it while the other cycle runs.")
        return _("Usually a quarter; any days will do.")

    def _change(self) -> None:
        cycle, period = self.chosen(), self.period.period()
        if cycle is not None and period is not None and period != _period(cycle):
            self.error.set_text("")
            name, first, last = period
            moved = replace(cycle, name=name, first_day=first, last_day=last)
            self.desk.beside(self.period.name.set_error).do(cycles.change, cycle, moved)

    def rename(self, row_id: str, name: str) -> None:
        """Write the name that was typed in the list."""
        try:
            cycle = cycles.read(self.desk.document, row_id)
        except Refused as refused:  # somebody else removed it meanwhile
            self.error.set_text(refused.sentence)
            return
        self.desk.beside(self.error.set_text).do(cycles.change, cycle, replace(cycle, name=name))

    def _add(self) -> None:
        """The period after the last one; its fields can be changed at once."""
        known = cycles.all_cycles(self.desk.document)
        last = max(known, key=lambda c: c.last_day)
        name, first, end = next_cycle(last.first_day, last.last_day)
        added = self.desk.beside(self.error.set_text).do(cycles.add, name, first, end)
        if added is not None:
            self.reload()
            self.choose(added)
            self.period.name.setFocus()

    def remove(self) -> None:
        """Remove the chosen cycle; one that holds objectives stays and says why."""
        cycle = self.chosen()
        if cycle is not None:
            sentence = _("Removed the cycle {name}.").format(name=cycle.name)
            self.desk.beside(self.error.set_text).telling(sentence).do(cycles.remove, cycle.id)

    def _reopen(self) -> None:
        cycle = self.chosen()
        if cycle is not None:
            sentence = _("Reopened the cycle {name}.").format(name=cycle.name)
            self.desk.beside(self.error.set_text).telling(sentence).do(closing.reopen, cycle.id)


def _period(cycle: Cycle) -> Period:
    return cycle.name, cycle.first_day, cycle.last_day

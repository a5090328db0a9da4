"""The calendar of cycles: look at one, draft another beside it, move its days, remove, reopen."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui import theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.beside import lay_out_beside
from okrdesk.gui.dialogs.cycle_fields import CycleFields
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.chips import FlowLayout
from okrdesk.gui.widgets.cycle_calendar import CycleBar, CycleCalendar, state_word
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.ranked_list import RankedList, RankedRow
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, format_day, format_range, ngettext
from okrdesk.okr import closing, cycles, objectives
from okrdesk.okr.days import Period, next_cycle
from okrdesk.okr.terms import Cycle


class CyclesDialog(Dialog):
    """Above the calendar, below it the cycles in the order of their days and the fields of the chosen one."""

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(_("Calendar of cycles"))
        scale = theme.text_scale()
        self.resize(round(900 * scale), round(560 * scale))
        self.calendar = CycleCalendar()
        self.list = RankedList(_("Cycles"), numbered=False, movable=False)
        self.fields = CycleFields(_period(desk.cycle), desk.today)
        self.hint = PlainLabel("", "small")
        self.error = PlainLabel("", "error")
        self.show_button = plain_button(_("Look at this cycle"))
        self.reopen_button = plain_button(_("Reopen"), icon="undo")
        self.remove_button = plain_button(_("Remove"), "danger", "trash")
        self.add_button = plain_button(_("Cycle"), icon="plus")
        self.add_button.setAccessibleName(_("Draft the cycle after the last"))
        self._shown = ""
        self._lay_out()
        self._connect()
        self.reload()
        self._choose(desk.cycle.id)
        self.list.setFocus()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.fields)
        right.addWidget(self.hint)
        right.addWidget(self.error)
        tools = QWidget()
        flow = FlowLayout(tools)
        for button in (self.show_button, self.reopen_button, self.remove_button):
            flow.addWidget(button)
        right.addWidget(tools)
        lay_out_beside(self, _("Calendar of cycles"), [self.list], self.add_button, right, (4, 5))
        card = Card(margin=10)
        card.column.addWidget(self.calendar)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, card)

    def _connect(self) -> None:
        self.calendar.bar_chosen.connect(self._choose)
        self.list.row_chosen.connect(lambda _id: self._show_chosen())
        self.list.reworded.connect(self._rename)
        self.list.removal_requested.connect(lambda _id: self._remove())
        self.list.itemDelegate().closeEditor.connect(lambda *_closed: self.reload())
        self.fields.edited.connect(self._change)
        self.show_button.clicked.connect(lambda: self.desk.choose_cycle(self.list.chosen()))
        self.reopen_button.clicked.connect(self._reopen)
        self.remove_button.clicked.connect(self._remove)
        self.add_button.clicked.connect(self._add)
        self.desk.changed.connect(self.reload)

    def reload(self) -> None:
        """Show the document's cycles; half-typed text is not touched."""
        if self.list.is_busy():
            return
        known = cycles.all_cycles(self.desk.document)
        self.list.set_rows([self._row(cycle) for cycle in known])
        self.calendar.set_bars([self._bar(cycle) for cycle in known], self.desk.today)
        self._show_chosen()

    def _row(self, cycle: Cycle) -> RankedRow:
        count = len(objectives.of_cycle(self.desk.document, cycle.id))
        held = ngettext("{count} objective", "{count} objectives", count).format(count=count)
        words = [self._days(cycle), held]
        state = self._state(cycle)
        if state != "open":
            words.append(state_word(state))
        shown = cycle.id == self.desk.cycle.id
        pill = _("shown") if shown else ""
        return RankedRow(cycle.id, cycle.name, " · ".join(words), pill, "achieved" if shown else "")

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

    def _chosen(self) -> Cycle | None:
        chosen = self.list.chosen()
        return next((c for c in cycles.all_cycles(self.desk.document) if c.id == chosen), None)

    def _choose(self, cycle_id: str) -> None:
        self.list.choose(cycle_id)
        self._show_chosen()

    def _show_chosen(self) -> None:
        cycle = self._chosen()
        if cycle is None:
            return
        self.calendar.choose(cycle.id)
        if cycle.id == self._shown:
            self.fields.show_period_if_idle(_period(cycle))
        else:
            self.fields.show_period(_period(cycle))
            self.error.set_text("")
            self._shown = cycle.id
        self.fields.setEnabled(not cycle.closed)
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
        cycle, period = self._chosen(), self.fields.period()
        if cycle is not None and period is not None and period != _period(cycle):
            self.error.set_text("")
            self.desk.beside(self.fields.name.set_error).do(cycles.change, cycle.id, *period)

    def _rename(self, cycle_id: str, name: str) -> None:
        try:
            cycle = cycles.read(self.desk.document, cycle_id)
        except Refused as refused:  # somebody else removed it meanwhile
            self.error.set_text(refused.sentence)
            return
        days = (cycle.first_day, cycle.last_day)
        self.desk.beside(self.error.set_text).do(cycles.change, cycle_id, name, *days)

    def _add(self) -> None:
        """The period after the last one; its fields can be changed at once."""
        known = cycles.all_cycles(self.desk.document)
        last = max(known, key=lambda c: c.last_day)
        name, first, end = next_cycle(last.first_day, last.last_day)
        added = self.desk.beside(self.error.set_text).do(cycles.add, name, first, end)
        if added is not None:
            self.reload()
            self._choose(added)
            self.fields.name.setFocus()

    def _remove(self) -> None:
        cycle = self._chosen()
        if cycle is not None:
            words = _("Removed the cycle {name}.").format(name=cycle.name)
            self.desk.beside(self.error.set_text).telling(words).do(cycles.remove, cycle.id)

    def _reopen(self) -> None:
        cycle = self._chosen()
        if cycle is not None:
            words = _("Reopened the cycle {name}.").format(name=cycle.name)
            self.desk.beside(self.error.set_text).telling(words).do(closing.reopen, cycle.id)


def _period(cycle: Cycle) -> Period:
    return cycle.name, cycle.first_day, cycle.last_day

"""The cycles of a workspace: add, rename, move their days, remove."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui import look
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.beside import lay_out_beside
from okrdesk.gui.dialogs.cycle_fields import CycleFields
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.ranked_list import RankedList, RankedRow
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, format_range, ngettext
from okrdesk.okr import cycles, objectives
from okrdesk.okr.cycles import Cycle
from okrdesk.okr.days import Period, next_cycle


class CyclesDialog(Dialog):
    """Left the cycles in the order of their days, right the fields of the chosen one."""

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(_("Cycles"))
        scale = look.text_scale()
        self.resize(round(820 * scale), round(440 * scale))
        self.list = RankedList(_("Cycles"), numbered=False, movable=False)
        self.fields = CycleFields(_period(desk.cycle), desk.today)
        self.error = PlainLabel("", "error")
        self.show_button = plain_button(_("Look at this cycle"))
        self.remove_button = plain_button(_("Remove"), "danger", "trash")
        self.add_button = plain_button(_("Cycle"), icon="plus")
        self.add_button.setAccessibleName(_("Add the cycle after the last"))
        self._shown = ""
        self._lay_out()
        self.list.row_chosen.connect(lambda _id: self._show_chosen())
        self.list.reworded.connect(self._rename)
        self.list.removal_requested.connect(lambda _id: self._remove())
        self.list.itemDelegate().closeEditor.connect(lambda *_closed: self.reload())
        self.fields.edited.connect(self._change)
        self.show_button.clicked.connect(lambda: desk.choose_cycle(self.list.chosen()))
        self.remove_button.clicked.connect(self._remove)
        self.add_button.clicked.connect(self._add)
        desk.changed.connect(self.reload)
        self.reload()
        self.list.choose(desk.cycle.id)
        self.list.setFocus()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.fields)
        right.addWidget(PlainLabel(_("Usually a quarter; any days will do."), "small"))
        right.addWidget(self.error)
        row = QHBoxLayout()
        row.addWidget(self.show_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        right.addLayout(row)
        lay_out_beside(self, _("Cycles"), [self.list], self.add_button, right, (2, 3))

    def reload(self) -> None:
        """Show the document's cycles; half-typed text is not touched."""
        if self.list.is_busy():
            return
        self.list.set_rows([self._row(cycle) for cycle in cycles.all_cycles(self.desk.document)])
        self._show_chosen()

    def _row(self, cycle: Cycle) -> RankedRow:
        count = len(objectives.of_cycle(self.desk.document, cycle.id))
        held = ngettext("{count} objective", "{count} objectives", count).format(count=count)
        days = format_range(cycle.first_day, cycle.last_day, self.desk.locale)
        shown = cycle.id == self.desk.cycle.id
        pill = _("closed") if cycle.closed else _("shown") if shown else ""
        return RankedRow(
            cycle.id, cycle.name, f"{days} · {held}", pill, "achieved" if shown else "not started"
        )

    def _chosen(self) -> Cycle | None:
        chosen = self.list.chosen()
        return next((c for c in cycles.all_cycles(self.desk.document) if c.id == chosen), None)

    def _show_chosen(self) -> None:
        cycle = self._chosen()
        if cycle is None:
            return
        if cycle.id == self._shown:
            self.fields.show_period_if_idle(_period(cycle))
        else:
            self.fields.show_period(_period(cycle))
            self.error.set_text("")
            self._shown = cycle.id
        self.show_button.setEnabled(cycle.id != self.desk.cycle.id)

    def _change(self) -> None:
        cycle, period = self._chosen(), self.fields.period()
        if cycle is not None and period is not None and period != _period(cycle):
            self.error.set_text("")
            self.desk.do(cycles.change, cycle.id, *period, on_refused=self.fields.name.set_error)

    def _rename(self, cycle_id: str, name: str) -> None:
        cycle = next((c for c in cycles.all_cycles(self.desk.document) if c.id == cycle_id), None)
        if cycle is not None:
            days = (cycle.first_day, cycle.last_day)
            self.desk.do(cycles.change, cycle_id, name, *days, on_refused=self.error.set_text)

    def _add(self) -> None:
        """The period after the last one; its fields can be changed at once."""
        known = cycles.all_cycles(self.desk.document)
        last = max(known, key=lambda c: c.last_day)
        name, first, end = next_cycle(last.first_day, last.last_day)
        added = self.desk.do(cycles.add, name, first, end, on_refused=self.error.set_text)
        if added is not None:
            self.reload()
            self.list.choose(added)
            self.fields.name.setFocus()

    def _remove(self) -> None:
        cycle = self._chosen()
        if cycle is not None:
            words = _("Removed the cycle {name}.").format(name=cycle.name)
            self.desk.do(cycles.remove, cycle.id, on_refused=self.error.set_text, tell=words)


def _period(cycle: Cycle) -> Period:
    return cycle.name, cycle.first_day, cycle.last_day

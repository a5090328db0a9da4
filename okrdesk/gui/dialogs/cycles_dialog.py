"""The cycles of a workspace: rename, move their days, add the next, remove an empty one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui import look
from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.cards import page_scroll, rule
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.fields import TextField
from okrdesk.gui.widgets.marks import TypePill
from okrdesk.gui.widgets.notices import Toast
from okrdesk.gui.widgets.text import PlainLabel, icon_button, plain_button
from okrdesk.i18n import _
from okrdesk.okr import cycles
from okrdesk.okr.cycles import Cycle
from okrdesk.okr.days import next_cycle, parse_cycle, quarter_of


class CycleLine(QWidget):
    """One cycle: its name, its first and last day, remove. What belongs together is written together."""

    def __init__(self, desk: Desk, cycle: Cycle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.cycle = cycle
        self.name = TextField(_("Name"), cycle.name, show_caption=False)
        self.first = DayField(_("First day"), cycle.first_day, desk.today, show_caption=False)
        self.last = DayField(_("Last day"), cycle.last_day, desk.today, show_caption=False)
        self.closed = TypePill(_("closed"))
        self.remove = icon_button("trash", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        for widget, stretch in ((self.name, 2), (self.first, 3), (self.last, 3)):
            row.addWidget(widget, stretch, top)
        row.addWidget(self.closed, 0, top)
        row.addWidget(self.remove, 0, top)
        self.name.edited.connect(lambda _text: self._write(self.name))
        self.first.edited.connect(lambda _text: self._write(self.first))
        self.last.edited.connect(lambda _text: self._write(self.last))
        self.show_cycle(cycle)

    def show_cycle(self, cycle: Cycle) -> None:
        """Show the cycle as the document has it; half-typed text stays."""
        self.cycle = cycle
        self.name.set_text_if_idle(cycle.name)
        self.first.set_day_if_idle(cycle.first_day)
        self.last.set_day_if_idle(cycle.last_day)
        self.closed.setVisible(cycle.closed)
        self.name.edit.setAccessibleName(_("Name of {cycle}").format(cycle=cycle.name))
        self.first.edit.setAccessibleName(_("First day of {cycle}").format(cycle=cycle.name))
        self.last.edit.setAccessibleName(_("Last day of {cycle}").format(cycle=cycle.name))
        self.remove.setAccessibleName(_("Remove {cycle}").format(cycle=cycle.name))

    def _write(self, field: TextField) -> None:
        first, last = self.first.day(), self.last.day()
        if first is None or last is None:
            return
        name = self.name.text()
        if (name, first, last) == (self.cycle.name, self.cycle.first_day, self.cycle.last_day):
            return
        before = self._desk.document.revision
        self._desk.do(cycles.change, self.cycle.id, name, first, last, on_refused=field.set_error)
        if self._desk.document.revision != before:
            # A day that was refused while its partner was still the old one is taken now.
            for each in (self.name, self.first, self.last):
                each.set_text(each.text())


class CyclesDialog(QDialog):
    """A line per cycle, earliest first, and below them the next one, proposed from the last."""

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(_("Cycles"))
        self.setModal(True)
        scale = look.text_scale()
        self.resize(round(760 * scale), round(420 * scale))
        self.lines: list[CycleLine] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self._area = page_scroll(inside)
        self.new_name = TextField(_("Name of the next cycle"), show_caption=False)
        self.new_first = DayField(_("First day of the next cycle"), None, desk.today, show_caption=False)
        self.new_last = DayField(_("Last day of the next cycle"), None, desk.today, show_caption=False)
        self.new_name.typed.connect(self._read_name)
        self.add = plain_button(_("Add"), "primary", "plus")
        self.add.clicked.connect(self._add)
        self.new_name.edit.returnPressed.connect(self._add)
        self.said = PlainLabel("", "error")
        self.said.hide()
        self.toast = Toast(self)
        self.toast.undo_requested.connect(desk.undo)
        close = plain_button(_("Close"))
        close.clicked.connect(self.accept)
        self._lay_out(close)
        for widget in (self.new_name, self.new_first, self.new_last, self.add):
            widget.setEnabled(not desk.document.read_only)
        desk.changed.connect(self.reload)
        self.reload()
        self._propose()
        self.add.setFocus()

    def _lay_out(self, close: QWidget) -> None:
        entry = QHBoxLayout()
        entry.setSpacing(8)
        for field, stretch in ((self.new_name, 2), (self.new_first, 3), (self.new_last, 3), (self.add, 0)):
            entry.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        column.addWidget(PlainLabel(_("Cycles"), "heading"))
        words = _("A cycle has a name, a first and a last day; usually a quarter, but any days will do.")
        column.addWidget(PlainLabel(words, "small"))
        column.addWidget(self._area, 1)
        column.addWidget(self.said)
        column.addWidget(rule())
        column.addWidget(PlainLabel(_("The next one"), "strong"))
        column.addLayout(entry)
        column.addLayout(buttons)

    def reload(self) -> None:
        """Show the cycles; a line that is being typed into keeps its text."""
        found = cycles.all_cycles(self._desk.document)
        known = {line.cycle.id: line for line in self.lines}
        for gone in set(known) - {cycle.id for cycle in found}:
            line = known.pop(gone)
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        for place, cycle in enumerate(found):
            known_line = known.get(cycle.id)
            line = known_line or self._new_line(cycle)
            if known_line is not None:
                line.show_cycle(cycle)
            if self._column.indexOf(line) != place:
                self._column.removeWidget(line)
                self._column.insertWidget(place, line)
            self.lines.append(line)
        before: QWidget = self._area
        for line in self.lines:
            for control in (line.name.edit, line.first.edit, line.last.edit, line.remove):
                QWidget.setTabOrder(before, control)
                before = control
        QWidget.setTabOrder(before, self.new_name.edit)

    def _new_line(self, cycle: Cycle) -> CycleLine:
        line = CycleLine(self._desk, cycle)
        line.setEnabled(not self._desk.document.read_only)
        line.remove.clicked.connect(lambda: self._remove(line))
        return line

    def _propose(self) -> None:
        last = self.lines[-1].cycle if self.lines else None
        period = next_cycle(last.first_day, last.last_day) if last else quarter_of(self._desk.today)
        self.new_name.set_text(period[0])
        self.new_first.set_day(period[1])
        self.new_last.set_day(period[2])

    def _read_name(self, typed: str) -> None:
        """A name such as 2026-H2 says its days; any other name leaves them alone."""
        self.new_name.set_error("")
        try:
            _name, first, last = parse_cycle(typed)
        except Refused:
            return
        self.new_first.set_day(first)
        self.new_last.set_day(last)

    def _add(self) -> None:
        first, last = self.new_first.day(), self.new_last.day()
        for field, day in ((self.new_first, first), (self.new_last, last)):
            if day is None:
                field.set_error(_("This is not a day; type one or choose it from the calendar."))
                field.setFocus()
                return
        name = self.new_name.text()
        added = self._desk.do(cycles.add, name, first, last, on_refused=self.new_name.set_error)
        if added is None:
            self.new_name.setFocus()
            return
        self.reload()
        self._propose()

    def _remove(self, line: CycleLine) -> None:
        name = line.cycle.name
        before = self._desk.document.revision
        self._say("")
        self._desk.do(cycles.remove, line.cycle.id, on_refused=self._say)
        if self._desk.document.revision == before:
            return
        self.reload()
        self.toast.say(_("Removed {cycle}.").format(cycle=name), undo=True)
        self.new_name.setFocus()

    def _say(self, sentence: str) -> None:
        self.said.set_text(sentence)
        self.said.setVisible(bool(sentence))

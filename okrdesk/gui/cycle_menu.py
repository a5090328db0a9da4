"""The menu of the top bar: the cycles of the workspace, their calendar, and the way back to today."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.text import literal
from okrdesk.i18n import _
from okrdesk.okr import cycles


class CycleMenu(QMenu):
    """Chooses the cycle the desk looks at; `calendar_requested` is the wish for all about cycles."""

    calendar_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        desk = self._desk
        self.clear()
        chosen = desk.cycle.id
        group = QActionGroup(self)
        for cycle in reversed(cycles.all_cycles(desk.document)):
            action = self.addAction(literal(cycle.name))
            action.setCheckable(True)
            action.setChecked(cycle.id == chosen)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, key=cycle.id: desk.choose_cycle(key))
        self.addSeparator()
        self.addAction(_("Cycles…")).triggered.connect(lambda: self.calendar_requested.emit())
        if desk.day != desk.today:
            self.addAction(_("Back to today")).triggered.connect(lambda: desk.set_day(None))

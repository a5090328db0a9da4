"""The fields of a cycle: its name and its days. A name such as 2026-Q3 brings its days along."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui import theme
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.fields import TextField
from okrdesk.i18n import _
from okrdesk.okr.days import Period, parse_cycle

_SIDE_BY_SIDE = 400


class CycleFields(QWidget):
    """`edited` comes when a person is done with one of the fields; `period` tells them if all are right."""

    edited = Signal()

    def __init__(self, period: Period, today: dt.date, locale: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name, first, last = period
        self.name = TextField(_("Cycle"), name, _("2026-Q1, 2026-H1, 2026-05 or your own words"))
        self.first = DayField(_("First day"), first, today, locale, lies="near")
        self.last = DayField(_("Last day"), last, today, locale, lies="near")
        self.name.edited.connect(self._follow)
        for field in (self.first, self.last):
            field.edited.connect(lambda _day: self.edited.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.name)
        self._days = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._days.setSpacing(12)
        self._days.addWidget(self.first)
        self._days.addWidget(self.last)
        column.addLayout(self._days)

    def show_period(self, period: Period) -> None:
        """Show another cycle, whatever stood here."""
        name, first, last = period
        self.name.set_text(name)
        self.first.set_day(first)
        self.last.set_day(last)

    def show_period_if_idle(self, period: Period) -> None:
        """Show the document's cycle; half-typed and refused text is not touched."""
        name, first, last = period
        self.name.set_text_if_idle(name)
        self.first.set_day_if_idle(first)
        self.last.set_day_if_idle(last)

    def _follow(self, name: str) -> None:
        """A quarter, half, year, month or span has its days; any other name keeps those that are there."""
        try:
            _plain, first, last = parse_cycle(name)
        except Refused:
            pass  # our own words are a name as well; the days beside it hold
        else:
            self.first.set_day(first)
            self.last.set_day(last)
        self.edited.emit()

    def period(self) -> Period | None:
        """Name and days; None when something is wrong, said beside the field."""
        name = self.name.trimmed()
        if not name:
            self.name.set_error(_("A cycle needs a name, such as 2026-Q1."))
            return None
        first, last = self.first.day(), self.last.day()
        for field, day in ((self.first, first), (self.last, last)):
            if day is None:
                field.finish(again=True)
                return None
            field.set_error("")
        assert first is not None
        assert last is not None
        if last < first:
            self.last.set_error(_("The last day cannot lie before the first day; swap them."))
            return None
        return name, first, last

    def resizeEvent(self, event: QResizeEvent) -> None:
        roomy = self.width() >= _SIDE_BY_SIDE * theme.text_scale()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._days.setDirection(across if roomy else down)
        super().resizeEvent(event)

"""A field for a day: typed, chosen from a calendar, or back to today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Unpack

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui import theme
from okrdesk.gui.widgets.fields import Look, TextField
from okrdesk.gui.widgets.popover import Popover
from okrdesk.gui.widgets.text import icon_button, plain_button
from okrdesk.i18n import _, format_day
from okrdesk.okr.days import Lies, parse_day


class DayField(TextField):
    """Shows a day; `edited` tells it as ISO text ("2026-03-31"), "" when it was emptied.

    It takes what the commands take ("8 Feb", "8.2.2026", "today") in the workspace's `locale`. A text that is
    no day is not told; a sentence beside the field says so. `today` is the day of the desk;
    where a day without a year `lies`, `parse_day` says.
    """

    def __init__(
        self,
        caption: str,
        day: date | None,
        today: date,
        locale: str,
        *,
        optional: bool = False,
        lies: Lies = "past",
        **look: Unpack[Look],
    ) -> None:
        self._today, self._locale, self._lies = today, locale, lies
        self._optional = optional
        self._offered: tuple[date, date] | None = None
        super().__init__(caption, self._words(day), **look)
        self.edit.setPlaceholderText(_("no day") if optional else self._words(today))
        self.calendar_button = icon_button(
            "calendar", _("{field}: choose in the calendar").format(field=caption), parent=self
        )
        self.calendar_button.clicked.connect(self.open_calendar)
        self.today_button = icon_button(
            "today", _("{field}: back to today").format(field=caption), parent=self
        )
        self.today_button.clicked.connect(lambda: self._choose(self._today))
        self._row.setSpacing(2)
        self._row.addWidget(self.calendar_button)
        self._row.addWidget(self.today_button)

    def day(self) -> date | None:
        """The day in the field, None when it is empty or no day."""
        try:
            return self._read()
        except Refused:
            return None

    def _read(self) -> date | None:
        typed = self.text().strip()
        return parse_day(typed, self._today, self._locale, self._lies) if typed else None

    def _words(self, day: date | None) -> str:
        return format_day(day, self._locale) if day else ""

    def is_right(self) -> bool:
        """Whether what is typed can be taken; else it says why and has the keyboard."""
        self.finish(again=True)
        if self.error():
            self.setFocus()
        return not self.error()

    def day_by(self, latest: date) -> date | None:
        """The day if there is one and it is not after `latest`; else None, what is wrong said beside it."""
        self.finish(again=True)
        day = self.day()
        if day is None and not self.error():
            self._ask_for_one()
        elif day is not None and not self.error() and day > latest:
            self.set_error(_("This day is still to come; choose today or an earlier day."))
        if day is None or self.error():
            self.setFocus()
            return None
        return day

    def set_today(self, today: date, locale: str) -> None:
        """Midnight has passed, another day is looked at as today, or days are written otherwise."""
        self._today, self._locale = today, locale
        if not self._optional:
            self.edit.setPlaceholderText(self._words(today))

    def offer(self, first: date, last: date) -> None:
        """The calendar offers these days and those between; what is typed is judged by who takes it."""
        self._offered = (first, last)

    def set_day(self, day: date | None) -> None:
        """Show a day without telling it."""
        self.set_text(self._words(day))

    def set_day_if_idle(self, day: date | None) -> None:
        """Show the document's day unless a person is typing."""
        self.set_text_if_idle(self._words(day))

    def finish(self, again: bool = False) -> None:
        text = self.text().strip()
        if text == self._told and not (again and text != self._base):
            return
        self._told = text
        try:
            day = self._read()
        except Refused as refused:
            self.set_error(refused.sentence)
            return
        if day is None and not self._optional:
            self._ask_for_one()
            return
        self.set_error("")
        if day is not None:
            self._told = self._words(day)
            self._fill(self._told)
        self.edited.emit(day.isoformat() if day else "")

    def _ask_for_one(self) -> None:
        self.set_error(_("Type a day, such as {example}.").format(example=self._words(self._today)))

    def open_calendar(self) -> None:
        """Open the calendar below the field."""
        choose_day(
            self.edit, self.day() or self._today, self._today, self._locale, self._choose, self._offered
        )

    def _choose(self, day: date) -> None:
        self.edit.setText(self._words(day))
        self.finish()


def choose_day(
    anchor: QWidget,
    day: date,
    today: date,
    locale: str,
    take: Callable[[date], object],
    offered: tuple[date, date] | None = None,
) -> Popover:
    """Open a calendar below `anchor` at a day; `take` gets the day that is chosen, one of those `offered`."""
    popover = Popover(anchor, _("Calendar"))
    calendar = _calendar(day, locale, popover)
    if offered is not None:
        first, last = (QDate(each.year, each.month, each.day) for each in offered)
        calendar.setDateRange(first, max(first, last))
    popover.column.setContentsMargins(8, 8, 8, 8)
    popover.column.addWidget(calendar)
    back = plain_button(_("Today"), "quiet", "today", parent=popover)
    popover.column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    def chosen(chosen_day: QDate) -> None:
        popover.close()
        take(date(chosen_day.year(), chosen_day.month(), chosen_day.day()))

    calendar.activated.connect(chosen)
    calendar.clicked.connect(chosen)
    back.clicked.connect(lambda: chosen(QDate(today.year, today.month, today.day)))
    popover.open_at(anchor)
    calendar.setFocus(Qt.FocusReason.PopupFocusReason)
    return popover


def _calendar(day: date, locale: str, parent: QWidget) -> QCalendarWidget:
    calendar = QCalendarWidget(parent)
    calendar.setAccessibleName(_("Calendar"))
    if locale:
        calendar.setLocale(QLocale(locale))
    calendar.setSelectedDate(QDate(day.year, day.month, day.day))
    plain = QTextCharFormat()
    plain.setForeground(QColor(theme.tokens().muted))
    for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekday, plain)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
    for part, name in (
        ("qt_calendar_prevmonth", _("Month before")),
        ("qt_calendar_nextmonth", _("Month after")),
        ("qt_calendar_monthbutton", _("Month")),
        ("qt_calendar_yearbutton", _("Year")),
    ):
        button = calendar.findChild(QToolButton, part)
        if isinstance(button, QToolButton):
            button.setAccessibleName(name)
    for view, name in (("qt_calendar_calendarview", _("Days")), ("qt_calendar_yearedit", _("Year"))):
        part_of_it = calendar.findChild(QWidget, view)
        if isinstance(part_of_it, QWidget):
            part_of_it.setAccessibleName(name)
    return calendar

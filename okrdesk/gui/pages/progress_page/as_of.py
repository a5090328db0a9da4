"""As of which day: a menu of the days people ask for, and any other; and a notice where it is not today."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout

from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.day_field import choose_day
from okrdesk.gui.widgets.notices import Banner
from okrdesk.gui.widgets.text import PlainButton, plain_button
from okrdesk.i18n import _, format_day
from okrdesk.okr.shown import as_of_words
from okrdesk.okr.terms import Cycle
from okrdesk.okr.workshop import clarity


def days_to_offer(today: dt.date, cycle: Cycle) -> tuple[tuple[str, dt.date], ...]:
    """(words, day) of the menu, nearest first; days on which nothing was there yet are left out."""
    offered = [
        (_("Today"), today),
        (_("Last day of the cycle"), cycle.last_day),
        (_("A week ago"), today - dt.timedelta(days=7)),
        (_("A month ago"), today - dt.timedelta(days=30)),
        (_("Start of the cycle"), cycle.first_day),
    ]
    return tuple(
        (label, day)
        for number, (label, day) in enumerate(offered)
        if number == 0 or (cycle.first_day <= day <= cycle.last_day and day < today)
    )


class AsOf(QObject):
    """The button that says as of which day the figures are, and lets another be chosen."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.button: PlainButton = plain_button("")
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self.menu)
        self.show_day()

    def show_day(self) -> None:
        """Say the day of the desk."""
        desk = self.desk
        day = format_day(desk.day, desk.locale)
        label = _("As of today") if desk.day == desk.today else _("As of {day}").format(day=day)
        self.button.set_text(f"{label} ▾")
        self.button.setAccessibleName(_("{words}. Choose the day of the figures").format(words=label))

    def _fill(self) -> None:
        menu, desk = self.menu, self.desk
        menu.clear()
        for label, day in days_to_offer(desk.today, desk.cycle):
            said = label if day == desk.today else f"{label} · {format_day(day, desk.locale)}"
            action = QAction(said, menu)
            action.setCheckable(True)
            action.setChecked(day == desk.day)
            action.triggered.connect(lambda _checked=False, chosen=day: desk.set_day(chosen))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(_("Choose a day…")).triggered.connect(lambda: self.choose())

    def choose(self) -> None:
        """Let any day be chosen from a calendar."""
        choose_day(self.button, self.desk.day, self.desk.today, self.desk.locale, self.desk.set_day)


class DayNotice(QVBoxLayout):
    """An obvious mark where the figures are not of today, and the way back; `banner` is None today."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.banner: Banner | None = None

    def show_day(self) -> None:
        """Say the day of the desk."""
        desk = self._desk
        if desk.day == desk.today:
            if self.banner is not None:
                self.banner.hide()
                self.removeWidget(self.banner)
                self.banner.deleteLater()
                self.banner = None
            return
        said = as_of_words(desk.day, desk.locale)
        if self.banner is not None:
            self.banner.set_text(said)  # its button may have the keyboard
            return
        back = (_("Back to today"), lambda: desk.set_day(None))
        self.banner = Banner("note", said, [back], dismissible=False)
        self.addWidget(self.banner)


def subtitle(desk: Desk, cycle: Cycle) -> str:
    """What the page says about the cycle as of the desk's day, and how clear its goals are to people."""
    known = clarity.clarity_of(desk.document, cycle.id)
    said = _standing(desk, cycle)
    return said if known is None else f"{said} {clarity.clarity_words(known, desk.locale)}"


def _standing(desk: Desk, cycle: Cycle) -> str:
    if cycle.closed:
        return _("This cycle is closed; this is how it went.")
    if desk.day < cycle.first_day:
        sentence = _("The cycle begins on {day}; until then there is nothing to be behind with.")
        return sentence.format(day=format_day(cycle.first_day, desk.locale))
    if desk.day != desk.today:
        sentence = _("Where the cycle stood on {day}, and what deserved the next conversation.")
        return sentence.format(day=format_day(desk.day, desk.locale))
    if desk.day > cycle.last_day:
        return _("The cycle is over; this is where it stands.")
    return _("Where the cycle stands today, and what deserves the next conversation.")

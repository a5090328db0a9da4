"""How often the workspace checks in, on which day of the week and when; says which day is next."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.cadence_words import every_words
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.fields import captioned
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.gui.widgets.time_field import TimeField
from okrdesk.i18n import _, format_day, weekday_names
from okrdesk.okr import mission, schedule
from okrdesk.okr.cadence import Cadence, with_time


class CadenceChoice(QWidget):
    """All choices are edits of the workspace that count at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        now = mission.read(desk.document).cadence
        self.every = ChoiceChips(_("How often you check in"), every_words(), [now.every])
        self.weekday = combo(_("On which day of the week"), _weekdays(desk.locale), _key(now.weekday))
        self.check_in_at = TimeField(_("At what time"), now.at)
        self.coming = PlainLabel("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(captioned(_("How often you check in"), self.every))
        when = QHBoxLayout()
        when.setSpacing(12)
        when.addWidget(captioned(_("On which day of the week"), self.weekday), 2)
        when.addWidget(self.check_in_at, 1)
        column.addLayout(when)
        column.addWidget(self.coming)
        self.every.picked.connect(lambda _keys: self._choose())
        self.weekday.activated.connect(lambda _index: self._choose())
        self.check_in_at.said.connect(self._choose)
        self.reload()

    def reload(self) -> None:
        """Show the workspace's cadence and the day it makes of it."""
        now = mission.read(self.desk.document).cadence
        self.every.set_keys([now.every])
        self.weekday.set_key(_key(now.weekday))
        self.check_in_at.set_text_if_idle(now.at)
        following = schedule.next_due(self.desk.cycle, self.desk.day)[1]
        sentence = _("This cycle has no further check-in day.")
        if following is not None:
            sentence = _("The next one is due on {day}.").format(
                day=with_time(format_day(following, self.desk.locale, "full"), now.at)
            )
        self.coming.set_text(sentence)

    def _choose(self, at: str | None = None) -> None:
        weekday = self.weekday.key()
        now = mission.read(self.desk.document)
        chosen = (self.every.keys()[0], int(weekday) if weekday else None)
        cadence = Cadence(*chosen, now.cadence.at if at is None else at)
        self.desk.do(mission.reword, now, replace(now, cadence=cadence), _("Choose how often to check in"))


def _key(weekday: int | None) -> str:
    return "" if weekday is None else str(weekday)


def _weekdays(locale: str) -> list[tuple[str, str]]:
    names = [(str(day), name) for day, name in enumerate(weekday_names(locale))]
    return [("", _("The one on which the cycle begins")), *names]

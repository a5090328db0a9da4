"""How often the workspace checks in, and on which day of the week; says which day is next."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.cadence_words import every_words
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.fields import captioned
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _, format_day, weekday_names
from okrdesk.okr import mission, schedule
from okrdesk.okr.cadence import Cadence


class CadenceChoice(QWidget):
    """Both choices are edits of the workspace that count at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        now = mission.read(desk.document).cadence
        self.every = ChoiceChips(_("How often you check in"), every_words(), [now.every])
        self.weekday = combo(_("On which day of the week"), _weekdays(desk.locale), _key(now.weekday))
        self.coming = PlainLabel("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(captioned(_("How often you check in"), self.every))
        column.addWidget(captioned(_("On which day of the week"), self.weekday))
        column.addWidget(self.coming)
        self.every.picked.connect(lambda _keys: self._choose())
        self.weekday.activated.connect(lambda _index: self._choose())
        self.reload()

    def reload(self) -> None:
        """Show the workspace's cadence and the day it makes of it."""
        now = mission.read(self.desk.document).cadence
        self.every.set_keys([now.every])
        self.weekday.set_key(_key(now.weekday))
        following = schedule.next_due(self.desk.cycle, self.desk.day)[1]
        sentence = _("This cycle has no further check-in day.")
        if following is not None:
            sentence = _("The next one is due on {day}.").format(
                day=format_day(following, self.desk.locale, "full")
            )
        self.coming.set_text(sentence)

    def _choose(self) -> None:
        weekday = self.weekday.key()
        cadence = Cadence(self.every.keys()[0], int(weekday) if weekday else None)
        now = mission.read(self.desk.document)
        self.desk.do(mission.reword, now, replace(now, cadence=cadence), _("Choose how often to check in"))


def _key(weekday: int | None) -> str:
    return "" if weekday is None else str(weekday)


def _weekdays(locale: str) -> list[tuple[str, str]]:
    names = [(str(day), name) for day, name in enumerate(weekday_names(locale))]
    return [("", _("The one on which the cycle begins")), *names]

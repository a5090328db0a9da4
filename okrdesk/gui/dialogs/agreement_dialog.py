"""Asks who agreed to the mission, one or many, and on which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from okrdesk.frozen import dataclass
from okrdesk.gui.widgets import person_names
from okrdesk.gui.widgets.combo import combo, or_none
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.names_field import NamesField
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _
from okrdesk.okr import people
from okrdesk.okr.people import Person


@dataclass(frozen=True, slots=True)
class Agreed:
    """The names of those who agree, known or new, and the day."""

    names: tuple[str, ...]
    on: dt.date


class AgreementDialog(FormDialog[Agreed]):
    """Who agrees, and when: names that are typed, pasted or chosen. Who is not here yet is added."""

    def __init__(
        self, parent: QWidget | None, everyone: Sequence[Person], today: dt.date, locale: str
    ) -> None:
        heading = _("Who agrees to the mission as it stands?")
        super().__init__(parent, _("Agree to the mission"), heading, width=400)
        self._everyone, self._today = everyone, today
        self.names = NamesField(_("Who agrees"), placeholder=_("One name or many, with commas between"))
        self.known = combo(_("Choose from the list"), or_none(_("Choose from the list…"), _rows(everyone)))
        self.fresh = PlainLabel("", "small")
        self.day = DayField(_("On which day"), today, today, locale)
        self.names.typed.connect(lambda _text: self._say_new())
        self.known.activated.connect(lambda _index: self._add_known())
        self.column.addWidget(self.names)
        self.column.addWidget(self.fresh)
        self.column.addWidget(self.known)
        self.column.addWidget(self.day)
        self.end_with_answer(_("Agree"))
        self.known.setVisible(bool(everyone))
        self._say_new()

    def _add_known(self) -> None:
        person = next((p for p in self._everyone if p.id == self.known.key()), None)
        self.known.set_key("")
        if person is not None:
            self.names.add_name(person.name)

    def _say_new(self) -> None:
        """A slip of the pen would be a new person: say who would be."""
        self.names.set_error("")
        new = [name for name in self.names.names() if people.named(self._everyone, name) is None]
        sentence = _("New here: {names}") if self._everyone else ""
        self.fresh.set_text(sentence.format(names=", ".join(new)))
        self.fresh.setVisible(bool(new and sentence))

    def answer(self) -> Agreed | None:
        """What was answered; None when something is wrong, said beside it."""
        names = self.names.names()
        if not names:
            self.names.refuse(_("Type the name of the person."))
            return None
        on = self.day.day_by(self._today)
        return None if on is None else Agreed(names, on)


def _rows(everyone: Sequence[Person]) -> list[tuple[str, str]]:
    return person_names.choices(everyone)

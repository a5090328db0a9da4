"""Asks who agreed to the mission, and on which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from okrdesk.document.text import in_one_line
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.fields import TextField, captioned
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.i18n import _
from okrdesk.okr.alphabet import is_same
from okrdesk.okr.people import Person

_NEW = "+"


@dataclass(frozen=True, slots=True)
class Agreed:
    """A person by id, or by the name of somebody new ("" otherwise), and the day."""

    person_id: str
    name: str
    on: dt.date


class AgreementDialog(FormDialog[Agreed]):
    """Who agreed, and when. Somebody who is not listed can be added by name."""

    def __init__(
        self, parent: QWidget | None, everyone: Sequence[Person], today: dt.date, locale: str
    ) -> None:
        heading = _("Who agrees to the mission as it stands?")
        super().__init__(parent, _("Agree to the mission"), heading, width=400)
        self._everyone, self._today = everyone, today
        self.person = combo(
            _("Who agrees"), [*((p.id, p.name) for p in everyone), (_NEW, _("Somebody new…"))]
        )
        self.name = TextField(_("Name"))
        self.day = DayField(_("On which day"), today, today, locale)
        self.person.activated.connect(lambda _index: self._show_name())
        self.column.addWidget(captioned(_("Who agrees"), self.person))
        self.column.addWidget(self.name)
        self.column.addWidget(self.day)
        self.end_with_answer(_("Agree"))
        self._show_name()

    def _show_name(self) -> None:
        self.name.setVisible(self.person.key() == _NEW)
        if self.person.key() == _NEW and self.isVisible():
            self.name.setFocus()
        self.adjustSize()

    def answer(self) -> Agreed | None:
        """What was answered; None when something is wrong, said beside it."""
        key, name = self.person.key(), in_one_line(self.name.text())
        if key == _NEW:
            known = next((p.id for p in self._everyone if is_same(p.name, name)), "")
            if not name:
                self.name.refuse(_("Type the name of the person."))
                return None
            key, name = known, "" if known else name
        on = self.day.day_by(self._today)
        if on is None:
            return None
        return Agreed("" if name and key in ("", _NEW) else key, name if key in ("", _NEW) else "", on)

"""Asks who agreed to the mission, and on which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.fields import TextField, captioned
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.okr.people import Person

_NEW = "+"


@dataclass(frozen=True, slots=True)
class Agreed:
    """A person by id, or by the name of somebody new ("" otherwise), and the day."""

    person_id: str
    name: str
    on: dt.date


class AgreementDialog(Dialog):
    """Who agreed, and when. Somebody who is not listed can be added by name."""

    def __init__(self, parent: QWidget | None, everyone: Sequence[Person], today: dt.date) -> None:
        super().__init__(parent)
        self._everyone, self._today = everyone, today
        self.setWindowTitle(_("Agree to the mission"))
        self.setMinimumWidth(round(400 * theme.text_scale()))
        self.person = combo(
            _("Who agrees"), [*((p.id, p.name) for p in everyone), (_NEW, _("Somebody new…"))]
        )
        self.name = TextField(_("Name"))
        self.day = DayField(_("On which day"), today, today)
        self.take = plain_button(_("Agree"), "primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self._accept)
        cancel = plain_button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.person.activated.connect(lambda _index: self._show_name())
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        column.addWidget(PlainLabel(_("Who agrees to the mission as it stands?"), "heading"))
        column.addWidget(captioned(_("Who agrees"), self.person))
        column.addWidget(self.name)
        column.addWidget(self.day)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.take)
        column.addLayout(buttons)
        self._show_name()

    def _show_name(self) -> None:
        self.name.setVisible(self.person.key() == _NEW)
        if self.person.key() == _NEW and self.isVisible():
            self.name.setFocus()
        self.adjustSize()

    def agreed(self) -> Agreed | None:
        """What was answered; None when something is wrong, said beside it."""
        key, name = self.person.key(), " ".join(self.name.text().split())
        if key == _NEW:
            known = next((p.id for p in self._everyone if p.name.casefold() == name.casefold()), "")
            if not name:
                self.name.set_error(_("Type the name of the person."))
                self.name.setFocus()
                return None
            key, name = known, "" if known else name
        self.day.finish(again=True)
        on = self.day.day()
        if on is None or self.day.error():
            self.day.setFocus()
            return None
        if on > self._today:
            self.day.set_error(_("This day is still to come; choose today or an earlier day."))
            self.day.setFocus()
            return None
        return Agreed("" if name and key in ("", _NEW) else key, name if key in ("", _NEW) else "", on)

    def _accept(self) -> None:
        if self.agreed() is not None:
            self.accept()

    @classmethod
    def ask(cls, parent: QWidget | None, everyone: Sequence[Person], today: dt.date) -> Agreed | None:
        """Who agreed on which day; None when cancelled."""
        dialog = cls(parent, everyone, today)
        said = dialog.exec() == QDialog.DialogCode.Accepted
        agreed = dialog.agreed() if said else None
        dialog.deleteLater()
        return agreed

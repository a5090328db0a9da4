"""Asks for an initiative: what is done, by whom, by when, and what it clears away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from okrdesk.gui.widgets import person_names
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.fields import TextArea, TextField, captioned
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.i18n import _
from okrdesk.okr.initiatives import Initiative
from okrdesk.okr.people import Person


class InitiativeDialog(FormDialog[Initiative]):
    """The fields of an initiative; one without an id is new. The answer is the initiative as it shall be."""

    def __init__(
        self,
        parent: QWidget | None,
        heading: str,
        everyone: Sequence[Person],
        today: dt.date,
        locale: str,
        known: Initiative,
    ) -> None:
        title = _("Change an initiative") if known.id else _("Add an initiative")
        super().__init__(parent, title, heading[:300], width=430)
        self._known = known
        example = _("One piece of work that somebody can finish")
        self.title = TextField(_("What is done?"), known.title, example)
        people = [("", _("Nobody yet")), *person_names.choices(everyone)]
        self.owner = combo(_("Who takes it?"), people, known.owner_id or "")
        self.due = DayField(_("By when?"), known.due, today, locale, optional=True, lies="ahead")
        nothing = _("Nothing: it moves the number")
        self.blocker = TextArea(_("What does it clear away?"), known.blocker, nothing)
        self.column.addWidget(self.title)
        self.add_beside(captioned(_("Who takes it?"), self.owner), self.due)
        self.column.addWidget(self.blocker)
        self.end_with_answer(_("Change") if known.id else _("Add"))
        self.title.setFocus()

    def answer(self) -> Initiative | None:
        """The initiative with what stands in the fields; None when one is wrong, said beside it."""
        sentence = _("An initiative needs words; say what is done.")
        if not self.title.is_filled(sentence) or not self.due.is_right():
            return None
        return replace(
            self._known,
            title=self.title.trimmed(),
            owner_id=self.owner.key() or None,
            due=self.due.day(),
            blocker=self.blocker.trimmed(),
        )

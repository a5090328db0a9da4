"""The fields of a promise, or of what somebody is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from okrdesk.gui.widgets import person_names
from okrdesk.gui.widgets.combo import combo, or_none
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.fields import TextField, captioned
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.i18n import _
from okrdesk.okr.people import Person
from okrdesk.okr.workshop.promises import Promise


class PromiseDialog(FormDialog[Promise]):
    """One without an id is new. The answer is the promise as it shall be."""

    def __init__(
        self, parent: QWidget, known: Promise, everyone: Sequence[Person], today: dt.date, locale: str
    ) -> None:
        is_promise = known.kind == "promise"
        heading = _("A promise") if is_promise else _("Who is told what")
        super().__init__(parent, heading, heading, width=460)
        self._known = known
        self.whom = TextField(_("Who hears of it"), known.whom, _("such as: all members"))
        self.what = TextField(_("What will be done") if is_promise else _("What they hear"), known.what)
        self.how = TextField(_("How"), known.how, _("newsletter, call, on paper"))
        people = person_names.choices(everyone)
        who_caption = _("Who does it") if is_promise else _("Who sees to it")
        self.who = combo(who_caption, or_none(_("Nobody yet"), people), known.who_id or "")
        self.day = DayField(_("By when"), known.on, today, locale, optional=True, lies="ahead")
        if not is_promise:
            self.column.addWidget(self.whom)
        self.column.addWidget(self.what)
        if not is_promise:
            self.column.addWidget(self.how)
        self.add_beside(captioned(who_caption, self.who), self.day)
        self.end_with_answer(_("Change") if known.id else _("Add"))
        (self.what if is_promise else self.whom).setFocus()

    def answer(self) -> Promise | None:
        """The promise with what stands in the fields.

        None when one of them is wrong; that is said beside it.
        """
        if not self.what.is_filled(_("Say what, in a few words.")) or not self.day.is_right():
            return None
        return replace(
            self._known,
            what=self.what.trimmed(),
            whom=self.whom.trimmed(),
            how=self.how.trimmed(),
            who_id=self.who.key() or None,
            on=self.day.day(),
        )

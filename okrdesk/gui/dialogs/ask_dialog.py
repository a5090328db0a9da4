"""Asks for an ask: what, from whom, by when, for which key result or objective, and who hears the answer."""

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
from okrdesk.okr import asks
from okrdesk.okr.outline import Outline
from okrdesk.okr.people import Person
from okrdesk.okr.workshop.promises import Promise

_LONGEST = 200


class AskDialog(FormDialog[Promise]):
    """One without an id is new. The answer is the ask as it shall be; without `writable` it is only read."""

    def __init__(
        self,
        parent: QWidget | None,
        known: Promise,
        seen: Outline,
        everyone: Sequence[Person],
        today: dt.date,
        locale: str,
        *,
        writable: bool = True,
    ) -> None:
        super().__init__(parent, _("What we ask of you"), _("What we ask of you"), width=460)
        self._known = known
        self._seen = seen
        example = _("A decision, a room, money, an hour of somebody’s time …")
        self.what = TextField(_("What do you ask for?"), known.what, example)
        self.whom = TextField(_("From whom?"), known.whom, _("such as: the board"))
        self.day = DayField(_("By when?"), known.on, today, locale, optional=True, lies="ahead")
        lines = [
            (line_id, f"{number}  {title[:_LONGEST]}") for line_id, number, title in seen.numbered_lines()
        ]
        self.line = combo(_("What is it for?"), or_none(_("the cycle as a whole"), lines), _line_of(known))
        people = person_names.choices(everyone)
        self.who = combo(_("Whom do they tell?"), or_none(_("Nobody yet"), people), known.who_id or "")
        self.column.addWidget(self.what)
        self.add_beside(self.whom, self.day)
        self.column.addWidget(captioned(_("What is it for?"), self.line))
        self.column.addWidget(captioned(_("Whom do they tell?"), self.who))
        self.end_with_answer(_("Change") if known.id else _("Add"), writable=writable)
        self.what.setFocus()

    def answer(self) -> Promise | None:
        """The ask with what stands in the fields; None when one is wrong, said beside it."""
        if not self.what.is_filled(_("An ask needs words; type what you ask for.")):
            return None
        self.day.finish(again=True)
        if self.day.error():
            self.day.setFocus()
            return None
        asked = asks.for_line(self._known, self.line.key(), self._seen)
        return replace(
            asked,
            what=self.what.trimmed(),
            whom=self.whom.trimmed(),
            who_id=self.who.key() or None,
            on=self.day.day(),
        )


def _line_of(ask: Promise) -> str:
    return ask.key_result_id or ask.objective_id or ""

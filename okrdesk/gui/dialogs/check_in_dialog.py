"""Asks for a correction of a check-in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from okrdesk.gui.widgets import person_names
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.confidence import ConfidenceStrip
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.fields import TextArea, captioned
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.spell_choice import spell_choice
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.gui.widgets.value_input import ValueInput
from okrdesk.i18n import _, number_shape
from okrdesk.okr.measures import measure_of
from okrdesk.okr.people import Person
from okrdesk.okr.terms import CheckIn, KeyResult


class CheckInDialog(FormDialog[CheckIn]):
    """The fields of one check-in; the answer is the check-in as it shall be."""

    def __init__(
        self,
        parent: QWidget | None,
        key_result: KeyResult,
        check_in: CheckIn,
        everyone: Sequence[Person],
        locale: str,
        today: dt.date,
    ) -> None:
        super().__init__(parent, _("Correct a check-in"), key_result.title, width=430)
        self._check_in, self._today = check_in, today
        self.value = ValueInput(_("Value"))
        self.value.set_key_result(key_result, locale)
        self.value.set_beside(key_result.unit if measure_of(key_result).has_unit else "")
        self._shown = _as_typed(check_in, key_result, locale)
        self.value.set_text(self._shown)
        self.confidence = ConfidenceStrip(check_in.confidence)
        self.note = TextArea(_("What moved it?"), check_in.note, most_lines=6)
        self.blocker = TextArea(_("What is in the way?"), check_in.blocker, most_lines=6)
        self.next_step = TextArea(_("What is next?"), check_in.next_step, least_lines=1, most_lines=6)
        self.group = PlainLabel("", "small")
        self.group.hide()
        if len(check_in.confidences) > 1:
            said = ", ".join(map(str, check_in.confidences))
            self.group.set_text(
                _("The group said {said}; another number takes their place.").format(said=said)
            )
        self.day = DayField(_("On which day"), check_in.on, today, locale)
        people = [("", _("Nobody")), *person_names.choices(everyone)]
        self.person = combo(_("Who checks in"), people, check_in.person_id or "")
        self.column.addWidget(self.value)
        self.column.addWidget(captioned(_("Confidence that we reach the target"), self.confidence))
        self.column.addWidget(self.group)
        self.group.setVisible(len(check_in.confidences) > 1)
        self.column.addWidget(self.note)
        self.column.addWidget(self.blocker)
        self.column.addWidget(self.next_step)
        self.add_beside(captioned(_("By whom"), self.person), self.day)
        self.spell = spell_choice(check_in.spell)
        self.column.addWidget(captioned(_("What the community went through"), self.spell))
        self.end_with_answer(_("Correct"))
        self.value.set_focus()

    def answer(self) -> CheckIn | None:
        """The check-in with what stands in the fields; None when one is wrong, said beside it.

        Another confidence than the one of a group takes the place of what the group said.
        """
        said = self._check_in
        if self.value.text() != self._shown:
            typed = self.value.value()
            if typed is None:
                self.value.set_focus()
                return None
            said = replace(said, value=typed.value, total=typed.total, count=typed.count)
        on = self.day.day_by(max(self._today, said.on))
        if on is None:
            return None
        confidence = self.confidence.value()
        return replace(
            said,
            on=on,
            confidence=confidence,
            confidences=said.confidences if confidence == said.confidence else (),
            note=self.note.trimmed(),
            blocker=self.blocker.trimmed(),
            next_step=self.next_step.trimmed(),
            spell=self.spell.key(),
            person_id=self.person.key() or None,
        )


def _as_typed(check_in: CheckIn, key_result: KeyResult, locale: str) -> str:
    """The value as somebody would type it: without groups, an average as total/count if given so."""
    point = number_shape(locale).decimal

    def plain(value: Decimal) -> str:
        return format(value, "f").replace(".", point)

    if not measure_of(key_result).is_figure:
        return str(int(check_in.value))
    if check_in.total is not None and check_in.count is not None:
        return f"{plain(check_in.total)}/{plain(check_in.count)}"
    return plain(check_in.value)

"""The check-in form: one value, one confidence, one sentence; what is half typed is kept per key result."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui import look, settings
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.confidence import ConfidenceStrip
from okrdesk.gui.widgets.day_field import DayField, day_words
from okrdesk.gui.widgets.fields import TextArea, captioned
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.gui.widgets.value_input import ValueInput
from okrdesk.i18n import _, relative_day
from okrdesk.okr.outline import KeyResultLine
from okrdesk.okr.people import Person
from okrdesk.okr.progress import FIRST_CONFIDENCE
from okrdesk.okr.values import show_value


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the form for one key result; `day` is the text of the day field."""

    value: str = ""
    confidence: int | None = None
    note: str = ""
    blocker: str = ""
    day: str = ""


class CheckInForm(QWidget):
    """Shows one key result at a time. Its signals are wishes; nothing is written here."""

    save_requested = Signal()
    skip_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: KeyResultLine | None = None
        self._drafts: dict[str, Draft] = {}
        self._day = dt.date.min
        self._today = dt.date.min
        self._asked_person = False
        self.value = ValueInput(_("New value"))
        self.confidence_caption = PlainLabel(_("Confidence that we reach the target"), "small")
        self.confidence = ConfidenceStrip(FIRST_CONFIDENCE)
        self.note = TextArea(_("What moved it?"), placeholder=_("One sentence"))
        self.blocker = TextArea(_("What is in the way?"), placeholder=_("Nothing yet…"), least_lines=1)
        self.error = PlainLabel("", "error")
        self.error.hide()
        self.save = plain_button(_("Save and next"), "primary", shortcut_hint=_("Ctrl ↵"))
        self.skip = plain_button(_("Skip"))
        self.person = combo(_("Who checks in"), ())
        self.day = DayField(_("On which day"), None, dt.date(2000, 1, 1))
        self._lay_out()
        self.save.clicked.connect(self.save_requested)
        self.skip.clicked.connect(self.skip_requested)

    def _lay_out(self) -> None:
        confidence = QVBoxLayout()
        confidence.setSpacing(4)
        confidence.addWidget(self.confidence_caption)
        confidence.addWidget(self.confidence)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.save)
        buttons.addWidget(self.skip)
        buttons.addStretch(1)
        who = QGridLayout()
        who.setHorizontalSpacing(12)
        who.addWidget(captioned(_("By whom"), self.person), 0, 0, Qt.AlignmentFlag.AlignTop)
        who.addWidget(self.day, 0, 1, Qt.AlignmentFlag.AlignTop)
        who.setColumnStretch(0, 1)
        self.day.edit.setMinimumWidth(round(112 * look.text_scale()))
        self.person.setMinimumContentsLength(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.value)
        column.addLayout(confidence)
        column.addWidget(self.note)
        column.addWidget(self.blocker)
        column.addWidget(self.error)
        column.addLayout(buttons)
        column.addLayout(who)
        column.addStretch(1)

    # Showing

    def show_line(
        self, line: KeyResultLine, everyone: Sequence[Person], locale: str, day: dt.date, today: dt.date
    ) -> None:
        """Show a key result; another one brings its own draft, the same one keeps what is typed."""
        self._set_people(everyone)
        same = self._line is not None and self._line.key_result.id == line.key_result.id
        untouched = not same or self.draft() == self._fresh()
        if not same:
            self.keep_draft()
        elif not untouched and self.day.text() == day_words(self._day):
            self.day.set_day(day)
        self._line, self._day, self._today = line, day, today
        self.value.set_key_result(line.key_result, locale)
        self.value.set_beside(_beside(line, day, locale))
        self.day.set_today(today)
        if untouched:
            self._fill(self._drafts.get(line.key_result.id, self._fresh()))
        self.save.setEnabled(True)

    def _set_people(self, everyone: Sequence[Person]) -> None:
        self.person.set_choices([("", _("Nobody")), *((p.id, p.name) for p in everyone)])
        if not self._asked_person and everyone:
            self._asked_person = True
            own = settings.person_name().strip().casefold()
            self.person.set_key(next((p.id for p in everyone if own and p.name.casefold() == own), ""))

    def _fresh(self) -> Draft:
        """The form as it is offered: empty, the last confidence (5 at first), the day of the desk."""
        latest = self._line.latest if self._line is not None else None
        given = latest.confidence if latest is not None else None
        return Draft(confidence=FIRST_CONFIDENCE if given is None else given, day=day_words(self._day))

    def draft(self) -> Draft:
        """What stands in the form now."""
        return Draft(
            self.value.text(),
            self.confidence.value(),
            self.note.text(),
            self.blocker.text(),
            self.day.text(),
        )

    def keep_draft(self) -> None:
        """Remember what is half typed for the key result that is shown."""
        if self._line is None:
            return
        if self.draft() == self._fresh():
            self._drafts.pop(self._line.key_result.id, None)
        else:
            self._drafts[self._line.key_result.id] = self.draft()

    def has_draft(self, key_result_id: str) -> bool:
        """Whether something is half typed for a key result."""
        if self._line is not None and self._line.key_result.id == key_result_id:
            return self.draft() != self._fresh()
        return key_result_id in self._drafts

    def forget_draft(self, key_result_id: str) -> None:
        """The check-in was saved or given up: its form starts anew."""
        self._drafts.pop(key_result_id, None)
        if self._line is not None and self._line.key_result.id == key_result_id:
            self._fill(self._fresh())

    def _fill(self, draft: Draft) -> None:
        self.value.set_text(draft.value)
        self.confidence.set_value(draft.confidence)
        self.note.set_text(draft.note)
        self.blocker.set_text(draft.blocker)
        self.day.set_text(draft.day)
        self.say_wrong("")

    # Reading

    def fields(self) -> dict[str, Any] | None:
        """The check-in as arguments of `check_ins.record`; None when one is wrong, said beside it."""
        self.say_wrong("")
        value = self.value.value()
        on = self._read_day()
        if value is None:
            self.value.set_focus()
        elif on is None:
            self.day.setFocus()
        if value is None or on is None:
            return None
        return {
            "value": value.value,
            "total": value.total,
            "count": value.count,
            "on": on,
            "confidence": self.confidence.value(),
            "note": self.note.text().strip(),
            "blocker": self.blocker.text().strip(),
            "person_id": self.person.key() or None,
        }

    def _read_day(self) -> dt.date | None:
        self.day.finish(again=True)
        on = self.day.day()
        if on is None:
            example = day_words(self._today)
            self.day.set_error(_("This is not a day. Type it like {example}.").format(example=example))
        elif on > max(self._today, self._day):
            self.day.set_error(_("This day is still to come; choose today or an earlier day."))
        return None if self.day.error() else on

    def say_wrong(self, sentence: str) -> None:
        """Say above the buttons why it could not be saved; "" clears it."""
        self.error.set_text(sentence)
        self.error.setVisible(bool(sentence))

    def set_focus(self) -> None:
        """Give the value the keyboard."""
        self.value.set_focus()


def _beside(line: KeyResultLine, day: dt.date, locale: str) -> str:
    """The unit and the last value: "people · 31 last week"."""
    key_result = line.key_result
    parts = (
        [key_result.unit] if key_result.unit and key_result.measure not in ("yes-no", "milestones") else []
    )
    if line.latest is not None:
        value = show_value(line.latest.value, key_result, locale)
        when = relative_day(line.latest.on, day, locale)
        parts.append(_("last {value}, {when}").format(value=value, when=when))
    elif key_result.baseline is not None and key_result.measure not in ("yes-no", "milestones"):
        parts.append(_("starts at {value}").format(value=show_value(key_result.baseline, key_result, locale)))
    return " · ".join(parts)

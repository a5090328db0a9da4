"""The check-in form: a value, a confidence and three sentences; what is half typed is kept per key result."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui import settings, theme
from okrdesk.gui.areas.check_ins import drafts
from okrdesk.gui.areas.check_ins.confidence_words import group_words
from okrdesk.gui.areas.check_ins.drafts import Draft, Drafts
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.confidence import ConfidenceStrip
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.fields import KEEPS_TYPED, TextArea, captioned
from okrdesk.gui.widgets.roles import announce
from okrdesk.gui.widgets.side_by_side import show_part, together
from okrdesk.gui.widgets.spell_choice import spell_choice
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.gui.widgets.value_input import ValueInput
from okrdesk.i18n import _, format_day, relative_day
from okrdesk.okr.alphabet import is_same
from okrdesk.okr.history_words import short
from okrdesk.okr.measures import measure_of
from okrdesk.okr.outline import KeyResultLine
from okrdesk.okr.people import Person
from okrdesk.okr.values import show_value

_MOST_BESIDE = 60  # signs of a unit or a value: more would push the form away


class CheckInForm(QWidget):
    """Shows one key result at a time. Its signals are wishes, or that it was `touched`; it writes nothing.

    The three sentences are what moved it, what is in the way and what is next.
    """

    save_requested = Signal()
    skip_requested = Signal()
    touched = Signal()

    def __init__(self, kept: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(KEEPS_TYPED, True)
        self._line: KeyResultLine | None = None
        self._drafts = kept
        self._taker = ""
        self._confidences: tuple[int, ...] = ()
        self._day = dt.date.min
        self._today = dt.date.min
        self._locale = ""
        self._asked_person = False
        self._asked_next = False
        self.value = ValueInput(_("New value"), self)
        self.confidence_caption = PlainLabel(_("Confidence that we reach the target"), "small", self)
        self.confidence = ConfidenceStrip(parent=self)
        self.group = PlainLabel("", "small", self)
        self.note = TextArea(_("What moved it?"), placeholder=_("One sentence"), parent=self)
        self.blocker = TextArea(
            _("What is in the way?"), placeholder=_("Nothing yet…"), least_lines=1, parent=self
        )
        self.next_step = TextArea(
            _("What is next?"), placeholder=_("The next step, and who takes it"), least_lines=1, parent=self
        )
        self.ask = PlainLabel("", "body", self)
        self.ask.hide()
        self.error = PlainLabel("", "error", self)
        self.error.hide()
        self.save = plain_button(_("Save and next"), "primary", shortcut_hint=_("Ctrl ↵"), parent=self)
        self.skip = plain_button(_("Skip"), do=self.skip_requested, parent=self)
        self.person = combo(_("Who checks in"), (), parent=self)
        self.day = DayField(_("On which day"), None, dt.date(2000, 1, 1), "", parent=self)
        self.spell = spell_choice(parent=self)
        self._lay_out()
        self.save.clicked.connect(self.save_requested)
        self.confidence.picked.connect(self._picked)
        self.next_step.typed.connect(lambda _text: self._show_ask())
        self.value.changed.connect(self.touched)
        self.confidence.picked.connect(lambda _confidence: self.touched.emit())
        self.spell.activated.connect(lambda _index: self.touched.emit())
        for field in (self.note, self.blocker, self.next_step, self.day):
            field.typed.connect(lambda _text: self.touched.emit())

    def _lay_out(self) -> None:
        confidence = together(self.confidence_caption, self.confidence, self.group)
        following = together(self.next_step, self.ask)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.save)
        buttons.addWidget(self.skip)
        buttons.addStretch(1)
        who = QGridLayout()
        who.setHorizontalSpacing(12)
        who.addWidget(captioned(_("By whom"), self.person, self), 0, 0, Qt.AlignmentFlag.AlignTop)
        who.addWidget(self.day, 0, 1, Qt.AlignmentFlag.AlignTop)
        who.addWidget(captioned(_("What the community went through"), self.spell, self), 1, 0, 1, 2)
        who.setColumnStretch(0, 1)
        self.day.edit.setMinimumWidth(round(106 * theme.text_scale()))
        self.person.setMinimumContentsLength(6)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.value)
        column.addLayout(confidence)
        column.addWidget(self.note)
        column.addWidget(self.blocker)
        column.addLayout(following)
        column.addWidget(self.error)
        column.addLayout(buttons)
        column.addLayout(who)
        column.addStretch(1)

    def set_low(self, low: bool) -> None:
        """Stand closer together where the window is low; fields grow with what is typed all the same."""
        self._column.setSpacing(8 if low else 12)
        self.note.set_least_lines(1 if low else 2)

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
            self._asked_next = False
        elif not untouched and self.day.text() == format_day(self._day, self._locale):
            self.day.set_day(min(day, today))
        self._line, self._day, self._today, self._locale = line, min(day, today), today, locale
        self.value.set_key_result(line.key_result, locale)
        self.value.set_beside(_beside(line, day, locale))
        self.day.set_today(today, locale)
        if untouched:
            self._fill(self._drafts.get(line.key_result.id, self._fresh()))

    def _set_people(self, everyone: Sequence[Person]) -> None:
        self.person.set_choices([("", _("Nobody")), *((p.id, p.name) for p in everyone)])
        if not self._asked_person and everyone:
            self._asked_person = True
            own = settings.person_name().strip()
            self.person.set_key(next((p.id for p in everyone if own and is_same(p.name, own)), ""))

    def _fresh(self) -> Draft:
        return drafts.fresh(self._line, self._day, self._locale)

    def draft(self) -> Draft:
        """What stands in the form now."""
        return Draft(
            self.value.text(),
            self.confidence.value(),
            self.note.text(),
            self.blocker.text(),
            self.next_step.text(),
            self.day.text(),
            self._confidences,
            self._taker,
            self.spell.key(),
        )

    def keep_draft(self) -> None:
        """Remember what is half typed for the key result that is shown."""
        if self._line is None:
            return
        if self.draft() == self._fresh():
            self._drafts.pop(self._line.key_result.id, None)
        else:
            self._drafts[self._line.key_result.id] = self.draft()

    def take_draft(self) -> None:
        """Show what is remembered for the key result: the meeting has gone on with it."""
        if self._line is not None:
            self._fill(self._drafts.get(self._line.key_result.id, self._fresh()))

    def forget_draft(self, key_result_id: str) -> None:
        """The check-in was saved or given up: its form starts anew."""
        self._drafts.pop(key_result_id, None)
        if self._line is not None and self._line.key_result.id == key_result_id:
            self._fill(self._fresh())

    def _fill(self, draft: Draft) -> None:
        for name in ("value", "note", "blocker", "next_step", "day"):
            getattr(self, name).set_text(getattr(draft, name))
        self.confidence.set_value(draft.confidence)
        self.spell.set_key(draft.spell)
        self._confidences, self._taker = draft.confidences, draft.taker_id
        self._asked_next = False
        self.say_wrong("")
        self._show_group()
        self._show_ask()

    def _picked(self, _confidence: int) -> None:
        # One judgement instead of those of the meeting.
        self._confidences = ()
        self._asked_next = False
        self._show_group()
        self._show_ask()

    def _show_group(self) -> None:
        self.group.set_text(group_words(self._confidences, self._locale))
        show_part(self.group, shown=bool(self._confidences))

    def _waits_for_next(self) -> bool:
        low = drafts.is_low(self.confidence.value(), self._confidences)
        return low and not self.next_step.text().strip()

    def _show_ask(self) -> None:
        """Ask beside the field; louder once somebody wanted to save without."""
        waits = self._waits_for_next()
        self._asked_next = self._asked_next and waits
        question = drafts.low_words() if waits else ""
        if self._asked_next:
            question = f"{question} {drafts.again_words()}"
        self.ask.set_kind("body" if self._asked_next else "small")
        self.ask.set_text(question)
        show_part(self.ask, shown=waits)
        self.next_step.edit.setAccessibleDescription(question)

    # Reading

    def fields(self) -> dict[str, Any] | None:
        """The check-in as arguments of `check_ins.record`; None when one is wrong, said beside it.

        With a low confidence and no next step it asks once, and takes it so when asked to save again.
        """
        self.say_wrong("")
        value = self.value.value()
        on = self._read_day()
        if value is None:
            self.value.set_focus()
        if value is None or on is None:
            return None
        if self._waits_for_next() and not self._asked_next:
            self._asked_next = True
            self._show_ask()
            self.next_step.setFocus()
            announce(self, self.ask.plain_text())
            return None
        return {
            "value": value.value,
            "total": value.total,
            "count": value.count,
            "on": on,
            "confidence": self.confidence.value(),
            "confidences": self._confidences,
            "note": self.note.text().strip(),
            "blocker": self.blocker.text().strip(),
            "next_step": self.next_step.text().strip(),
            "spell": self.spell.key(),
            "person_id": self.person.key() or None,
        }

    def _read_day(self) -> dt.date | None:
        return self.day.day_by(self._today)

    def say_wrong(self, sentence: str) -> None:
        """Say above the buttons why it could not be saved; "" clears it."""
        self.error.set_text(sentence)
        show_part(self.error, shown=bool(sentence))

    def set_focus(self) -> None:
        """Give the value the keyboard."""
        self.value.set_focus()


def _beside(line: KeyResultLine, day: dt.date, locale: str) -> str:
    """The unit and the last value: "people · 31 last week"."""
    key_result = line.key_result
    measure = measure_of(key_result)
    parts = [short(key_result.unit, _MOST_BESIDE)] if key_result.unit and measure.has_unit else []
    if line.latest is not None:
        value = short(show_value(line.latest.value, key_result, locale), _MOST_BESIDE)
        when = relative_day(line.latest.on, day, locale)
        parts.append(_("last {value}, {when}").format(value=value, when=when))
    elif key_result.baseline is not None and measure.is_figure:
        parts.append(_("baseline {value}").format(value=show_value(key_result.baseline, key_result, locale)))
    return " · ".join(parts)

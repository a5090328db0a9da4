"""The preparation of a workshop: when, how long, who, how they take part, the day before, the agenda."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from okrdesk.gui import icons
from okrdesk.gui.pages.workshop_page import plan as plans
from okrdesk.gui.pages.workshop_page.agenda_list import AgendaList
from okrdesk.gui.pages.workshop_page.hours import later
from okrdesk.gui.pages.workshop_page.people_in_room import PeopleInRoom
from okrdesk.gui.pages.workshop_page.plan import Plan
from okrdesk.gui.widgets.cards import Card, rule
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.fields import KEEPS_TYPED, TextField, captioned
from okrdesk.gui.widgets.side_by_side import SideBySide, fill
from okrdesk.gui.widgets.text import PlainLabel, literal, plain_button
from okrdesk.gui.widgets.time_field import TimeField
from okrdesk.i18n import _, ngettext
from okrdesk.okr.people import Person

_LENGTHS = (60, 120, 240)
_TWO_COLUMNS = 700


class PreparationCard(Card):
    """Shows a plan and tells what a person says of it; it writes nothing.

    `changed` tells fields of the workshop with their new values; `step_ticked` (id, kept), `step_moved`
    (id, place) and `step_timed` (id, minutes) what becomes of a step; `removal_wanted` that nothing of it
    is to stay.
    """

    changed = Signal(dict)
    length_wanted = Signal(int)
    step_ticked = Signal(str, bool)
    step_moved = Signal(str, int)
    step_timed = Signal(str, int)
    save_wanted = Signal()
    removal_wanted = Signal()
    errand = Signal(str)

    def __init__(self, today: dt.date, locale: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=20, spacing=16)
        self.title = PlainLabel("", "heading")
        self.about = PlainLabel("", "small")
        self.day = DayField(_("When"), today, today, locale, lies="ahead")
        self.begins = TimeField(_("Begins at"))
        self.lengths = ChoiceChips(_("Length, minutes"), [(str(each), str(each)) for each in _LENGTHS])
        self.other_length = TextField(_("or"), placeholder=_("minutes"))
        self.other_length.setProperty(KEEPS_TYPED, True)
        self.people = PeopleInRoom()
        self.ways = {way: _way(name, icon, note) for way, name, icon, note in _ways()}
        self.errands = {key: _Errand(*texts) for key, *texts in _errands()}
        self.agenda = AgendaList()
        self.agenda_head = PlainLabel("", "strong", wrap=False)
        self.agenda_sum = PlainLabel("", "small", wrap=False)
        self.told = PlainLabel("", "error")
        self.save = plain_button(_("Save as our own template…"), "quiet", small=True, do=self.save_wanted)
        self.remove = plain_button(_("Remove what is prepared"), "quiet", small=True, do=self.removal_wanted)
        self._plan: Plan | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        when = QHBoxLayout()
        when.setSpacing(12)
        when.addWidget(self.day, 3)
        when.addWidget(self.begins, 2)
        length = QHBoxLayout()
        length.setSpacing(12)
        length.addWidget(captioned(_("Length, minutes"), self.lengths), 3)
        length.addWidget(self.other_length, 2)
        left = QWidget()
        heads = QWidget()
        fill(heads, self.title, self.about, spacing=2)
        ways = QWidget()
        fill(
            ways,
            PlainLabel(_("How they take part; it can change at every step"), "small"),
            *(row for _box, row in self.ways.values()),
            spacing=4,
        )
        before = QWidget()
        fill(before, PlainLabel(_("The day before"), "small"), *self.errands.values(), spacing=6)
        fill(left, heads, when, length, self.people, ways, before, spacing=14).addStretch(1)
        right = QWidget()
        head = QHBoxLayout()
        head.addWidget(PlainLabel(_("Agenda"), "strong", wrap=False))
        head.addStretch(1)
        head.addWidget(self.agenda_head)
        head.addWidget(self.agenda_sum)
        self.told.hide()
        hint = PlainLabel(
            _("Untick what you do not need; click minutes to edit. Drag a step to move it, or Alt+↑ ↓."),
            "small",
        )
        foot = QHBoxLayout()
        foot.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addStretch(1)
        foot.addWidget(self.remove)
        fill(right, head, self.agenda, rule(), self.told, hint, foot, spacing=6).addStretch(1)
        self._columns = SideBySide(_TWO_COLUMNS, growth=0.8, spacing=28)
        self._columns.addWidget(left, 11)
        self._columns.addWidget(right, 10)
        self.column.addLayout(self._columns)

    def _connect(self) -> None:
        self.day.edited.connect(lambda day: self.changed.emit({"on": dt.date.fromisoformat(day)}))
        self.begins.said.connect(lambda at: self.changed.emit({"begins": at}))
        self.lengths.picked.connect(lambda keys: self.length_wanted.emit(int(keys[0])))
        self.other_length.edited.connect(self._say_length)
        self.people.said.connect(
            lambda names, expected: self.changed.emit({"people": names, "expected": expected})
        )
        for box, _row in self.ways.values():
            box.clicked.connect(lambda _checked=False: self._say_ways())
        for key, errand in self.errands.items():
            errand.button.clicked.connect(lambda _checked=False, key=key: self.errand.emit(key))
        self.agenda.ticked.connect(self.step_ticked)
        self.agenda.moved.connect(self.step_moved)
        self.agenda.reworded.connect(self._say_minutes)
        self.agenda.itemDelegate().closeEditor.connect(lambda *_closed: self._show_agenda())

    def fit(self, width: int) -> None:
        """Put the agenda beside the fields where this width has room for both."""
        self._columns.fit(width)

    def show_plan(self, plan: Plan, cycle: str, known: Sequence[Person], notes: dict[str, str]) -> None:
        """Show a plan; what is half typed stays. `notes` stand beside the errands of the day before."""
        workshop = plan.workshop
        before = self._plan.workshop if self._plan is not None else None
        other = before is None or before.template != workshop.template
        other = other or bool(before and before.id and workshop.id and before.id != workshop.id)
        self._plan = plan
        self.title.set_text(workshop.title)
        fewest, most = plan.template.people
        people = _("{fewest} to {most} people").format(fewest=fewest, most=most)
        self.about.set_text(_("For {cycle}. {people}.").format(cycle=cycle, people=people))
        if other:
            self.begins.set_text(workshop.begins)
            self.other_length.set_text("")
            self.told.hide()
        self.day.set_day_if_idle(workshop.on)
        self.begins.set_text_if_idle(workshop.begins)
        self.lengths.set_keys([str(workshop.minutes)])
        usual = workshop.minutes in _LENGTHS
        self.other_length.set_text_if_idle("" if usual else str(workshop.minutes))
        self.people.show_people(workshop.people, workshop.expected, known)
        for way, (box, _row) in self.ways.items():
            box.setChecked(way in workshop.ways)
        for key, errand in self.errands.items():
            errand.note.set_text(notes.get(key, ""))
        self.remove.setVisible(plan.is_written)
        self._show_agenda()

    def _show_agenda(self) -> None:
        plan = self._plan
        if plan is None or self.agenda.is_busy():
            return
        self.agenda.set_rows(plans.agenda_rows(plan.steps))
        minutes = plans.planned_minutes(plan.steps)
        self.agenda_head.set_text(str(minutes))
        begins = plan.workshop.begins
        ends = later(begins, minutes)
        has_break = any(step.kind == "break" and step.state != "left out" for step in plan.steps)
        sentence = _("min with the break") if has_break else _("min")
        self.agenda_sum.set_text(f"{sentence}, {begins}–{ends}" if ends else sentence)

    def refuse_step(self, sentence: str) -> None:
        """Say below the agenda why something was not done."""
        self.told.set_text(sentence)
        self.told.setVisible(bool(sentence))

    def _say_length(self, text: str) -> None:
        with contextlib.suppress(ValueError):
            if text.strip() and 1 <= int(text) <= 1440:
                self.length_wanted.emit(int(text))
                return
        if text.strip():
            self.other_length.set_error(_("From 1 to 1440 minutes."))

    def _say_ways(self) -> None:
        ways = tuple(way for way, (box, _row) in self.ways.items() if box.isChecked())
        self.changed.emit({"ways": ways})

    def _say_minutes(self, step_id: str, text: str) -> None:
        try:
            minutes = int(text.strip().removesuffix(_("min")).strip())
        except ValueError:
            minutes = 0
        if not 1 <= minutes <= 1440:
            self.refuse_step(_("“{typed}” are no minutes; type a whole number.").format(typed=text[:40]))
            return
        self.refuse_step("")
        self.step_timed.emit(step_id, minutes)


def _ways() -> list[tuple[str, str, str, str]]:
    return [
        ("called-out", _("Called out"), "speech", _("you type what they say")),
        ("paper", _("On paper"), "file", _("cards and ballots, typed back")),
        ("keyboard", _("Keyboard goes round"), "keyboard", _("a screen that clears itself")),
    ]


def _way(name: str, icon: str, note: str) -> tuple[QCheckBox, QWidget]:
    box = QCheckBox(literal(name))
    box.setIcon(icons.icon(icon))
    box.setAccessibleName(f"{name}: {note}")
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(box)
    said = PlainLabel(note, "small", elide=True)
    said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(said, 1)
    return box, row


def _errands() -> list[tuple[str, str, str, str]]:
    return [
        ("agenda", "print", _("Run sheet and what to pack"), _("Save…")),
        ("kit", "print", _("Cards and ballots"), _("Print…")),
        ("survey", "print", _("A survey to hand out"), _("Save…")),
        ("import", "import", _("What members said"), _("Import…")),
        ("tell", "people", _("Who must hear of the result"), _("Edit…")),
    ]


class _Errand(QWidget):
    """Something for the day before: what, how much of it is there, and the button that does it."""

    def __init__(self, icon: str, label: str, button: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(PlainLabel(label, elide=True), 1)
        self.note = PlainLabel("", "small", wrap=False)
        row.addWidget(self.note)
        self.button = plain_button(button, icon=icon, small=True)
        self.button.setAccessibleName(f"{label}: {button}")
        row.addWidget(self.button)


def counted(one: str, many: str, count: int) -> str:
    """A count in words, "" for none."""
    return ngettext(one, many, count).format(n=count) if count else ""

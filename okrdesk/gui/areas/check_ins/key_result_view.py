"""One key result of a round: where it stands, what was said last, and what the group says now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.frozen import dataclass
from okrdesk.gui.areas.check_ins import drafts
from okrdesk.gui.areas.check_ins.confidence_words import given_words
from okrdesk.gui.areas.check_ins.confidences import GroupConfidences
from okrdesk.gui.areas.check_ins.due_list import DueRow, is_checked_in
from okrdesk.gui.areas.check_ins.figure import Figure
from okrdesk.gui.widgets import person_names
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.fields import TextArea, TextField, captioned
from okrdesk.gui.widgets.person_names import called
from okrdesk.gui.widgets.roles import announce
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _, format_day
from okrdesk.okr.check_ins import confidence_given_last
from okrdesk.okr.history_words import short
from okrdesk.okr.measures import measure_of
from okrdesk.okr.people import Person
from okrdesk.okr.terms import CheckIn, KeyResult
from okrdesk.okr.values import Value, parse_value, show_value
from okrdesk.reports.charts.key_result import KeyResultChart

_MOST_OF_UNIT = 40
_MOST = 180  # characters of a title or of last words that are read out on a wall


@dataclass(frozen=True, slots=True)
class Said:
    """What the group said of a key result, ready to be checked in."""

    value: Value
    confidences: tuple[int, ...]
    note: str
    blocker: str
    next_step: str
    taker_id: str | None


class KeyResultView(QWidget):
    """Shows one key result and takes what is said. It asks, and never insists: see `said`.

    `standing` is a widget of its own, to be put beside.
    """

    edited = Signal()
    escape_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: DueRow | None = None
        self._draft = drafts.Draft()
        self._locale = ""
        self._asked: frozenset[str] = frozenset()
        self.standing = QWidget()  # where it stands, what was said last time, what is planned
        self.title = PlainLabel("", "heading")
        self.owner = PlainLabel("", "body", elide=True)
        self.figure = Figure()
        self.last = PlainLabel("", "body")
        self.planned = PlainLabel("", "small")
        self.value = TextField(_("New value"), large=True)
        self.unit = PlainLabel("", "small")
        self.confidences = GroupConfidences()
        self.note = TextArea(_("What moved it?"), least_lines=1, most_lines=4)
        self.blocker = TextArea(_("What is in the way?"), least_lines=1, most_lines=4)
        self.next_step = TextArea(_("What is next?"), least_lines=1, most_lines=4)
        self.taker = combo(_("Who takes it?"), ())
        self.due = PlainLabel("", "small")
        self.ask = PlainLabel("", "body")
        self.asking = QFrame()
        self.asking.setProperty("kind", "soft")
        QHBoxLayout(self.asking).addWidget(self.ask)
        self.asking.hide()
        self._lay_out()
        for edit in (self.value.edit, self.note.edit, self.blocker.edit, self.next_step.edit):
            edit.installEventFilter(self)
        self.confidences.changed.connect(self._forget_asking)
        for field in (self.value, self.note, self.blocker, self.next_step):
            field.typed.connect(lambda _text: self._forget_asking())

    def _lay_out(self) -> None:
        # What is said now, in the order in which it is asked.
        self.value.put_beside(self.unit, 1)
        following = QHBoxLayout()
        following.setSpacing(16)
        taking = QVBoxLayout()
        taking.setSpacing(4)
        taking.addWidget(captioned(_("Who takes it?"), self.taker))
        taking.addWidget(self.due)
        taking.addStretch(1)
        following.addWidget(self.next_step, 3, Qt.AlignmentFlag.AlignTop)
        following.addLayout(taking, 2)
        sure = captioned(_("How sure are we to reach the target, 0 to 10?"), self.confidences)
        column = fill(self, self.title, self.owner, spacing=10)
        for part in (self.value, sure, self.note, self.blocker):
            column.addWidget(part)
        column.addLayout(following)
        column.addWidget(self.asking)
        column.addStretch(1)
        before = QVBoxLayout()
        before.setSpacing(4)
        before.addWidget(PlainLabel(_("Last time"), "small"))
        before.addWidget(self.last)
        fill(self.standing, self.figure, before, self.planned, spacing=12).addStretch(1)

    # Showing

    def show_row(
        self,
        row: DueRow,
        chart: KeyResultChart,
        past: Sequence[CheckIn],
        planned: Sequence[str],
        people: Sequence[Person],
        locale: str,
        next_day: dt.date | None,
    ) -> None:
        """Show where a key result stands; what is being typed stays untouched."""
        key_result = row.line.key_result
        self._row, self._locale = row, locale
        self.title.set_text(
            _("{number} {title}").format(number=row.line.number, title=short(key_result.title, _MOST))
        )
        owner = called(row.line.owner) if row.line.owner else _("Nobody owns it")
        helpers = ", ".join(map(called, row.line.helpers))
        line_of_owner = (
            _("{owner}, with {helpers}").format(owner=owner, helpers=helpers) if helpers else owner
        )
        if is_checked_in(row):
            line_of_owner = _("{owner} · checked in {when}").format(owner=line_of_owner, when=row.when)
        objective = _("Objective {number}: {title}").format(
            number=row.objective.number, title=short(row.objective.objective.title, _MOST)
        )
        self.owner.set_text(_("{owner} · {objective}").format(owner=line_of_owner, objective=objective))
        self.figure.show_line(row.line, chart, locale)
        self.last.set_text(_last_words(past, key_result, locale))
        self.confidences.set_locale(locale)
        plans = "\n".join(f"• {short(title, _MOST)}" for title in planned[:4])
        self.planned.set_text(_("Under way:\n{plans}").format(plans=plans) if planned else "")
        self.planned.setVisible(bool(planned))
        self.unit.set_text(_beside(row, locale))
        self.taker.set_choices([("", _("Nobody yet")), *person_names.choices(people)])
        by = _("by {day}").format(day=format_day(next_day, locale, "MMMd")) if next_day else ""
        self.due.set_text(by)
        self.due.setVisible(bool(by))

    def set_draft(self, draft: drafts.Draft) -> None:
        """Put what was half typed into the fields."""
        self._draft = draft
        self.value.set_text(draft.value)
        self.value.set_error("")
        self.confidences.set_values(draft.confidences)
        for field, text in (
            (self.note, draft.note),
            (self.blocker, draft.blocker),
            (self.next_step, draft.next_step),
        ):
            field.set_text(text)
        self.taker.set_key(draft.taker_id)
        self._forget_asking()

    def draft(self) -> drafts.Draft:
        """What stands in the fields, with what only the page's own form has."""
        return replace(
            self._draft,
            value=self.value.text(),
            confidences=self.confidences.values(),
            note=self.note.text(),
            blocker=self.blocker.text(),
            next_step=self.next_step.text(),
            taker_id=self.taker.key(),
        )

    def set_focus(self) -> None:
        """Give the value the keyboard."""
        self.value.edit.setFocus()
        self.value.edit.selectAll()

    # Reading

    def said(self) -> Said | None:
        """What the group said; None when the value is none, or when something is asked for the first time.

        Asked for are confidences, a next step where confidence is low or something is in the way, and who
        takes it. Saving again takes it as it is.
        """
        if self._row is None:
            return None
        value = self._read_value(self._row.line.key_result)
        if value is None:
            self.set_focus()
            return None
        draft = self.draft()
        asks = self._open_questions(draft)
        new = [ask for ask in asks if ask[0] not in self._asked]
        if new:
            self._ask(new)
            return None
        return Said(
            value,
            draft.confidences,
            draft.note.strip(),
            draft.blocker.strip(),
            draft.next_step.strip(),
            draft.taker_id or None,
        )

    def _read_value(self, key_result: KeyResult) -> Value | None:
        text = self.value.text()
        if not text.strip():
            self.value.set_error(_("A check-in needs a value; where nothing moved, type the last one again."))
            return None
        try:
            value = parse_value(text, key_result, self._locale)
        except Refused as refused:
            self.value.set_error(refused.sentence)
            return None
        self.value.set_error("")
        return value

    def _open_questions(self, draft: drafts.Draft) -> list[tuple[str, str, QWidget]]:
        asks: list[tuple[str, str, QWidget]] = []
        blocked, following = draft.blocker.strip(), draft.next_step.strip()
        if not draft.confidences:
            asks.append(("sure", _("How sure is each of you?"), self.confidences))
        if not following and blocked:
            asks.append(("next", _("What clears it away, and who takes that?"), self.next_step))
        elif not following and drafts.is_low(None, draft.confidences):
            asks.append(("next", drafts.low_words(), self.next_step))
        elif following and blocked and not draft.taker_id:
            asks.append(("taker", _("Who takes the next step?"), self.taker))
        return asks

    def _ask(self, asks: Sequence[tuple[str, str, QWidget]]) -> None:
        self._asked |= {key for key, _words, _field in asks}
        questions = " ".join([*(questions for _key, questions, _field in asks), drafts.again_words()])
        self.ask.set_text(questions)
        self.asking.show()
        field = asks[0][2]
        field.setFocus()
        announce(self, questions)

    def _forget_asking(self) -> None:
        """Something new was said: what is still open may be asked anew."""
        self._asked = frozenset()
        self.asking.hide()
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # In a field Escape would bring back the text from before; here what is typed stays.
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.escape_pressed.emit()
            event.accept()
            return True
        return super().eventFilter(watched, event)


def _last_words(past: Sequence[CheckIn], key_result: KeyResult, locale: str) -> str:
    """What was said at the check-in before: "1 Feb: 31, confidence 6. Guest talk drew a new crowd." """
    if not past:
        return _("Nobody has checked in yet.")
    last = past[-1]
    head = _("{day}: {value}").format(
        day=format_day(last.on, locale, "MMMd"), value=show_value(last.value, key_result, locale)
    )
    sure = given_words(last, confidence_given_last(past, last.on), locale)
    lines = [f"{head}, {sure}" if sure else head]
    for template, said in (
        ("{words}", last.note),
        (_("In the way: {words}"), last.blocker),
        (_("Next: {words}"), last.next_step),
    ):
        if said.strip():
            lines.append(template.format(words=short(said, _MOST)))
    return "\n".join(lines)


def _beside(row: DueRow, locale: str) -> str:
    """How a value of this key result is typed."""
    key_result = row.line.key_result
    entry = measure_of(key_result).entry
    if entry == "yes-no":
        return _("yes or no")
    if entry == "stages":
        stages = [
            f"{short(stage.name, _MOST)} = {n}" for n, stage in enumerate(key_result.stages[:4], start=1)
        ]
        more = " …" if len(key_result.stages) > len(stages) else ""
        return _("none yet = 0, {stages}").format(stages=", ".join(stages) + more)
    parts = [short(key_result.unit, _MOST_OF_UNIT)] if key_result.unit else []
    if entry == "average":
        parts.append(_("or total/count"))
    if row.line.latest is not None:
        parts.append(_("last {value}").format(value=show_value(row.line.latest.value, key_result, locale)))
    return " · ".join(parts)

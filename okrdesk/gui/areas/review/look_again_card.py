"""Look again at the goals: three questions per objective, with yes, partly or no and what we saw."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui import theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.cards import Card, heading_row, rule
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.combo import choice_words, combo
from okrdesk.gui.widgets.fields import TextArea, TextField
from okrdesk.gui.widgets.side_by_side import SideBySide, show_part
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import PLAIN, _, format_number
from okrdesk.okr import review, review_words
from okrdesk.okr.numbers import parse_number
from okrdesk.okr.review import ANSWERS, QUESTIONS, Answer, ObjectiveReview, Review

_ONE_LINE = 460
_MEMBERS = 150


class LookAgainCard(Card):
    """Follows the objective that is worked on; another can be chosen. `chosen` tells what a person chose."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=18, spacing=8)
        self.desk = desk
        self._objective_id = ""
        self._review: Review | None = None
        self._writable = True
        self.objective = combo(_("Objective to look at again"), [], parent=self)
        self.objective.activated.connect(lambda _index: self._choose())
        self.nothing = PlainLabel(_("No objectives in this cycle to look at again."), "muted", self)
        self.answered = PlainLabel("", "small", self, wrap=False)
        self.questions = {key: QuestionRow(key, self) for key in QUESTIONS}
        self.column.addLayout(heading_row(_("Look again at the goals"), self.answered, parent=self))
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.objective)
        for row in self.questions.values():
            self.column.addWidget(row)
            row.answered.connect(self._answer)
            row.reckoned.connect(self._reckon)

    def show_review(self, shown: Review, *, writable: bool) -> None:
        """Show a review; the objective stays chosen by id, half-typed notes are not touched."""
        self._review, self._writable = shown, writable
        choices = [
            (
                o.line.objective.id,
                f"{o.line.number}  {choice_words(o.line.objective.title)}",
            )
            for o in shown.objectives
        ]
        there = [
            (self.objective.itemData(n), self.objective.itemText(n)) for n in range(self.objective.count())
        ]
        if there != choices:
            self.objective.set_choices(choices)
        show_part(self.nothing, shown=not choices)
        show_part(self.objective, shown=bool(choices))
        if self._objective_id not in dict(choices):
            self._objective_id = choices[0][0] if choices else ""
        self.objective.set_key(self._objective_id)
        answered = sum(all(a.answer for a in o.answers) for o in shown.objectives)
        sentence = _("{done} of {all} looked at").format(done=answered, all=len(choices))
        self.answered.set_text(sentence if choices else "")
        self._show_answers()

    def look_at(self, objective_id: str) -> None:
        """Show the questions of an objective; what is half typed is written first."""
        if objective_id == self._objective_id or self._review is None:
            return
        for row in self.questions.values():
            row.finish()
        self._objective_id = objective_id
        self.objective.set_key(objective_id)
        self._show_answers()

    def _shown(self) -> ObjectiveReview | None:
        reviewed = self._review.objectives if self._review else ()
        return next((o for o in reviewed if o.line.objective.id == self._objective_id), None)

    def _show_answers(self) -> None:
        shown = self._shown()
        for row in self.questions.values():
            show_part(row, shown=shown is not None)
        if shown is None:
            return
        for given in shown.answers:
            row = self.questions[given.question]
            row.show_answer(
                self._objective_id,
                shown.line.number,
                given,
                writable=self._writable,
                locale=self.desk.locale,
            )

    def _choose(self) -> None:
        self.look_at(self.objective.key())
        self.chosen.emit(self._objective_id)

    def _answer(self, objective_id: str, question: str, answer: str, note: str | None) -> None:
        said = self.questions[question].note.set_error
        self.desk.beside(said).do(review.answer, objective_id, question, answer, note)

    def _reckon(self, objective_id: str, members: int | None) -> None:
        said = self.questions["relevant"].members.set_error
        self.desk.beside(said).do(review.estimate_members, objective_id, members)


class QuestionRow(QWidget):
    """One question of an objective. `answered` tells both, the answer, and the note (None where it stays)."""

    answered = Signal(str, str, str, object)
    reckoned = Signal(str, object)  # the objective, for how many members (None: nobody knows)

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self._objective_id = ""
        self._number = 0
        self._answer = ""
        self._seen = ""
        self._writable = True
        self._locale = PLAIN
        asked = review_words.question_words(question)
        self.words = PlainLabel(asked, parent=self)
        answers = [(key, review_words.answer_name(key)) for key in ANSWERS]
        self.chips = ChoiceChips(asked, answers, parent=self)
        self._note: TextArea | None = None
        self._members: TextField | None = None
        self._line = SideBySide(_ONE_LINE, growth=0.9, spacing=12)
        self._line.addWidget(self.words, 1)
        self._line.addWidget(self.chips, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(8)
        column.addWidget(rule(self))
        column.addLayout(self._line)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(12)
        if question == "relevant":
            self._members = TextField(_("For how many members"), placeholder=_("about …"), parent=self)
            self._members.setMaximumWidth(round(_MEMBERS * theme.text_scale()))
            self._members.edited.connect(self._reckon)
            self._beside.addWidget(self._members, 0, Qt.AlignmentFlag.AlignTop)
        self._beside.addStretch(0)
        column.addLayout(self._beside)
        self.chips.picked.connect(self._picked)

    @property
    def members(self) -> TextField:
        """For how many members a goal is: with the question whether it is relevant."""
        assert self._members is not None
        return self._members

    @property
    def note(self) -> TextArea:
        """What we saw: made once there is an answer."""
        if self._note is None:
            saw = _("What we saw")
            self._note = TextArea(
                saw, placeholder=saw, least_lines=1, most_lines=8, show_caption=False, parent=self
            )
            self._note.hide()
            self._note.edited.connect(lambda text: self._tell(self._answer, text))
            at = self._beside.count() - 1
            self._beside.insertWidget(at, self._note, 1, Qt.AlignmentFlag.AlignBottom)
            self._show_note(self._note, other=True)
        return self._note

    def finish(self) -> None:
        """Tell a note that is half typed."""
        if self._note is not None:
            self._note.finish()

    def show_answer(
        self, objective_id: str, number: int, given: Answer, *, writable: bool, locale: str
    ) -> None:
        """Show the answer for an objective; a half-typed note for the same one is not touched."""
        other = objective_id != self._objective_id
        self._objective_id, self._number, self._writable = objective_id, number, writable
        self._answer, self._seen = given.answer, given.note
        self.chips.set_keys((given.answer,) if given.answer else ())
        self.chips.setEnabled(writable)
        question = review_words.question_words(self._question)
        asked = _("Objective {number}: {question}").format(number=number, question=question)
        self.chips.set_name(asked)
        self._locale = locale
        if self._members is not None:
            self._show_members(self._members, given.members, other=other)
        told = bool(given.answer) or bool(given.note)
        if told or self._note is not None:
            self._show_note(self.note, other=other)
            show_part(self.note, shown=told or not self.note.is_idle())

    def _show_members(self, field: TextField, members: int | None, *, other: bool) -> None:
        reckoned = "" if members is None else format_number(Decimal(members), self._locale)
        if other:
            field.set_text(reckoned)
        field.set_text_if_idle(reckoned)
        field.edit.setReadOnly(not self._writable)
        field.edit.setAccessibleName(
            _("Objective {number}: for how many members").format(number=self._number)
        )

    def _show_note(self, field: TextArea, *, other: bool) -> None:
        if other:
            field.set_text(self._seen)
        field.set_text_if_idle(self._seen)
        field.edit.setReadOnly(not self._writable)
        name = _("What we saw, objective {number}: {question}")
        question = review_words.question_words(self._question)
        field.edit.setAccessibleName(name.format(number=self._number, question=question))

    def _reckon(self, text: str) -> None:
        try:
            members = parse_number(text, self._locale) if text.strip() else None
        except Refused as refused:
            self.members.set_error(refused.sentence)
            return
        if members is not None and members != int(members):
            self.members.set_error(_("A number of members is whole; type one such as 120."))
            return
        self.reckoned.emit(self._objective_id, None if members is None else int(members))

    def _picked(self, keys: tuple[str, ...]) -> None:
        # What is half typed belongs to this answer and is one step of history with it.
        note = None if self._note is None or self.note.is_idle() else self.note.text()
        if note is not None:
            self.note.set_text(note)
        self._tell(keys[0], note)

    def _tell(self, answer: str, note: str | None) -> None:
        self.answered.emit(self._objective_id, self._question, answer, note)

    def minimumSizeHint(self) -> QSize:
        # One line asks for more than two do; it must not keep a narrower window from giving two.
        return QSize(round(260 * theme.text_scale()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.chips.keep_on_one_line(self._line.fit(self.width()))
        super().resizeEvent(event)

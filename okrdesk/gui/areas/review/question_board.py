"""One of the three questions, asked of every goal: yes, partly or no, and what we saw."""

from __future__ import annotations

from okrdesk.gui.areas.review.course_lines import CourseLines
from okrdesk.gui.areas.review.look_again_card import QuestionRow
from okrdesk.gui.areas.review.score_marks import show_title
from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _
from okrdesk.okr import review, review_words
from okrdesk.okr.review import Review


class QuestionBoard(Card):
    """A row for each objective of the cycle, with its title where else the question stands."""

    def __init__(self, desk: Desk, question: str) -> None:
        super().__init__(margin=18, spacing=8)
        self.desk = desk
        self.question = question
        self.rows: list[QuestionRow] = []
        self.courses: list[CourseLines] = []
        self.answered = PlainLabel("", "small")
        self.column.addWidget(PlainLabel(review_words.question_words(question), "strong"))
        self.column.addWidget(self.answered)

    def show_review(self, shown: Review, *, writable: bool) -> None:
        """Show the answers; half-typed notes are not touched."""
        while len(self.rows) < len(shown.objectives):
            row = QuestionRow(self.question, self)
            row.answered.connect(self._answer)
            row.reckoned.connect(self._reckon)
            self.rows.append(row)
            self.column.addWidget(row)
            if self.question == "behaviour":
                self.courses.append(CourseLines(self))
                self.column.addWidget(self.courses[-1])
        done = 0
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(shown.objectives))
            if self.courses:
                self._show_course(number, shown)
            if number >= len(shown.objectives):
                continue
            line = shown.objectives[number].line
            given = next(a for a in shown.objectives[number].answers if a.question == self.question)
            show_title(row.words, f"{line.number}  {line.objective.title}")
            locale = self.desk.locale
            row.show_answer(line.objective.id, line.number, given, writable=writable, locale=locale)
            done += bool(given.answer)
        sentence = _("{done} of {all} answered").format(done=done, all=len(shown.objectives))
        nothing = _("No objectives in this cycle to look at again.")
        self.answered.set_text(sentence if shown.objectives else nothing)

    def _show_course(self, number: int, shown: Review) -> None:
        """What people did, below the goal that is asked about."""
        course = self.courses[number]
        course.setVisible(number < len(shown.objectives))
        if number < len(shown.objectives):
            course.show_goal(self.desk.document, shown.objectives[number].line, self.desk.outline().day)

    def _reckon(self, objective_id: str, members: int | None) -> None:
        row = self.sender()
        say = row.members.set_error if isinstance(row, QuestionRow) else self.desk.refused.emit
        self.desk.beside(say).do(review.estimate_members, objective_id, members)

    def _answer(self, objective_id: str, question: str, answer: str, note: str | None) -> None:
        row = self.sender()
        say = row.note.set_error if isinstance(row, QuestionRow) else self.desk.refused.emit
        self.desk.beside(say).do(review.answer, objective_id, question, answer, note)

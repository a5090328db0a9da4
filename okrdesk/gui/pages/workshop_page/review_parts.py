"""What the review does, in a step of a workshop: scores, the three questions, decisions, stories."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from okrdesk.gui.areas.review.decisions_card import DecisionsCard
from okrdesk.gui.areas.review.question_board import QuestionBoard
from okrdesk.gui.areas.review.score_card import ScoreCard
from okrdesk.gui.areas.review.stories_card import StoriesCard
from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.gui.pages.workshop_page.shown_part import ShownPart
from okrdesk.okr import review
from okrdesk.okr.review import Review


def _take_up(controls: Iterable[QWidget]) -> None:
    """Give the keyboard to the first control, where there is one."""
    for control in controls:
        control.setFocus()
        break


class _ReviewPart(ShownPart):
    def review(self) -> Review:
        """The review of the workshop's cycle as it stands now."""
        return review.review_of(self.desk.document, self.desk.outline())

    @property
    def writable(self) -> bool:
        """Whether anything may be changed."""
        return not self.desk.cycle.closed and not self.desk.session.read_only


class Scores(_ReviewPart):
    """Every objective with its score, what becomes of it and why; opens to its key results."""

    def __init__(self, view: ActView) -> None:
        super().__init__(view)
        self.scores = ScoreCard(self.desk)
        self.scores.looked_at.connect(self._look_at)
        self.column.addWidget(self.scores)

    def reload(self) -> None:
        self.scores.show_review(self.review(), writable=self.writable)

    def begin(self) -> None:
        _take_up(row.toggle for row in self.scores.rows)

    def _look_at(self, objective_id: str) -> None:
        self.sitting.asked_id = objective_id
        self.view.looked.emit()


class Decisions(Scores):
    """The same, for what becomes of each objective, and the log of what else was decided."""

    def __init__(self, view: ActView) -> None:
        super().__init__(view)
        self.log = DecisionsCard(self.desk)
        self.column.addWidget(self.log)

    def reload(self) -> None:
        super().reload()
        self.log.reload(writable=self.writable)

    def begin(self) -> None:
        _take_up(row.chips for row in self.scores.rows)


class Questions(_ReviewPart):
    """One of the three questions, asked of each goal."""

    def __init__(self, view: ActView) -> None:
        super().__init__(view)
        self.board = QuestionBoard(self.desk, view.act.of)
        self.column.addWidget(self.board)

    def reload(self) -> None:
        self.board.show_review(self.review(), writable=self.writable)

    def begin(self) -> None:
        _take_up(row.chips for row in self.board.rows)


class Stories(_ReviewPart):
    """Successes and lessons."""

    def __init__(self, view: ActView) -> None:
        super().__init__(view)
        self.cards = (StoriesCard(self.desk, "success"), StoriesCard(self.desk, "lesson"))
        for card in self.cards:
            self.column.addWidget(card)

    def reload(self) -> None:
        for card in self.cards:
            card.reload(writable=self.writable)

    def begin(self) -> None:
        self.cards[0].add_button.setFocus()

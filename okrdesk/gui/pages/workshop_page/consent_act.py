"""Confidence and consent on one page: every goal of the round, the one that is on open between the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui.pages.workshop_page import ask_words
from okrdesk.gui.pages.workshop_page.adjust_card import AdjustCard
from okrdesk.gui.pages.workshop_page.ask_act import AskAct
from okrdesk.gui.pages.workshop_page.goal_card import GoalCard
from okrdesk.gui.pages.workshop_page.parted_act import PartedAct
from okrdesk.gui.pages.workshop_page.reveal_question import RevealQuestion
from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.okr.objectives import Objective
from okrdesk.okr.workshop import asking, revealed, revealing, rounds
from okrdesk.okr.workshop.revealed import Seen
from okrdesk.okr.workshop.templates import Act

_CONFIDENCE, _FIST = ("ask", "key-results", "confidence"), ("ask", "objectives", "fist")


def is_consent(act: Act) -> bool:
    """Whether an act is one of the two that stand on one page."""
    return (act.name, act.of, act.method) in (_CONFIDENCE, _FIST)


class ConsentAct(PartedAct):
    """What is typed of a goal stays covered until it is shown: its fists and its confidences at once."""

    def __init__(self, sitting: Sitting, act: Act, parent: QWidget | None = None) -> None:
        super().__init__(sitting, act, parent)
        kinds = {(each.name, each.of, each.method): each for each in sitting.acts if is_consent(each)}
        self.parts = {kind: _Part(sitting, each) for kind, each in kinds.items()}
        self.cards: list[GoalCard] = []
        self.head = PlainLabel("", "heading")
        self.adjust = plain_button(_("Adjust a key result…"), small=True)
        self.adjust.clicked.connect(lambda: self._adjust())
        self.adjusting = AdjustCard(sitting.desk)
        self.sure = RevealQuestion(self)
        self.sure.agreed.connect(self.reveal_now)
        self.sure.not_yet.connect(self.begin)
        self.open = Card(margin=16, spacing=12)
        self.open.set_chosen(True)
        row = QHBoxLayout()
        row.addWidget(self.head, 1)
        row.addWidget(self.adjust, 0, Qt.AlignmentFlag.AlignTop)
        self.open.column.addLayout(row)
        self.open.column.addWidget(self.sure)
        self.open.column.addWidget(self.adjusting)
        for kind in (_FIST, _CONFIDENCE):
            if kind in self.parts:
                part = self.parts[kind]
                part.goal_bar.hide()
                part.looked.connect(self._changed)
                part.together.connect(self.reveal)
                self.open.column.addWidget(part)
        self._column = fill(self, self.open, spacing=12)
        self._column.addStretch(1)
        self._on: tuple[int, int] | None = None

    @property
    def part(self) -> AskAct:
        """The one of the two that has the keyboard; the first where the step is over."""
        act = self.sitting.act
        return self.parts.get((act.name, act.of, act.method)) or next(iter(self.parts.values()))

    def all_parts(self) -> Sequence[AskAct]:
        """Both."""
        return tuple(self.parts.values())

    # What is shown

    def reload(self) -> None:
        """Show every goal; of the one that is on what is asked, and what came out."""
        self.act = self.sitting.act  # either of the two
        self._show_cards()
        goal = self.sitting.goal
        number = self.sitting.goals.index(goal) + 1 if goal is not None else 0
        self.head.set_text(f"{number}  {goal.title}" if goal else _("There is no objective yet."))
        for act in self.sitting.acts:  # one may be done openly now
            if is_consent(act):
                self.parts[act.name, act.of, act.method].act = act
        for part in self.parts.values():
            part.reload()
            part.setVisible(part is self.part or self._is_closed(part))
        self.adjust.setVisible(any(self._is_closed(part) for part in self.parts.values()))
        self.adjusting.reload()
        on = (self.sitting.goal_place, self.sitting.act_place)
        self.sure.stay_with((goal, self.sitting.act_place))
        if on != self._on:
            self.adjusting.leave()
            turned, self._on = self._on is not None, on
            if turned:
                self.begin()

    def _show_cards(self) -> None:
        goals = self.sitting.goals
        while len(self.cards) < len(goals):
            card = GoalCard(
                self
            )  # of this page from the beginning: a window of its own would take the keyboard
            card.opened.connect(self._open_goal)
            self.cards.append(card)
        on = self.sitting.goal
        order: list[Card] = [*self.cards]
        order.insert(goals.index(on) if on is not None else 0, self.open)
        for place, part in enumerate(order):
            if self._column.indexOf(part) != place:
                self._column.insertWidget(place, part)
        for place, card in enumerate(self.cards):
            there = place < len(goals) and goals[place] != on
            card.setVisible(there)
            if there:
                seen = [self._seen(kind, goals[place]) for kind in (_FIST, _CONFIDENCE)]
                card.show_goal(place, goals[place].title, seen[0], seen[1], self.desk.locale)

    def _seen(self, kind: tuple[str, str, str], goal: Objective) -> Seen | None:
        """What anybody may know of a goal's round; None before one was asked."""
        if kind not in self.parts:
            return None
        document, act = self.desk.document, self.parts[kind].act
        fresh = asking.fresh(document, self.sitting.workshop, self.step, act, goal.id)
        known = rounds.of_cycle(document, self.desk.cycle.id)
        asked = asking.latest(known, self.step.id, act, fresh.items)
        return None if asked is None else revealed.seen(document, asked)

    def _is_closed(self, part: AskAct) -> bool:
        asked = part.asked()
        return asked is not None and rounds.state(self.desk.document, asked) == "closed"

    def _open_goal(self, place: int) -> None:
        self.sitting.turn_goal(place - self.sitting.goal_place)

    def _changed(self) -> None:
        self.reload()
        self.looked.emit()

    def _adjust(self) -> None:
        """Change what the room objects to, here and now."""
        if (goal := self.sitting.goal) is not None:
            self.adjusting.begin(goal.id)

    def advance(self) -> bool:
        """Once all that can be asked was shown the next goal is on, as long as there is one.

        Of a goal without key results nobody can be sure; what has nothing on its ballot is passed over.
        """
        goals, place = self.sitting.goals, self.sitting.goal_place
        asked = [part for part in self.parts.values() if self._is_closed(part) or part.can_be_asked()]
        if place + 1 >= len(goals) or not asked or not all(self._is_closed(part) for part in asked):
            return False
        self.sitting.goal_place = place + 1
        kinds = [kind for kind, part in self.parts.items() if part.can_be_asked()]
        acts = [(act.name, act.of, act.method) for act in self.sitting.acts]
        self.sitting.show_act(acts.index(kinds[0]) if kinds else 0)
        return True

    # Counting and revealing

    def can_reveal(self) -> bool:
        """Whether slips are in that nobody has seen."""
        return any(part.can_reveal() for part in self.parts.values())

    def reveal(self) -> None:
        """Ask once whether all is in; the answer shows fists and confidences at once."""
        if not self.can_reveal():
            return
        missing = max(part.missing() for part in self.parts.values() if part.can_reveal())
        self.sure.ask(ask_words.sure_words(missing), (self.sitting.goal, self.sitting.act_place))

    def reveal_now(self) -> None:
        """Count what is in both boxes; they are gone afterwards."""
        self.sure.hide()
        for part in self.parts.values():
            if part.can_reveal():
                part.reveal_now()
        self._changed()
        self.begin()


class _Part(AskAct):
    """One of the two askings; its reveal is that of both."""

    together = Signal()

    def reveal(self) -> None:
        """Tell that it is to be shown."""
        self.together.emit()

    def can_be_asked(self) -> bool:
        """Whether there is anything on the ballot for the goal that is on."""
        return bool(self.fresh().items)

    def missing(self) -> int:
        """How many slips are missing."""
        asked = self.asked()
        return 0 if asked is None else revealing.missing(asked, self.in_box().get(asked.id, 0))

"""The act of asking: a vote, marks, estimates, fists, confidences. Covered until all are shown at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui.pages.workshop_page import ask_words
from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.gui.pages.workshop_page.ballot_pad import BallotPad
from okrdesk.gui.pages.workshop_page.correction import Correction
from okrdesk.gui.pages.workshop_page.goal_bar import GoalBar
from okrdesk.gui.pages.workshop_page.on_ballot import OnBallot
from okrdesk.gui.pages.workshop_page.openly_bar import OpenlyBar
from okrdesk.gui.pages.workshop_page.passed_ballot import pass_ballots
from okrdesk.gui.pages.workshop_page.result_area import ResultArea
from okrdesk.gui.pages.workshop_page.reveal_question import RevealQuestion
from okrdesk.gui.pages.workshop_page.round_box import RoundBox
from okrdesk.gui.pages.workshop_page.second_count import SecondCount
from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.gui.pages.workshop_page.vote_settings import VoteSettings
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.i18n import _
from okrdesk.okr.workshop import asking, ballots, revealing, rounds, subjects
from okrdesk.okr.workshop.box import Box
from okrdesk.okr.workshop.counting import Ballot, Count
from okrdesk.okr.workshop.moment import Moment
from okrdesk.okr.workshop.revealed import seen
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.templates import Act

_OF_A_GOAL = ("objectives", "key-results")


class AskAct(ActView):
    """Settings above, the pad below while a round is open; then its result. The first slip opens it."""

    def __init__(self, sitting: Sitting, act: Act, parent: QWidget | None = None) -> None:
        super().__init__(sitting, act, parent)
        self.goal_bar = GoalBar(sitting)
        self.settings = VoteSettings()
        self.settings.keep_in(sitting.mine, f"{self.step.id}/{act.name}/{act.of}/{act.method}/settings")
        self.openly_bar = OpenlyBar()
        self.openly_bar.wanted.connect(self.do_openly)
        self.pad = BallotPad()
        self.items = OnBallot()
        self.result = ResultArea(self.desk)
        self.sure = RevealQuestion(self)
        self.sure.agreed.connect(self.reveal_now)
        self.sure.not_yet.connect(self.begin)
        self._second = SecondCount(self)
        self.box = RoundBox(self.desk.document, self._ask_anew, self)
        self._correction = Correction()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.pad, 3)
        row.addWidget(self.items, 2)
        self._open = QWidget()
        parts = (self.settings, self.openly_bar, self.box, self.sure, self._second, row)
        fill(self._open, *parts, spacing=12)
        fill(self, self.goal_bar, self._open, self.result, spacing=12).addStretch(1)
        self.goal_bar.setVisible(act.of in _OF_A_GOAL)
        self._connect()

    def _connect(self) -> None:
        pad = self.pad
        pad.entered.connect(self._enter)
        pad.line.typed.connect(self._show_left)
        pad.correct_wanted.connect(self._correct)
        pad.papers_said.connect(self._note_papers)
        pad.keyboard_wanted.connect(self._pass)
        pad.again_wanted.connect(self._count_again)
        pad.joined.connect(self._join)
        pad.anew_wanted.connect(self._take_back)
        pad.reveal_wanted.connect(self.reveal)
        self.settings.limits_wanted.connect(self._change_limits)
        self.settings.said.connect(self.looked)
        self._second.compared.connect(self._counted_again)
        self.result.changed.connect(self._changed)
        self.result.again_wanted.connect(self._ask_anew)

    # What is on

    def _goal_id(self) -> str:
        goal = self.sitting.goal
        return goal.id if goal is not None and self.act.of in _OF_A_GOAL else ""

    def fresh(self) -> Round:
        """What this act would ask now."""
        return asking.fresh(self.desk.document, self.sitting.workshop, self.step, self.act, self._goal_id())

    def asked(self) -> Round | None:
        """The round of this act (of the goal that is on), None before one is open."""
        known = rounds.of_cycle(self.desk.document, self.desk.cycle.id)
        among = self.fresh().items if self._goal_id() else ()
        return asking.latest(known, self.step.id, self.act, among)

    def _open_round(self) -> Round | None:
        asked = self.asked()
        is_open = asked is not None and rounds.state(self.desk.document, asked) == "open"
        return asked if is_open else None

    # What is shown

    def reload(self) -> None:
        """Show the settings and the pad, or the result."""
        self.goal_bar.reload()
        asked = self.asked()
        state = "" if asked is None else rounds.state(self.desk.document, asked)
        is_closed = state == "closed"
        self._second.stay_with(asked if state == "open" else None)
        self.sure.stay_with(asked.id if asked is not None and state == "open" else None)
        self._open.setVisible(not is_closed)
        self.result.setVisible(is_closed)
        if is_closed and asked is not None:
            self.result.show_round(asked, seen(self.desk.document, asked, state))
        else:
            self._show_open(asked if state == "open" else None, withdrawn=state == "withdrawn")

    def _show_open(self, asked: Round | None, *, withdrawn: bool) -> None:
        shown = asked or self.fresh()
        self.settings.show_round(shown, is_open=asked is not None, prompt=self.sitting.prompt)
        titles = subjects.titles(self.desk.document, shown.subject, shown.items)
        self.items.show_items([titles[item] for item in shown.items], shown)
        box = self.box.of(asked)
        count = box.count if box else Count()
        self.openly_bar.show_state(shown.people, openly=shown.openly, begun=bool(count.total))
        corrects = self._correction.is_of(box)
        again = corrects or self._second.count is not None
        can_correct = box is not None and box.can_correct and not again
        self.pad.show_count(shown, count, can_correct=can_correct, second=self._second.count)
        self.pad.hint.set_text(ask_words.hint(shown, withdrawn=withdrawn, corrects=corrects))
        self.pad.setEnabled(self.box.show_state(asked) and bool(shown.items))
        self._show_left(self.pad.line.text())

    def _show_left(self, text: str) -> None:
        """How many dots are left on the slip that is being typed."""
        asked = self._open_round() or self.settings.asked(self.fresh())
        self.pad.left.set_text(ask_words.left_words(asked, text))

    def begin(self) -> None:
        """Type slips at once, or settle what is open."""
        if self._open.isVisibleTo(self):
            if self.box.isHidden():
                self.pad.line.setFocus()
            else:
                self.box.take_keyboard()
        elif not self.result.begin():
            self.rested.emit()

    def counted(self) -> tuple[str, int, int | None] | None:
        """How many slips are in, never whose."""
        asked = self.asked()
        if asked is None:
            return _("Handed in"), 0, self.sitting.voices
        if asked.result:
            return _("Handed in"), asked.ballots or 0, asked.people
        return _("Handed in"), self.in_box().get(asked.id, 0), asked.people

    def in_box(self) -> dict[str, int]:
        """How many ballots of the open round are in."""
        asked = self._open_round()
        box = self.box.of(asked)
        return {asked.id: box.ballots} if asked is not None and box is not None else {}

    def openly(self) -> dict[str, dict[str, Any]]:
        """What is in the box of an open round that is asked openly."""
        asked = self._open_round()
        box = self.box.of(asked)
        if asked is None or not asked.openly or box is None or not box.ballots:
            return {}
        return {asked.id: box.count.result()}

    def told(self, moment: Moment) -> Moment:
        """What the first ballot would open: the room reads it before anybody has typed one."""
        is_set = self.act.method in rounds.CHOOSING and self._open_round() is None
        return replace(moment, asks=self.settings.asked(self.fresh())) if is_set else moment

    def unsettled(self) -> bool:
        """Whether a tie waits for its rule."""
        asked = self.asked()
        return asked is not None and bool(asked.result) and asked.chooses and not asked.is_settled

    def press(self, event: QKeyEvent) -> bool:
        """Digits choose how a tie is settled."""
        return self.result.press(event) if self.unsettled() else False

    # Slips

    def _opened(self) -> Round | None:
        """The open round; where there is none, it is opened now as it was set."""
        asked = self._open_round()
        if asked is not None:
            return asked
        before = self.asked()
        if before is not None:  # its result was undone: it is asked anew
            self.desk.beside(self.pad.line.refuse).do(rounds.ask_anew, before.id)
            return self._open_round()
        fresh = self.settings.asked(self.fresh())
        rule = self.settings.rule.key() if fresh.cut is not None else ""
        self.desk.beside(self.pad.line.refuse).do(rounds.open_round, fresh, rule)
        return self._open_round()

    def _enter(self, text: str) -> None:
        """A slip was typed: into the box, or into the second count."""
        fresh = self._open_round() or self.settings.asked(self.fresh())
        try:
            read = _read(text, fresh, self.desk.locale)
        except Refused as refused:
            self.pad.line.refuse(refused.sentence)
            return
        asked = self._opened()
        if asked is None:
            return
        if self._second.count is not None:
            self._second.put(read)
        elif (box := self.box.of(asked)) is None or not self._put(asked, box, read):
            self.reload()
            return
        self.pad.line.clear()
        self._changed()
        self.pad.line.setFocus()

    def _put(self, asked: Round, box: Box, read: tuple[Ballot, ...]) -> bool:
        try:
            corrects = self._correction.is_of(box)
            rounds.refuse_ballots(self.desk.document, asked, 0 if corrects else len(read), box.ballots)
            if corrects:
                box.correct(read[0])
            else:
                box.put(read, "paper")
        except Refused as refused:
            self.pad.line.refuse(refused.sentence)
            return False
        self._correction.end()
        return True

    def _changed(self) -> None:
        self.sure.hide()  # what it asked is no longer so
        self.reload()
        self.looked.emit()

    def _correct(self) -> None:
        """The next slip takes the place of the last one, or (a second time) does not after all."""
        box = self.box.of(self._open_round())
        if box is None or not box.can_correct or self._second.count is not None:
            return
        if self._correction.is_of(box):
            self._correction.end()
        else:
            self._correction.begin(box)
        self.reload()
        self.pad.line.setFocus()

    def _note_papers(self, handed_out: int | None, collected: int | None) -> None:
        if (asked := self._opened()) is not None:
            self.desk.beside(self.pad.line.refuse).do(rounds.note_paper, asked.id, handed_out, collected)
            self.reload()

    def _change_limits(self, dots: int | None, per_item: int | None) -> None:
        asked = self._open_round()
        if asked is not None and (box := self.box.of(asked)) is not None:
            count = box.count
            change = self.desk.beside(self.settings.refuse)
            change.do(rounds.change_limits, asked.id, count, dots=dots, per_item=per_item)
        self.reload()

    def _join(self) -> None:
        if (asked := self._opened()) is not None:
            self.desk.do(rounds.join, asked.id)
            self.reload()

    def _take_back(self) -> None:
        """Take a round away that nobody has answered: it can be set anew, and what was there before is."""
        asked = self._open_round()
        if asked is not None and not self.in_box().get(asked.id):
            self.desk.do(rounds.remove, asked.id)
            self.box.leave()
            self._changed()
            self.begin()

    def _count_again(self) -> None:
        """Type the same slips a second time; only differences are shown."""
        asked = self._open_round()
        if asked is not None and (box := self.box.of(asked)) is not None:
            self._correction.end()
            self.pad.line.setFocus()
            self._second.begin(asked, box)
            self.reload()

    def _counted_again(self, told: str) -> None:
        self.desk.told.emit(told, False)
        self._changed()
        self.pad.line.setFocus()

    def _pass(self) -> None:
        if (asked := self._opened()) is not None and (box := self.box.of(asked)) is not None:
            passed = pass_ballots(self.window(), self.desk.document, asked, box, self.desk.locale)
            passed.cast_one.connect(self.looked)
            passed.handed_back.connect(self._changed)

    # Revealing

    def can_reveal(self) -> bool:
        """Whether ballots are in that nobody has seen."""
        return self._second.count is None and any(self.in_box().values())

    def reveal(self) -> None:
        """Ask once whether all is in; the answer shows it to all."""
        asked = self._open_round()
        if asked is None or not self.can_reveal():
            return
        missing = revealing.missing(asked, self.in_box()[asked.id])
        self.sure.ask(ask_words.sure_words(missing), asked.id)

    def reveal_now(self) -> None:
        """Count what is in the box; the box is gone afterwards."""
        self.sure.hide()
        asked = self._open_round()
        if asked is None or (box := self.box.of(asked)) is None:
            return
        self.desk.do(revealing.reveal, asked.id, box, on=self.desk.day)
        rounds.sweep(self.desk.document)
        self.box.leave()
        self._changed()
        self.begin()

    def _ask_anew(self) -> None:
        asked = self.asked()
        if asked is not None:
            self.desk.do(rounds.ask_anew, asked.id)
            self._changed()
            self.begin()


def _read(text: str, asked: Round, locale: str) -> tuple[Ballot, ...]:
    """The ballots of a line: one slip, or the hands of all, counted."""
    several = len(text.replace(",", " ").split()) > 1
    if asked.method == "fist" and len(asked.items) == 1 and several:
        return ballots.hands(text, asked.items[0])
    return (ballots.typed(text, asked.slip(locale)),)

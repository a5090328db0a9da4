"""What came out of a round: the ranking with its tie, strips of judgements, or estimates with targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.workshop_page.estimates_card import EstimatesCard
from okrdesk.gui.pages.workshop_page.judgement_card import JudgementCard
from okrdesk.gui.pages.workshop_page.ranking_list import RankingList, ranked_items
from okrdesk.gui.pages.workshop_page.tie_card import TieCard
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.okr import key_results
from okrdesk.okr.values import parse_value
from okrdesk.okr.workshop import revealing
from okrdesk.okr.workshop.revealed import Seen
from okrdesk.okr.workshop.rounds import Round


class ResultArea(QWidget):
    """`changed` comes after something was written, `again_wanted` when it is to be asked once more."""

    changed = Signal()
    again_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._asked: Round | None = None
        self.ranking = Card(margin=14, spacing=6)
        self.question = PlainLabel("", "strong")
        self.sum = PlainLabel("", "small", wrap=False)
        self.list = RankingList()
        self.settled = PlainLabel("", "small")
        self.paper = PlainLabel("", "small")
        self.again = plain_button(_("Vote again"), small=True, do=self.again_wanted)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.question, 1)
        head.addWidget(self.sum)
        foot.addWidget(self.settled, 1)
        foot.addWidget(self.again)
        self.ranking.column.addLayout(head)
        self.ranking.column.addWidget(self.list)
        self.ranking.column.addWidget(self.paper)
        self.ranking.column.addLayout(foot)
        self.tie = TieCard()
        self.judgement = JudgementCard(desk.locale)
        self.estimates = EstimatesCard(desk.locale)
        fill(self, self.ranking, self.tie, self.judgement, self.estimates, spacing=12)
        self.tie.settled.connect(self._settle)
        self.judgement.again_wanted.connect(self.again_wanted)
        self.judgement.judged.connect(self._judge)
        self.estimates.target_said.connect(self._set_target)

    def show_round(self, asked: Round, known: Seen) -> None:
        """Show the result of a round; what was said of another one is forgotten."""
        if self._asked is None or asked.id != self._asked.id:
            self.tie.forget()
            self.judgement.forget()
        self._asked = asked
        is_tied = known.tie is not None and known.tie.outcome is None
        self.ranking.setVisible(asked.chooses)
        self.tie.setVisible(asked.chooses and is_tied)
        self.judgement.setVisible(not asked.chooses and asked.method != "estimates")
        self.estimates.setVisible(asked.method == "estimates")
        if asked.chooses:
            self.question.set_text(known.criterion)
            self.sum.set_text(revealing.how_it_went(asked).rstrip("."))
            self.list.set_rows(ranked_items(known))
            self.again.setVisible(not is_tied)
            titles = {item.item: item.title for item in known.items}
            self.settled.set_text(revealing.how_settled(asked, titles))
            paper = " ".join(known.paper.differences) if known.paper else ""
            self.paper.set_text(paper)
            self.paper.setVisible(bool(paper))
            if is_tied and known.tie is not None:
                self.tie.show_tie(known.tie, known.items, revealing.ways(asked))
        elif asked.method == "estimates":
            self._show_estimates(known)
        else:
            self.judgement.show_round(known)

    def _show_estimates(self, known: Seen) -> None:
        numbers: dict[str, Sequence[str | int]] = {item.item: item.numbers or () for item in known.items}
        every = {row.key_result.id: row.key_result for row in self.desk.outline().key_results}
        rows = [every[item.item] for item in known.items if item.item in every]
        self.estimates.show_estimates(rows, numbers, revealed=True)

    def begin(self) -> bool:
        """Give the keyboard to what is to be settled; whether there is such a thing."""
        if self.tie.isVisibleTo(self):
            self.tie.begin()
        elif self.estimates.isVisibleTo(self) and self.estimates.targets:
            next(iter(self.estimates.targets.values())).setFocus()
        else:
            return False
        return True

    def press(self, event: QKeyEvent) -> bool:
        """Digits and Enter settle a tie."""
        return self.tie.press(event) if self.tie.isVisibleTo(self) else False

    def _settle(self, rule: str, outcome: tuple[str, ...], by: str) -> None:
        if self._asked is None:
            return
        self.desk.beside(self.tie.refuse).do(
            revealing.settle, self._asked.id, rule, on=self.desk.day, outcome=outcome, by=by
        )
        self.changed.emit()

    def _judge(self, item: str, outcome: str, words: str) -> None:
        if self._asked is not None:
            self.desk.do(revealing.judge, self._asked.id, item, outcome, words, on=self.desk.day)
            self.changed.emit()

    def _set_target(self, key_result_id: str, text: str) -> None:
        field = self.estimates.targets[key_result_id]
        known = key_results.read(self.desk.document, key_result_id)
        if not text.strip():
            return
        try:
            value = parse_value(text, known, self.desk.locale)
        except Refused as refused:
            field.set_error(refused.sentence)
            return
        done = self.desk.beside(field.set_error).do(
            key_results.change, known, replace(known, target=value.value)
        )
        del done
        self.changed.emit()

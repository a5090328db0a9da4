"""What a vote asks, how many dots each has, how a tie will be settled: open until the first ballot."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui.pages.workshop_page.mine import Mine
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.fields import KEEPS_TYPED, TextField, captioned
from okrdesk.gui.widgets.marks import TypePill
from okrdesk.gui.widgets.side_by_side import SideBySide
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _
from okrdesk.okr.workshop import counting, ties
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.words import rule_name

_NO_LIMIT = "0"
_ONE_LINE = 860  # with less room the question has a line of its own


class VoteSettings(Card):
    """`limits_wanted` tells dots and most on one item (None: no limit), `said` that anything is set anew."""

    limits_wanted = Signal(object, object)
    said = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=14, spacing=8)
        self.criterion = TextField(_("The question they answer"))
        self.criterion.setProperty(KEEPS_TYPED, True)
        self.dots = ChoiceChips(_("Dots each"), [])
        self.most = ChoiceChips(_("Most on one"), [])
        rules = [("", _("agreed when there is one")), *((rule, rule_name(rule)) for rule in ties.RULES)]
        self.rule = combo(_("A tie is settled by"), rules)
        self.rule.setMinimumContentsLength(20)
        self.hidden = TypePill(_("hidden until closed"))
        self.question = PlainLabel("", "strong")
        self.reason = PlainLabel("", "small")
        self._dots_box = captioned(_("Dots each"), self.dots)
        self._most_box = captioned(_("Most on one"), self.most)
        self._rule_box = captioned(_("A tie is settled by"), self.rule)
        self._limits = QWidget()
        row = QHBoxLayout(self._limits)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for part in (self._dots_box, self._most_box, self._rule_box):
            row.addWidget(part)
        row.addStretch(1)
        self._line = SideBySide(_ONE_LINE, spacing=14)
        self._line.addWidget(self.criterion, 3)
        self._line.addWidget(self._limits, 4)
        self.column.addLayout(self._line)
        self.purse = TextField(_("Points each has to spend"))
        self.costs = TextField(_("What each costs, in the order of the ballot"), placeholder="3 2 5")
        self.points = _beside(self.purse, self.costs)
        self.column.addWidget(self.points)
        foot = QHBoxLayout()
        foot.addWidget(self.question, 1)
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.hidden, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addLayout(foot)
        self.wrong = PlainLabel("", "error")
        self.wrong.hide()
        self.column.addWidget(self.wrong)
        self._items = 0
        self._kept: tuple[Mine, str] | None = None
        self._is_taken_up = False
        for chips in (self.dots, self.most):
            chips.keep_on_one_line(True)
            chips.picked.connect(lambda _keys: self._tell())
        for field in (self.criterion, self.purse, self.costs):
            field.typed.connect(lambda _text: self.said.emit())
        self.rule.activated.connect(lambda _nth: self.said.emit())

    def show_round(self, asked: Round, *, is_open: bool, prompt: str = "") -> None:
        """Show what a round asks, or (not open) what a fresh one would; `prompt` where it has no words."""
        self._items = len(asked.items)
        self.criterion.set_text_if_idle(asked.criterion)
        self.criterion.edit.setReadOnly(is_open)
        usual = counting.default_dots(len(asked.items))
        dots = asked.dots or usual
        around = sorted({usual, usual + 1, usual + 2, dots})
        self.dots.set_choices([(str(each), str(each)) for each in around])
        if is_open or not self.dots.keys():
            self.dots.set_keys([str(dots)])
        per_item = asked.per_item
        most = sorted({1, 2, *((per_item,) if per_item else ())})
        self.most.set_choices([*((str(each), str(each)) for each in most), (_NO_LIMIT, _("any"))])
        if is_open or not self.most.keys():
            self.most.set_keys([str(per_item or (_NO_LIMIT if is_open else 2))])
        self._show_purse(asked, is_open=is_open)
        is_dots = asked.method == "dots"
        self._dots_box.setVisible(is_dots)
        self._most_box.setVisible(is_dots)
        ties_can_be = asked.chooses and asked.cut is not None and not is_open
        self._rule_box.setVisible(ties_can_be)
        self._limits.setVisible(is_dots or ties_can_be)
        self.criterion.setVisible(asked.chooses)
        self.question.setVisible(not asked.chooses)
        self.question.set_text(asked.criterion or prompt)
        self.reason.setVisible(is_dots)
        self.reason.set_text(counting.default_dots_reason(len(asked.items)) if is_dots else "")
        self.hidden.setVisible(not asked.openly)
        self._take_up(is_open=is_open)

    def _show_purse(self, asked: Round, *, is_open: bool) -> None:
        """How much there is to spend and what each costs; fixed once somebody has spent."""
        self.points.setVisible(asked.method == "purse")
        if is_open and asked.method == "purse":
            self.purse.set_text_if_idle(str(asked.dots))
            self.costs.set_text_if_idle(" ".join(str(asked.costs[item]) for item in asked.items))
        for field in (self.purse, self.costs):
            field.edit.setReadOnly(is_open)

    def asked(self, fresh: Round) -> Round:
        """A round as it is set here. A purse that does not fit its items has no costs, and is refused."""
        if fresh.method == "purse":
            prices = [int(each) for each in self.costs.text().replace(",", " ").split() if each.isdecimal()]
            fits = len(prices) == len(fresh.items)
            return replace(
                fresh,
                criterion=self.criterion.trimmed() or fresh.criterion,
                dots=int(self.purse.trimmed()) if self.purse.trimmed().isdecimal() else None,
                costs=dict(zip(fresh.items, prices, strict=True)) if fits else {},
            )
        if fresh.method != "dots":
            return replace(fresh, criterion=self.criterion.trimmed() or fresh.criterion)
        return replace(
            fresh,
            criterion=self.criterion.trimmed(),
            dots=_number(self.dots.keys()),
            per_item=_number(self.most.keys()),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._line.fit(self.width())
        super().resizeEvent(event)

    def keep_in(self, mine: Mine, key: str) -> None:
        """Have what is set here outlive this step and this window, until a round is opened with it."""
        self._kept = (mine, key)
        self.said.connect(lambda: mine.keep_draft(key, self._draft()))

    def _draft(self) -> str:
        texts = [field.text() for field in (self.criterion, self.purse, self.costs)]
        chosen = [next(iter(chips.keys()), "") for chips in (self.dots, self.most)]
        return json.dumps([*texts, self.rule.key(), *chosen])

    def _take_up(self, *, is_open: bool) -> None:
        """Set once what was set before; nothing is left of it when the round is open."""
        mine, key = self._kept or (None, "")
        draft = mine.draft(key) if mine is not None else ""
        is_first, self._is_taken_up = not self._is_taken_up, True
        if mine is None or not draft:
            return
        if is_open:
            mine.keep_draft(key, "")
        elif is_first:
            with contextlib.suppress(ValueError):  # of another version
                *texts, rule, dots, most = json.loads(draft)
                for field, text in zip((self.criterion, self.purse, self.costs), texts, strict=True):
                    field.type_text(text)
                self.rule.set_key(rule)
                for chips, chosen in ((self.dots, dots), (self.most, most)):
                    before = chips.keys()
                    chips.set_keys([chosen])
                    if not chips.keys():  # there are fewer themes now
                        chips.set_keys(before)
                mine.keep_draft(key, self._draft())

    def _tell(self) -> None:
        self.refuse("")
        self.limits_wanted.emit(_number(self.dots.keys()), _number(self.most.keys()))
        self.said.emit()

    def refuse(self, sentence: str) -> None:
        """Say why a limit cannot be set; "" for nothing."""
        self.wrong.set_text(sentence)
        self.wrong.setVisible(bool(sentence))


def _beside(purse: TextField, costs: TextField) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(14)
    row.addWidget(purse, 1)
    row.addWidget(costs, 2)
    return both


def _number(keys: Sequence[str]) -> int | None:
    return int(keys[0]) or None if keys else None

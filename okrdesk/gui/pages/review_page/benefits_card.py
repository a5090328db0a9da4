"""What shared goals gave in the cycle, marked 1 to 5, and which of the three risks the group sees."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _
from okrdesk.okr import benefits
from okrdesk.okr.benefits import BENEFITS, MOST, RISKS
from okrdesk.okr.terms import Cycle

_NONE = "-"


class BenefitsCard(Card):
    """Four rows of marks and three ticks; each counts at once and can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=18, spacing=8)
        self.desk = desk
        self.column.addWidget(PlainLabel(_("What the goals gave us"), "strong", self))
        asked = _("Mark each from 1, not at all, to {most}, fully.").format(most=MOST)
        self.column.addWidget(PlainLabel(asked, "small", self))
        scale = [*((str(mark), str(mark)) for mark in range(1, MOST + 1)), (_NONE, "–")]
        self.marks = {}
        for benefit in BENEFITS:
            caption = _("{name}: {meaning}").format(
                name=benefits.benefit_name(benefit), meaning=benefits.benefit_words(benefit)
            )
            chips = ChoiceChips(caption, scale, parent=self)
            chips.picked.connect(lambda keys, of=benefit: self._mark(of, keys[0]))
            self.column.addWidget(PlainLabel(caption, parent=self))
            self.column.addWidget(chips)
            self.marks[benefit] = chips
        threats = _("What threatens them?")
        named = [(risk, benefits.risk_name(risk)) for risk in RISKS]
        self.risks = ChoiceChips(threats, named, parent=self, multi=True)
        self.risks.picked.connect(lambda keys: self.desk.do(benefits.tick, self.desk.cycle.id, keys))
        self.column.addWidget(PlainLabel(threats, parent=self))
        self.column.addWidget(self.risks)

    def show_cycle(self, cycle: Cycle, *, writable: bool) -> None:
        """Show what was marked and ticked in a cycle."""
        given = dict(benefits.marks(cycle))
        for benefit, chips in self.marks.items():
            chips.set_keys((str(given.get(benefit, _NONE)),))
            chips.setEnabled(writable)
        self.risks.set_keys(cycle.risks)
        self.risks.setEnabled(writable)

    def _mark(self, benefit: str, chosen: str) -> None:
        given = None if chosen == _NONE else int(chosen)
        self.desk.do(benefits.mark, self.desk.cycle.id, benefit, given)

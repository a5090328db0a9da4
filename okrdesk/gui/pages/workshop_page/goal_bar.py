"""The objective that is on, one of several, with the way to the others."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.gui.pages.workshop_page.turns import Turns
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _


class GoalBar(Card):
    """Turns to another objective by its buttons; the sitting tells everybody."""

    def __init__(self, sitting: Sitting, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=12, spacing=0)
        self.sitting = sitting
        self.number = PlainLabel("", "strong", wrap=False)
        self.title = PlainLabel("", "heading")
        self.turns = Turns(_("Objective before"), _("Next objective"))
        self.turns.turned.connect(sitting.turn_goal)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.number)
        row.addWidget(self.title, 1)
        row.addWidget(self.turns)
        self.column.addLayout(row)

    def reload(self) -> None:
        """Show the objective that is on."""
        goals, goal = self.sitting.goals, self.sitting.goal
        at = goals.index(goal) if goal is not None else 0
        self.number.set_text(str(at + 1) if goal else "")
        self.title.set_text(goal.title if goal else _("There is no objective yet."))
        self.turns.show_place(_("objective {n} of {all}"), at, len(goals))

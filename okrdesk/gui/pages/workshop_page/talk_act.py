"""The act of talking: a question, large, and what the facilitator does meanwhile."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from okrdesk.gui.pages.workshop_page.prompts import PromptedAct
from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _
from okrdesk.okr.workshop.templates import Act


class TalkAct(PromptedAct):
    """Nothing is typed here; notes stand beside it."""

    def __init__(self, sitting: Sitting, act: Act, parent: QWidget | None = None) -> None:
        super().__init__(sitting, act, parent)
        self.does = PlainLabel("", "muted")
        card = self.question_card(margin=20, spacing=12)
        card.column.addWidget(self.does)
        fill(self, card).addStretch(1)

    def reload(self) -> None:
        """Show the question that is on."""
        self.prompts.reload()
        step = self.sitting.step
        if step is None:  # the last one that was open was left out
            self.does.set_text(_("No step is open any more: finish, or go back to one of them."))
        elif step.kind == "break":
            self.does.set_text(_("A break: the room sees the clock."))
        else:
            self.does.set_text(_("The room talks."))

"""The question that the room answers now, one of several, with the way to the others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.gui.pages.workshop_page.turns import Turns
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _
from okrdesk.okr.workshop.templates import Act


class PromptBar(QWidget):
    """`turned` comes when another question is shown."""

    turned = Signal()

    def __init__(self, sitting: Sitting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sitting = sitting
        self.question = PlainLabel("", "heading")
        self.turns = Turns(_("Question before"), _("Next question"))
        self.turns.turned.connect(self._turn)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.question, 1)
        row.addWidget(self.turns)

    def reload(self) -> None:
        """Show the question that is on."""
        prompts = self.sitting.prompts
        self.question.set_text(self.sitting.prompt)
        self.setVisible(bool(prompts))
        self.turns.show_place(_("question {n} of {all}"), self.sitting.prompt_place, len(prompts))

    def _turn(self, by: int) -> None:
        self.sitting.turn_prompt(by)
        self.reload()
        self.turned.emit()


class PromptedAct(ActView):
    """The work area of an act whose question stands above it."""

    def __init__(self, sitting: Sitting, act: Act, parent: QWidget | None = None) -> None:
        super().__init__(sitting, act, parent)
        self.prompts = PromptBar(sitting)
        self.prompts.turned.connect(self.looked)

    def question_card(self, *, margin: int = 16, spacing: int = 0) -> Card:
        """A card that begins with the question."""
        card = Card(margin=margin, spacing=spacing)
        card.column.addWidget(self.prompts)
        return card

"""The question that the room answers now, one of several, with the way to the others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.gui.widgets.text import PlainLabel, icon_button
from okrdesk.i18n import _


class PromptBar(QWidget):
    """`turned` comes when another question is shown."""

    turned = Signal()

    def __init__(self, sitting: Sitting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sitting = sitting
        self.question = PlainLabel("", "heading")
        self.place = PlainLabel("", "small", wrap=False)
        self.before = icon_button("chevron-left", _("Question before"))
        self.after = icon_button("chevron-right", _("Next question"))
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.question, 1)
        for part in (self.place, self.before, self.after):
            row.addWidget(part)

    def reload(self) -> None:
        """Show the question that is on."""
        prompts = self.sitting.prompts
        self.question.set_text(self.sitting.prompt)
        self.setVisible(bool(prompts))
        several = len(prompts) > 1
        self.place.set_text(
            _("question {n} of {all}").format(n=self.sitting.prompt_place + 1, all=len(prompts))
            if several
            else ""
        )
        self.before.setVisible(several)
        self.after.setVisible(several)

    def _turn(self, by: int) -> None:
        self.sitting.turn_prompt(by)
        self.reload()
        self.turned.emit()

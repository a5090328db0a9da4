"""The cards of a theme: take some out, into none or into a theme of their own."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.reason_dialog import ReasonDialog
from okrdesk.gui.pages.workshop_page.card_list import CardList, CardRow
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.okr.workshop import ideas, themes


class ThemeCards(FormDialog[None]):
    """Space or a click ticks cards; what is ticked is taken out or becomes a new theme."""

    def __init__(self, parent: QWidget, desk: Desk, theme_id: str, title: str) -> None:
        super().__init__(parent, title, title, width=520)
        self.desk = desk
        self.theme_id = theme_id
        self.ticked: set[str] = set()
        self.list = CardList(_("Cards of this theme"), 2)
        self.list.setProperty("takes_space", True)
        self.list.pressed_card.connect(self._tick)
        self.list.removal_requested.connect(lambda card: self._take_out([card]))
        self.hint = PlainLabel(_("Tick cards to take them out. Delete takes out one."), "small")
        self.out = plain_button(_("Take out"))
        self.apart = plain_button(_("Into a theme of their own…"), do=self._split)
        self.out.clicked.connect(lambda: self._take_out(sorted(self.ticked)))
        row = QHBoxLayout()
        row.addWidget(self.out)
        row.addWidget(self.apart)
        row.addStretch(1)
        self.column.addWidget(self.hint)
        self.column.addWidget(self.list)
        self.column.addLayout(row)
        self.end_with_close()
        self._show_cards()
        self.list.setFocus()

    def _show_cards(self) -> None:
        known = ideas.of_cycle(self.desk.document, self.desk.cycle.id)
        mine = [card for card in known if card.theme_id == self.theme_id]
        self.ticked &= {card.id for card in mine}
        self.list.show_cards([CardRow(card.id, card.text, ticked=card.id in self.ticked) for card in mine])
        self.out.setEnabled(bool(self.ticked))
        self.apart.setEnabled(bool(self.ticked))

    def _tick(self, card_id: str) -> None:
        self.ticked ^= {card_id}
        self._show_cards()

    def _take_out(self, cards: list[str]) -> None:
        if cards:
            self.desk.do(ideas.put, cards, None)
            self._show_cards()

    def _split(self) -> None:
        question = _("What do these cards have in common?")
        title = ReasonDialog(self, _("New theme"), question, one_line=True).ask()
        if title:
            self.desk.do(themes.split, self.theme_id, title, sorted(self.ticked))
            self._show_cards()

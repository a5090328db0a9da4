"""The act of sorting sentences: which of them say the same, and how many different answers that makes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.gui.pages.workshop_page.card_list import CardList, CardRow
from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.keys import TAKES_SPACE
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop import ideas
from okrdesk.okr.workshop.ideas import Idea
from okrdesk.okr.workshop.templates import Act


class AlikeAct(ActView):
    """Press one sentence, then the one that says the same: both count as one answer. Delete parts them."""

    def __init__(self, sitting: Sitting, act: Act, parent: QWidget | None = None) -> None:
        super().__init__(sitting, act, parent)
        self._first = ""
        self.count = PlainLabel("", "heading")
        self.hint = PlainLabel("", "small")
        self.list = CardList(_("Sentences"), 2, editable=False)
        self.list.setProperty(TAKES_SPACE, True)
        card = Card(margin=16, spacing=8)
        for part in (self.count, self.hint, self.list):
            card.column.addWidget(part)
        fill(self, card).addStretch(1)
        self.list.pressed_card.connect(self._press)
        self.list.removal_requested.connect(self._part)

    def _sentences(self) -> list[Idea]:
        known = ideas.of_cycle(self.desk.document, self.desk.cycle.id)
        mine = [card for card in known if card.kind == self.act.of and card.step_id == self.step.id]
        return sorted(mine, key=lambda card: (card.text.casefold(), card.id))

    def reload(self) -> None:
        """Show each answer once, with how many people wrote it."""
        cards = self._sentences()
        here = {card.id for card in cards}
        heads = {card.id: card.about if card.about in here else card.id for card in cards}
        counts = Counter(heads.values())
        self.list.show_cards(
            [
                CardRow(
                    card.id,
                    card.text,
                    chip=ngettext("{n} person", "{n} people", counts[card.id]).format(n=counts[card.id]),
                    ticked=card.id == self._first if self._first else None,
                )
                for card in cards
                if heads[card.id] == card.id
            ]
        )
        sentence = ngettext("{n} different answer", "{n} different answers", len(counts))
        self.count.set_text(sentence.format(n=len(counts)) if counts else _("Nothing is revealed yet."))
        self.hint.set_text(
            _("Now press the one that says the same, Esc for none.")
            if self._first
            else _("Press a sentence, then the one that says the same. Delete parts what was put together.")
        )

    def begin(self) -> None:
        """Choose at once."""
        self.list.setFocus()
        if self.list.currentIndex().row() < 0 and self.list.lines.rows:
            self.list.setCurrentIndex(self.list.lines.index(0))

    def press(self, event: QKeyEvent) -> bool:
        """Escape takes nothing together."""
        if event.key() == Qt.Key.Key_Escape and self._first:
            self._first = ""
            self.reload()
            return True
        return False

    def _press(self, card_id: str) -> None:
        first, self._first = self._first, "" if self._first else card_id
        if first and first != card_id:
            for card in self._sentences():
                if card.id == first or card.about == first:
                    self.desk.do(ideas.change, card, replace(card, about=card_id))
            self.looked.emit()
        self.reload()

    def _part(self, card_id: str) -> None:
        for card in self._sentences():
            if card.about == card_id:
                self.desk.do(ideas.change, card, replace(card, about=""))
        self.reload()
        self.looked.emit()

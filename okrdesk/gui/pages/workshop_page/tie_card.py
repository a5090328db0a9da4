"""A tie at the cut: first how it is settled, then what that gives."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from okrdesk.gui.pages.workshop_page.way_button import WayButton
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.fields import KEEPS_TYPED, TextField
from okrdesk.gui.widgets.keys import digit_of
from okrdesk.gui.widgets.side_by_side import let_go
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop.revealed import SeenItem, SeenTie
from okrdesk.okr.workshop.ties import Way

_DECIDED = ("thumbs", "person")  # the room says what comes of these


class TieCard(Card):
    """`settled` tells the rule, what goes through (empty: the rule finds it) and who decided."""

    settled = Signal(str, tuple, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=18, spacing=10)
        self.heading = PlainLabel("", "heading")
        self.advice = PlainLabel(
            _("Agree on the rule first. Only then the desk says what it gives; both go into the minutes."),
            "muted",
        )
        self.chosen = ""
        self.buttons: list[WayButton] = []
        self._places = 1
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        self.through = ChoiceChips(_("What goes through"), [], multi=True)
        self.by = TextField(_("Who decides"))
        self.by.setProperty(KEEPS_TYPED, True)
        self.said = PlainLabel("", "error")
        self.said.hide()
        self.use = plain_button(_("Use this rule"), "primary", shortcut_hint=_("Enter"), do=self._settle)
        self.foot = PlainLabel(
            _("How many people stand behind each stays covered until a rule is chosen."), "small"
        )
        decided = QHBoxLayout()
        decided.addWidget(self.through, 2)
        decided.addWidget(self.by, 1)
        row = QHBoxLayout()
        row.addWidget(self.foot, 1)
        row.addWidget(self.use)
        for part in (self.heading, self.advice):
            self.column.addWidget(part)
        self.column.addLayout(self._grid)
        self.column.addLayout(decided)
        self.column.addWidget(self.said)
        self.column.addLayout(row)

    def show_tie(self, tie: SeenTie, items: Sequence[SeenItem], ways: Sequence[Way]) -> None:
        """Show which tie, and the six ways."""
        tied = [item for item in items if item.number in tie.numbers]
        self._places = tie.places
        sentence = ngettext(
            "{n} tie at {dots} dots for {places} place",
            "{n} tie at {dots} dots for {places} places",
            tie.places,
        )
        self.heading.set_text(sentence.format(n=len(tied), dots=tie.dots, places=tie.places))
        self.through.set_choices([(item.item, item.title) for item in tied])
        if [button.way for button in self.buttons] != list(ways):
            self._make_buttons(ways)
        self._show_chosen()

    def forget(self) -> None:
        """Another tie comes: the room agrees on its rule anew."""
        self.chosen = ""
        self.through.set_keys(())
        self.by.set_text("")
        self.refuse("")

    def _make_buttons(self, ways: Sequence[Way]) -> None:
        let_go(self._grid, self.buttons)
        self.buttons = []
        for nth, way in enumerate(ways):
            button = WayButton(nth + 1, way)
            button.clicked.connect(lambda _checked=False, rule=way.rule: self.choose(rule))
            self._grid.addWidget(button, nth // 2, nth % 2)
            self.buttons.append(button)

    def choose(self, rule: str) -> None:
        """Choose a way; nothing is settled yet."""
        self.chosen = rule
        self._show_chosen()

    def _show_chosen(self) -> None:
        for button in self.buttons:
            button.setChecked(button.way.rule == self.chosen)
        self.through.setVisible(self.chosen in _DECIDED)
        self.by.setVisible(self.chosen == "person")
        self.use.setEnabled(bool(self.chosen))

    def refuse(self, sentence: str) -> None:
        """Say why it was not settled."""
        self.said.set_text(sentence)
        self.said.setVisible(bool(sentence))

    def _settle(self) -> None:
        self.refuse("")
        through = self.through.keys() if self.chosen in _DECIDED else ()
        if self.chosen in _DECIDED and len(through) != self._places:
            sentence = ngettext(
                "Choose the one that goes through.", "Choose the {n} that go through.", self._places
            )
            self.refuse(sentence.format(n=self._places))
            return
        self.settled.emit(self.chosen, tuple(through), self.by.trimmed())

    def begin(self) -> None:
        """Give the keyboard to the ways."""
        first = next((button for button in self.buttons if button.isEnabled()), None)
        chosen = next((button for button in self.buttons if button.isChecked()), first)
        if chosen is not None:
            chosen.setFocus()

    def press(self, event: QKeyEvent) -> bool:
        """A digit chooses a way, Enter uses the one that is chosen."""
        digit = digit_of(event)
        if digit and 1 <= int(digit) <= len(self.buttons):
            button = self.buttons[int(digit) - 1]
            if button.isEnabled():
                self.choose(button.way.rule)
                button.setFocus()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self._settle()
            return True
        return False

"""What stands on a ballot, by its numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.side_by_side import clear
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.words import cost_words


class OnBallot(Card):
    """Numbers and titles, with what each costs of a purse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=16, spacing=8)
        self.column.addWidget(PlainLabel(_("On the ballot"), "strong"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        self.nothing = PlainLabel(_("There is nothing to choose from yet."), "muted")
        self.column.addWidget(self.nothing)
        self.column.addStretch(1)
        self._shown: object = None

    def show_items(self, titles: Sequence[str], asked: Round) -> None:
        """Show what is asked about."""
        costs = [cost_words(asked.costs.get(item)) for item in asked.items]
        shown = (tuple(titles), tuple(costs))
        self.nothing.setVisible(not titles)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._grid)
        for nth, (title, cost) in enumerate(zip(titles, costs, strict=True)):
            self._grid.addWidget(PlainLabel(str(nth + 1), "strong", wrap=False), nth, 0)
            self._grid.addWidget(PlainLabel(title), nth, 1)
            self._grid.addWidget(PlainLabel(cost, "small", wrap=False), nth, 2)

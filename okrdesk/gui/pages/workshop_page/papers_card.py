"""The papers of a workshop: each with a button that saves it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.text import PlainLabel, plain_button, set_tip
from okrdesk.i18n import _
from okrdesk.reports.workshop.papers import PAPERS


class PapersCard(Card):
    """`wanted` tells the key of a paper."""

    wanted = Signal(str)

    def __init__(self, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=14, spacing=6)
        self.column.addWidget(PlainLabel(_("Papers"), "strong"))
        self.buttons = {}
        for key in keys:
            row = QHBoxLayout()
            label = PlainLabel(PAPERS[key].name(), elide=True)
            button = plain_button(_("Save…"), icon="file", small=True)
            button.setAccessibleName(f"{PAPERS[key].name()}: {_('Save…')}")
            set_tip(button, PAPERS[key].about())
            button.clicked.connect(lambda _checked=False, key=key: self.wanted.emit(key))
            row.addWidget(label, 1)
            row.addWidget(button)
            self.column.addLayout(row)
            self.buttons[key] = button

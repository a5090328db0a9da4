"""The right third of a running workshop where there is no room for it: one bar that opens its parts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.text import PlainButton, PlainLabel, plain_button
from okrdesk.i18n import _


class FoldedSide(Card):
    """`opened` tells which part is open: room, notes, or "" for none."""

    opened = Signal(str)

    def __init__(self, blank: PlainButton, hide_it: PlainButton, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=8, spacing=0)
        self.room = plain_button(_("Room"), "quiet", "projector", small=True)
        self.notes = plain_button(_("Notes"), "quiet", "lock", small=True)
        self.count = PlainLabel("", "small", wrap=False)
        self.blank, self.hide_it = blank, hide_it
        row = QHBoxLayout()
        row.setSpacing(8)
        for button, part in ((self.room, "room"), (self.notes, "notes")):
            button.setCheckable(True)
            button.clicked.connect(lambda checked, part=part: self.open(part if checked else ""))
            row.addWidget(button)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(blank)
        row.addWidget(hide_it)
        self.column.addLayout(row)

    def open(self, part: str) -> None:
        """Open one part, or none."""
        self.room.setChecked(part == "room")
        self.notes.setChecked(part == "notes")
        self.opened.emit(part)

"""The right third of a running workshop where there is no room for it: one bar that opens its parts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _


class FoldedSide(Card):
    """`opened` tells which part is open: room, notes, or "" for none; `wished` asks for a curtain."""

    opened = Signal(str)
    wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=8, spacing=0)
        self.room = plain_button(_("Room"), "quiet", "projector", small=True)
        self.notes = plain_button(_("Notes"), "quiet", "lock", small=True)
        self.count = PlainLabel("", "small", wrap=False)
        self._blank = plain_button(_("Blank"), small=True, shortcut_hint="B")
        self._hide = plain_button(_("Hide"), small=True, shortcut_hint="H")
        self._blank.clicked.connect(lambda: self.wished.emit("blank"))
        self._hide.clicked.connect(lambda: self.wished.emit("hide"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for button, part in ((self.room, "room"), (self.notes, "notes")):
            button.setCheckable(True)
            button.clicked.connect(lambda checked, part=part: self.open(part if checked else ""))
            row.addWidget(button)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self._blank)
        row.addWidget(self._hide)
        self.column.addLayout(row)

    def open(self, part: str) -> None:
        """Open one part, or none."""
        self.room.setChecked(part == "room")
        self.notes.setChecked(part == "notes")
        self.opened.emit(part)

    def show_keys(self, *, typing: bool) -> None:
        """The hints: single keys, or with Ctrl while somebody types."""
        self._blank.set_hint(_("Ctrl B") if typing else "B")
        self._hide.set_hint(_("Ctrl H") if typing else "H")

    def show_words(self, blank: str, hide_it: str) -> None:
        """Say what the two buttons do now."""
        self._blank.set_text(blank)
        self._hide.set_text(hide_it)

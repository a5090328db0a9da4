"""Said before the first entry: that few voices hide nobody, with the way to do the act openly."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.okr.workshop import rounds


class OpenlyBar(QWidget):
    """`wanted` tells whether the act is to be done openly. Hidden where there are voices enough."""

    wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._openly = False
        self.words = PlainLabel("", "body")
        self.button = plain_button("", small=True)
        self.button.clicked.connect(lambda: self.wanted.emit(not self._openly))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)

    def show_state(self, voices: int | None, *, openly: bool, begun: bool) -> None:
        """Show what is said to so many voices; `begun`: something was handed in already."""
        self._openly = openly
        few = rounds.few_voices(voices)
        if openly:
            self.words.set_text(_("Done openly: the room sees all of it as it is typed. No names are kept."))
            self.button.set_text(_("From now on unseen"))
        else:
            self.words.set_text(few)
            self.button.set_text(_("Do it openly"))
        self.button.setVisible(openly or not begun)
        self.setVisible(openly or bool(few))

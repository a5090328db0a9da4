"""The right third of a running workshop: what only the facilitator sees, and how many are in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.dots import DotRow
from okrdesk.gui.widgets.fields import KEEPS_TYPED, TextArea
from okrdesk.gui.widgets.marks import Sign
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _


class PrivateCard(Card):
    """*Only you see this*: what to say and do, and notes that never leave this computer."""

    noted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=12, spacing=8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Sign("lock", _("Private"), 15))
        head.addWidget(PlainLabel(_("Only you see this"), "strong"), 1)
        self.say = PlainLabel()
        self.do = PlainLabel()
        self.notes = TextArea(
            _("Private notes"), placeholder=_("Notes for yourself"), least_lines=2, show_caption=False
        )
        self.notes.setProperty(KEEPS_TYPED, True)
        self.notes.typed.connect(self.noted)
        self.column.addLayout(head)
        for part in (self.say, self.do, self.notes):
            self.column.addWidget(part)

    def show_step(self, say: str, do: str, note: str) -> None:
        """Show what belongs to a step."""
        for label, head, text in ((self.say, _("Say:"), say), (self.do, _("Do:"), do)):
            label.set_text(f"{head} {text}" if text else "")
            label.setVisible(bool(text))
        self.notes.set_text(note)


class CountCard(Card):
    """How many are in, never who."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=12, spacing=8)
        self.words = PlainLabel("", "strong")
        self.figure = PlainLabel("", "body", wrap=False)
        self.dots = DotRow()
        head = QHBoxLayout()
        head.addWidget(self.words, 1)
        head.addWidget(self.figure)
        self.column.addLayout(head)
        self.column.addWidget(self.dots)
        self.hide()

    def show_count(self, counted: tuple[str, int, int | None] | None) -> None:
        """Show a count, or nothing."""
        self.setVisible(counted is not None)
        if counted is None:
            return
        sentence, count, of = counted
        self.words.set_text(sentence)
        self.figure.set_text(count_words(count, of))
        self.dots.setVisible(bool(of) and of is not None and of <= 24)
        self.dots.show_count(count, of or 0)


def count_words(count: int, of: int | None) -> str:
    """ "7 of 8", or "7" where nobody knows of how many."""
    return str(count) if of is None else _("{n} of {all}").format(n=count, all=of)

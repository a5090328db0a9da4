"""Lists fields that two copies changed since they parted, with both values."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from okrdesk.gui.widgets.cards import Card, page_scroll
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _
from okrdesk.okr.conflict_words import ConflictWords


class ConflictsDialog(FormDialog[None]):
    """Each conflict on a card, for reading."""

    def __init__(self, parent: QWidget | None, conflicts: Sequence[ConflictWords]) -> None:
        heading = _("Changed here and in the other copy")
        super().__init__(parent, _("Changed by both"), heading, size=(560, 420))
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(10)
        for each in conflicts:
            card = Card(margin=12, spacing=4)
            card.column.addWidget(PlainLabel(each.what, "strong"))
            here = _("Here: {value}").format(value=each.ours)
            there = _("In the other copy: {value}").format(value=each.theirs)
            card.column.addWidget(PlainLabel(here, selectable=True))
            card.column.addWidget(PlainLabel(there, selectable=True))
            cards.addWidget(card)
        cards.addStretch(1)
        sentence = _(
            "The later change counts; the other one stays in the history. Type it again to bring it back."
        )
        self.column.addWidget(PlainLabel(sentence, "muted"))
        self.column.addWidget(page_scroll(inside), 1)
        self.end_with_close()

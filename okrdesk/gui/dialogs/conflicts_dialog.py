"""Lists fields that two copies changed since they parted, with both values."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from okrdesk.gui.widgets.cards import Card, page_scroll
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _


class ConflictsDialog(FormDialog[None]):
    """`rows` are (what it is about, our value, their value) in words."""

    def __init__(self, parent: QWidget | None, rows: Sequence[tuple[str, str, str]]) -> None:
        heading = _("Changed here and in the other copy")
        super().__init__(parent, _("Changed by both"), heading, size=(560, 420))
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(10)
        for what, ours, theirs in rows:
            card = Card(margin=12, spacing=4)
            card.column.addWidget(PlainLabel(what, "strong"))
            nothing = _("(empty)")
            here = _("Here: {value}").format(value=ours or nothing)
            there = _("In the other copy: {value}").format(value=theirs or nothing)
            card.column.addWidget(PlainLabel(here, selectable=True))
            card.column.addWidget(PlainLabel(there, selectable=True))
            cards.addWidget(card)
        cards.addStretch(1)
        words = _(
            "The later change counts; the other one stays in the history. Type it again to bring it back."
        )
        self.column.addWidget(PlainLabel(words, "muted"))
        self.column.addWidget(page_scroll(inside), 1)
        self.end_with_close()

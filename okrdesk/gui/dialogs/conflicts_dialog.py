"""Lists fields that two copies changed since they parted, with both values."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.cards import Card, page_scroll
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _


class ConflictsDialog(Dialog):
    """`rows` are (what it is about, our value, their value) in words."""

    def __init__(self, parent: QWidget | None, rows: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Changed by both"))
        scale = theme.text_scale()
        self.resize(round(560 * scale), round(420 * scale))
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
        close = plain_button(_("Close"), "primary", parent=self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        words = _(
            "The later change counts; the other one stays in the history. Type it again to bring it back."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(PlainLabel(_("Changed here and in the other copy"), "heading"))
        column.addWidget(PlainLabel(words, "muted"))
        column.addWidget(page_scroll(inside), 1)
        column.addLayout(buttons)

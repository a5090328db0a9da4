"""A dialog with a list at the left and the fields of the chosen row at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from okrdesk.gui.widgets.cards import Card, page_scroll
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _


def lay_out_beside(
    dialog: QDialog,
    heading: str,
    shelf: Sequence[QWidget],
    below: QWidget,
    fields: QWidget | QLayout,
    shares: tuple[int, int] = (1, 1),
) -> None:
    """Lay a dialog out: `shelf` scrolls at the left with `below` under it, `fields` stand at the right.

    A Close button accepts the dialog; `shares` are the widths of the two sides to each other.
    """
    inner = QWidget()
    rows = QVBoxLayout(inner)
    rows.setContentsMargins(0, 0, 0, 0)
    for part in shelf:
        rows.addWidget(part)
    rows.addStretch(1)
    left = Card(margin=10)
    scroll = page_scroll(inner)
    scroll.setProperty("kind", "plain")
    scroll.viewport().setAutoFillBackground(False)
    left.column.addWidget(scroll, 1)
    left.column.addWidget(below)
    right = QVBoxLayout()
    right.setSpacing(12)
    if isinstance(fields, QLayout):
        right.addLayout(fields)
    else:
        right.addWidget(fields)
    right.addStretch(1)
    close = plain_button(_("Close"), "primary")
    close.clicked.connect(dialog.accept)
    foot = QHBoxLayout()
    foot.addStretch(1)
    foot.addWidget(close)
    right.addLayout(foot)
    columns = QHBoxLayout()
    columns.setSpacing(20)
    columns.addWidget(left, shares[0])
    columns.addLayout(right, shares[1])
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 18)
    column.setSpacing(12)
    column.addWidget(PlainLabel(heading, "heading"))
    column.addLayout(columns, 1)

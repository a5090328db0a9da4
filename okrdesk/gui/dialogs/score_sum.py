"""Shows how a mean of scores is made: each score with its weight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.popover import Popover
from okrdesk.gui.widgets.side_by_side import grid
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _, ngettext
from okrdesk.okr.explain.explained import Explained

_MOST = 12
_SHORT_SUM = 140


def open_score(anchor: QWidget, title: str, explained: Explained) -> Popover:
    """Open the sum behind the score of an objective or of a cycle."""
    popover = Popover(anchor.window(), _("Show the sum"))
    popover.setMinimumWidth(round(400 * theme.text_scale()))
    column = popover.column
    column.addWidget(PlainLabel(explained.value, "figure"))
    column.addWidget(PlainLabel(title, "muted"))
    column.addSpacing(4)
    column.addWidget(PlainLabel(f"{explained.formula}, {explained.rounding}", "small"))
    table = grid(across=20, stretch={1: 1})
    for row, (name, term) in enumerate(explained.inputs[:_MOST]):
        table.addWidget(PlainLabel(name, "small", wrap=False), row, 0)
        table.addWidget(PlainLabel(term, "strong", wrap=False), row, 1, Qt.AlignmentFlag.AlignLeft)
    column.addLayout(table)
    rest = len(explained.inputs) - _MOST
    if rest > 0:
        note = ngettext("and {count} more", "and {count} more", rest).format(count=rest)
        column.addWidget(PlainLabel(note, "small"))
    if 0 < len(explained.sum) <= _SHORT_SUM:
        column.addWidget(PlainLabel(explained.sum))
    column.addWidget(PlainLabel(explained.rule, "small"))
    popover.open_at(anchor)
    return popover

"""Lists change by change what comes along with a copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.plain_table import cells, plain_table
from okrdesk.gui.widgets.text import tip_text
from okrdesk.i18n import _


class CameDialog(FormDialog[None]):
    """A table to read; each change is (of what, which field, before, now)."""

    def __init__(self, parent: QWidget | None, changes: Sequence[tuple[str, str, str, str]]) -> None:
        super().__init__(parent, _("What comes along"), _("Comes along by itself"), size=(720, 460))
        headings = (_("Of what"), _("Field"), _("Before"), _("Now"))
        short = [[" ".join(text[:300].split()) for text in line] for line in changes]
        self.table = plain_table(_("What comes along"), headings, short, widest=0)
        for row, column, cell in cells(self.table):
            cell.setToolTip(tip_text(changes[row][column]))
        self.column.addWidget(self.table, 1)
        self.end_with_close()
        self.table.setFocus()

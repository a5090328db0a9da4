"""Looks at a named version: what stood there, what differs from now, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QTableWidget, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.paint import status_word
from okrdesk.gui.widgets.plain_table import cells, plain_table
from okrdesk.gui.widgets.text import PlainLabel, tip_text
from okrdesk.i18n import _
from okrdesk.okr.outline import Outline
from okrdesk.okr.shown import format_percent
from okrdesk.okr.values import show_target, show_value


class VersionDialog(FormDialog[bool]):
    """The outline as it was, read only. The answer is whether to go back to it; nothing is written here."""

    def __init__(
        self,
        parent: QWidget | None,
        name: str,
        when: str,
        outline: Outline | None,
        differences: Sequence[str],
        locale: str,
    ) -> None:
        """`differences` are lines in words, may be none."""
        super().__init__(parent, _("Look at a version"), name, size=(640, 500))
        self.table = _table(_lines(outline, locale))
        changes = "\n".join((_("Going back would change this:"), *(f"• {line}" for line in differences)))
        same = _("Nothing differs from the workspace now.")
        self.differences = PlainLabel(changes if differences else same, "body")
        self.column.addWidget(PlainLabel(when, "small"))
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.differences)
        undone = _("Going back is an edit like any other: it can be undone.")
        self.column.addWidget(PlainLabel(undone, "small"))
        self.end_with_answer(_("Go back to this version"), _("Close"))
        self.take.setEnabled(bool(differences))
        self.cancel.setDefault(True)
        self.table.setFocus()

    def answer(self) -> bool:
        """Whoever takes the answer wants to go back."""
        return True


def _lines(outline: Outline | None, locale: str) -> list[tuple[str, str, str, str]]:
    """Number, words, value and status of every objective and key result."""
    lines: list[tuple[str, str, str, str]] = []
    for objective in outline.objectives if outline is not None else ():
        share = format_percent(objective.figures.progress, locale)
        status = status_word(objective.figures.status)
        lines.append((str(objective.number), objective.objective.title, share, status))
        for line in objective.key_results:
            value = show_value(line.figures.current, line.key_result, locale)
            target = show_target(line.key_result, locale)
            of = _("{value} of {target}").format(value=value, target=target)
            lines.append((line.number, line.key_result.title, of, status_word(line.figures.status)))
    return lines


def _table(lines: Sequence[tuple[str, str, str, str]]) -> QTableWidget:
    headings = (_("No."), _("Objective or key result"), _("Then"), _("Status"))
    short = [[" ".join(text[:600].split()) for text in line] for line in lines]
    table = plain_table(_("Objectives and key results at that time"), headings, short, widest=1)
    for row, column, cell in cells(table):
        cell.setToolTip(tip_text(lines[row][column]))
        if "." not in lines[row][0]:
            cell.setFont(theme.font("strong"))
    return table

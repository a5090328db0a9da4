"""Looks at a named version: what stood there, what differs from now, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from okrdesk.gui import theme
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.paint import status_word
from okrdesk.gui.widgets.text import PlainLabel, plain_button, tip_text
from okrdesk.i18n import _
from okrdesk.okr.outline import Outline
from okrdesk.okr.rounding import percent
from okrdesk.okr.values import show_target, show_value


class VersionDialog(Dialog):
    """The outline as it was, read only. `ask` returns whether to go back; nothing is written here."""

    def __init__(
        self,
        parent: QWidget | None,
        name: str,
        when: str,
        outline: Outline | None,
        differences: Sequence[str],
        locale: str,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Look at a version"))
        scale = theme.text_scale()
        self.resize(round(640 * scale), round(500 * scale))
        self.table = QTableWidget(0, 4)
        self.table.setAccessibleName(_("Objectives and key results at that time"))
        self.table.setHorizontalHeaderLabels([_("No."), _("Objective or key result"), _("Then"), _("Status")])
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self._fill(outline, locale)
        words = "\n".join((_("Going back would change this:"), *(f"• {line}" for line in differences)))
        same = _("Nothing differs from the workspace now.")
        self.differences = PlainLabel(words if differences else same, "body")
        self.take = plain_button(_("Go back to this version"), "primary")
        self.take.setEnabled(bool(differences))
        self.take.clicked.connect(self.accept)
        close = plain_button(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        column.addWidget(PlainLabel(name, "heading"))
        column.addWidget(PlainLabel(when, "small"))
        column.addWidget(self.table, 1)
        column.addWidget(self.differences)
        column.addWidget(PlainLabel(_("Going back is an edit like any other: it can be undone."), "small"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.take)
        column.addLayout(row)
        self.table.setFocus()

    def _fill(self, outline: Outline | None, locale: str) -> None:
        rows: list[tuple[str, str, str, str]] = []
        for objective in outline.objectives if outline is not None else ():
            share = _("{share} %").format(share=percent(objective.figures.progress))
            status = status_word(objective.figures.status)
            rows.append((str(objective.number), objective.objective.title, share, status))
            for line in objective.key_results:
                value = show_value(line.figures.current, line.key_result, locale)
                target = show_target(line.key_result, locale)
                of = _("{value} of {target}").format(value=value, target=target)
                rows.append((line.number, line.key_result.title, of, status_word(line.figures.status)))
        self.table.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, words in enumerate(row):
                item = QTableWidgetItem(" ".join(words[:600].split()))
                item.setToolTip(tip_text(words))
                if "." not in row[0]:
                    item.setFont(theme.font("strong"))
                self.table.setItem(number, column, item)

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        name: str,
        when: str,
        outline: Outline | None,
        differences: Sequence[str],
        locale: str,
    ) -> bool:
        """Show a version; whether to go back to it. `differences` are lines in words, may be none."""
        dialog = cls(parent, name, when, outline, differences, locale)
        wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return wanted

"""The backups on this computer: when, why, how large, whether sound, and what restoring would change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
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

from okrdesk.document.backups import Backup
from okrdesk.document.refused import Refused
from okrdesk.gui import theme
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, format_day, format_number
from okrdesk.okr.differences import Difference, in_words

_PREVIEW_MS = 150


def reason_words(reason: str) -> str:
    """Why a backup was made, in words a person reads."""
    return {
        "work": _("while working"),
        "open": _("on opening"),
        "close": _("on closing"),
        "merge": _("before a merge"),
        "restore": _("before restoring"),
        "migrate": _("before bringing it up to date"),
        "recovered": _("after a crash"),
    }.get(reason, reason.replace("-", " "))


def size_words(size: int, locale: str) -> str:
    """A number of bytes as people write it: "840 KB", "3.2 MB"."""
    if size < 1_000_000:
        return _("{n} KB").format(n=format_number(Decimal(max(1, round(size / 1000))), locale))
    return _("{n} MB").format(n=format_number(Decimal(f"{size / 1_000_000:.1f}"), locale))


class BackupsDialog(Dialog):
    """The backups as rows, and below what restoring the chosen one would change. Writes nothing."""

    def __init__(
        self,
        parent: QWidget | None,
        backups: Sequence[Backup],
        differences: Callable[[Path], Sequence[Difference]],
        locale: str,
    ) -> None:
        super().__init__(parent)
        self._backups = tuple(backups)
        self._differences = differences
        self._known: dict[Path, str] = {}
        self.setWindowTitle(_("Backups"))
        scale = theme.text_scale()
        self.resize(round(680 * scale), round(480 * scale))
        self.table = QTableWidget(len(self._backups), 5)
        self.table.setAccessibleName(_("Backups, newest first"))
        headings = [_("When"), _("Made"), _("Check-ins"), _("Size"), _("Verified")]
        self.table.setHorizontalHeaderLabels(headings)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        for number, backup in enumerate(self._backups):
            at = backup.at.astimezone()
            cells = (
                f"{format_day(at.date(), locale)}, {at:%H:%M}",
                reason_words(backup.reason),
                str(backup.check_ins) if backup.verified else "–",
                size_words(backup.size, locale),
                _("✓ yes") if backup.verified else _("no, damaged"),
            )
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                if column in (2, 3):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(number, column, item)
        none = PlainLabel(_("There is no backup yet; the first one is made while you work."), "muted")
        none.setVisible(not self._backups)
        self.table.setVisible(bool(self._backups))
        self.preview = PlainLabel("", "body")
        self.preview.setMinimumHeight(round(64 * scale))
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.take = plain_button(_("Restore"), "primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self.accept)
        close = plain_button(_("Close"))
        close.clicked.connect(self.reject)
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(22, 20, 22, 18)
        column_of.setSpacing(12)
        column_of.addWidget(PlainLabel(_("Backups on this computer"), "heading"))
        words_of = _("Restoring keeps the present state as a named version, and it can be undone.")
        column_of.addWidget(PlainLabel(words_of, "small"))
        column_of.addWidget(self.table, 1)
        column_of.addWidget(none, 1, Qt.AlignmentFlag.AlignTop)
        column_of.addWidget(self.preview)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.take)
        column_of.addLayout(row)
        # Arrowing through the list must not open each file on the way.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PREVIEW_MS)
        self._later.timeout.connect(self._look)
        self.table.itemSelectionChanged.connect(self._selected)
        self.take.setEnabled(False)
        if self._backups:
            self.table.setCurrentCell(0, 0)
            self.table.setFocus()
        self._selected()

    def _selected(self) -> None:
        backup = self._row()
        self.take.setEnabled(backup is not None and backup.verified)
        if backup is None:
            self.preview.set_text("")
        elif backup.path in self._known:
            self.preview.set_text(self._known[backup.path])
        else:
            self.preview.set_text(_("Looking…") if backup.verified else self._words(backup))
            self._later.start()

    def _look(self) -> None:
        backup = self._row()
        if backup is not None:
            if backup.path not in self._known:
                self._known[backup.path] = self._words(backup)
            self.preview.set_text(self._known[backup.path])

    def _words(self, backup: Backup) -> str:
        if not backup.verified:
            return _("This backup is damaged and cannot be restored; choose another.")
        try:
            lines = in_words(self._differences(backup.path))
        except Refused as refused:
            return refused.sentence
        if not lines:
            return _("It holds the same as the workspace now.")
        return "\n".join((_("Restoring it would change this:"), *(f"• {line}" for line in lines)))

    def _row(self) -> Backup | None:
        rows = {index.row() for index in self.table.selectedIndexes()}
        return self._backups[rows.pop()] if rows else None

    def chosen(self) -> Path | None:
        """The file of the chosen backup; None without a sound one."""
        backup = self._row()
        return backup.path if backup is not None and backup.verified else None

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        backups: Sequence[Backup],
        differences: Callable[[Path], Sequence[Difference]],
        locale: str,
    ) -> Path | None:
        """The backup to restore, None when cancelled. Write with `Session.restore_backup(path)`.

        `differences` compares a backup with the workspace now; it is asked for the chosen row only.
        """
        dialog = cls(parent, backups, differences, locale)
        said = dialog.exec() == QDialog.DialogCode.Accepted
        path = dialog.chosen() if said else None
        dialog.deleteLater()
        return path

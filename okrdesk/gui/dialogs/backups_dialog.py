"""The backups on this computer: when, why, how large, whether sound, and what restoring would change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QWidget

from okrdesk.document.backups import Backup
from okrdesk.document.refused import Refused
from okrdesk.gui import theme
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.plain_table import cells, chosen_rows, plain_table
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _, format_moment, format_number
from okrdesk.okr.differences import Difference, in_words

_PREVIEW_MS = 150


def reason_words(reason: str) -> str:
    """Why a backup was made, in words a person reads."""
    return {
        "work": _("while working"), "open": _("on opening"), "close": _("on closing"),
        "merge": _("before a merge"), "restore": _("before restoring"),
        "upgrade": _("before bringing it up to date"), "recovered": _("after a crash"),
    }.get(reason, reason.replace("-", " "))  # fmt: skip


def size_words(size: int, locale: str) -> str:
    """A number of bytes as people write it: "840 KB", "3.2 MB"."""
    if size < 1_000_000:
        return _("{n} KB").format(n=format_number(Decimal(max(1, round(size / 1000))), locale))
    return _("{n} MB").format(n=format_number(Decimal(f"{size / 1_000_000:.1f}"), locale))


class BackupsDialog(FormDialog[Path]):
    """The backups as rows, and below what restoring the chosen one would change. Writes nothing.

    The answer is the backup to restore, to be written with `Session.restore_backup(path)`.
    """

    def __init__(
        self,
        parent: QWidget | None,
        backups: Sequence[Backup],
        differences: Callable[[Path], Sequence[Difference]],
        locale: str,
    ) -> None:
        """`differences` compares a backup with the workspace now; it is asked for the chosen row only."""
        super().__init__(parent, _("Backups"), _("Backups on this computer"), size=(680, 480))
        self._backups = tuple(backups)
        self._differences = differences
        self._known: dict[Path, str] = {}
        self.table = _table(self._backups, locale)
        none = PlainLabel(_("There is no backup yet; the first one is made while you work."), "muted")
        none.setVisible(not self._backups)
        self.table.setVisible(bool(self._backups))
        self.preview = PlainLabel("", "body")
        self.preview.setMinimumHeight(round(64 * theme.text_scale()))
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        keeps = _("Restoring keeps the present state as a named version, and it can be undone.")
        self.column.addWidget(PlainLabel(keeps, "small"))
        self.column.addWidget(self.table, 1)
        self.column.addWidget(none, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.preview)
        self.end_with_answer(_("Restore"), _("Close"))
        # Arrowing through the list must not open each file on the way.
        self._later = QTimer(self, singleShot=True, interval=_PREVIEW_MS)
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
        rows = chosen_rows(self.table)
        return self._backups[rows[0]] if rows else None

    def answer(self) -> Path | None:
        """The file of the chosen backup; None without a sound one."""
        backup = self._row()
        return backup.path if backup is not None and backup.verified else None


def _table(backups: Sequence[Backup], locale: str) -> QTableWidget:
    rows = []
    for backup in backups:
        rows.append(
            (
                format_moment(backup.at, locale),
                reason_words(backup.reason),
                format_number(Decimal(backup.check_ins), locale) if backup.verified else "–",
                size_words(backup.size, locale),
                _("✓ yes") if backup.verified else _("no, damaged"),
            )
        )
    headings = (_("When"), _("Made"), _("Check-ins"), _("Size"), _("Verified"))
    table = plain_table(_("Backups, newest first"), headings, rows, widest=1, wraps=True)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    for _row, column, cell in cells(table):
        if column in (2, 3):
            cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return table

"""The backups: what each one is, and what restoring it would change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog

from okrdesk.document.backups import Backup
from okrdesk.document.refused import Refused
from okrdesk.gui.dialogs.backups_dialog import BackupsDialog, size_words
from okrdesk.okr.differences import Difference
from tests.gui.accessibility import nameless_controls

AT = dt.datetime(2026, 2, 8, 12, 0, tzinfo=dt.UTC)
BACKUPS = [
    Backup(Path("b1"), AT, "close", 840_400, 312, verified=True),
    Backup(Path("b2"), AT - dt.timedelta(days=1), "work", 3_240_000, 300, verified=True),
    Backup(Path("b3"), AT - dt.timedelta(days=9), "open", 500, 0, verified=False),
]


class Differences:
    """Counts how often a backup was opened."""

    def __init__(self) -> None:
        self.asked: list[Path] = []

    def __call__(self, path: Path) -> Sequence[Difference]:
        self.asked.append(path)
        if path == Path("b2"):
            raise Refused("b2 is gone.")
        return (Difference("check-in", 0, 2, 12),)


def test_rows(shown: Any) -> None:
    dialog = shown(BackupsDialog(None, BACKUPS, Differences(), "en_GB"), 700, 480)
    cells = [[dialog.table.item(row, column).text() for column in range(5)] for row in range(3)]
    assert cells[0][1:] == ["on closing", "312", "840 KB", "✓ yes"]
    assert cells[1][1:] == ["while working", "300", "3.2 MB", "✓ yes"]
    assert cells[2][1:] == ["on opening", "–", "1 KB", "no, damaged"]
    assert cells[0][0].startswith("8 Feb 2026, ")
    assert nameless_controls(dialog) == []


def test_the_preview_opens_only_the_chosen_backup(shown: Any, qtbot: Any) -> None:
    differences = Differences()
    dialog = shown(BackupsDialog(None, BACKUPS, differences, ""), 700, 480)
    qtbot.waitUntil(lambda: "as before: 2 check-ins; gone: 12 check-ins" in dialog.preview.plain_text())
    dialog.table.selectRow(1)
    qtbot.waitUntil(lambda: dialog.preview.plain_text() == "b2 is gone.")
    dialog.table.selectRow(0)
    qtbot.wait(200)
    assert differences.asked == [Path("b1"), Path("b2")]


def test_a_damaged_backup_cannot_be_restored(shown: Any) -> None:
    dialog = shown(BackupsDialog(None, BACKUPS, Differences(), ""), 700, 480)
    assert dialog.answer() == Path("b1")
    dialog.table.selectRow(2)
    assert not dialog.take.isEnabled()
    assert dialog.answer() is None
    assert "damaged" in dialog.preview.plain_text()


def test_ask(monkeypatch: Any) -> None:
    monkeypatch.setattr(BackupsDialog, "exec", lambda self: QDialog.DialogCode.Accepted)
    assert BackupsDialog(None, BACKUPS, Differences(), "").ask() == Path("b1")
    monkeypatch.setattr(BackupsDialog, "exec", lambda self: QDialog.DialogCode.Rejected)
    assert BackupsDialog(None, BACKUPS, Differences(), "").ask() is None


def test_no_backup_yet(shown: Any) -> None:
    dialog = shown(BackupsDialog(None, [], Differences(), ""), 700, 480)
    assert not dialog.take.isEnabled()
    assert dialog.table.isHidden()


def test_sizes_in_words() -> None:
    assert [size_words(n, "de") for n in (10, 999_000, 31_200_000)] == ["1 KB", "999 KB", "31,2 MB"]

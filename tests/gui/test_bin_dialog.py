"""The bin: choosing what comes back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from okrdesk.gui.dialogs.bin_dialog import BinDialog
from okrdesk.okr.bin import Removed
from tests.gui.accessibility import nameless_controls

REMOVED = (
    Removed("objective", "1", "Bread & <b>butter</b>"),
    Removed("key result", "2", "Loaves\na day"),
    Removed("person", "3", ""),
)


def test_rows_say_what_was_removed(shown: Any) -> None:
    dialog = shown(BinDialog(None, REMOVED))
    texts = [[dialog.table.item(row, column).text() for column in range(2)] for row in range(3)]
    assert texts == [
        ["Objective", "Bread & <b>butter</b>"],
        ["Key result", "Loaves a day"],
        ["Person", "(no words)"],
    ]
    assert nameless_controls(dialog) == []


def test_what_is_chosen_comes_back(shown: Any, qtbot: Any) -> None:
    dialog = shown(BinDialog(None, REMOVED))
    assert dialog.answer() == (REMOVED[0],)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.answer() == REMOVED[:2]
    dialog.take.click()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_finding_hides_and_unchooses_the_rest(shown: Any, qtbot: Any) -> None:
    dialog = shown(BinDialog(None, REMOVED))
    qtbot.keyClicks(dialog.search.edit, "loaves")
    assert dialog.answer() == ()
    assert not dialog.take.isEnabled()
    dialog.table.selectRow(1)
    assert dialog.answer() == (REMOVED[1],)


def test_ask_returns_nothing_when_left(monkeypatch: Any) -> None:
    monkeypatch.setattr(BinDialog, "exec", lambda self: QDialog.DialogCode.Rejected)
    assert BinDialog(None, REMOVED).ask() is None
    monkeypatch.setattr(BinDialog, "exec", lambda self: QDialog.DialogCode.Accepted)
    assert BinDialog(None, REMOVED).ask() == (REMOVED[0],)


def test_an_empty_bin_says_so(shown: Any) -> None:
    dialog = shown(BinDialog(None, ()))
    assert dialog.table.isHidden()
    assert not dialog.take.isEnabled()

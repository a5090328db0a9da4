"""The sheet of shortcuts."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QAction

from okrdesk.gui.dialogs.shortcuts_sheet import ShortcutsSheet, shortcut_rows
from tests.gui.accessibility import nameless_controls


def test_the_sheet_lists_what_has_keys_and_finds_it(shown: Any, qtbot: Any) -> None:
    first, second, third = QAction("&Save"), QAction("R&&D"), QAction("Keyless")
    first.setShortcuts(["Ctrl+S", "F12"])
    second.setShortcut("Ctrl+R")
    rows = shortcut_rows([first, second, third])
    assert rows[:2] == [("Save", "Ctrl+S   F12"), ("R&D", "Ctrl+R")]
    assert "Keyless" not in [words for words, _keys in rows]
    dialog = shown(ShortcutsSheet(None, [first, second, third]), 520, 560)
    qtbot.keyClicks(dialog.search.edit, "r&d")
    visible = [row for row in range(dialog.table.rowCount()) if not dialog.table.isRowHidden(row)]
    assert [dialog.table.item(row, 0).text() for row in visible] == ["R&D"]
    assert nameless_controls(dialog) == []

"""The name that is asked once, the sheet of shortcuts, about."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog

from okrdesk.gui.dialogs import name_dialog
from okrdesk.gui.dialogs.about import AboutDialog, libraries
from okrdesk.gui.dialogs.name_dialog import NameDialog
from okrdesk.gui.dialogs.shortcuts_sheet import ShortcutsSheet, shortcut_rows
from tests.gui.accessibility import nameless_controls


def test_a_name_is_asked_and_may_be_left_out(shown: Any, qtbot: Any, monkeypatch: Any) -> None:
    dialog = shown(NameDialog(None), 420, 260)
    dialog.take.click()
    assert dialog.isVisible()
    assert dialog.field.error()
    qtbot.keyClicks(dialog.field.edit, " Ada   L. ")
    dialog.take.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.answer() == "Ada L."
    assert nameless_controls(dialog) == []
    monkeypatch.setattr(name_dialog.NameDialog, "exec", lambda self: QDialog.DialogCode.Rejected)
    assert NameDialog(None).ask() is None


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


def test_about_names_every_library_with_its_licence(shown: Any) -> None:
    found = {name: (version, licence) for name, version, licence in libraries()}
    assert {"Qt", "SQLite", "PySide6", "peewee", "matplotlib", "ReportLab"} <= set(found)
    assert all(licence for _version, licence in found.values())
    assert found["peewee"][0].startswith("4.")
    dialog = shown(AboutDialog(None), 480, 580)
    assert nameless_controls(dialog) == []

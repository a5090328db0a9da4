"""Preferences with the status rules, the name that is asked once, the sheet of shortcuts, about."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog

from okrdesk.gui import look, settings
from okrdesk.gui.dialogs import name_dialog
from okrdesk.gui.dialogs.about import AboutDialog, libraries
from okrdesk.gui.dialogs.name_dialog import NameDialog, ask_name
from okrdesk.gui.dialogs.preferences import PreferencesDialog
from okrdesk.gui.dialogs.rule_choice import counts_under, rule_words
from okrdesk.gui.dialogs.shortcuts_sheet import ShortcutsSheet, shortcut_rows
from okrdesk.okr import mission
from okrdesk.okr.progress import RULES, STATUSES
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import sample_desk


def test_own_choices_count_at_once(shown: Any, qtbot: Any) -> None:
    dialog = shown(PreferencesDialog(None, None), 680, 660)
    assert dialog.leaves.count() == 1  # no workspace is open
    qtbot.keyClicks(dialog.person.edit, "Grace  Hopper ")
    qtbot.keyClick(dialog.person.edit, Qt.Key.Key_Return)
    assert settings.person_name() == "Grace Hopper"
    dialog.theme.picked.emit(("dark",))
    dialog.text_size.picked.emit(("150",))
    assert (settings.theme(), settings.text_size()) == ("dark", 150)
    assert look.tokens() is look.DARK
    assert look.text_scale() == 1.5
    dialog.still.click()
    assert settings.reduced_motion()
    assert nameless_controls(dialog) == []


def test_the_name_goes_into_the_open_document(shown: Any) -> None:
    desk = sample_desk()
    dialog = shown(PreferencesDialog(None, desk), 680, 660)
    dialog.person.edited.emit("Grace")
    assert desk.document.person == "Grace"


def test_choices_of_the_workspace_are_edits(shown: Any, qtbot: Any) -> None:
    desk = sample_desk()
    before = mission.read(desk.document)
    dialog = shown(PreferencesDialog(None, desk), 680, 660)
    dialog.leaves.setCurrentIndex(1)
    assert nameless_controls(dialog) == []
    dialog.rules.buttons["mhokr"].click()
    assert mission.read(desk.document).rule == "mhokr"
    assert desk.undo_label == "Choose the status rule"
    dialog.name.edited.emit(" Bread & <b>Butter</b> ")
    assert mission.read(desk.document).name == "Bread & <b>Butter</b>"
    dialog.numbers.set_key("de_AT")
    dialog.numbers.activated.emit(dialog.numbers.currentIndex())
    assert mission.read(desk.document).locale == "de_AT"
    for _edit in range(3):
        desk.undo()
    assert mission.read(desk.document) == before
    qtbot.waitUntil(lambda: dialog.rules.key() == before.rule)
    assert dialog.name.text() == before.name


def test_an_empty_workspace_name_is_refused_beside_the_field(shown: Any) -> None:
    desk = sample_desk()
    dialog = shown(PreferencesDialog(None, desk), 680, 660)
    dialog.name.edit.setText("  ")
    dialog.name.finish()
    assert dialog.name.error()
    assert dialog.name.edit.text() == "  "


def test_a_read_only_workspace_offers_no_choice(shown: Any) -> None:
    desk = sample_desk()
    desk.document.read_only = True
    dialog = shown(PreferencesDialog(None, desk), 680, 660)
    assert not dialog.rules.isEnabled()
    assert not dialog.name.isEnabled()
    assert dialog.person.isEnabled()


def test_all_seven_rules_stand_side_by_side() -> None:
    outline = sample_desk().outline()
    counts = counts_under(outline)
    assert set(counts) == set(RULES)
    for key in RULES:
        assert sum(counts[key].values()) == len(outline.key_results)
        assert set(counts[key]) <= set(STATUSES)
    shown_now = [line.figures.status for line in outline.key_results]
    assert {s: shown_now.count(s) for s in counts["default"]} == dict(counts["default"])


# The edges of numbers.md, F11: gaps in points of progress, ratios in percent of what is expected.
@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("default", "on track down to 10 points behind what is expected, at risk down to 25"),
        ("viva-goals", "on track from what is expected, at risk down to 25 points behind"),
        ("engagedly", "on track down to 16.5 points behind what is expected, at risk down to 33"),
        ("oboard", "on track from 70 % of what is expected, at risk from 40 %"),
    ],
)
def test_a_rule_says_its_edges(rule: str, words: str) -> None:
    assert rule_words(RULES[rule]) == words


def test_a_name_is_asked_and_may_be_left_out(shown: Any, qtbot: Any, monkeypatch: Any) -> None:
    dialog = shown(NameDialog(None), 420, 260)
    dialog.take.click()
    assert dialog.isVisible()
    assert dialog.field.error()
    qtbot.keyClicks(dialog.field.edit, " Ada   L. ")
    dialog.take.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.name() == "Ada L."
    assert nameless_controls(dialog) == []
    monkeypatch.setattr(name_dialog.NameDialog, "exec", lambda self: QDialog.DialogCode.Rejected)
    assert ask_name(None) == ""


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

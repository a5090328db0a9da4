from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton

from okrdesk.gui import motion, settings, theme, tokens
from okrdesk.gui.dialogs.cadence_choice import CadenceChoice
from okrdesk.gui.dialogs.preferences import PreferencesDialog
from okrdesk.gui.dialogs.rule_choice import rule_words
from okrdesk.okr import mission, rollup
from okrdesk.okr.cadence import Cadence
from okrdesk.okr.status import RULES, STATUSES
from tests import changes
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import sample_desk


@pytest.fixture
def dialog(shown):  # type: ignore[no-untyped-def]
    return shown(PreferencesDialog(None, sample_desk()), 760, 640)


def test_every_control_has_a_name(dialog: PreferencesDialog) -> None:
    assert nameless_controls(dialog) == []


def test_without_a_workspace_only_this_computer(shown) -> None:
    dialog = shown(PreferencesDialog(None, None))
    assert dialog.workspace is None
    assert nameless_controls(dialog) == []


def test_look_counts_at_once_and_is_remembered(dialog: PreferencesDialog) -> None:
    dialog.theme.set_keys(["dark"])
    dialog.theme.picked.emit(("dark",))
    assert theme.tokens() is tokens.DARK
    dialog.text_size.set_keys(["150"])
    dialog.text_size.picked.emit(("150",))
    assert theme.text_scale() == 1.5
    assert (settings.theme(), settings.text_size()) == ("dark", 150)
    dialog.still.click()
    assert settings.reduced_motion()
    assert motion.is_still(), "at once"
    dialog.still.click()
    assert not motion.is_still()


def test_a_half_typed_name_counts_when_the_dialog_is_left(dialog: PreferencesDialog) -> None:
    dialog.person.setFocus()
    QTest.keyClicks(dialog.person.edit, "  <i>Ada</i>  L ")
    dialog.reject()
    assert settings.person_name() == "<i>Ada</i> L"


def test_language_counts_from_the_next_start(dialog: PreferencesDialog) -> None:
    dialog.language.set_key("en")
    dialog.language.activated.emit(1)
    assert settings.language() == "en"
    assert dialog.language_note.isVisible()


def test_seven_rules_say_what_they_would_call_the_same_numbers(dialog: PreferencesDialog) -> None:
    assert dialog.workspace is not None
    choice = dialog.workspace.rule
    lines = dialog.workspace.desk.outline().key_results
    assert list(choice.buttons) == list(RULES)
    for key in RULES:
        counted = {s: choice._counts[key, s].plain_text() for s in STATUSES}
        expected = [rollup.statuses_under_all_rules(line.figures)[key] for line in lines]
        assert counted == {s: str(expected.count(s)) if s in expected else "–" for s in STATUSES}
    # Viva Goals documents 0 and 25 points; Mooncamp documents 90 and 70 percent of the pace.
    assert rule_words(RULES["viva-goals"], "en").startswith("At most 0 points")
    assert "90%" in rule_words(RULES["mooncamp"], "en")


def test_a_rule_is_chosen_by_arrow_keys_and_undone(dialog: PreferencesDialog) -> None:
    assert dialog.workspace is not None
    desk, choice = dialog.workspace.desk, dialog.workspace.rule
    choice.buttons["default"].setFocus()
    QTest.keyClick(choice.buttons["default"], Qt.Key.Key_Down)
    assert mission.read(desk.document).rule == "viva-goals"
    assert desk.outline().rule.key == "viva-goals"
    desk.undo()
    QApplication.processEvents()
    assert choice.buttons["default"].isChecked()
    assert not choice.buttons["viva-goals"].isChecked()


def test_name_and_locale_of_the_workspace(dialog: PreferencesDialog) -> None:
    assert dialog.workspace is not None
    part = dialog.workspace
    part.name.edit.setText(" ")
    part.name.finish()
    assert "needs a name" in part.name.error()
    part.name.edit.setText("R&D <b>desk</b>")
    part.name.finish()
    part.locale_box.set_key("de_DE")
    part.locale_box.activated.emit(0)
    QApplication.processEvents()
    now = mission.read(part.desk.document)
    assert (now.name, now.locale) == ("R&D <b>desk</b>", "de_DE")
    assert "1.200,50" in part.example.plain_text()


def test_days_of_the_week_are_called_as_in_the_workspace(shown: Any) -> None:  # decision 39
    desk = sample_desk()
    desk.do(changes.of_mission, locale="de_AT")
    choice = shown(CadenceChoice(desk))
    assert [choice.weekday.itemText(n) for n in (1, 7)] == ["Montag", "Sonntag"]


def test_the_cadence_is_chosen_by_keyboard_and_says_the_next_day(dialog: PreferencesDialog) -> None:
    assert dialog.workspace is not None
    choice, desk = dialog.workspace.cadence, dialog.workspace.desk
    # 2026-Q1 begins on a Thursday; decision 21: its first day plus whole cadences.
    assert "12 February 2026" in choice.coming.plain_text()
    weekly = choice.every.findChild(QRadioButton)
    assert isinstance(weekly, QRadioButton)
    weekly.setFocus()
    QTest.keyClick(weekly, Qt.Key.Key_Right)
    QApplication.processEvents()
    assert mission.read(desk.document).cadence == Cadence("two-weeks")
    choice.weekday.setFocus()
    QTest.keyClick(choice.weekday, Qt.Key.Key_Down)
    QApplication.processEvents()
    assert mission.read(desk.document).cadence == Cadence("two-weeks", 0)
    assert "Monday 9 February 2026" in choice.coming.plain_text().replace(",", "")
    choice.check_in_at.edit.setFocus()
    QTest.keyClicks(choice.check_in_at.edit, "25 h")
    QTest.keyClick(choice.check_in_at.edit, Qt.Key.Key_Return)
    assert "no time of day" in choice.check_in_at.error()
    choice.check_in_at.edit.selectAll()
    QTest.keyClicks(choice.check_in_at.edit, "6 pm")
    QTest.keyClick(choice.check_in_at.edit, Qt.Key.Key_Return)
    assert mission.read(desk.document).cadence == Cadence("two-weeks", 0, "18:00")
    QApplication.processEvents()
    assert choice.coming.plain_text().endswith("2026, 18:00.")
    for _edit in range(3):
        desk.undo()
    QApplication.processEvents()
    assert mission.read(desk.document).cadence == Cadence()
    assert choice.every.keys() == ("weekly",)

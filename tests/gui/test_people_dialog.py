"""The people of a workspace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from okrdesk.gui.dialogs.people_dialog import PeopleDialog
from okrdesk.okr import people
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import sample_desk


@pytest.fixture
def people_dialog(shown):  # type: ignore[no-untyped-def]
    return shown(PeopleDialog(None, sample_desk()), 700, 480)


def who(dialog: PeopleDialog) -> list[str]:
    return [person.name for person in people.everyone(dialog.desk.document)]


def test_every_control_has_a_name(people_dialog: PeopleDialog) -> None:
    assert nameless_controls(people_dialog) == []


def test_people_are_added_by_enter(people_dialog: PeopleDialog) -> None:
    for name in ("Zoë <b>Q</b>", "Áine"):
        people_dialog.add_field.edit.setFocus()
        people_dialog.add_field.edit.setText(name)  # QTest types ASCII only
        QTest.keyClick(people_dialog.add_field.edit, Qt.Key.Key_Return)
        assert people_dialog.add_field.text() == ""
    assert {"Zoë <b>Q</b>", "Áine"} <= set(who(people_dialog))
    assert people_dialog.name.text() == "Áine"
    people_dialog.add_field.edit.setText("áine")
    QTest.keyClick(people_dialog.add_field.edit, Qt.Key.Key_Return)
    assert "here already" in people_dialog.add_field.error()
    assert people_dialog.add_field.text() == "áine"


def test_a_person_is_renamed_given_a_role_and_removed(people_dialog: PeopleDialog) -> None:
    first, second, *_others = people.everyone(people_dialog.desk.document)
    people_dialog.list.choose(first.id)
    people_dialog.role.edit.setText("Rooms & keys")
    people_dialog.role.finish()
    people_dialog.name.edit.setText(second.name)
    people_dialog.name.finish()
    assert "here already" in people_dialog.name.error()
    QApplication.processEvents()
    assert people_dialog.name.text() == second.name
    people_dialog.name.edit.setText("AA Nobody")
    people_dialog.name.finish(again=True)
    now = {p.id: p for p in people.everyone(people_dialog.desk.document)}[first.id]
    assert (now.name, now.role) == ("AA Nobody", "Rooms & keys")
    people_dialog.remove_button.click()
    assert "AA Nobody" not in who(people_dialog)
    assert people_dialog.desk.undo_label == "Remove a person"
    QApplication.processEvents()
    assert people_dialog.name.text() == second.name


def test_many_people_are_pasted_at_once(people_dialog: PeopleDialog) -> None:
    before = len(who(people_dialog))
    people_dialog.add_field.edit.setFocus()
    people_dialog.add_field.edit.insert("1. Zoe Q\r\n2. Müller, Jürgen\r\n3. zoe q\r\n")
    assert people_dialog.add_field.text() == "1. Zoe Q; 2. Müller, Jürgen; 3. zoe q"
    QTest.keyClick(people_dialog.add_field.edit, Qt.Key.Key_Return)
    assert {"Zoe Q", "Müller, Jürgen"} <= set(who(people_dialog))
    assert len(who(people_dialog)) == before + 2
    people_dialog.desk.undo()
    assert len(who(people_dialog)) == before, "all of them in one step"
    people_dialog.add_field.edit.setText(", ".join(who(people_dialog)[:2]))
    QTest.keyClick(people_dialog.add_field.edit, Qt.Key.Key_Return)
    assert "here already" in people_dialog.add_field.error()

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from okrdesk.gui import settings
from okrdesk.gui.dialogs.cycles_dialog import CyclesDialog
from okrdesk.gui.dialogs.new_workspace import NewWorkspace, NewWorkspaceDialog
from okrdesk.gui.dialogs.people_dialog import PeopleDialog
from okrdesk.okr import cycles, people
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import DAY, sample_desk

HOSTILE = "<b>R&D</b> $5 ‮😀 " + "x" * 300


@pytest.fixture
def new(shown, tmp_path: Path):  # type: ignore[no-untyped-def]
    settings.set_choice("places/folder", str(tmp_path))
    return shown(NewWorkspaceDialog(None, DAY, "event-hub"))


@pytest.fixture
def cycles_dialog(shown):  # type: ignore[no-untyped-def]
    return shown(CyclesDialog(None, sample_desk()), 720, 460)


@pytest.fixture
def people_dialog(shown):  # type: ignore[no-untyped-def]
    return shown(PeopleDialog(None, sample_desk()), 700, 480)


def names(dialog: CyclesDialog) -> list[str]:
    return [cycle.name for cycle in cycles.all_cycles(dialog.desk.document)]


def who(dialog: PeopleDialog) -> list[str]:
    return [person.name for person in people.everyone(dialog.desk.document)]


def test_every_control_has_a_name(new, cycles_dialog, people_dialog) -> None:
    for dialog in (new, cycles_dialog, people_dialog):
        assert nameless_controls(dialog) == []


# New workspace


def test_a_new_workspace_is_this_quarter_in_a_file_of_its_name(
    new: NewWorkspaceDialog, tmp_path: Path
) -> None:
    (tmp_path / "Bakery R&D.okrdesk").write_bytes(b"")
    QTest.keyClicks(new.name.edit, "Bakery R&D")
    new.take.click()
    assert new.answer() == NewWorkspace(
        tmp_path / "Bakery R&D 2.okrdesk", "Bakery R&D", "2026-Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31)
    )
    assert new.result() == new.DialogCode.Accepted


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    new: NewWorkspaceDialog, tmp_path: Path
) -> None:
    new.take.click()
    assert new.isVisible()
    assert new.name.error()
    assert new.name.edit.hasFocus()
    new.name.edit.setText(HOSTILE)
    new.cycle.first.edit.setText("soon")
    new.take.click()
    assert new.cycle.first.error()
    assert new.cycle.first.text() == "soon"
    new.cycle.first.edit.setText("2026-05-01")
    new.take.click()
    assert "before the first day" in new.cycle.last.error()
    new.cycle.last.edit.setText("2026-05-20")
    taken = tmp_path / "taken.okrdesk"
    taken.write_bytes(b"")
    for place, wrong in (
        (str(taken), "already"),
        (str(tmp_path), "Type a name"),
        (str(tmp_path / "nowhere" / "a.okrdesk"), "no such folder"),
    ):
        new.place.edit.setText(place)
        new.take.click()
        assert wrong in new.place.error()
    new.place.edit.setText(str(tmp_path / "mine"))
    new.take.click()
    answer = new.answer()
    assert answer is not None
    assert answer.path == tmp_path / "mine.okrdesk"
    assert answer.name == " ".join(HOSTILE.split())
    assert (answer.first_day, answer.last_day) == (dt.date(2026, 5, 1), dt.date(2026, 5, 20))


def test_the_name_of_a_period_brings_its_days(new: NewWorkspaceDialog) -> None:
    new.cycle.name.edit.setText("2026 H2")
    new.cycle.name.finish()
    assert new.cycle.period() == ("2026 H2", dt.date(2026, 7, 1), dt.date(2026, 12, 31))
    new.cycle.name.edit.setText("Summer of making")
    new.cycle.name.finish()
    assert new.cycle.period() == ("Summer of making", dt.date(2026, 7, 1), dt.date(2026, 12, 31))


# Cycles


def test_cycles_are_added_changed_and_removed(cycles_dialog: CyclesDialog) -> None:
    before = names(cycles_dialog)
    cycles_dialog.add_button.click()
    assert len(names(cycles_dialog)) == len(before) + 1
    fields = cycles_dialog.period
    assert fields.period()[1] == dt.date(2026, 4, 1)
    fields.name.edit.setText("Spring <b>&</b>")
    fields.name.finish()
    fields.last.edit.setText("2026-05-31")
    fields.last.finish()
    added = cycles.find(cycles_dialog.desk.document, "Spring <b>&</b>")
    assert added.last_day == dt.date(2026, 5, 31)
    fields.last.edit.setText("2026-03-31")
    fields.last.finish()
    assert "before the first day" in fields.last.error()
    assert cycles.read(cycles_dialog.desk.document, added.id).last_day == dt.date(2026, 5, 31)
    cycles_dialog.list.setFocus()
    QTest.keyClick(cycles_dialog.list, Qt.Key.Key_Delete)
    assert names(cycles_dialog) == before
    cycles_dialog.desk.undo()
    assert len(names(cycles_dialog)) == len(before) + 1


def test_a_cycle_that_holds_objectives_stays_and_says_why(cycles_dialog: CyclesDialog) -> None:
    before = names(cycles_dialog)
    cycles_dialog.remove_button.click()
    assert "still holds objectives" in cycles_dialog.error.plain_text()
    assert names(cycles_dialog) == before


def test_another_cycle_can_be_looked_at(cycles_dialog: CyclesDialog) -> None:
    cycles_dialog.add_button.click()
    cycles_dialog.show_button.click()
    assert cycles_dialog.desk.cycle.first_day == dt.date(2026, 4, 1)


# People


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

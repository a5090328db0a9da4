from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from okrdesk.gui.dialogs.reason_dialog import ReasonDialog
from okrdesk.gui.pages.workshop_page.page import WorkshopPage
from okrdesk.okr.workshop import agenda, templates, workshops
from okrdesk.okr.workshop.workshops import Workshop
from tests.gui.accessibility import nameless_controls
from tests.gui.workshop_page.rooms import planning_page

HOSTILE = "<b>R&D</b> $5 ‮عربي 😀"


@pytest.fixture
def page(qtbot, shown):  # type: ignore[no-untyped-def]
    return planning_page(shown, 1200)


def prepared(page: WorkshopPage) -> list[Workshop]:
    known = workshops.of_cycle(page.desk.document, page.desk.cycle.id)
    return [each for each in known if each.state != "closed"]


def type_people(page: WorkshopPage, text: str) -> None:
    field = page.planning.card.people.field
    field.edit.setFocus()
    field.edit.setText(text)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_every_control_has_a_name(page: WorkshopPage) -> None:
    type_people(page, "Ada; Ben")
    assert nameless_controls(page) == []


def test_choosing_and_another_length_write_nothing(page: WorkshopPage) -> None:
    planning = page.planning
    before = page.desk.document.revision
    planning.list.setFocus()
    QTest.keyClick(planning.list, Qt.Key.Key_Down)
    assert planning.card.title.plain_text() == "Weekly check-in"
    planning.choose("set-goals")
    planning.card.length_wanted.emit(240)
    assert planning.plan().workshop.minutes == 240
    assert page.desk.document.revision == before
    assert prepared(page) == []


def test_the_first_change_prepares_it_with_what_was_chosen(page: WorkshopPage) -> None:
    page.planning.card.length_wanted.emit(60)
    type_people(page, "- Ada\n- Ben\n3. Cleo")
    (workshop,) = prepared(page)
    assert (workshop.template, workshop.minutes, workshop.state) == ("set-goals", 60, "prepared")
    assert workshop.people == ("Ada", "Ben", "Cleo")
    assert page.planning.card.people.caption.plain_text() == "In the room, 3 people"
    type_people(page, "12")
    (workshop,) = prepared(page)
    assert (workshop.people, workshop.voices) == (("Ada", "Ben", "Cleo"), 12)


def test_a_number_below_the_names_is_refused_beside_the_field(page: WorkshopPage) -> None:
    type_people(page, "Ada; Ben")
    type_people(page, "1")
    assert "remove some first" in page.planning.card.people.field.error()
    assert page.planning.card.people.field.text() == "1"
    assert prepared(page)[0].voices == 2


@pytest.mark.parametrize(("typed", "kept"), [("6.30 pm", "18:30"), ("9", "09:00"), ("1945", "19:45")])
def test_times_of_day_are_read_as_people_type_them(page: WorkshopPage, typed: str, kept: str) -> None:
    field = page.planning.card.begins
    field.edit.setText(typed)
    field.finish()
    assert prepared(page)[0].begins == kept


def test_a_wrong_time_stays_and_says_so(page: WorkshopPage) -> None:
    field = page.planning.card.begins
    field.edit.setText("half past")
    field.finish()
    assert "no time of day" in field.error()
    assert (field.text(), prepared(page)) == ("half past", [])


def test_steps_are_ticked_moved_and_timed_by_keys(page: WorkshopPage) -> None:
    rows = page.planning.card.agenda
    rows.setFocus()
    rows.setCurrentIndex(rows.lines.index(3))
    QTest.keyClick(rows, Qt.Key.Key_Space)
    QApplication.processEvents()
    workshop = prepared(page)[0]
    steps = workshops.steps_of(page.desk.document, workshop.id)
    assert (steps[3].title, steps[3].state) == ("The mirror", "left out")
    rows.setCurrentIndex(rows.lines.index(0))
    QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    steps = workshops.steps_of(page.desk.document, workshop.id)
    assert [step.title for step in steps[:2]] == ["Would we all say the same?", "Where were we?"]
    rows.reworded.emit(steps[0].id, "9")
    assert workshops.step(page.desk.document, steps[0].id).minutes == 9
    rows.reworded.emit(steps[0].id, "soon")
    assert "no minutes" in page.planning.card.told.plain_text()
    assert workshops.step(page.desk.document, steps[0].id).minutes == 9


def test_minutes_are_edited_in_place(page: WorkshopPage) -> None:
    rows = page.planning.card.agenda
    rows.setFocus()
    rows.setCurrentIndex(rows.lines.index(1))
    QTest.keyClick(rows, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor.accessibleName() == "Minutes of Would we all say the same?"
    QTest.keyClicks(editor, "11")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    workshop = prepared(page)[0]
    assert workshops.steps_of(page.desk.document, workshop.id)[1].minutes == 11


def test_an_agenda_is_saved_as_our_own_and_chosen(page: WorkshopPage, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(ReasonDialog, "ask", lambda _self: HOSTILE)
    page.planning.save_as_template()
    ((own_id, template),) = templates.own(page.desk.document)
    assert "R&D" in template.title
    page.reload()
    assert page.planning.list.lines.rows[-1].id == own_id
    page.planning.choose(own_id)
    page.planning.list.removal_requested.emit(own_id)
    assert templates.own(page.desk.document) == ()


def test_the_day_is_the_one_that_is_typed(page: WorkshopPage) -> None:
    day = page.planning.card.day
    day.edit.setText("26 Mar 2026")
    day.finish()
    assert prepared(page)[0].on == dt.date(2026, 3, 26)


def test_each_trouble_opens_its_way(page: WorkshopPage) -> None:
    opened: list[str] = []
    page.desk.page_requested.connect(lambda key, _item: opened.append(key))
    planning = page.planning
    planning.choose("charter")
    planning.troubles.picked.emit(("missing",))
    assert planning.template()[1].key == "set-goals"
    for trouble in ("unclear", "untold"):
        planning.troubles.picked.emit((trouble,))
    assert opened == ["objectives", "share"]


def test_each_of_two_workshops_of_one_template_is_come_to_and_taken_away(page: WorkshopPage) -> None:
    document, cycle = page.desk.document, page.desk.cycle.id
    template = templates.find(document, "set-goals")
    ada, ben = (
        agenda.prepare(document, cycle, template, people=[name], begins=at)
        for name, at in (("Ada", "10:00"), ("Ben", "20:00"))
    )
    for wanted, name, at in ((ada, "Ada", "10:00"), (ben, "Ben", "20:00"), (ada, "Ada", "10:00")):
        page.show_item(wanted)
        assert page.planning.plan().workshop.people == (name,)
        assert page.planning.card.begins.text() == at
    page.planning.card.remove.click()
    assert [each.id for each in prepared(page)] == [ben]
    page.desk.undo()
    page.show_item(ada)
    page.planning.begin()
    running = workshops.running(document)
    assert running is not None
    assert running.id == ada


def test_nothing_is_taken_away_before_anything_is_prepared(page: WorkshopPage) -> None:
    assert page.planning.card.remove.isHidden()
    told: list[str] = []
    page.desk.refused.disconnect()
    page.desk.refused.connect(told.append)
    page.planning.remove_prepared()
    assert told == ["Nothing is prepared with this agenda yet."]
    type_people(page, "Ada; Ben")
    assert not page.planning.card.remove.isHidden()
    page.planning.remove_prepared()
    assert prepared(page) == []
    assert page.planning.card.remove.isHidden()


def test_a_workshop_outlives_the_template_it_was_prepared_from(page: WorkshopPage, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    document = page.desk.document
    monkeypatch.setattr(ReasonDialog, "ask", lambda _self: "Our own evening")
    page.planning.save_as_template()
    ((own_id, _template),) = templates.own(document)
    page.planning.choose(own_id)
    type_people(page, "Ada; Ben")
    (workshop,) = [each for each in prepared(page) if each.template == "our-own-evening"]
    templates.remove(document, own_id)
    page.planning.choose("charter")
    page.show_item(workshop.id)
    assert page.planning.plan().workshop == workshop
    page.planning.begin()
    running = workshops.running(document)
    assert running is not None
    assert running.id == workshop.id

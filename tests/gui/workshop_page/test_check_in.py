"""The check-in as a workshop: the round of key results in its step, with the room looking."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from okrdesk.gui.pages.workshop_page.page import WorkshopPage
from okrdesk.okr import check_ins
from okrdesk.okr.workshop import views, workshops
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import sample_desk
from tests.gui.workshop_page.rooms import act, page_at, running

CTRL = Qt.KeyboardModifier.ControlModifier


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)
    QApplication.processEvents()


def test_what_is_typed_is_saved_and_the_room_sees_it_when_it_is_shown(qtbot: Any, shown: Any) -> None:
    page = page_at(shown, "check-ins", template="check-in")
    view, area = running(page), act(page).part.round
    assert QApplication.focusWidget() is area.view.value.edit
    assert nameless_controls(page) == []
    key = area.open_id
    before = len(check_ins.of_key_result(page.desk.document, key))
    QTest.keyClicks(area.view.value.edit, "1")
    area.view.confidences.add(4)
    area.view.confidences.add(9)
    room = view.side.room.picture.view
    assert isinstance(room, views.Standing)
    assert room.sure is None, "while they are typed only their number is seen"
    assert room.counter is not None
    assert room.counter.done == 2
    press(Qt.Key.Key_H, CTRL)
    assert view.side.room.picture.view.sure.people == 2
    area.view.next_step.edit.setPlainText("Ask the library")
    press(Qt.Key.Key_Return, CTRL)
    made = check_ins.of_key_result(page.desk.document, key)
    assert (len(made), made[-1].confidences) == (before + 1, (4, 9))
    assert view.sitting.step.kind == "check-ins", "Ctrl+Enter saved; it did not go on"
    assert area.open_id != key
    page.desk.undo()
    assert len(check_ins.of_key_result(page.desk.document, key)) == before
    press(Qt.Key.Key_Return, CTRL)
    assert view.sitting.step.kind == "close", "where nothing is typed it goes on as elsewhere"


def test_half_a_check_in_survives_going_on_and_coming_back(qtbot: Any, shown: Any) -> None:
    page = page_at(shown, "check-ins", template="check-in")
    QTest.keyClicks(act(page).part.round.view.value.edit, "12")
    press(Qt.Key.Key_PageDown, CTRL)
    assert running(page).sitting.step.kind == "close"
    running(page).go_back()
    QApplication.processEvents()
    assert act(page).part.round.view.value.text() == "12"


def test_the_page_of_check_ins_holds_it_or_goes_on_with_it(qtbot: Any, shown: Any) -> None:
    desk = sample_desk()
    desk.session.read_only = False
    page: WorkshopPage = shown(WorkshopPage(desk), 1024, 700)
    page.wishes()["check in"]("")
    held = workshops.running(desk.document)
    assert held is not None
    assert (held.template, held.on) == ("check-in", desk.today)
    assert not running(page).sitting.clock.is_paused
    running(page).go_on()
    page.wishes()["check in"]("")
    assert [each.id for each in workshops.everything(desk.document) if each.state == "running"] == [held.id]
    desk.undo()
    desk.undo()
    QApplication.processEvents()
    assert workshops.running(desk.document) is None, "one step prepared and began it"
    assert page.running is None

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from okrdesk.gui import directory
from okrdesk.gui.pages.workshop_page.hours import clock_words
from okrdesk.gui.pages.workshop_page.page import WorkshopPage
from okrdesk.gui.pages.workshop_page.phases_strip import PhasesStrip, StripStep
from okrdesk.gui.pages.workshop_page.running import RunningView
from okrdesk.gui.pages.workshop_page.step_words import drift_words
from okrdesk.gui.projector import stage
from okrdesk.okr.workshop import workshops
from okrdesk.okr.workshop.workshops import WorkshopStep
from tests.gui.accessibility import nameless_controls
from tests.gui.workshop_page.rooms import act, page_at, planning_page, running

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, shown):  # type: ignore[no-untyped-def]
    page = planning_page(shown, 1300)
    page.planning.begin()
    QApplication.processEvents()
    return page


def now(page: WorkshopPage) -> WorkshopStep:
    step = running(page).sitting.step
    assert step is not None
    return step


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)
    QApplication.processEvents()


def test_starting_lets_the_clock_run_and_shows_the_first_step(page: WorkshopPage) -> None:
    view = running(page)
    assert view.head.title.plain_text() == "Where were we?"
    assert "step 1 of 14" in view.head.lead.plain_text()
    assert not view.sitting.clock.is_paused
    assert directory.rows()[1].figure(page.desk) == directory.Figure(note="step 1")
    assert nameless_controls(page) == []


def test_the_way_goes_by_keys_alone(page: WorkshopPage) -> None:
    view = running(page)
    view.head.title.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    view.head.title.setFocus()
    press(Qt.Key.Key_Space)
    assert now(page).title == "Would we all say the same?"
    press(Qt.Key.Key_PageUp)
    assert now(page).title == "Where were we?"
    view.head.title.setFocus()
    press(Qt.Key.Key_P)
    assert view.sitting.clock.is_paused
    before = view.sitting.left
    QTest.keyClicks(view.head.title, "+")
    assert view.sitting.left == pytest.approx(before + 60, abs=2)


def test_while_somebody_types_the_keys_want_ctrl(page: WorkshopPage) -> None:
    view = running(page)
    notes = view.side.private.notes.edit
    notes.setFocus()
    QTest.keyClicks(notes, "P b . +")
    assert notes.toPlainText() == "P b . +"
    assert not view.sitting.clock.is_paused
    assert "Ctrl" in view.head.next.text()
    first = now(page).id
    press(Qt.Key.Key_Return, CTRL)
    assert now(page).id != first


def test_notes_are_private_and_survive_going_on_and_a_new_window(page: WorkshopPage) -> None:
    view = running(page)
    first = now(page).id
    view.side.private.notes.edit.setFocus()
    QTest.keyClicks(view.side.private.notes.edit, "Piet came late")
    view.go_on()
    view.go_back()
    assert view.side.private.notes.text() == "Piet came late"
    view.finish()
    again = RunningView(page.desk, view.sitting.workshop_id)
    assert again.sitting.step is not None
    assert again.sitting.step.id == first
    assert again.sitting.clock.is_paused
    assert again.side.private.notes.text() == "Piet came late"
    assert b"Piet came late" not in page.desk.document.database.connection().serialize()
    again.finish()


def test_steps_are_left_out_taken_up_and_gone_to(page: WorkshopPage) -> None:
    view = running(page)
    mirror = next(step for step in view.sitting.steps if step.title == "The mirror")
    menu = view.menu_of([mirror])
    words = [action.text() for action in menu.actions()]
    assert words == ["Go to “The mirror”", "Put “The mirror” next", "Leave “The mirror” out"]
    menu.actions()[2].trigger()
    assert workshops.step(page.desk.document, mirror.id).state == "left out"
    view.menu_of([workshops.step(page.desk.document, mirror.id)]).actions()[2].trigger()
    assert workshops.step(page.desk.document, mirror.id).state == "open"
    menu = view.menu_of([mirror])
    menu.actions()[1].trigger()
    assert view.sitting.steps[1].id == mirror.id
    menu.actions()[0].trigger()
    assert now(page).id == mirror.id


def test_the_last_step_finishes_the_workshop(page: WorkshopPage) -> None:
    view = running(page)
    for _step in range(60):
        if view.sitting.is_last:
            break
        view.go_on()
    assert view.head.next.plain_text() == "Finish"
    view.go_on()
    assert workshops.read(page.desk.document, view.sitting.workshop_id).state == "closed"
    QApplication.processEvents()
    assert page.running is None


def test_undo_of_next_comes_back_to_the_step(page: WorkshopPage) -> None:
    first = now(page).id
    running(page).go_on()
    page.desk.undo()
    page.reload()
    assert now(page).id == first
    assert running(page).head.title.plain_text() == "Where were we?"


def test_words_of_the_clock_and_the_drift() -> None:
    assert [clock_words(left) for left in (160, 59.2, 0, -70)] == ["02:40", "01:00", "00:00", "+01:10"]
    workshop = workshops.Workshop("", "", "", "", begins="18:00")
    steps = [WorkshopStep("1", "", "talk", minutes=120)]
    assert drift_words(workshop, steps, 240) == "4 min behind plan · ends 20:04"
    assert drift_words(workshop, steps, 0) == "on plan · ends 20:00"
    assert drift_words(workshop, steps, -120) == "2 min ahead of plan · ends 19:58"


def test_one_key_makes_picture_and_projector_light_and_dark_again(shown: Any) -> None:
    page = page_at(shown, "ideas")
    room = running(page).side.room
    room.open_projector()
    projector = room.projector
    assert projector is not None
    projector.draw_curtain(closed=False)
    for wanted in (stage.LIGHT, stage.DARK):
        QTest.keyClick(projector, Qt.Key.Key_W)
        assert room.picture.palette_of_stage is projector.picture.palette_of_stage is wanted
    room.light.menu().aboutToShow.emit()
    assert [a.isChecked() for a in room.light.menu().actions()] == [True, False, False]
    room.light.menu().actions()[1].trigger()
    assert room.picture.palette_of_stage is stage.LIGHT
    room.close_projector()


def test_who_left_the_projector_can_open_it_again(shown: Any) -> None:
    page = page_at(shown, "ideas")
    room = running(page).side.room
    QTest.mouseClick(room.show_it, Qt.MouseButton.LeftButton)
    assert room.projector is not None
    assert (room.live.isVisible(), room.show_it.isVisible()) == (True, False)
    QTest.keyClick(room.projector, Qt.Key.Key_Escape)
    assert (room.live.isVisible(), room.show_it.isVisible()) == (False, True)
    QTest.mouseClick(room.show_it, Qt.MouseButton.LeftButton)
    assert room.live.isVisible()
    assert not room.projector.is_open, "behind the curtain again"
    room.close_projector()


@pytest.mark.usefixtures("dressed")
def test_the_step_that_is_on_keeps_its_words_in_a_narrow_strip(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    strip = PhasesStrip()
    steps = [StripStep("a", "1", "Where were we?", "Arrive early", 6, "done")]
    steps += [StripStep(f"p{n}", str(n), "Something", f"A long phase {n}", 9, "open") for n in range(2, 9)]
    steps.append(StripStep("now", "9", "Confidence and consent", "Commit", 4, "now"))
    shown(strip, 640, 60)
    strip.show_steps(steps)
    QApplication.processEvents()
    (on,) = [button for button in strip.buttons if button.part.state == "now"]
    assert on.width() >= on.sizeHint().width()
    assert max(button.geometry().right() for button in strip.buttons) <= strip.width()


def test_minutes_of_other_phases_go_before_a_word_is_cut(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    strip = PhasesStrip()
    steps = [StripStep(f"p{n}", str(n), "Something", f"Phase {n}", 9, "open") for n in range(1, 6)]
    steps.append(StripStep("now", "9", "Confidence and consent", "Commit", 4, "now"))
    shown(strip, 3000, 60)
    strip.show_steps(steps)
    phases = [button for button in strip.buttons if button.part.kind == "phase"]
    assert [button.part.painted for button in phases] == ["9"] * 5
    strip.resize(sum(button.sizeHint().width() for button in strip.buttons), 60)
    QApplication.processEvents()
    phases = [button for button in strip.buttons if button.part.kind == "phase"]
    assert [button.part.painted for button in phases] == [""] * 5
    assert phases[0].accessibleName() == "Phase 1, 9", "what is not painted is said"
    assert all(button.width() >= button.sizeHint().width() for button in phases)


def test_a_part_of_a_step_begins_with_its_own_question_and_turns_from_there(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "mirror", 1)
    bar, prompts = act(page).prompts, running(page).sitting.prompts
    assert bar.turns.place.plain_text() == "question 2 of 2"
    bar.turns.after.click()
    assert (bar.question.plain_text(), bar.turns.place.plain_text()) == (prompts[0], "question 1 of 2")
    bar.turns.before.click()
    assert (bar.question.plain_text(), bar.turns.place.plain_text()) == (prompts[1], "question 2 of 2")

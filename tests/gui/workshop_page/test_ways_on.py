"""From each state of a running workshop a way leads on, and what is asked is about what is on now."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from okrdesk import paths
from okrdesk.document import merge
from okrdesk.document import room_tables as r
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.gui.pages.workshop_page.page import WorkshopPage
from okrdesk.gui.pages.workshop_page.passed_ballot import PassedBallot
from okrdesk.gui.pages.workshop_page.passed_keyboard import PassedKeyboard
from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.okr.workshop import agenda, box, ideas, templates, themes, workshops
from tests import factories
from tests.gui.workshop_page.rooms import act, add_ideas, page_at, running

ENTER, UP = Qt.Key.Key_Return, Qt.Key.Key_Up


def press(*keys: Qt.Key | str) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        (QTest.keyClicks if isinstance(key, str) else QTest.keyClick)(widget, key)  # type: ignore[operator]
        QApplication.processEvents()


def slip_at(page: WorkshopPage, typed: str) -> None:
    """A slip, where a window over the window had the keyboard before."""
    page.window().activateWindow()
    QTest.qWait(20)
    slip(act(page), typed)


def slip(view: Any, typed: str) -> None:
    view.pad.line.setFocus()
    press(typed, ENTER)


@pytest.fixture
def voting(qtbot, shown) -> WorkshopPage:  # type: ignore[no-untyped-def]
    return page_at(shown, "vote", themed=True)


@pytest.fixture
def writing(qtbot, shown) -> WorkshopPage:  # type: ignore[no-untyped-def]
    page = page_at(shown, "ideas")
    add_ideas(page)
    return page


def go_to(page: WorkshopPage, kind: str) -> Sitting:
    sitting = running(page).sitting
    sitting.go_to(next(step.id for step in sitting.steps if step.kind == kind))
    QApplication.processEvents()
    return sitting


# Correcting the last one


def test_a_correction_that_was_begun_does_not_stop_the_round_after_it(voting) -> None:  # type: ignore[no-untyped-def]
    view = act(voting)
    slip(view, "12")
    press(UP)
    view.reveal_now()
    view.result.again_wanted.emit()
    slip(view, "23")
    assert view.in_box() == {view.asked().id: 1}


def test_a_correction_is_given_up_by_its_own_key(voting) -> None:  # type: ignore[no-untyped-def]
    view = act(voting)
    slip(view, "12")
    press(UP)
    assert "↑ leaves it as it was" in view.pad.hint.plain_text()
    press(UP)
    assert "once more" not in view.pad.hint.plain_text()
    slip(view, "23")
    assert view.in_box() == {view.asked().id: 2}


def test_no_slip_is_corrected_while_all_are_counted_again(voting) -> None:  # type: ignore[no-untyped-def]
    view = act(voting)
    slip(view, "12")
    slip(view, "23")
    view.pad.again.click()
    press(UP)
    slip(view, "12")
    slip(view, "13")
    slip(view, "45")
    assert view.in_box() == {view.asked().id: 3}


def test_a_card_that_is_being_corrected_is_no_draft_and_no_trap(writing) -> None:  # type: ignore[no-untyped-def]
    view = act(writing)
    view.begin()
    press("Soop", ENTER)
    view.correct.click()
    go_to(writing, "groups")
    go_to(writing, "ideas")
    view = act(writing)
    assert view.entry.text() == "", "it lies in the box, covered"
    press("Bread", ENTER)
    view.correct.click()
    keyboard = passed(writing, view.pass_on, PassedKeyboard)
    press(ENTER, "Salt", ENTER)
    keyboard.hand_back()
    writing.window().activateWindow()
    QTest.qWait(20)
    view.begin()
    press("Oil", ENTER)
    assert view._box().texts == ("Bread", "Oil", "Salt", "Soop")


# What is asked before it is revealed


def test_another_goal_takes_the_question_with_it(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "measures")
    sitting = running(page).sitting
    places = {(each.name, each.method): place for place, each in enumerate(sitting.acts)}
    sitting.show_act(places["ask", "estimates"])
    view = act(page)
    slip(view, "5 5 5")
    sitting.turn_goal(1)
    slip(view, " ".join("7" for _item in view.fresh().items))
    sitting.turn_goal(-1)
    view.reveal()
    assert not view.sure.isHidden()
    sitting.turn_goal(1)
    assert view.sure.isHidden(), "its answer would show the ballots of another goal"
    writes = next(place for place, each in enumerate(sitting.acts) if each.name == "write")
    sitting.show_act(writes)
    view = act(page)
    view.begin()
    press("Evenings", ENTER)
    view.reveal()
    assert not view.sure.isHidden()
    sitting.turn_goal(1)
    assert view.sure.isHidden()


# The keyboard goes round


def passed(page: WorkshopPage, button: Any, kind: type[PassedKeyboard]) -> Any:
    button.click()
    keyboard = page.window().findChildren(kind)[-1]
    for _turn in range(100):
        if keyboard.isActiveWindow():
            break
        QTest.qWait(10)
    return keyboard


def test_what_somebody_wrote_outlives_a_full_disk_and_a_step_that_went_on(writing, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    view = act(writing)
    keyboard = passed(writing, view.pass_on, PassedKeyboard)

    def full(*_what: object) -> None:
        raise Refused("The disk is full.")

    press(ENTER, "Soup")
    with monkeypatch.context() as patch:
        patch.setattr(box.files, "write_json", full)
        press(ENTER)
    assert (keyboard.count, keyboard.field.text(), keyboard.said.plain_text()) == (
        0,
        "Soup",
        "The disk is full.",
    )
    step = running(writing).sitting.step
    assert step is not None
    go_to(writing, "vote")
    press(ENTER)
    assert (keyboard.count, keyboard.field.text()) == (1, "")
    keyboard.hand_back()
    assert box.Cards(writing.desk.document, step.id, "idea").texts == ("Soup",)


def test_a_ballot_is_counted_once_though_the_step_went_on(voting) -> None:  # type: ignore[no-untyped-def]
    view = act(voting)
    keyboard = passed(voting, view.pad.keyboard, PassedBallot)
    asked = view.asked()
    go_to(voting, "ideas")
    press(ENTER, "1", ENTER)
    assert keyboard.count == 1
    keyboard.hand_back()
    assert box.Box(voting.desk.document, asked.id).ballots == 1


def test_an_empty_slip_is_no_veto(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "purpose")
    sitting = running(page).sitting
    sitting.show_act(next(n for n, each in enumerate(sitting.acts) if each.method == "fist"))
    view = act(page)
    keyboard = passed(page, view.pad.keyboard, PassedBallot)
    assert "six numbers" not in keyboard.rule.plain_text(), "that is for who counts hands"
    press(ENTER, ENTER)
    assert keyboard.said.plain_text() == "Nothing is typed. A dash (-) hands in an empty ballot."
    press("-", ENTER)
    press(ENTER, "4", ENTER)
    keyboard.hand_back()
    view.reveal_now()
    result = view.asked().result
    assert (result["blank"], list(result["numbers"].values())) == (1, [[4]])


@pytest.mark.usefixtures("dressed")
def test_a_ballot_of_thirty_themes_keeps_its_line_on_the_screen(voting) -> None:  # type: ignore[no-untyped-def]
    for number in range(30):
        themes.add(voting.desk.document, voting.desk.cycle.id, f"Theme {number}")
    voting.reload()
    keyboard = passed(voting, act(voting).pad.keyboard, PassedBallot)
    press(ENTER)
    seen = QRect(QPoint(), voting.window().size())
    assert seen.contains(QRect(keyboard.line.mapTo(keyboard, QPoint()), keyboard.line.size()))
    bar = keyboard.sheet.verticalScrollBar()
    press(Qt.Key.Key_PageDown)
    assert bar.value() > 0
    press(Qt.Key.Key_Up, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    keyboard.hand_back()


# A box that cannot be read


def damage(page: WorkshopPage, name: str) -> None:
    (path,) = (paths.boxes() / page.desk.document.id).glob(f"{name}*")
    path.write_bytes(b"no box")
    go_to(page, "break")


def test_a_round_whose_box_cannot_be_read_is_asked_anew(voting) -> None:  # type: ignore[no-untyped-def]
    slip(act(voting), "12")
    damage(voting, act(voting).asked().id)
    go_to(voting, "vote")
    view = act(voting)
    assert "cannot be read" in view.box.label.plain_text()
    assert not view.pad.isEnabled()
    press(Qt.Key.Key_Space)
    assert view.box.isHidden()
    press("13", ENTER)
    assert view.in_box() == {view.asked().id: 1}


def test_cards_whose_box_cannot_be_read_begin_anew(writing) -> None:  # type: ignore[no-untyped-def]
    act(writing).begin()
    press("Soup", ENTER)
    step = running(writing).sitting.step
    assert step is not None
    damage(writing, step.id)
    go_to(writing, "ideas")
    view = act(writing)
    assert not view.damaged.isHidden()
    assert not view.entry.isEnabled()
    press(Qt.Key.Key_Space)
    assert view.damaged.isHidden()
    press("Bread", ENTER)
    assert box.Cards(writing.desk.document, step.id, "idea").texts == ("Bread",)


# From step to step


def test_a_step_begins_with_its_first_act_whatever_was_left_out_before_it(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "consent", 1)
    sitting = running(page).sitting
    assert sitting.step is not None
    sitting.leave_out(sitting.step.id, True)
    assert (sitting.step.kind, sitting.act_place) == ("charter", 0)


def test_with_the_last_step_left_out_the_workshop_can_be_finished_or_gone_back_in(writing) -> None:  # type: ignore[no-untyped-def]
    view = running(writing)
    sitting = view.sitting
    sitting.next()
    last = sitting.steps[-1]
    sitting.go_to(last.id)
    for step in sitting.steps:
        if step.state == "open" and step.id != last.id:
            sitting.leave_out(step.id, True)
    sitting.leave_out(last.id, True)
    assert sitting.step is None
    assert "No step is open any more" in act(writing).does.plain_text()
    assert view.head.next.plain_text() == "Finish"
    view._show_time()
    sitting.back()
    assert sitting.step is not None
    for step in sitting.steps:
        if step.state == "open":
            sitting.leave_out(step.id, True)
    view.go_on()
    assert workshops.read(writing.desk.document, sitting.workshop_id).state == "closed"


def test_going_on_by_mistake_costs_the_clock_nothing(writing) -> None:  # type: ignore[no-untyped-def]
    sitting = running(writing).sitting
    now = [1000.0]
    sitting._now = lambda: now[0]
    sitting.pause()
    sitting.go_on()
    sitting.longer()
    before = sitting.left
    now[0] += 90
    running(writing).go_on()
    now[0] += 5
    writing.desk.undo()
    writing.reload()
    assert sitting.left == pytest.approx(before - 90, abs=1), "undone, it was never noted"
    running(writing).go_on()
    running(writing).go_back()
    assert sitting.left == pytest.approx(before - 90, abs=1), "noted, it is not counted twice"


def test_a_card_that_was_taken_out_of_its_theme_is_come_to_again(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "groups", themed=True)
    (soup, bread) = add_ideas(page, "Soup", "Bread")
    view = act(page)
    view._show(soup)
    press("1")
    view._take_back(soup)
    view._show(bread)
    press(Qt.Key.Key_Right)
    assert view.sitting.card_id == soup
    assert not ideas.read(page.desk.document, soup).seen


def test_the_line_to_read_aloud_is_seen_where_the_side_is_folded(writing) -> None:  # type: ignore[no-untyped-def]
    writing.resize(900, 700)
    QApplication.processEvents()
    view = running(writing)
    assert not view.side.room.isVisible()
    view.head.next.setFocus()
    press("r")
    assert view.side.room.aloud.isVisible()
    press("r")
    assert not view.side.room.aloud.isVisible()
    assert workshops.running(writing.desk.document) is not None


# Over time, asleep, and with another copy


def test_what_is_proposed_because_of_the_clock_can_be_declined(writing) -> None:  # type: ignore[no-untyped-def]
    view = running(writing)
    sitting = view.sitting
    later = [1000.0]
    sitting._now = lambda: later[0]
    sitting.clock = sitting.clock.paused(later[0]).going(later[0])
    later[0] += 3600
    view._show_time()
    assert sitting.proposed is not None
    assert view.late.isVisible()
    assert view.late.property("level") == "warning"
    view.late.dismissed.emit()
    view.late.hide()
    view._show_time()
    assert not view.late.isVisible(), "a quarter of a second later"
    view.go_on()
    view._show_time()
    assert view.late.isVisible() is (sitting.proposed is not None)


def test_a_night_with_the_lid_down_is_no_part_of_the_step(writing) -> None:  # type: ignore[no-untyped-def]
    sitting = running(writing).sitting
    now = [1000.0]
    sitting._now = lambda: now[0]
    sitting.clock = sitting.clock.paused(0.0).going(now[0])
    sitting._tick()
    now[0] += 5
    sitting._tick()
    used = sitting.used
    now[0] += 9 * 3600
    sitting._tick()
    assert sitting.clock.is_paused
    assert sitting.used == pytest.approx(used, abs=1)


def test_a_workshop_that_another_copy_began_does_not_take_the_room(writing) -> None:  # type: ignore[no-untyped-def]
    document, here = writing.desk.document, running(writing).sitting.workshop_id
    other = Document.load(factories.content(document), factories.OTHER)
    cycle = writing.desk.cycle.id
    theirs = agenda.prepare(other, cycle, templates.find(other, "charter"), on=dt.date(2026, 1, 2))
    with other.edit("Begun where nobody knew of ours"):
        other.set(r.Workshop, theirs, state="running")
    merge.merge_checked(document, factories.content(other))
    writing.reload()
    assert {each.id for each in workshops.everything(document) if each.state == "running"} == {here, theirs}
    assert running(writing).sitting.workshop_id == here
    agenda.close(document, here)
    writing.reload()
    assert running(writing).sitting.workshop_id == theirs, "which is closed then, too"


def test_what_is_said_of_covered_cards_goes_with_them(writing) -> None:  # type: ignore[no-untyped-def]
    view = running(writing)
    act(writing).begin()
    press("Soup", ENTER)
    for step in view.sitting.steps:
        if step.state == "open" and view.sitting.step and step.id != view.sitting.step.id:
            view.sitting.leave_out(step.id, True)
    room = view.side.room
    room.open_projector()
    assert room.projector is not None
    room.projector.draw_curtain(closed=False)
    QTest.keyClick(room.projector, Qt.Key.Key_Space)
    assert view.unseen.isVisible()
    assert not room.projector.isVisible(), "on the only screen it would cover the question"
    act(writing).reveal_now()
    assert not view.unseen.isVisible()


# A round that was opened too early


def test_a_round_that_nobody_answered_is_set_anew(voting) -> None:  # type: ignore[no-untyped-def]
    document, cycle, view = voting.desk.document, voting.desk.cycle.id, act(voting)
    assert view.pad.anew.isHidden()
    keyboard = passed(voting, view.pad.keyboard, PassedBallot)
    keyboard.hand_back()
    early = len(view.asked().items)
    themes.add(document, cycle, "One more")
    voting.reload()
    assert len(view.asked().items) == early
    view.pad.anew.click()
    assert view.asked() is None
    slip_at(voting, "12")
    assert len(view.asked().items) == early + 1
    assert view.pad.anew.isHidden(), "somebody answered"


def test_asking_again_by_mistake_brings_the_result_back(voting) -> None:  # type: ignore[no-untyped-def]
    view = act(voting)
    slip(view, "12")
    view.reveal_now()
    first = view.asked()
    view.result.again_wanted.emit()
    assert view.asked().id != first.id
    view.pad.anew.click()
    assert view.asked() == first
    assert view.result.isVisible()


def test_a_vote_that_was_set_is_so_still_after_a_look_elsewhere(voting) -> None:  # type: ignore[no-untyped-def]
    view = act(voting)
    view.settings.criterion.edit.setFocus()
    view.settings.criterion.edit.selectAll()
    press("Most joy")
    view.settings.dots.setFocus()
    view.settings.dots.set_keys(["5"])
    view.settings.said.emit()
    go_to(voting, "ideas")
    go_to(voting, "vote")
    view = act(voting)
    assert (view.settings.criterion.text(), view.settings.dots.keys()) == ("Most joy", ("5",))
    view.begin()
    press("12345", ENTER)
    assert (view.asked().criterion, view.asked().dots) == ("Most joy", 5)
    view.pad.anew.click()
    assert running(voting).sitting.mine._held.drafts == {}, "the round has it now"


def test_the_hints_of_the_folded_side_are_those_of_the_keys(voting) -> None:  # type: ignore[no-untyped-def]
    voting.resize(900, 700)
    QApplication.processEvents()
    view, folded = running(voting), running(voting).side.folded
    view.head.next.setFocus()
    assert folded._blank.text().split()[-1] == "B"
    assert "Ctrl" not in folded._hide.text()
    act(voting).begin()
    assert "Ctrl B" in folded._blank.text()
    assert "Ctrl H" in folded._hide.text()


def test_no_mouse_takes_what_somebody_typed_to_the_next(voting) -> None:  # type: ignore[no-untyped-def]
    line = act(voting).pad.line.edit
    line.setFocus()
    press("1234")
    line.selectAll()
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert not line.hasSelectedText()
    QTest.mouseDClick(line, Qt.MouseButton.LeftButton, pos=QPoint(12, 8))
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=QPoint(12, 8))
    assert not line.hasSelectedText()
    QTest.mouseClick(line, Qt.MouseButton.MiddleButton)
    assert line.text() == "1234"


def test_the_keyboard_comes_to_the_slips_of_a_run_off(voting) -> None:  # type: ignore[no-untyped-def]
    view = act(voting)
    slip(view, "12")
    slip(view, "34")
    view.reveal()
    press(ENTER)
    rules = [button.way.rule for button in view.result.tie.buttons]
    press(str(rules.index("run-off") + 1), ENTER)
    QTest.qWait(20)
    assert view.asked().repeats_id is not None
    press("1", ENTER)
    assert view.in_box() == {view.asked().id: 1}


def test_every_tie_is_agreed_on_anew(voting) -> None:  # type: ignore[no-untyped-def]
    view = act(voting)
    for _vote in range(2):
        slip(view, "12")
        slip(view, "34")
        view.reveal_now()
        QTest.qWait(20)
        assert view.unsettled()
        assert view.result.tie.chosen == ""
        assert QApplication.focusWidget() in view.result.tie.buttons
        press(ENTER)
        assert view.unsettled(), "the rule of the last tie is none of this one"
        rules = [button.way.rule for button in view.result.tie.buttons]
        press(str(rules.index("lots") + 1), ENTER)
        assert not view.unsettled()
        view.result.again_wanted.emit()


def test_an_objection_is_to_its_own_goal(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "consent")
    sitting = running(page).sitting
    place = next(n for n, each in enumerate(sitting.acts) if each.method == "fist")
    for goal in range(2):
        sitting.goal_place = goal
        sitting.show_act(place)
        for _asking in range(2):
            part = act(page).part
            slip(part, "1")
            act(page).reveal_now()
            if part.result.judgement.again.isVisible():
                part.result.again_wanted.emit()
        words = act(page).part.result.judgement.words
        assert words.isVisible()
        assert words.text() == ""
        words.edit.setText("Too much at once")


def test_a_half_typed_target_outlives_a_look_at_another_goal(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "measures")
    sitting = running(page).sitting
    sitting.show_act(next(n for n, each in enumerate(sitting.acts) if each.method == "estimates"))
    for goal in (1, 0):
        sitting.turn_goal(goal - sitting.goal_place)
        view = act(page)
        slip(view, " ".join("7" for _item in view.fresh().items))
        view.reveal_now()
    target = next(iter(view.result.estimates.targets.values()))
    target.edit.setFocus()
    target.edit.selectAll()
    press("99")
    for by in (1, -1):
        sitting.turn_goal(by)
    assert next(iter(view.result.estimates.targets.values())).text() == "99"

"""Run the meeting: agenda, one key result at a time by keyboard, asking without insisting, who does what."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from okrdesk.document.document import Document
from okrdesk.gui.areas.check_ins.confidence_words import given_words, group_words, spread_words
from okrdesk.gui.areas.check_ins.drafts import Draft, Drafts
from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.check_ins_page.meeting import size
from okrdesk.gui.pages.check_ins_page.meeting.confidences import GroupConfidences
from okrdesk.gui.pages.check_ins_page.meeting.window import MeetingWindow
from okrdesk.gui.pages.check_ins_page.page import CheckInsPage
from okrdesk.okr import check_ins, cycles, initiatives, key_results, mission, objectives, people
from okrdesk.okr.terms import CheckIn, KeyResult, Stage
from tests import changes, factories
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import listening

D = Decimal
DAY = dt.date(2026, 2, 8)
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@factories.written_once
def _bakery() -> tuple[Document, None]:
    document = Document.create(None, "Bakery", "a" * 32, "Ada")
    cycle = cycles.add(document, "2026-Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    ada = people.add(document, "Ada")
    people.add(document, "Bo")
    mission.add_charter_line(document, "We are on time.")
    objective = objectives.add(document, objectives.Objective("", cycle, "Everybody knows our bread"))
    key_results.add(
        document,
        KeyResult("", objective, "Loaves a day", unit="loaves", baseline=D(20), target=D(50), owner_id=ada),
    )
    key_results.add(
        document,
        KeyResult("", objective, "The oven is here", measure="yes-no", target=D(1), baseline=D(0)),
    )
    stages = (Stage("flour", D(1)), Stage("dough", D(1)))
    key_results.add(document, KeyResult("", objective, "The new bread", measure="milestones", stages=stages))
    return document, None


@pytest.fixture
def desk(qapp: QApplication) -> Desk:
    return listening(_bakery()[0])


@pytest.fixture
def kept() -> Drafts:
    return {}


@pytest.fixture
def window(desk: Desk, kept: Drafts, shown: Any) -> MeetingWindow:
    made: MeetingWindow = shown(MeetingWindow(desk, kept, ""), 1280, 720)
    return made


def ids(desk: Desk) -> list[str]:
    return [line.key_result.id for line in desk.outline().key_results]


def settle() -> None:
    for _turn in range(3):
        QApplication.processEvents()


def type_text(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)
    settle()


def say(*numbers: int) -> None:
    for number in numbers:
        type_text(str(number))
        press(Qt.Key.Key_Return)


def latest(desk: Desk, key_result_id: str) -> CheckIn:
    return check_ins.of_key_result(desk.document, key_result_id)[-1]


# How sure a group is


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("7\n5\n8\n", (7, 5, 8)),
        ("10\n0\n10\n", (10, 0, 10)),
        ("757\n", (7, 5, 7)),
        ("101\n", (10, 1)),
        ("7\n5\b\n8", (7, 8)),
        ("7\n5\n\b", (7,)),
        ("\b", ()),
        ("1", (1,)),
        ("7x,3 ", (7, 3)),
    ],
)
def test_confidences_are_typed_one_by_one(shown: Any, typed: str, values: tuple[int, ...]) -> None:
    group: GroupConfidences = shown(GroupConfidences())
    group.setFocus()
    for sign in typed:
        if sign == "\n":
            QTest.keyClick(group.dots, Qt.Key.Key_Return)
        elif sign == "\b":
            QTest.keyClick(group.dots, Qt.Key.Key_Backspace)
        else:
            QTest.keyClicks(group.dots, sign)
    assert group.values() == values


def test_a_number_half_typed_counts_when_the_field_is_left(shown: Any) -> None:
    group: GroupConfidences = shown(GroupConfidences())
    group.setFocus()
    QTest.keyClicks(group.dots, "8")
    group.dots.clearFocus()
    assert group.values() == (8,)


def test_the_mouse_says_a_number_and_takes_one_back(shown: Any) -> None:
    group: GroupConfidences = shown(GroupConfidences(), 660, 200)
    step, high = group.dots.width() / 11, group.dots.height()
    for value in (3, 7):
        place = QPoint(round(step * (value + 0.5)), high - 6)
        QTest.mouseClick(group.dots, Qt.MouseButton.LeftButton, pos=place)
    assert group.values() == (3, 7)
    QTest.mouseClick(group.dots, Qt.MouseButton.LeftButton, pos=QPoint(round(step * 3.5), 8))
    assert group.values() == (7,)
    QTest.mouseClick(group.dots, Qt.MouseButton.LeftButton, pos=QPoint(round(step * 1.5), 8))
    assert group.values() == (7,)


def test_mean_lowest_highest_and_spread_in_words() -> None:
    # numbers.md: confidences 7, 5, 1, 2 make 3.75 (F15); shown with one place, half up.
    assert group_words((7, 5, 1, 2), "en_GB") == "4 people: mean 3.8, lowest 1, highest 7"
    assert spread_words((7, 5, 1, 2)) == "6 apart: hear both ends"
    assert spread_words((5, 6)) == "1 apart"
    assert spread_words((6, 6)) == "all agree"
    assert (group_words((), "en_GB"), spread_words((6,))) == ("", "")
    assert group_words((7, 5, 1, 2), "de_DE") == "4 people: mean 3,8, lowest 1, highest 7"  # decision 39


def test_the_confidence_of_a_check_in_in_words() -> None:
    silent = CheckIn("c", "k", DAY, D(4))
    assert given_words(replace(silent, confidence=4, confidences=(7, 5, 1, 2)), None, "de") == (
        "confidence 3,8 (1–7)"
    )
    assert given_words(replace(silent, confidence=6), (9, DAY), "en_GB") == "confidence 6"
    assert given_words(silent, None, "en_GB") == ""
    # Decision 36: without one the last one given holds, marked as of its day.
    assert given_words(silent, (6, dt.date(2026, 1, 25)), "en_GB") == "confidence 6 as of 25 Jan"


def test_fifty_people_are_drawn(shown: Any) -> None:
    group: GroupConfidences = shown(GroupConfidences(), 660, 200)
    group.set_values(tuple(number % 11 for number in range(50)) + (7,) * 40)
    assert not group.grab().toImage().isNull()
    assert group.words.plain_text().startswith("90 people: mean")


# How large


def test_body_is_28_points_at_1080p() -> None:
    # 28 points of 96 dots to the inch are 37.3 pixels (look.md, presenter).
    assert size.body_of(QSize(1920, 1080)) >= 37
    assert size.body_of(QSize(3840, 2160)) >= 74
    assert size.body_of(QSize(320, 200)) >= 15


@pytest.mark.parametrize("part", ["note", "last"])
def test_what_is_read_is_written_so_large(desk: Desk, kept: Drafts, shown: Any, part: str) -> None:
    window: MeetingWindow = shown(MeetingWindow(desk, kept, ""), 1920, 1080)
    window.show_key_result(ids(desk)[0])
    settle()
    widget = window.view.note.edit if part == "note" else window.view.last
    assert QFontMetrics(widget.font()).height() >= 37


# The round


def test_it_begins_with_the_charter_and_what_waits(window: MeetingWindow, desk: Desk) -> None:
    assert window.agenda.charter.plain_text() == "We are on time."
    assert window.agenda.waiting.plain_text() == "3 key results wait"
    assert window.agenda.heading.plain_text() == "Bakery · 2026-Q1 · week 6 of 13"
    assert QApplication.focusWidget() is window.agenda.list
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert window.view.title.plain_text() == "1.2 The oven is here"
    assert window.counter.plain_text() == "2 of 3 · 3 wait"
    press(Qt.Key.Key_Left, ALT)
    assert window.view.title.plain_text() == "1.1 Loaves a day"
    press(Qt.Key.Key_Left, ALT)
    assert window.stack.currentWidget() is window.agenda


def test_a_key_result_by_keyboard_alone(window: MeetingWindow, desk: Desk) -> None:
    press(Qt.Key.Key_Return)
    type_text("37")
    press(Qt.Key.Key_Tab)
    say(7, 5, 10)
    press(Qt.Key.Key_Return)
    type_text("Two markets")
    press(Qt.Key.Key_Tab)
    type_text("Flour is late")
    press(Qt.Key.Key_Tab)
    type_text("Ask the mill")
    press(Qt.Key.Key_Tab)
    type_text("B")
    press(Qt.Key.Key_Return, CTRL)
    made = latest(desk, ids(desk)[0])
    assert (made.value, made.on, made.confidences) == (D(37), DAY, (7, 5, 10))
    # The mean 22 ÷ 3 is 7.33, rounded half up (F15).
    assert (made.confidence, made.person_id) == (7, people.find(desk.document, "Ada").id)
    assert (made.note, made.blocker, made.next_step) == ("Two markets", "Flour is late", "Ask the mill")
    (plan,) = initiatives.of_key_result(desk.document, ids(desk)[0])
    assert (plan.title, plan.blocker) == ("Ask the mill", "Flour is late")
    assert plan.owner_id == people.find(desk.document, "Bo").id
    # Thursdays: the cycle begins on 1 January 2026 (decision 21).
    assert plan.due == dt.date(2026, 2, 12)
    assert window.view.title.plain_text() == "1.2 The oven is here"
    assert QApplication.focusWidget() is window.view.value.edit
    desk.undo()
    settle()
    assert check_ins.of_key_result(desk.document, ids(desk)[0]) == ()
    assert initiatives.of_key_result(desk.document, ids(desk)[0]) == ()


def test_the_unit_stands_level_with_its_value_whatever_is_said_below(window: MeetingWindow) -> None:
    window.primary()
    edit, unit = window.view.value.edit, window.view.unit

    def apart() -> int:
        settle()
        middles = (part.mapTo(window, part.rect().center()).y() for part in (edit, unit))
        return abs(next(middles) - next(middles))

    assert unit.plain_text().startswith("loaves")
    assert apart() <= 1
    window.view.value.set_error("This is no number; type 37 or 37.5, and more is said here than fits a line.")
    assert apart() <= 1


def test_it_asks_and_does_not_insist(window: MeetingWindow, desk: Desk) -> None:
    window.show_key_result(ids(desk)[0])
    type_text("12")
    press(Qt.Key.Key_Return, CTRL)
    assert "How sure is each of you?" in window.view.ask.plain_text()
    assert QApplication.focusWidget() is window.view.confidences.dots
    say(2, 3)
    assert not window.view.asking.isVisible()
    press(Qt.Key.Key_Return, CTRL)
    assert "below 4" in window.view.ask.plain_text()
    assert "Ctrl+Enter again" in window.view.ask.plain_text()
    assert QApplication.focusWidget() is window.view.next_step.edit
    assert check_ins.of_key_result(desk.document, ids(desk)[0]) == ()
    press(Qt.Key.Key_Return, CTRL)
    assert latest(desk, ids(desk)[0]).confidences == (2, 3)
    assert window.view.title.plain_text() == "1.2 The oven is here"


def test_a_blocker_is_asked_for_its_next_step_and_who_takes_it(window: MeetingWindow, desk: Desk) -> None:
    window.show_key_result(ids(desk)[0])
    type_text("12")
    window.view.confidences.set_values((8,))
    window.view.blocker.edit.setPlainText("Rain")
    press(Qt.Key.Key_Return, CTRL)
    assert QApplication.focusWidget() is window.view.next_step.edit
    type_text("Buy a tent")
    press(Qt.Key.Key_Return, CTRL)
    assert QApplication.focusWidget() is window.view.taker
    press(Qt.Key.Key_Return, CTRL)
    (plan,) = initiatives.of_key_result(desk.document, ids(desk)[0])
    assert (plan.title, plan.owner_id) == ("Buy a tent", None)


@pytest.mark.parametrize(
    ("number", "typed", "value"), [(1, "yes", 1), (2, "dough", 2), (2, "1", 1), (0, "1,200.5", "1200.5")]
)
def test_values_are_typed_in_words_too(
    window: MeetingWindow, desk: Desk, number: int, typed: str, value: object
) -> None:
    desk.do(changes.of_mission, locale="en_GB")
    window.show_key_result(ids(desk)[number])
    type_text(typed)
    window.view.confidences.set_values((8,))
    window.primary()
    assert latest(desk, ids(desk)[number]).value == D(str(value))


@pytest.mark.parametrize(("typed", "said"), [("", "needs a value"), ("many", "many")])
def test_what_is_no_value_is_said_beside_it(window: MeetingWindow, desk: Desk, typed: str, said: str) -> None:
    window.show_key_result(ids(desk)[0])
    type_text(typed)
    window.view.note.edit.setPlainText("kept")
    press(Qt.Key.Key_Return, CTRL)
    assert said in window.view.value.error()
    assert (window.view.value.text(), window.view.note.text()) == (typed, "kept")
    assert window.view.title.plain_text().startswith("1.1")


def test_leaving_keeps_what_is_half_typed_for_page_and_meeting(desk: Desk, shown: Any, qtbot: Any) -> None:
    page: CheckInsPage = shown(CheckInsPage(desk), 1200, 800)
    page.show_item(ids(desk)[0])
    page.form.note.edit.setPlainText("typed on the page")
    page.run.click()
    settle()
    window = page.meeting
    assert window is not None
    assert window.isFullScreen()
    assert window.agenda.chosen() == ids(desk)[0]
    window.primary()
    settle()
    assert window.view.note.text() == "typed on the page"
    window.view.value.edit.setFocus()
    QTest.keyClicks(window.view.value.edit, "31")
    window.view.confidences.add(6)
    window.view.confidences.add(9)
    QTest.keyClick(window.view.value.edit, Qt.Key.Key_Escape)
    settle()
    assert page.meeting is None
    assert (page.form.value.text(), page.form.note.text()) == ("31", "typed on the page")
    assert page.form.group.plain_text() == "2 people: mean 7.5, lowest 6, highest 9"
    page.form.save.click()
    made = latest(desk, ids(desk)[0])
    assert (made.value, made.confidences, made.confidence) == (D(31), (6, 9), 8)


def test_going_on_keeps_drafts_too(window: MeetingWindow, desk: Desk, kept: Drafts) -> None:
    first = ids(desk)[0]
    window.show_key_result(first)
    type_text("3")
    window.view.confidences.add(4)
    press(Qt.Key.Key_Right, ALT)
    assert window.view.value.text() == ""
    assert (kept[first].value, kept[first].confidences) == ("3", (4,))
    press(Qt.Key.Key_Left, ALT)
    assert (window.view.value.text(), window.view.confidences.values()) == ("3", (4,))
    window.view.set_draft(Draft())
    press(Qt.Key.Key_Right, ALT)
    assert set(kept) <= {first}


def test_the_end_says_who_does_what(window: MeetingWindow, desk: Desk) -> None:
    window.show_key_result(ids(desk)[0])
    type_text("12")
    window.view.confidences.set_values((8,))
    window.view.next_step.edit.setPlainText("Bake\nat night")
    window.view.taker.set_key(people.find(desk.document, "Ada").id)
    press(Qt.Key.Key_Return, CTRL)
    window.view.value.edit.setText("no")
    window.view.confidences.set_values((7,))
    window.view.next_step.edit.setPlainText("Call the builder")
    window.primary()
    press(Qt.Key.Key_Right, ALT)
    assert window.stack.currentWidget() is window.summary
    window.summary.copy()
    assert QGuiApplication.clipboard().text().splitlines() == [
        "2 key results checked in, 1 initiative begun",
        "",
        "Ada",
        "- 1.1: Bake at night · by 12 Feb",
        "",
        "Nobody has taken this yet",
        "- 1.2: Call the builder",
        "",
        "Not checked in yet",
        "- 1.3 The new bread",
    ]
    desk.undo()
    settle()
    assert "1 key result checked in" in window.summary.plain_lines()
    seen: list[str] = []
    window.left.connect(seen.append)
    press(Qt.Key.Key_Return)
    assert seen == [""]


def test_when_nothing_waits_it_goes_round_all(desk: Desk, kept: Drafts, shown: Any) -> None:
    for key in ids(desk):
        desk.do(check_ins.record, key, D(1), on=DAY)
    window: MeetingWindow = shown(MeetingWindow(desk, kept, ""), 1280, 720)
    assert window.agenda.waiting.plain_text() == "Nothing waits: everything is checked in"
    assert len(window.agenda.model.rows) == 3
    assert window.agenda.everything.isHidden()


def test_what_is_done_can_join_the_round(desk: Desk, kept: Drafts, shown: Any) -> None:
    desk.do(check_ins.record, ids(desk)[0], D(1), on=DAY)
    window: MeetingWindow = shown(MeetingWindow(desk, kept, ""), 1280, 720)
    assert [row.line.number for row in window.agenda.model.rows] == ["1.2", "1.3"]
    window.agenda.everything.click()
    assert [row.line.number for row in window.agenda.model.rows] == ["1.1", "1.2", "1.3"]


def test_a_key_result_that_is_removed_meanwhile(window: MeetingWindow, desk: Desk) -> None:
    window.show_key_result(ids(desk)[1])
    type_text("ye")
    desk.do(key_results.remove, ids(desk)[1])
    settle()
    assert window.stack.currentWidget() is window.agenda
    assert len(window.agenda.model.rows) == 2


def test_a_refusal_stands_beside_the_value(window: MeetingWindow, desk: Desk) -> None:
    window.show_key_result(ids(desk)[0])
    type_text("12")
    window.view.confidences.set_values((8,))
    with desk.document.edit("Close"):
        from okrdesk.document import tables as t

        desk.document.set(t.Cycle, desk.cycle.id, closed=1)
    window.primary()
    assert "closed" in window.view.value.error()
    assert window.view.value.text() == "12"


@pytest.mark.parametrize("part", ["agenda", "view", "summary"])
def test_every_control_has_a_name(window: MeetingWindow, desk: Desk, part: str) -> None:
    if part == "view":
        window.show_key_result(ids(desk)[0])
    elif part == "summary":
        window.show_summary()
    settle()
    assert nameless_controls(window) == []


def test_hostile_text_is_shown_as_typed(desk: Desk, kept: Drafts, shown: Any) -> None:
    nasty = "<b>bold</b> & $5 \u202eright 😀 " + "x" * 9000
    desk.do(changes.key_result, ids(desk)[0], "Change", title=nasty, unit="<i>loaves</i>")
    desk.do(check_ins.record, ids(desk)[0], D(30), on=dt.date(2026, 1, 9), note=nasty, blocker=nasty)
    desk.do(changes.of_mission, name=nasty[:400])
    window: MeetingWindow = shown(MeetingWindow(desk, kept, ""), 1024, 700)
    window.show_key_result(ids(desk)[0])
    settle()
    assert window.view.title.plain_text().startswith("1.1 <b>bold</b> & $5")
    assert window.view.title.textFormat() is Qt.TextFormat.PlainText
    assert window.minimumSizeHint().width() <= 1024
    assert not window.grab().toImage().isNull()


def test_no_meeting_in_a_closed_cycle(desk: Desk, shown: Any) -> None:
    page: CheckInsPage = shown(CheckInsPage(desk), 1200, 800)
    with desk.document.edit("Close"):
        from okrdesk.document import tables as t

        desk.document.set(t.Cycle, desk.cycle.id, closed=1)
    desk.announce()
    settle()
    assert page.run.isHidden()
    page.run_meeting()
    assert page.meeting is None


def test_a_refusal_after_the_meeting_is_none_of_its_business(desk: Desk, shown: Any, qtbot: Any) -> None:
    page = CheckInsPage(desk)
    shown(page, 1280, 800)
    page.run_meeting()
    assert page.meeting is not None
    meeting = page.meeting
    meeting.leave()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(meeting)
    with qtbot.captureExceptions() as raised:
        desk.refused.emit("This does not go.")
    # The desk of the tests itself fails on what nobody took; the window that is gone adds nothing.
    assert [kind for kind, _error, _trace in raised] == [AssertionError]

"""The round of a check-in: one key result at a time by keyboard, asking without insisting, who does what."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from okrdesk.document.document import Document
from okrdesk.gui.areas.check_ins.confidence_words import given_words, group_words, spread_words
from okrdesk.gui.areas.check_ins.confidences import GroupConfidences
from okrdesk.gui.areas.check_ins.drafts import Draft
from okrdesk.gui.areas.check_ins.round_view import RoundView
from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.check_ins_page.page import CheckInsPage
from okrdesk.okr import check_ins, initiatives, key_results, mission, people
from okrdesk.okr.terms import CheckIn, KeyResult
from tests import changes, factories
from tests.gui.accessibility import nameless_controls
from tests.gui.bakery import bakery, ids, make_hostile, settle
from tests.gui.desks import listening

D = Decimal
DAY = dt.date(2026, 2, 8)
ALT = Qt.KeyboardModifier.AltModifier


@factories.written_once
def _bakery() -> tuple[Document, None]:
    def counted(objective: str, ada: str) -> list[KeyResult]:
        loaves = KeyResult("", objective, "Loaves a day", unit="loaves", baseline=D(20), target=D(50))
        return [replace(loaves, owner_id=ada)]

    document = bakery(counted)
    mission.add_charter_line(document, "We are on time.")
    return document, None


@pytest.fixture
def desk(qapp: QApplication) -> Desk:
    return listening(_bakery()[0])


@pytest.fixture
def window(desk: Desk, shown: Any) -> RoundView:
    return opened(desk, shown)


def opened(desk: Desk, shown: Any) -> RoundView:
    """The round in a window, told of every change as a step of the workshop tells it."""
    made: RoundView = shown(RoundView(desk), 900, 720)
    desk.changed.connect(made.refresh)
    made.begin()
    return made


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


def save(window: RoundView) -> None:
    window.save_and_go_on()
    settle()


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


@pytest.mark.usefixtures("dressed")
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


@pytest.mark.usefixtures("dressed")
def test_fifty_people_are_drawn(shown: Any) -> None:
    group: GroupConfidences = shown(GroupConfidences(), 660, 200)
    group.set_values(tuple(number % 11 for number in range(50)) + (7,) * 40)
    assert not group.grab().toImage().isNull()
    assert group.words.plain_text().startswith("90 people: mean")


# The round


def test_it_begins_at_what_waits_and_goes_to_and_fro(window: RoundView, desk: Desk) -> None:
    assert window.waiting.plain_text() == "3 key results wait"
    assert QApplication.focusWidget() is window.view.value.edit
    press(Qt.Key.Key_Right, ALT)
    assert window.view.title.plain_text() == "1.2 The oven is here"
    assert window.counter.plain_text() == "2 of 3"
    press(Qt.Key.Key_Left, ALT)
    assert window.view.title.plain_text() == "1.1 Loaves a day"
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.list
    press(Qt.Key.Key_Down)
    assert window.open_id == ids(desk)[1]
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.view.value.edit


def test_a_key_result_by_keyboard_alone(window: RoundView, desk: Desk) -> None:
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
    save(window)
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


@pytest.mark.usefixtures("dressed")
def test_the_unit_stands_level_with_its_value_whatever_is_said_below(window: RoundView) -> None:
    edit, unit = window.view.value.edit, window.view.unit

    def apart() -> int:
        settle()
        middles = (part.mapTo(window, part.rect().center()).y() for part in (edit, unit))
        return abs(next(middles) - next(middles))

    assert unit.plain_text().startswith("loaves")
    assert apart() <= 1
    window.view.value.set_error("This is no number; type 37 or 37.5, and more is said here than fits a line.")
    assert apart() <= 1


def test_it_asks_and_does_not_insist(window: RoundView, desk: Desk) -> None:
    window.show_key_result(ids(desk)[0])
    type_text("12")
    save(window)
    assert "How sure is each of you?" in window.view.ask.plain_text()
    assert QApplication.focusWidget() is window.view.confidences.dots
    say(2, 3)
    assert not window.view.asking.isVisible()
    save(window)
    assert "below 4" in window.view.ask.plain_text()
    assert "Ctrl+Enter again" in window.view.ask.plain_text()
    assert QApplication.focusWidget() is window.view.next_step.edit
    assert check_ins.of_key_result(desk.document, ids(desk)[0]) == ()
    save(window)
    assert latest(desk, ids(desk)[0]).confidences == (2, 3)
    assert window.view.title.plain_text() == "1.2 The oven is here"


def test_a_blocker_is_asked_for_its_next_step_and_who_takes_it(window: RoundView, desk: Desk) -> None:
    window.show_key_result(ids(desk)[0])
    type_text("12")
    window.view.confidences.set_values((8,))
    window.view.blocker.edit.setPlainText("Rain")
    save(window)
    assert QApplication.focusWidget() is window.view.next_step.edit
    type_text("Buy a tent")
    save(window)
    assert QApplication.focusWidget() is window.view.taker
    save(window)
    (plan,) = initiatives.of_key_result(desk.document, ids(desk)[0])
    assert (plan.title, plan.owner_id) == ("Buy a tent", None)


@pytest.mark.parametrize(
    ("number", "typed", "value"), [(1, "yes", 1), (2, "dough", 2), (2, "1", 1), (0, "1,200.5", "1200.5")]
)
def test_values_are_typed_in_words_too(
    window: RoundView, desk: Desk, number: int, typed: str, value: object
) -> None:
    desk.do(changes.of_mission, locale="en_GB")
    window.show_key_result(ids(desk)[number])
    type_text(typed)
    window.view.confidences.set_values((8,))
    save(window)
    assert latest(desk, ids(desk)[number]).value == D(str(value))


@pytest.mark.parametrize(("typed", "said"), [("", "needs a value"), ("many", "many")])
def test_what_is_no_value_is_said_beside_it(window: RoundView, desk: Desk, typed: str, said: str) -> None:
    window.show_key_result(ids(desk)[0])
    type_text(typed)
    window.view.note.edit.setPlainText("kept")
    save(window)
    assert said in window.view.value.error()
    assert (window.view.value.text(), window.view.note.text()) == (typed, "kept")
    assert window.view.title.plain_text().startswith("1.1")


@pytest.mark.usefixtures("undrawn")
def test_leaving_keeps_what_is_half_typed_for_page_and_round(desk: Desk, shown: Any) -> None:
    page: CheckInsPage = shown(CheckInsPage(desk), 1200, 800)
    page.show_item(ids(desk)[0])
    page.form.note.edit.setPlainText("typed on the page")
    page.hide()
    window = opened(desk, shown)
    assert window.view.note.text() == "typed on the page"
    QTest.keyClicks(window.view.value.edit, "31")
    window.view.confidences.add(6)
    window.view.confidences.add(9)
    window.hide()
    page.show()
    settle()
    assert (page.form.value.text(), page.form.note.text()) == ("31", "typed on the page")
    assert page.form.group.plain_text() == "2 people: mean 7.5, lowest 6, highest 9"
    page.form.save.click()
    made = latest(desk, ids(desk)[0])
    assert (made.value, made.confidences, made.confidence) == (D(31), (6, 9), 8)


def test_going_on_keeps_drafts_too(window: RoundView, desk: Desk) -> None:
    first, kept = ids(desk)[0], window.kept.drafts
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


def test_the_end_says_who_does_what(window: RoundView, desk: Desk) -> None:
    window.show_key_result(ids(desk)[0])
    type_text("12")
    window.view.confidences.set_values((8,))
    window.view.next_step.edit.setPlainText("Bake\nat night")
    window.view.taker.set_key(people.find(desk.document, "Ada").id)
    save(window)
    window.view.value.edit.setText("no")
    window.view.confidences.set_values((7,))
    window.view.next_step.edit.setPlainText("Call the builder")
    save(window)
    press(Qt.Key.Key_Right, ALT)
    assert window.stack.currentWidget() is window.summary
    assert QApplication.focusWidget() is window.summary.copy_button
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


def test_when_nothing_waits_it_goes_round_all(desk: Desk, shown: Any) -> None:
    for key in ids(desk):
        desk.do(check_ins.record, key, D(1), on=DAY)
    window = opened(desk, shown)
    window.show_key_result("")
    assert window.waiting.plain_text() == "Nothing waits any more"
    assert len(window.model.rows) == 3
    assert window.everything.isHidden()
    assert window.summary.heading.plain_text() == "3 key results checked in"


def test_what_is_done_can_join_the_round(desk: Desk, shown: Any) -> None:
    desk.do(check_ins.record, ids(desk)[0], D(1), on=dt.date(2026, 2, 6))
    window = opened(desk, shown)
    assert [row.line.number for row in window.model.rows] == ["1.2", "1.3"]
    window.everything.click()
    assert [row.line.number for row in window.model.rows] == ["1.1", "1.2", "1.3"]


def test_a_key_result_that_is_removed_meanwhile(window: RoundView, desk: Desk) -> None:
    window.show_key_result(ids(desk)[1])
    type_text("ye")
    desk.do(key_results.remove, ids(desk)[1])
    settle()
    assert window.stack.currentWidget() is window.summary
    assert len(window.model.rows) == 2


def test_a_refusal_stands_beside_the_value(window: RoundView, desk: Desk) -> None:
    window.show_key_result(ids(desk)[0])
    type_text("12")
    window.view.confidences.set_values((8,))
    with desk.document.edit("Close"):
        from okrdesk.document import tables as t

        desk.document.set(t.Cycle, desk.cycle.id, closed=1)
    save(window)
    assert "closed" in window.view.value.error()
    assert window.view.value.text() == "12"


@pytest.mark.parametrize("part", ["view", "summary"])
def test_every_control_has_a_name(window: RoundView, desk: Desk, part: str) -> None:
    window.show_key_result(ids(desk)[0] if part == "view" else "")
    settle()
    assert nameless_controls(window) == []


@pytest.mark.usefixtures("dressed")
def test_hostile_text_is_shown_as_typed(desk: Desk, shown: Any) -> None:
    nasty = make_hostile(desk)
    desk.do(changes.of_mission, name=nasty[:400])
    window = opened(desk, shown)
    window.show_key_result(ids(desk)[0])
    settle()
    assert window.view.title.plain_text().startswith("1.1 <b>bold</b> & $5")
    assert window.view.title.textFormat() is Qt.TextFormat.PlainText
    assert window.minimumSizeHint().width() <= 1024
    assert not window.grab().toImage().isNull()


@pytest.mark.usefixtures("undrawn")
def test_no_meeting_in_a_closed_cycle(desk: Desk, shown: Any) -> None:
    page: CheckInsPage = shown(CheckInsPage(desk), 1200, 800)
    with desk.document.edit("Close"):
        from okrdesk.document import tables as t

        desk.document.set(t.Cycle, desk.cycle.id, closed=1)
    desk.announce()
    settle()
    assert page.run.isHidden()
    asked: list[str] = []
    desk.wished.connect(lambda page, _wish, _about: asked.append(page))
    page.hold_meeting()
    assert asked == []

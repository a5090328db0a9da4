"""Six key results are checked in without a mouse, and the weekly meeting is held by keyboard alone."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from okrdesk.gui.main_window import MainWindow
from okrdesk.gui.pages.check_ins_page.page import CheckInsPage
from okrdesk.gui.pages.workshop_page.page import WorkshopPage
from okrdesk.okr import check_ins, initiatives, people
from okrdesk.okr.workshop import workshops
from tests import factories
from tests.journeys.hands import TODAY, Fingers, new_window, settle

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
WEEK_LATER = dt.date(2026, 11, 26)  # the next planned day: everything waits again (decision 30)
TOO_SLOW = 15.0  # seconds for one key result; what the window takes of them, tests.benchmarks says: 0.05
_KEY_SECONDS = 0.2  # what a key takes a person who types now and then


def opened(qtbot, tmp_path: Path) -> tuple[MainWindow, CheckInsPage, Fingers]:  # type: ignore[no-untyped-def]
    """The sample workspace, a week before anybody checked in again, with the Check-ins page open by keys."""
    file = factories.sample_file(tmp_path / "s.okrdesk", TODAY)
    window = new_window(qtbot, lambda: WEEK_LATER)
    assert window.open_path(str(file))
    window.activateWindow()
    settle()
    fingers = Fingers()
    fingers.press(Qt.Key.Key_5, CTRL)
    settle()
    page = window.view.page()
    assert isinstance(page, CheckInsPage)
    return window, page, fingers


def typed_value(page: CheckInsPage) -> str:
    """What somebody would type for the key result that is open: a little more than last time."""
    line = next(r.line for r in page._rows if r.id == page._chosen)
    latest = line.latest.value if line.latest else (line.key_result.baseline or Decimal(0))
    return str(int(latest) + 1)


def test_six_key_results_in_under_fifteen_seconds_each(qtbot, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    window, page, fingers = opened(qtbot, tmp_path)
    waiting = [row for row in page._rows if row.waits]
    assert len(waiting) >= 6
    page.show_item(waiting[0].id)
    settle()
    before = {row.id: row.line.latest for row in waiting}
    seen: list[str] = []
    for number in range(6):
        key = page._chosen
        seen.append(key)
        measure = next(row for row in waiting if row.id == key).line.key_result.measure
        keys = fingers.keys
        if measure in ("yes-no", "milestones"):
            fingers.press(Qt.Key.Key_Down)
        else:
            fingers.types(typed_value(page))
        fingers.press(Qt.Key.Key_Tab)
        fingers.types("6")
        fingers.press(Qt.Key.Key_Tab)
        fingers.types(f"Week {number}: two more came")
        fingers.press(Qt.Key.Key_Tab)
        fingers.press(Qt.Key.Key_Tab)
        fingers.types("Invite the next two")
        fingers.press(Qt.Key.Key_Return, CTRL)
        settle()
        took = (fingers.keys - keys) * _KEY_SECONDS
        assert took < TOO_SLOW, f"{took:.1f} s for one key result"
        made = check_ins.of_key_result(window.desk.document, key)[-1]
        assert before[key] is None or made.id != before[key].id
        assert (made.confidence, made.note) == (6, f"Week {number}: two more came")
        assert made.next_step == "Invite the next two"
        assert made.on == WEEK_LATER
    assert len(set(seen)) == 6
    assert window.desk.undo_label == "Check in"
    window.close()


def test_the_weekly_meeting_by_keyboard_alone(qtbot, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    window, page, fingers = opened(qtbot, tmp_path)
    waiting = [row.id for row in page._rows if row.waits]
    page.run.setFocus(Qt.FocusReason.TabFocusReason)
    fingers.press(Qt.Key.Key_Space)
    settle()
    room = window.view.page()
    assert isinstance(room, WorkshopPage)
    running = room.running
    assert running is not None
    assert "charter" in running.act.act.of, "it begins with what we promised each other"
    while running.sitting.step.kind != "check-ins":
        fingers.press(Qt.Key.Key_PageDown, CTRL)
        settle()
    area = running.act.part.round
    assert area.waiting.plain_text().startswith(f"{len(waiting)} key results wait")
    done = []
    for number in range(3):
        done.append(area.open_id)
        fingers.types("1")
        fingers.press(Qt.Key.Key_Tab)
        for each in ("7", "5", "10"):
            fingers.types(each)
            fingers.press(Qt.Key.Key_Return)
        fingers.press(Qt.Key.Key_Backspace)
        fingers.types("9")
        fingers.press(Qt.Key.Key_Return)
        assert area.view.confidences.words.plain_text().startswith("3 people: mean 7, lowest 5, highest 9")
        fingers.press(Qt.Key.Key_Return)
        fingers.types("It moved")
        fingers.press(Qt.Key.Key_Tab)
        if number == 1:
            fingers.types("The hall is taken")
        fingers.press(Qt.Key.Key_Tab)
        if number == 1:
            fingers.types("Ask the school")
            fingers.press(Qt.Key.Key_Tab)
            fingers.press(Qt.Key.Key_Down)
        fingers.press(Qt.Key.Key_Return, CTRL)
        settle()
    document = window.desk.document
    for key in done:
        made = check_ins.of_key_result(document, key)[-1]
        assert (made.value, made.confidences, made.note) == (Decimal(1), (7, 5, 9), "It moved")
    planned = [
        each for each in initiatives.of_key_result(document, done[1]) if each.title == "Ask the school"
    ]
    first = people.active(document)[0]
    assert [(each.blocker, each.owner_id) for each in planned] == [("The hall is taken", first.id)]
    # Somebody leaves in the middle of a sentence: it is there on the page, and when the meeting goes on.
    half = area.open_id
    fingers.types("2")
    window.view.show_page("check-ins")
    settle()
    page.show_item(half)
    assert page.form.value.text() == "2"
    page.run.setFocus(Qt.FocusReason.TabFocusReason)
    fingers.press(Qt.Key.Key_Space)
    settle()
    area = running.act.part.round
    assert (area.open_id, area.view.value.text()) == (half, "2")
    area.begin()
    while area.open_id:
        fingers.press(Qt.Key.Key_Right, ALT)
    assert "Not checked in yet" in area.summary.plain_lines()
    while room.running is not None:
        fingers.press(Qt.Key.Key_PageDown)
        settle()
    assert workshops.everything(document)[-1].state == "closed"
    assert QGuiApplication.modalWindow() is None
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    window.close()

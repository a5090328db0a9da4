from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from okrdesk.gui.dialogs.cycles_dialog import CyclesDialog
from okrdesk.gui.widgets.cycle_calendar import CycleBar, CycleCalendar, lanes
from okrdesk.okr import closing, cycles
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import DAY, sample_desk

HOSTILE = "<b>R&D</b> $5 ‮عربي 😀 " + "x" * 300


@pytest.fixture
def dialog(shown):  # type: ignore[no-untyped-def]
    return shown(CyclesDialog(None, sample_desk()), 900, 560)


def bar(name: str, first: str, last: str, state: str = "open") -> CycleBar:
    return CycleBar(name, name, dt.date.fromisoformat(first), dt.date.fromisoformat(last), state, "")


def states(dialog: CyclesDialog) -> dict[str, str]:
    return {each.bar.name: each.bar.state for each in dialog.calendar.canvas.buttons}


def names(dialog: CyclesDialog) -> list[str]:
    return [cycle.name for cycle in cycles.all_cycles(dialog.desk.document)]


def settle() -> None:
    QApplication.processEvents()
    QApplication.processEvents()


def test_cycles_that_overlap_lie_in_lanes_of_their_own() -> None:
    bars = [
        bar("Q1", "2026-01-01", "2026-03-31"),
        bar("Camp", "2026-03-15", "2026-05-20"),
        bar("Q2", "2026-04-01", "2026-06-30"),
        bar("Q3", "2026-07-01", "2026-09-30"),
    ]
    assert lanes(bars) == [0, 1, 0, 0]
    assert lanes([]) == []


def test_a_second_cycle_is_drafted_while_one_runs(dialog: CyclesDialog) -> None:
    dialog.add_button.click()
    settle()
    assert states(dialog) == {"2026-Q1": "open", "2026-Q2": "draft"}
    assert "draft" in dialog.hint.plain_text()
    assert dialog.desk.cycle.name == "2026-Q1"
    assert nameless_controls(dialog) == []


def test_bars_are_chosen_by_arrows_and_by_a_click(dialog: CyclesDialog) -> None:
    dialog.add_button.click()
    settle()
    first, second = dialog.calendar.canvas.buttons
    first.click()
    assert dialog.period.name.text() == "2026-Q1"
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    assert second.isChecked()
    assert dialog.period.name.text() == "2026-Q2"
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert dialog.list.chosen() == first.bar.id
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert first.isChecked()


def test_a_screen_reader_hears_name_days_and_state(dialog: CyclesDialog) -> None:
    assert dialog.calendar.canvas.buttons[0].accessibleName().startswith("2026-Q1, ")
    assert dialog.calendar.canvas.buttons[0].accessibleName().endswith(", open")


def test_a_closed_cycle_is_for_reading_and_can_be_reopened(dialog: CyclesDialog) -> None:
    desk = dialog.desk
    closed = desk.cycle.id
    closing.close(desk.document, closed, on=DAY, next_name="2026-Q2")
    desk.announce()
    settle()
    dialog.list.choose(closed)
    assert states(dialog) == {"2026-Q1": "closed", "2026-Q2": "open"}
    assert not dialog.period.isEnabled()
    assert dialog.reopen_button.isVisible()
    assert not dialog.remove_button.isVisible()
    dialog.reopen_button.click()
    settle()
    assert not cycles.read(desk.document, closed).closed
    assert dialog.period.isEnabled()
    assert states(dialog)["2026-Q2"] == "draft"


@pytest.mark.usefixtures("dressed")
def test_bars_follow_their_days(dialog: CyclesDialog) -> None:
    dialog.add_button.click()
    settle()
    before = dialog.calendar.canvas.buttons[1].geometry()
    dialog.period.last.edit.setText("2026-04-30")
    dialog.period.last.finish()
    settle()
    after = dialog.calendar.canvas.buttons[1].geometry()
    assert after.left() == before.left()
    assert after.width() < before.width() * 0.5


@pytest.mark.usefixtures("dressed")
def test_a_year_typed_wrongly_makes_no_endless_calendar(shown) -> None:
    calendar = shown(CycleCalendar(), 600, 200)
    far = [bar("Q1", "2026-01-01", "2026-03-31"), bar("Typo", "2026-04-01", "9999-12-31", "draft")]
    calendar.set_bars(far, DAY)
    calendar.choose("Typo")
    assert calendar.canvas.width() < 20_000
    calendar.grab()


@pytest.mark.usefixtures("dressed")
def test_hostile_names_stay_in_their_bars(shown) -> None:
    desk = sample_desk()
    cycles.add(desk.document, HOSTILE, dt.date(2026, 2, 1), dt.date(2026, 2, 9))
    dialog = shown(CyclesDialog(None, desk), 900, 560)
    assert dialog.minimumSizeHint().width() <= 700
    assert nameless_controls(dialog) == []
    dialog.grab()


def test_cycles_are_added_changed_and_removed(dialog: CyclesDialog) -> None:
    before = names(dialog)
    dialog.add_button.click()
    assert len(names(dialog)) == len(before) + 1
    fields = dialog.period
    assert fields.period()[1] == dt.date(2026, 4, 1)
    fields.name.edit.setText("Spring <b>&</b>")
    fields.name.finish()
    fields.last.edit.setText("2026-05-31")
    fields.last.finish()
    added = cycles.find(dialog.desk.document, "Spring <b>&</b>")
    assert added.last_day == dt.date(2026, 5, 31)
    fields.last.edit.setText("2026-03-31")
    fields.last.finish()
    assert "before the first day" in fields.last.error()
    assert cycles.read(dialog.desk.document, added.id).last_day == dt.date(2026, 5, 31)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert names(dialog) == before
    dialog.desk.undo()
    assert len(names(dialog)) == len(before) + 1


def test_a_cycle_that_holds_objectives_stays_and_says_why(dialog: CyclesDialog) -> None:
    before = names(dialog)
    dialog.remove_button.click()
    assert "still holds objectives" in dialog.error.plain_text()
    assert names(dialog) == before


def test_another_cycle_can_be_looked_at(dialog: CyclesDialog) -> None:
    dialog.add_button.click()
    dialog.show_button.click()
    assert dialog.desk.cycle.first_day == dt.date(2026, 4, 1)

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from okrdesk.gui.dialogs.agreement_dialog import AgreementDialog
from okrdesk.gui.pages.mission_page.page import MissionPage
from okrdesk.okr import mission, people
from tests import changes
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import DAY, sample_desk

HOSTILE = "<b>R&D</b> $5 to $10 ‮عربي 😀 " + "x" * 300


@pytest.fixture
def page(qtbot, shown):  # type: ignore[no-untyped-def]
    return shown(MissionPage(sample_desk()), 1200, 900)


def texts(page: MissionPage) -> list[str]:
    return [p.text for p in mission.priorities(page.desk.document, page.desk.cycle.id)]


def promises(page: MissionPage) -> list[str]:
    return [line.text for line in mission.charter(page.desk.document)]


def settle(page: MissionPage) -> None:
    QApplication.processEvents()
    page.reload()


def test_every_control_has_a_name(page: MissionPage) -> None:
    page.priorities.growing.begin()
    page.community.charter.begin()
    assert nameless_controls(page) == []


def test_mission_is_written_when_the_field_is_left(page: MissionPage) -> None:
    field = page.community.mission
    field.edit.setFocus()
    field.edit.selectAll()
    QTest.keyClicks(field.edit, "We meet, so that nobody starts alone.")
    assert page.community.count.plain_text().endswith("37 characters · easy to say aloud.")
    assert mission.read(page.desk.document).mission.startswith("We bring")
    QTest.keyClick(field.edit, Qt.Key.Key_Tab)
    assert mission.read(page.desk.document).mission == "We meet, so that nobody starts alone."
    assert page.desk.undo_label == "Reword the mission"


def test_half_typed_words_survive_a_reload(page: MissionPage) -> None:
    field = page.community.vision
    field.edit.setPlainText("half typed")
    changes.of_mission(page.desk.document, vision="of somebody else", audience="All")
    page.reload()
    assert field.text() == "half typed"
    assert page.community.audience.text() == "All"


def test_kind_phase_and_purposes_by_keyboard(page: MissionPage) -> None:
    page.community.community.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert mission.read(page.desk.document).community == "creator"
    page.community.purposes.picked.emit(("bookings", "events"))
    assert mission.read(page.desk.document).purposes == ("bookings", "events")
    page.community.phase.picked.emit(("renewing",))
    assert mission.read(page.desk.document).phase == "renewing"
    page.desk.undo()
    assert mission.read(page.desk.document).phase == "growing"


@pytest.mark.usefixtures("dressed")
def test_a_priority_is_added_ranked_reworded_and_removed_by_keys(page: MissionPage) -> None:
    page.priorities.add_priority.click()
    field = page.priorities.growing.field
    assert field.edit.hasFocus()
    QTest.keyClicks(field.edit, "Pay our way")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert texts(page)[-1] == "Pay our way"
    assert field.text() == ""
    settle(page)
    rows = page.priorities.list
    assert rows.lines.rows[3].pill == "no objective yet"
    assert rows.lines.rows[0].pill == "1 objective"
    rows.setFocus()
    rows.setCurrentIndex(rows.lines.index(3))
    for _press in range(5):
        QTest.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        settle(page)
    assert texts(page)[0] == "Pay our way"
    assert rows.currentIndex().row() == 0
    QTest.keyClick(rows, Qt.Key.Key_F2)
    editor = rows.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText(HOSTILE)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle(page)
    assert texts(page)[0] == HOSTILE.strip()
    assert rows.height() < 400
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    settle(page)
    assert len(texts(page)) == 3
    assert rows.chosen() == rows.lines.rows[0].id


def test_a_reload_waits_for_an_open_editor(page: MissionPage) -> None:
    rows = page.priorities.list
    rows.setFocus()
    rows.setCurrentIndex(rows.lines.index(1))
    QTest.keyClick(rows, Qt.Key.Key_F2)
    editor = rows.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText("half")
    mission.add_priority(page.desk.document, page.desk.cycle.id, "of somebody else")
    page.reload()
    assert rows.is_busy()
    assert editor.text() == "half"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert len(rows.lines.rows) == 4


def test_dragging_a_promise_moves_it(page: MissionPage, qtbot) -> None:
    before = promises(page)
    rows = page.community.charter.list
    carried = rows.lines.mimeData([rows.lines.index(0)])
    rows.lines.dropMimeData(carried, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    qtbot.waitUntil(lambda: promises(page) == [before[1], before[2], before[0]])
    foreign = page.priorities.list.lines.mimeData([page.priorities.list.lines.index(0)])
    assert not rows.lines.canDropMimeData(foreign, Qt.DropAction.MoveAction, 0, 0, QModelIndex())


def test_emptying_a_promise_removes_it(page: MissionPage) -> None:
    rows = page.community.charter.list
    rows.reworded.emit(rows.lines.rows[1].id, "  ")
    assert len(promises(page)) == 2
    assert page.desk.undo_label == "Remove a promise"


def test_readiness_follows_the_mission(page: MissionPage) -> None:
    def states() -> list[bool]:
        return [line.check.passed for line in page.ready.lines]

    assert states()[:3] == [True, True, True]
    changes.of_mission(page.desk.document, mission="We run events.", audience="")
    page.reload()
    assert states()[:3] == [False, False, True]
    assert page.ready.lines[0].accessibleName().startswith("Open: ")


def test_agreeing_with_somebody_new_and_withdrawing(page: MissionPage, qtbot) -> None:
    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AgreementDialog)
        assert nameless_controls(dialog) == []
        assert dialog.focusWidget() is dialog.names.edit
        dialog.take.click()
        assert dialog.names.error()
        dialog.names.edit.setText("Zoë <i>Q</i>")
        assert dialog.fresh.plain_text() == "New here: Zoë <i>Q</i>"
        dialog.day.edit.setText("2026-03-01")
        dialog.take.click()
        assert "still to come" in dialog.day.error()
        dialog.day.edit.setText("2026-02-01")
        dialog.take.click()

    QTimer.singleShot(0, fill)
    page.ready.add_person.click()
    agreed = {a.name: a for a in mission.agreements(page.desk.document)}
    assert agreed["Zoë <i>Q</i>"].on == dt.date(2026, 2, 1)
    assert page.desk.undo_label == "Agree to the mission"
    settle(page)
    person = next(p for p in page.ready.people if "Zoë" in p.words)
    person.setFocus()
    QTest.keyClick(person, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[-1].trigger()
    menu.close()
    assert "Zoë <i>Q</i>" not in {a.name for a in mission.agreements(page.desk.document)}
    page.desk.undo()
    page.desk.undo()
    assert all(p.name != "Zoë <i>Q</i>" for p in people.everyone(page.desk.document))


def test_a_known_name_typed_as_new_is_that_person(shown) -> None:
    desk = sample_desk()
    everyone = people.everyone(desk.document)
    dialog = shown(AgreementDialog(None, everyone, DAY, "en"))
    dialog.names.edit.setText(everyone[0].name.upper())
    assert dialog.fresh.isHidden()
    dialog.known.set_key(everyone[1].id)
    dialog.known.activated.emit(2)
    asked = dialog.answer()
    assert asked is not None
    assert asked.names == (everyone[0].name.upper(), everyone[1].name)


def test_many_agree_at_once_in_one_step(page: MissionPage, qtbot) -> None:
    document = page.desk.document
    known = people.everyone(document)[0].name
    before = len(people.everyone(document))

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AgreementDialog)
        dialog.names.edit.insert(f"- Zoe Q\n- Max P <max@example.org>\n{known}\n")
        dialog.take.click()

    QTimer.singleShot(0, fill)
    page.ready.add_person.click()
    assert {"Zoe Q", "Max P", known} <= {a.name for a in mission.agreements(document)}
    assert len(people.everyone(document)) == before + 2
    page.desk.undo()
    assert len(people.everyone(document)) == before


@pytest.mark.usefixtures("dressed")
def test_hostile_words_stay_plain_and_do_not_widen_the_page(page: MissionPage) -> None:
    changes.of_mission(page.desk.document, mission=HOSTILE * 30, vision=HOSTILE, audience="")
    mission.add_charter_line(page.desk.document, HOSTILE)
    page.reload()
    page.resize(780, 640)
    QApplication.processEvents()
    assert page._scroll.horizontalScrollBar().maximum() == 0
    assert page.community.mission.text() == (HOSTILE * 30).strip()


def test_show_item_chooses_a_priority(page: MissionPage) -> None:
    wanted = page.priorities.list.lines.rows[2].id
    page.show_item(wanted)
    assert page.priorities.list.chosen() == wanted
    assert page.priorities.list.hasFocus()


def test_a_priority_is_left_for_later_and_taken_up_again_by_keys(page: MissionPage) -> None:
    rows = page.priorities.list
    assert [row.priority for row in page.priorities.not_now.rows] == [
        p.id for p in mission.not_now(page.desk.document, page.desk.cycle.id)
    ]
    rows.setFocus()
    rows.setCurrentIndex(rows.lines.index(1))
    QTest.keyClick(rows, Qt.Key.Key_N)
    settle(page)
    assert texts(page) == ["Meet in real life", "Shared know-how"]
    later = [p.text for p in mission.not_now(page.desk.document, page.desk.cycle.id)]
    assert sorted(later) == ["Genuine connections", "Pay our way"]
    assert page.desk.undo_label == "Leave a priority for later"
    up = next(r.take_up for r in page.priorities.not_now.rows if "Genuine" in r.take_up.accessibleName())
    up.setFocus()
    QTest.keyClick(up, Qt.Key.Key_Space)
    settle(page)
    assert texts(page)[1] == "Genuine connections"
    assert nameless_controls(page) == []


def test_what_is_not_done_now_is_hidden_while_there_is_nothing(page: MissionPage) -> None:
    (row,) = page.priorities.not_now.rows
    assert page.priorities.not_now.isVisible()
    row.take_up.click()
    settle(page)
    assert not page.priorities.not_now.isVisible()
    assert texts(page)[-1] == "Pay our way"


@pytest.mark.usefixtures("dressed")
def test_leaving_for_later_is_in_the_menu(page: MissionPage) -> None:
    rows = page.priorities.list
    rows.setFocus()
    rows.setCurrentIndex(rows.lines.index(0))
    here = rows.rect().center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, here, rows.mapToGlobal(here))
    QApplication.postEvent(rows, asked)
    QApplication.processEvents()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(each for each in menu.actions() if each.text() == "Leave for later").trigger()
    menu.close()
    settle(page)
    assert texts(page) == ["Genuine connections", "Shared know-how"]


def test_the_page_begins_in_the_mission(page: MissionPage) -> None:
    page.take_keyboard()
    assert page.community.mission.edit.hasFocus()


def test_what_holds_people_together_is_one_of_three(page: MissionPage) -> None:
    card = page.community
    card.bond.picked.emit(("audience",))
    assert mission.read(page.desk.document).bond == "audience"
    page.reload()
    assert card.bond.keys() == ("audience",)
    assert "listen to us" in card.bond_means.plain_text()

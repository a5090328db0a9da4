"""What we ask of readers, as rows: added, opened, ticked, moved and removed, by keys, with undo."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from okrdesk.document import tables as t
from okrdesk.gui.dialogs.ask_dialog import AskDialog
from okrdesk.gui.dialogs.asks_card import AsksCard
from okrdesk.okr import asks, people
from okrdesk.okr.workshop.promises import Promise
from tests import factories
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import DAY, listening

ROOM = "A room for 80 people on Thursday 12 March"


@pytest.fixture
def card(qtbot):  # type: ignore[no-untyped-def]
    made = AsksCard(listening(factories.sample_of(DAY)))
    qtbot.addWidget(made)
    made.reload(writable=True)
    made.show()
    return made


def _rows(card: AsksCard) -> list[tuple[str, str, str]]:
    card.reload(writable=True)
    return [(row.words, row.under, row.pill) for row in card.list.lines.rows]


def _dialog(card: AsksCard, known: Promise, *, writable: bool = True) -> AskDialog:
    desk = card.desk
    everyone = people.everyone(desk.document)
    return AskDialog(None, known, desk.outline(), everyone, desk.today, desk.locale, writable=writable)


def test_a_row_says_what_from_whom_for_what_whom_to_tell_and_by_when(card: AsksCard) -> None:
    assert _rows(card) == [
        (
            "A room for 80 people",
            "Theirs hold forty at most; we ask our board instead. · from The city library",
            "answered",
        ),
        (ROOM, "from the board, for 1.2 · tell Jana Petersen", "by 20 Feb"),
        ("One hour of a developer for mail", "from your IT, for 2.1 · tell Sofie Lindqvist", "by 20 Feb"),
    ]
    assert nameless_controls(card) == []


def test_an_ask_is_added_for_what_is_shown(card: AsksCard, monkeypatch: pytest.MonkeyPatch) -> None:
    line = card.desk.outline().key_results[4].key_result
    card._about = lambda: line.id

    def told(dialog: AskDialog) -> Promise | None:
        dialog.what.set_text("Two <b>laptops</b>")
        dialog.whom.set_text("the school")
        return dialog.answer()

    monkeypatch.setattr(AskDialog, "ask", told)
    card.add_button.click()
    added = asks.of_cycle(card.desk.document, card.desk.cycle.id)[-1]
    assert (added.what, added.whom, added.key_result_id) == ("Two <b>laptops</b>", "the school", line.id)
    assert card.list.chosen() == added.id
    card.desk.undo()
    assert len(_rows(card)) == 3


def test_enter_opens_and_what_was_changed_is_written(card: AsksCard, monkeypatch: pytest.MonkeyPatch) -> None:
    goal = card.desk.outline().objectives[2].objective

    def told(dialog: AskDialog) -> Promise | None:
        assert dialog.what.text() == ROOM
        dialog.line.set_key(goal.id)
        dialog.who.set_key("")
        dialog.day.edit.setText("")
        dialog.day.finish()
        return dialog.answer()

    monkeypatch.setattr(AskDialog, "ask", told)
    card.list.choose(card.list.lines.rows[1].id)
    QTest.keyClick(card.list, Qt.Key.Key_Return)
    assert _rows(card)[1] == (ROOM, "from the board, for 3", "by next review")


def test_space_notes_an_answer_and_takes_it_back(card: AsksCard) -> None:
    room = card.list.lines.rows[1].id
    card.list.choose(room)
    QTest.keyClick(card.list, Qt.Key.Key_Space)
    assert _rows(card)[1][1:] == (
        "answered on 8 Feb · from the board, for 1.2 · tell Jana Petersen",
        "answered",
    )
    card.list.choose(room)
    QTest.keyClick(card.list, Qt.Key.Key_Space)
    assert _rows(card)[1][2] == "by 20 Feb"


def test_asks_move_and_go_by_keys(card: AsksCard) -> None:
    card.list.choose(card.list.lines.rows[2].id)
    QTest.keyClick(card.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [row[0] for row in _rows(card)][1:] == ["One hour of a developer for mail", ROOM]
    QTest.keyClick(card.list, Qt.Key.Key_Delete)
    assert [row[0] for row in _rows(card)][1:] == [ROOM]
    assert card.desk.messages[-1] == ("You ask for it no longer.", True)  # type: ignore[attr-defined]
    card.desk.undo()
    assert len(_rows(card)) == 3


def test_a_line_of_an_older_text_becomes_a_row_with_the_first_edit(card: AsksCard) -> None:
    document, cycle = card.desk.document, card.desk.cycle
    with document.edit("An older version"):
        document.set(t.Cycle, cycle.id, ask="Flour.\nSalt.")
    assert [row[0] for row in _rows(card)][3:] == ["Flour.", "Salt."]
    card.list.choose(card.list.lines.rows[4].id)
    QTest.keyClick(card.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [row[0] for row in _rows(card)][3:] == ["Salt.", "Flour."]


def test_what_is_late_stands_out(card: AsksCard) -> None:
    known = asks.of_cycle(card.desk.document, card.desk.cycle.id)[1]
    asks.change(card.desk.document, known, replace(known, on=DAY - dt.timedelta(days=1)))
    card.reload(writable=True)
    assert card.list.lines.rows[1].pill_status == "at risk"


def test_what_the_page_has_no_place_for_says_so(card: AsksCard) -> None:
    for what in ("Flour.", "Salt."):
        asks.add(card.desk.document, Promise("", card.desk.cycle.id, what=what))
    assert [row[1] for row in _rows(card)][3:] == ["", "not on the page, which has three"]


def test_a_closed_cycle_is_read(card: AsksCard, monkeypatch: pytest.MonkeyPatch) -> None:
    card.reload(writable=False)
    assert card.add_button.isHidden()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Delete):
        QTest.keyClick(card.list, key)
    monkeypatch.setattr(AskDialog, "ask", lambda _dialog: pytest.fail("nothing is asked"))
    card.add()
    assert len(_rows(card)) == 3


def test_nothing_asked_yet_says_what_belongs_here(card: AsksCard) -> None:
    for ask in asks.of_cycle(card.desk.document, card.desk.cycle.id):
        asks.remove(card.desk.document, ask)
    card.reload(writable=True)
    assert card.nothing.isVisible()
    assert "A room, money, a decision?" in card.nothing.plain_text()


def test_the_dialog_keeps_open_until_it_makes_sense(card: AsksCard, qtbot) -> None:  # type: ignore[no-untyped-def]
    dialog = _dialog(card, Promise("", card.desk.cycle.id, asks.KIND))
    qtbot.addWidget(dialog)
    assert nameless_controls(dialog) == []
    assert dialog.answer() is None
    assert "needs words" in dialog.what.error()
    dialog.what.set_text("A hall")
    dialog.day.edit.setText("someday")
    assert dialog.answer() is None
    assert dialog.day.error()
    dialog.day.edit.setText("20 Feb 2026")
    answer = dialog.answer()
    assert answer is not None
    assert (answer.what, answer.on, answer.who_id, answer.key_result_id) == (
        "A hall", dt.date(2026, 2, 20), None, None,
    )  # fmt: skip


def test_in_a_closed_cycle_the_dialog_is_only_read(card: AsksCard, qtbot) -> None:  # type: ignore[no-untyped-def]
    known = asks.of_cycle(card.desk.document, card.desk.cycle.id)[1]
    dialog = _dialog(card, known, writable=False)
    qtbot.addWidget(dialog)
    assert dialog.what.edit.isReadOnly()
    assert dialog.take.isHidden()

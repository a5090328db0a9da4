from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from okrdesk.document import tables as t
from okrdesk.gui.pages.workshop_page import theme_columns
from okrdesk.gui.pages.workshop_page.passed_keyboard import PassedKeyboard
from okrdesk.gui.pages.workshop_page.running import RunningView
from okrdesk.gui.widgets.text import PlainButton
from okrdesk.okr.workshop import ideas, themes
from tests.gui.accessibility import nameless_controls
from tests.gui.workshop_page.rooms import act, add_ideas, page_at, running

SECRET = "Nobody knows that I wrote this"


def press(key: Qt.Key | str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    if isinstance(key, str):
        QTest.keyClicks(widget, key)
    else:
        QTest.keyClick(widget, key)
    QApplication.processEvents()


@pytest.fixture
def writing(qtbot, shown):  # type: ignore[no-untyped-def]
    page = page_at(shown, "ideas")
    add_ideas(page, "Soup")
    return page


@pytest.fixture
def sorting(qtbot, shown):  # type: ignore[no-untyped-def]
    page = page_at(shown, "groups", themed=True)
    add_ideas(page, "A calendar", "A repair evening", "Photography")
    return page


def texts(page) -> list[str]:  # type: ignore[no-untyped-def]
    return [idea.text for idea in ideas.of_cycle(page.desk.document, page.desk.cycle.id)]


def test_what_is_written_unseen_is_only_counted_until_it_is_revealed(writing) -> None:  # type: ignore[no-untyped-def]
    view = act(writing)
    view.entry.edit.setFocus()
    press(SECRET)
    press(Qt.Key.Key_Return)
    press("Another one")
    press(Qt.Key.Key_Return)
    assert texts(writing) == ["Soup"]
    assert SECRET.encode() not in writing.desk.document.database.connection().serialize()
    assert [row.words for row in view.list.lines.rows] == ["Soup"]
    assert view.covered.plain_text() == "2 are covered until all are shown."
    assert view.counted() == ("Written so far", 3, None)
    assert "2 ideas" in running(writing).side.room.picture.view.total
    view.reveal()
    assert view.sure.label.plain_text() == "Show 2 covered cards to all?"
    assert texts(writing) == ["Soup"], "it is asked once"
    view.reveal_now()
    assert sorted(texts(writing)) == sorted(["Soup", SECRET, "Another one"])
    assert view.written() == 0


def test_only_the_last_one_can_be_corrected(writing) -> None:  # type: ignore[no-untyped-def]
    view = act(writing)
    view.entry.edit.setFocus()
    for words in ("Soop", "Bread"):
        press(words)
        press(Qt.Key.Key_Return)
    view.correct.click()
    assert view.entry.text() == "Bread"
    view.entry.edit.setText("Bred")
    press(Qt.Key.Key_Return)
    view.reveal_now()
    assert sorted(texts(writing)) == ["Bred", "Soop", "Soup"]


def test_what_is_called_out_is_a_card_at_once_and_a_list_is_pasted(writing) -> None:  # type: ignore[no-untyped-def]
    view = act(writing)
    view.origin.set_key("conversation/said")
    QGuiApplication.clipboard().setText("- One\n2. Two\n")
    view.paste.click()
    cards = list(ideas.of_cycle(writing.desk.document, writing.desk.cycle.id))
    assert [(card.text, card.evidence) for card in cards[1:]] == [("One", "said"), ("Two", "said")]
    QGuiApplication.clipboard().setText("  \n")
    view.paste.click()
    assert "no list on the clipboard" in view.entry.error()


def test_half_a_line_survives_going_on_and_a_new_window(writing) -> None:  # type: ignore[no-untyped-def]
    act(writing).entry.edit.setFocus()
    press("Open the laser on Saturd")
    view = running(writing)
    view.go_on()
    view.go_back()
    assert act(writing).entry.text() == "Open the laser on Saturd"
    view.finish()
    again = RunningView(writing.desk, view.sitting.workshop_id)
    assert again.act is not None
    assert again.act.entry.text() == "Open the laser on Saturd"  # type: ignore[attr-defined]
    again.finish()


def test_the_passed_keyboard_clears_itself_and_every_shortcut_is_dead(writing, qtbot) -> None:  # type: ignore[no-untyped-def]
    act(writing).pass_on.click()
    keyboard = writing.findChild(PassedKeyboard)
    qtbot.waitUntil(keyboard.isActiveWindow)
    before = running(writing).sitting.step
    press(Qt.Key.Key_Return)
    press(SECRET)
    press(Qt.Key.Key_Escape)
    assert keyboard.field.text() == SECRET
    press(Qt.Key.Key_Return)
    assert keyboard.field.text() == ""
    assert not keyboard.field.edit.isUndoAvailable()
    QTest.keyClick(keyboard, Qt.Key.Key_PageDown)
    QTest.keyClick(keyboard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert running(writing).sitting.step == before
    keyboard.close()  # as Alt+F4 does
    assert keyboard.isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F12, Qt.KeyboardModifier.ControlModifier)
    assert not keyboard.isVisible()
    assert act(writing).written() == 1
    assert act(writing)._box().last is None
    act(writing).reveal_now()
    known = ideas.of_cycle(writing.desk.document, writing.desk.cycle.id)
    assert [card.origin for card in known if card.text == SECRET] == ["keyboard"]


def test_number_keys_send_cards_and_undo_brings_them_back(sorting) -> None:  # type: ignore[no-untyped-def]
    view = act(sorting)
    view.begin()
    assert view.card.text.plain_text() == "A calendar"
    press("2")
    known = themes.of_cycle(sorting.desk.document, sorting.desk.cycle.id)
    cards = ideas.of_cycle(sorting.desk.document, sorting.desk.cycle.id)
    assert (cards[0].theme_id, cards[0].seen) == (known[1].id, True)
    assert view.card.text.plain_text() == "A repair evening"
    assert running(sorting).side.room.picture.view.card == "A repair evening"
    assert running(sorting).side.room.picture.view.piles[1].moved
    press("i")
    assert ideas.of_cycle(sorting.desk.document, sorting.desk.cycle.id)[1].interest
    press(Qt.Key.Key_Right)
    assert view.card.text.plain_text() == "Photography"
    sorting.desk.undo()
    sorting.desk.undo()
    sorting.reload()
    assert not any(card.seen for card in ideas.of_cycle(sorting.desk.document, sorting.desk.cycle.id))
    assert nameless_controls(sorting) == []


def test_new_themes_and_merging_go_by_keys(sorting, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    from okrdesk.gui.dialogs.reason_dialog import ReasonDialog

    view = act(sorting)
    view.begin()
    monkeypatch.setattr(ReasonDialog, "ask", lambda _self: "<b>Calm</b> & $5")
    press("n")
    known = themes.of_cycle(sorting.desk.document, sorting.desk.cycle.id)
    assert known[-1].title == "<b>Calm</b> & $5"
    assert ideas.of_cycle(sorting.desk.document, sorting.desk.cycle.id)[0].theme_id == known[-1].id
    press("m")
    press("6")
    press("1")
    assert ideas.of_cycle(sorting.desk.document, sorting.desk.cycle.id)[0].theme_id == known[0].id
    assert len(themes.of_cycle(sorting.desk.document, sorting.desk.cycle.id)) == 5


def test_what_looks_alike_is_suggested_taken_and_dropped(sorting, qtbot) -> None:  # type: ignore[no-untyped-def]
    made = add_ideas(sorting, "Pages about machines", "Pages about the laser machines", "Soup", "A choir")
    view = act(sorting)
    qtbot.waitUntil(lambda: view.frame.take.isVisible(), timeout=20_000)
    assert "look alike" in view.frame.reason.plain_text()
    view.begin()
    press("t")
    press("3")
    known = themes.of_cycle(sorting.desk.document, sorting.desk.cycle.id)
    cards = {idea.id: idea for idea in ideas.of_cycle(sorting.desk.document, sorting.desk.cycle.id)}
    assert [cards[key].theme_id for key in made[:2]] == [known[2].id, known[2].id]
    sorting.desk.undo()
    sorting.reload()
    view._show(made[0])
    qtbot.waitUntil(lambda: view.frame.take.isVisible(), timeout=20_000)
    view.begin()
    press("d")
    assert not view.frame.take.isVisible()
    view.reload()
    assert not view.frame.take.isVisible()


def test_a_card_can_be_dropped_on_a_theme_and_a_theme_pressed(sorting) -> None:  # type: ignore[no-untyped-def]
    view = act(sorting)
    known = themes.of_cycle(sorting.desk.document, sorting.desk.cycle.id)
    cards = ideas.of_cycle(sorting.desk.document, sorting.desk.cycle.id)
    view.board.dropped.emit(cards[2].id, known[4].id)
    view.board.columns[0].click()
    cards = ideas.of_cycle(sorting.desk.document, sorting.desk.cycle.id)
    assert (cards[2].theme_id, cards[0].theme_id) == (known[4].id, known[0].id)


def test_sentences_that_say_the_same_count_as_one_answer(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "pulse", act=2)
    document, cycle = page.desk.document, page.desk.cycle.id
    step = running(page).sitting.step.id
    before = themes.of_cycle(document, cycle)
    made = ideas.add(
        document, cycle, ["To meet", "So that we meet", "To learn"], kind="sentence", step_id=step
    )
    page.reload()
    view = act(page)
    assert view.count.plain_text() == "3 different answers"
    view.list.pressed_card.emit(made[1])
    view.list.pressed_card.emit(made[0])
    assert view.count.plain_text() == "2 different answers"
    room = running(page).side.room.picture.view
    assert [(answer.text, answer.people) for answer in room.answers] == [("To meet", 2), ("To learn", 1)]
    view.list.removal_requested.emit(made[0])
    assert view.count.plain_text() == "3 different answers"
    assert themes.of_cycle(document, cycle) == before


@pytest.mark.usefixtures("dressed")
def test_a_card_is_dragged_out_of_its_theme_and_is_free_again(sorting, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    view, document, cycle = act(sorting), sorting.desk.document, sorting.desk.cycle.id
    card = ideas.of_cycle(document, cycle)[0]
    ideas.put(document, [card.id], themes.of_cycle(document, cycle)[0].id)
    sorting.reload()
    column = view.board.columns[0]
    carried: list[str] = []
    monkeypatch.setattr(theme_columns, "carry_card", lambda _source, card, *_more: carried.append(card))
    start = next(y for y in range(column.height()) if column.card_at(y)) + 4
    QTest.mousePress(column, Qt.MouseButton.LeftButton, pos=QPoint(20, start))
    for along in (QPoint(60, start), QPoint(140, start)):
        moved = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(along), QPointF(along), Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(column, moved)
    assert carried == [card.id]
    view.card.taken_back.emit(card.id)
    free = ideas.read(document, card.id)
    assert (free.theme_id, view.sitting.card_id) == (None, card.id)
    document.undo()
    assert ideas.read(document, card.id).theme_id is not None


def test_two_themes_of_one_name_are_told_and_put_together(sorting) -> None:  # type: ignore[no-untyped-def]
    document, cycle = sorting.desk.document, sorting.desk.cycle.id
    banner = sorting.one_name
    assert banner.isHidden()
    first, second = themes.of_cycle(document, cycle)[:2]
    with document.edit("Merge copies"):
        document.set(t.Theme, second.id, title=first.title.upper())
    sorting.reload()
    assert f"2 themes are called “{first.title}”" in banner.label.plain_text()
    banner.findChildren(PlainButton)[0].click()
    sorting.reload()
    assert banner.isHidden()
    assert second.id not in [theme.id for theme in themes.of_cycle(document, cycle)]


def test_sorting_says_what_is_covered_still(writing) -> None:  # type: ignore[no-untyped-def]
    act(writing).entry.edit.setFocus()
    press(SECRET)
    press(Qt.Key.Key_Return)
    view = running(writing)
    view.sitting.go_to(next(step.id for step in view.sitting.steps if step.kind == "groups"))
    assert act(writing).card.text.plain_text() == "Soup"
    add_ideas(writing)
    said = "There are no cards yet. 1 is covered still: go back and show it with Ctrl+H."
    assert act(writing).card.text.plain_text() == said

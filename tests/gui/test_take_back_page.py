"""The screen of choices: arrow keys, filters, what is said, and that nothing changes until it is taken."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from okrdesk.document import taking_back
from okrdesk.document.document import Document
from okrdesk.gui import copying
from okrdesk.gui.choices import page as page_module
from okrdesk.gui.choices.conflict_card import ConflictCard
from okrdesk.gui.choices.conflict_list import AT_ONCE
from okrdesk.gui.choices.page import TakeBackPage
from okrdesk.gui.choosing import Choosing
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.came_dialog import CameDialog
from okrdesk.gui.dialogs.hand_out_dialog import HandOut, HandOutDialog
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.okr import key_results, objectives, teams
from tests import changes, factories
from tests.factories import dump
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import sample_desk
from tests.pictures_of_copies import changed_copy

Shown = Callable[..., TakeBackPage]


@pytest.fixture
def desk() -> Desk:
    return _desk()


def _desk() -> Desk:
    made = sample_desk()

    def take_back(copy: taking_back.Copy, choices: Any, on: dt.date) -> object:
        return taking_back.take_back(made.document, copy, choices, on=on)

    made.session.take_back = take_back  # type: ignore[method-assign]
    return made


def _choosing(desk: Desk, copy: taking_back.Copy) -> Choosing:
    asked: list[Choosing] = []
    refused: list[str] = []
    desk.choosing.connect(asked.append)
    copying.show_copy(None, desk, copy, refused.append)  # type: ignore[arg-type]
    assert refused == []
    return asked[0]


@pytest.fixture
def page(desk: Desk, shown: Shown) -> TakeBackPage:
    return shown(TakeBackPage(desk, _choosing(desk, changed_copy(desk, hostile=True))), 1180, 800)


def _cards(page: TakeBackPage) -> list[ConflictCard]:
    return list(page.list.cards.values())


def test_what_comes_along_and_what_both_changed_is_said(page: TakeBackPage) -> None:
    assert page.came_words.plain_text() == "2 new check-ins and 2 edits come along by themselves"
    assert page.list.heading.plain_text() == "6 that both of you changed"
    assert [card.conflict.field for card in _cards(page)] == [
        "Target",
        "Links",
        "Why",
        "Words",
        "Owner",
        "Words",
    ]
    assert nameless_controls(page) == []
    assert page.warning.isVisibleTo(page), "a clock that runs ahead is said"


def test_arrow_keys_choose_and_walk(page: TakeBackPage) -> None:
    first, second = _cards(page)[:2]
    page.take_keyboard()
    assert first.stop is first.later
    assert first.later.hasFocus()
    QTest.keyClick(first.later, Qt.Key.Key_Left)
    assert (first.take, first.mine.hasFocus()) == ("mine", True)
    QTest.keyClick(first.mine, Qt.Key.Key_Right)
    assert (first.take, first.theirs.hasFocus()) == ("theirs", True)
    QTest.keyClick(first.theirs, Qt.Key.Key_Down)
    assert second.later.hasFocus()
    QTest.keyClick(second.later, Qt.Key.Key_Up)
    assert first.theirs.hasFocus()
    QTest.keyClick(first.theirs, Qt.Key.Key_L)
    assert first.take == "later"
    assert [page.so_far.numbers[take].plain_text() for take in ("mine", "theirs", "later")] == ["0", "0", "6"]


def test_a_screen_reader_hears_all_of_a_value(page: TakeBackPage) -> None:
    card = _cards(page)[3]
    assert card.theirs.accessibleName().startswith("Theirs: מטרה")
    assert "Mehmet Aydin" in card.theirs.accessibleName()
    card.theirs.click()
    heard = QAccessible.queryAccessibleInterface(card.theirs)
    assert heard.role() is QAccessible.Role.RadioButton
    assert heard.state().checked


@pytest.mark.usefixtures("dressed")
def test_a_text_of_ten_thousand_letters_is_folded_and_can_be_read_whole(page: TakeBackPage) -> None:
    card = _cards(page)[1]
    assert card.whole.isVisibleTo(page)
    before = card.mine.height()
    assert "cut here after 600 of" in card.mine.accessibleName()
    card.whole.click()
    assert card.conflict.mine.shown in card.mine.accessibleName(), "a screen reader hears all of it"
    assert card.mine.heightForWidth(card.mine.width()) > 3 * before
    assert card.whole.text() == "Show less"


def test_nothing_changes_until_it_is_taken_and_undo_takes_it_back(desk: Desk, page: TakeBackPage) -> None:
    before, goal = dump(desk.document), desk.outline().objectives[1].objective
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    page.list.choose_all("theirs")
    assert dump(desk.document) == before
    page.take.click()
    assert left == [True]
    assert objectives.read(desk.document, goal.id).title.endswith("True")
    desk.undo()
    assert dump(desk.document) == before


def test_leaving_half_way_asks_and_keeps_nothing(
    desk: Desk, page: TakeBackPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, left, questions = dump(desk.document), [], []
    page.left.connect(lambda: left.append(True))
    monkeypatch.setattr(
        page_module, "ask", lambda *asked, **_more: questions.append(asked) or len(questions) > 1
    )
    _cards(page)[0].mine.click()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert (left, len(questions)) == ([], 1)
    page.cancel.click()
    assert left == [True]
    assert dump(desk.document) == before


def test_where_nothing_was_chosen_nobody_is_asked(
    page: TakeBackPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "ask", lambda *_asked: pytest.fail("asked"))
    assert page.may_leave()


def test_an_edit_meanwhile_is_looked_at_anew_and_choices_stay(desk: Desk, page: TakeBackPage, qtbot) -> None:  # type: ignore[no-untyped-def]
    _cards(page)[2].theirs.click()
    goal = desk.outline().objectives[1].objective
    links = next(key for key in page.list.takes if key[2] == "links")
    theirs = _cards(page)[1].conflict.theirs.plain
    desk.do(changes.objective, goal.id, links=theirs)
    qtbot.waitUntil(lambda: links not in page.list.takes)
    assert sorted(page.list.takes.values()) == ["later"] * 4 + ["theirs"]


def test_hundreds_are_filtered_chosen_together_and_shown_bit_by_bit(shown: Shown) -> None:
    desk = _desk()
    goal = desk.outline().objectives[0].objective
    for number in range(2 * AT_ONCE):
        desk.do(key_results.add, key_results.KeyResult("", goal.id, f"Line {number}"))
    content = factories.content(desk.document)
    away = Document.load(content, "b" * 32, "Bo")
    for document, name in ((desk.document, "Ours"), (away, "Theirs")):
        for line in key_results.of_objective(document, goal.id):
            key_results.change(document, line, dataclasses.replace(line, source=name))
    page = shown(
        TakeBackPage(desk, _choosing(desk, taking_back.copy_of(factories.content(away), "c"))), 1180, 800
    )
    count = len(page.list.takes)
    assert count > 2 * AT_ONCE
    assert len(_cards(page)) == AT_ONCE
    last = _cards(page)[-1]
    last.setFocus()
    QTest.keyClick(last.later, Qt.Key.Key_Down)
    assert len(_cards(page)) == 2 * AT_ONCE, "walking on shows more"
    assert _cards(page)[AT_ONCE].later.hasFocus()
    _cards(page)[0].mine.click()
    page.list.show_only.set_key("later")
    page.list.show_only.activated.emit(1)
    page.list.all_theirs.click()
    assert page.list.count("theirs") == count - 1
    assert page.list.count("mine") == 1
    assert page.list.nothing.isVisibleTo(page), "nothing is left for later now"


def test_a_copy_without_news_is_said(desk: Desk) -> None:
    told: list[str] = []
    desk.told.connect(lambda text, _undo: told.append(text))
    copy = taking_back.copy_of(factories.content(desk.document), "copy.okrdesk")
    copying.show_copy(None, desk, copy, pytest.fail)  # type: ignore[arg-type]
    assert told == ["“copy.okrdesk” holds nothing that is not here already."]
    choosing = _choosing(desk, changed_copy(desk))
    before = dump(desk.document)
    assert choosing.take({})
    desk.undo()
    assert dump(desk.document) == before


def test_what_was_left_is_chosen_on_the_same_screen(desk: Desk, shown: Shown) -> None:
    choosing = _choosing(desk, changed_copy(desk))
    assert choosing.take({})
    asked: list[Choosing] = []
    desk.choosing.connect(asked.append)
    copying.choose_left(desk)
    page = shown(TakeBackPage(desk, asked[-1]), 1000, 700)
    assert not page.came.isVisibleTo(page), "nothing comes along any more"
    assert len(_cards(page)) == 3
    for card in _cards(page):
        card.theirs.click()
    page.take.click()
    assert desk.outline().key_results[1].key_result.target == 45


def test_the_dialog_says_what_a_copy_holds(desk: Desk, shown: Callable[..., FormDialog[HandOut]]) -> None:
    desk.do(teams.add, "Welcome <b>")
    every = teams.all_teams(desk.document)
    dialog = shown(HandOutDialog(None, every, ["for Bo"]), 460, 460)
    assert isinstance(dialog, HandOutDialog)
    assert nameless_controls(dialog) == []
    assert dialog.answer() is None, "nobody is named"
    dialog.what.set_key(every[0].id)
    dialog.what.activated.emit(1)
    assert dialog.answer() == HandOut(every[0].name, every[0].id)
    assert "Nothing of other teams" in dialog.held.plain_text()


def test_what_comes_along_is_listed(shown: Callable[..., CameDialog]) -> None:
    dialog = shown(CameDialog(None, [("1.2 <b>", "target", "1", "2" * 900)]), 700, 400)
    assert nameless_controls(dialog) == []
    assert dialog.table.item(0, 0).text() == "1.2 <b>"

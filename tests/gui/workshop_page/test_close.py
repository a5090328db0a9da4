"""Closing is one page: everything is seen at once, what is asked or written now stands above the rest."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.okr.workshop import promises, views, workshops
from okrdesk.okr.workshop.promises import Promise
from tests.gui.accessibility import nameless_controls
from tests.gui.workshop_page.rooms import act, page_at, running

_OF_A_WINDOW = (1224, 838)  # what a window of 1440 by 900 leaves of itself for a page


def _type(text: str) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


@pytest.mark.usefixtures("dressed")
def test_closing_goes_through_its_parts_on_one_page(qtbot: Any, shown: Any) -> None:
    page = page_at(shown, "close")
    view, desk = running(page), page.desk
    close = act(page)
    promises.add(desk.document, Promise("", desk.cycle.id, what="<b>Bake</b>"))
    promises.add(desk.document, Promise("", desk.cycle.id, "telling", what="All of it", whom="Members"))
    page.reload()
    assert view.act_chips.isHidden(), "nothing is a tab"
    assert close.part is None
    assert all(part.isVisible() for part in (close.promises, close.tellings, close.marks, close.home))
    seen = view.side.room.picture.view
    assert isinstance(seen, views.Listing)
    assert seen.title == "What we promised"
    assert "<b>Bake</b>" in [line.what for line in seen.lines]
    assert close.counted() == ("Gave their marks", 0, 8)

    view.go_on()
    assert act(page) is close, "the page stays"
    for _slip in range(8):
        _type("444")
    assert close.counted() == ("Gave their marks", 8, 8)
    assert not close.marks.shown, "nothing is known before all are shown"
    view._reveal_or_hide()
    close.part.reveal_now()
    assert [mark.after.mean for mark in close.marks.shown if mark.after] == ["4.0"] * 3
    assert close.part.isHidden(), "they stand in their card alone"

    view.go_on()
    assert view.head.next.plain_text() == "Finish"
    _type("Start with soup, not with numbers.")
    assert close.wish.said.plain_text() == "", "a wish is covered until all are shown"
    view._reveal_or_hide()
    close.part.reveal_now()
    assert close.wish.said.plain_text() == "Start with soup, not with numbers."
    close.to_room.click()
    assert close.part is None
    assert isinstance(view.side.room.picture.view, views.Listing)
    assert nameless_controls(page) == []
    page.resize(*_OF_A_WINDOW)
    QApplication.processEvents()
    QApplication.processEvents()
    assert view._scroll.verticalScrollBar().maximum() == 0, "all of it is seen at once"


def test_a_mouse_reaches_what_is_asked_and_written(qtbot: Any, shown: Any) -> None:
    page = page_at(shown, "close")
    close = act(page)
    close.type_slips.click()
    assert close.part.act.method == "marks"
    assert QApplication.focusWidget() is close.part.pad.line.edit
    close.wish.write.click()
    assert close.part.act.of == "wish"
    assert QApplication.focusWidget() is close.part.entry.edit


@pytest.mark.usefixtures("dressed")
def test_the_words_above_the_wish_are_read_whole(qtbot: Any, shown: Any) -> None:
    page = page_at(shown, "close")
    wish = act(page).wish
    wish.setFixedWidth(90)
    qtbot.wait(20)
    for label in wish.findChildren(PlainLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width())


def test_finishing_says_what_nobody_has_seen(qtbot: Any, shown: Any) -> None:
    page = page_at(shown, "close", act=2)
    view = running(page)
    view.take_keyboard()
    _type("Bread, too")
    view.go_on()
    assert (
        view.unseen.label.plain_text() == "1 card or ballot is covered still, and nobody will have seen it."
    )
    assert view.sitting.workshop.state == "running"
    later, finish = view.unseen.findChildren(QAbstractButton)
    later.click()
    assert view.unseen.isHidden()
    view.go_on()
    view.go_back()
    assert view.unseen.isHidden(), "it asks about the end alone"
    view.go_on()
    view.go_on()
    finish.click()
    assert workshops.read(page.desk.document, view.sitting.workshop_id).state == "closed"

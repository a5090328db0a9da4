"""What pages are laid out with: parts side by side, banners, a page that scrolls, and what it offers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.page import Page
from okrdesk.gui.widgets.banners import Banners
from okrdesk.gui.widgets.cards import Card, fill_page
from okrdesk.gui.widgets.side_by_side import SideBySide
from tests.gui.desks import sample_desk

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.mark.parametrize(
    ("width", "text", "beside"), [(800, 100, True), (799, 100, False), (1199, 200, False), (1200, 200, True)]
)
def test_parts_stand_side_by_side_where_text_of_that_size_has_room(
    qapp, width: int, text: int, beside: bool
) -> None:  # type: ignore[no-untyped-def]
    theme.apply(qapp, "light", text)
    box = SideBySide(800, growth=0.5)
    assert box.fit(width) is beside
    wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
    assert box.direction() == wanted


def test_a_page_scrolls_with_its_parts_below_each_other(shown) -> None:  # type: ignore[no-untyped-def]
    page, inner = QWidget(), QVBoxLayout()
    first, second = Card(), Card()
    for card in (first, second):
        card.setMinimumHeight(300)
    inner.addWidget(second)
    area = fill_page(page, first, inner)
    shown(page, 500, 400)
    top, below = (card.mapTo(area.widget(), card.rect().topLeft()).y() for card in (first, second))
    assert (top, below) == (20, 336)
    assert area.verticalScrollBar().maximum() > 0


def test_a_banner_of_a_kind_is_there_once_and_the_last_one_takes_its_room_along(shown) -> None:  # type: ignore[no-untyped-def]
    holder, banners = QWidget(), Banners()
    holder.setLayout(banners)
    shown(holder, 600, 200)
    banners.say("saving", "warning", "The stick is gone.")
    QApplication.processEvents()
    first = banners.banner("saving")
    assert first is not None
    banners.say("saving", "warning", "<b>Two</b> changes wait.")
    assert banners.banner("saving") is first
    assert first.label.plain_text() == "<b>Two</b> changes wait."
    banners.say("saving", "error", "The disk is full.")
    assert banners.banner("saving") is not first
    assert banners.count() == 1
    assert banners.contentsMargins().top() == 10
    banners.take_away("saving")
    assert (banners.count(), banners.contentsMargins().top()) == (0, 0)
    banners.take_away("saving")


class _Sheet(Page):
    def reload(self) -> None:
        """Nothing is shown."""


def test_keys_of_an_offer_work_on_the_page_or_only_in_one_part(shown) -> None:  # type: ignore[no-untyped-def]
    page = _Sheet(sample_desk())
    column = QVBoxLayout(page)
    board, field = QWidget(), QLineEdit()
    board.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column.addWidget(board)
    column.addWidget(field)
    done: list[str] = []
    page.offer("Anywhere", lambda: done.append("anywhere"), "Ctrl+J")
    page.offer("On the board", lambda: done.append("board"), "A", only_in=board)
    page.offer("By menu", lambda: done.append("menu"))
    shown(page, 300, 200)
    for part in (board, field):
        part.setFocus()
        QTest.keyClick(part, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(part, Qt.Key.Key_A)
    assert done == ["anywhere", "board", "anywhere"]
    assert field.text() == "a"
    assert [action.text() for action in page.actions()] == ["Anywhere", "On the board", "By menu"]
    page.actions()[2].trigger()
    assert done[-1] == "menu"


def test_a_page_grants_no_wish_of_others() -> None:
    assert _Sheet(sample_desk()).wishes() == {}

"""Things stand level, stay within their panel, grow with the text, and look like what they do."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QRadioButton,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from okrdesk.gui import theme
from okrdesk.gui.pages.check_ins_page.page import CheckInsPage
from okrdesk.gui.pages.objectives_page.page import ObjectivesPage
from okrdesk.gui.pages.share_page.page import SharePage
from okrdesk.gui.pages.share_page.purpose_card import PurposeCard
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.fields import TextField, ValueField, captioned
from okrdesk.gui.widgets.popover import Popover
from okrdesk.gui.widgets.text import PlainLabel, icon_button, plain_button
from okrdesk.okr import people
from tests import changes
from tests.gui.desks import sample_desk
from tests.gui.every_dialog import sample_window

pytestmark = pytest.mark.usefixtures("dressed")

_LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 4


def test_fields_beside_each_other_stay_level_when_one_says_what_is_wrong(shown) -> None:
    box = QWidget()
    row = QHBoxLayout(box)
    wrong = TextField("One")
    others = [
        TextField("Two"),
        ValueField("Three", unit="people"),
        DayField("Four", None, dt.date(2026, 2, 8), "en_GB"),
    ]
    choice = combo("Five", [("a", "A")])
    for part in (wrong, *others, captioned("Five", choice)):
        row.addWidget(part)
    shown(box, 900, 200)
    wrong.set_error("This is no number; write it as 12 or 12.5, and then some more words that wrap.")
    QApplication.processEvents()
    tops = {part.edit.mapTo(box, QPoint(0, 0)).y() for part in (wrong, *others)}
    assert len(tops) == 1
    assert choice.mapTo(box, QPoint(0, 0)).y() in tops


@pytest.mark.parametrize("words", [_LONG, "W" * 300, "Ä" * 40], ids=["german", "wide", "forty"])
def test_one_long_name_never_widens_a_panel(shown, words: str) -> None:
    panel = QWidget()
    row = QHBoxLayout(panel)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label := PlainLabel(words, "heading"))
    shown(panel, 304, 300)
    assert label.minimumSizeHint().width() <= 304


def test_a_chip_that_is_cut_says_all_of_it_in_its_tip(shown) -> None:
    chips = shown(ChoiceChips("Helpers", [("a", "Ada"), ("b", _LONG)]), 200, 200)
    QApplication.processEvents()
    short, long = chips.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert long.width() <= 200
    assert "Donaudam" in long.toolTip()
    assert not short.toolTip()


@pytest.mark.parametrize("count", [2, 7, 10])
def test_the_list_of_a_combo_shows_its_last_entry(shown, count: int) -> None:
    box = shown(combo("Owner", [(str(n), f"Person {n}") for n in range(count)]), 200, 40)
    box.move(20, 20)
    box.showPopup()
    QApplication.processEvents()
    view = box.view()
    last = view.visualRect(view.model().index(count - 1, 0))
    assert last.bottom() <= view.viewport().rect().bottom()
    box.hidePopup()


def test_a_popover_fills_its_window_to_the_edge(shown) -> None:
    anchor = shown(QWidget(), 300, 200)
    popover = Popover(anchor, "Sum")
    popover.column.addWidget(plain_button("Close"))
    popover.open_at(anchor)
    # Nothing translucent: without a compositor it would be black.
    assert not popover.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    assert popover.frame.geometry() == popover.rect()
    popover.close()


def test_icons_grow_with_the_text_at_once(shown, qapp) -> None:
    icon, button = icon_button("undo", "Undo"), plain_button("Add", icon="plus")
    box = QWidget()
    row = QHBoxLayout(box)
    row.addWidget(icon)
    row.addWidget(button)
    shown(box)
    theme.apply(qapp, "light", 200)
    assert (icon.iconSize(), button.iconSize()) == (QSize(34, 34), QSize(30, 30))
    theme.apply(qapp, "light", 80)
    assert icon.iconSize() == QSize(14, 14)
    theme.apply(qapp, "light", 100)


def test_in_a_small_window_saving_is_in_sight_and_the_rail_has_tips() -> None:
    with sample_window(1024, 700) as window:
        assert window.view is not None
        window.view.show_page("check-ins")
        QTest.qWait(50)
        page = window.view.page()
        assert isinstance(page, CheckInsPage)
        save = page.form.save
        place = QRect(save.mapTo(page.right.viewport(), QPoint(0, 0)), save.size())
        assert page.right.viewport().rect().contains(place)
        rail = window.view.rail
        assert not rail.is_narrow() or all(entry.toolTip() for entry in rail._entries.values())


def test_cards_of_the_share_page_are_of_one_height() -> None:
    with sample_window(1440, 900) as window:
        assert window.view is not None
        window.view.show_page("share")
        page = window.view.page()
        assert isinstance(page, SharePage)
        for width in (1440, 1024, 800):
            window.resize(width, 900)
            page.make_ready()
            QTest.qWait(50)
            assert len({card.height() for card in page.findChildren(PurposeCard)}) == 1


def test_figures_of_the_outline_look_pressable_and_its_tips_go_away(monkeypatch: pytest.MonkeyPatch) -> None:
    shown_tips: list[tuple[str, QRect, int]] = []
    monkeypatch.setattr(
        QToolTip, "showText", lambda _at, text, _view, place, ms: shown_tips.append((text, place, ms))
    )
    with sample_window() as window:
        assert window.view is not None
        window.view.show_page("objectives")
        QTest.qWait(50)
        page = window.view.page()
        assert isinstance(page, ObjectivesPage)
        view = page.view
        index = view.model().index(1, 0)
        rect = view.visualRect(index)
        row = page.model.rows[1]
        places = view.painter_of_rows.places(rect, row)
        QTest.mouseMove(view.viewport(), places.bar.center())
        assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
        QTest.mouseMove(view.viewport(), places.title.center())
        assert view.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor
        option = QStyleOptionViewItem()
        option.rect = rect
        for at in (places.title.center(), places.bar.center()):
            event = QHelpEvent(QHelpEvent.Type.ToolTip, at, at)
            view.painter_of_rows.helpEvent(event, view, option, index)
    (title, _place, _ms), (bar, place, ms) = shown_tips
    assert not title  # it stands there whole
    assert "Show the sum" in bar
    assert place == places.bar
    assert 0 < ms <= 10_000


def test_a_long_name_widens_no_panel_of_the_objectives() -> None:
    with sample_window(1024, 700) as window:
        assert window.view is not None
        assert window.desk is not None
        window.view.show_page("objectives")
        QTest.qWait(50)
        page = window.view.page()
        assert isinstance(page, ObjectivesPage)
        before = page.side.width()
        window.desk.do(people.add, _LONG[:110])
        QTest.qWait(50)
        for part in (page.key_result_form, page.objective_form, page.coach):
            assert part.minimumSizeHint().width() <= before
        assert page.side.widget().width() <= page.side.viewport().width()


def test_chips_take_the_rows_that_those_that_are_shown_want(shown) -> None:
    choices = [(str(number), f"Choice number {number}") for number in range(6)]
    chips = shown(ChoiceChips("Which one?", choices), 200, 400)
    six = chips.heightForWidth(200)
    chips.set_choices(choices[:3])
    three = chips.heightForWidth(200)
    next(each for each in chips.findChildren(QRadioButton) if each.isVisible()).hide()
    QApplication.processEvents()
    assert chips.heightForWidth(200) < three < six
    assert chips.heightForWidth(2000) < chips.heightForWidth(200)


def test_a_row_of_the_outline_is_as_high_as_its_words_and_the_width_want_it(shown) -> None:
    page = shown(ObjectivesPage(sample_desk()), 1400, 900)
    row = page.model.rows[1]

    def height() -> int:
        QApplication.processEvents()
        return page.view.visualRect(page.model.index(1)).height()

    short = height()
    page.desk.do(changes.key_result, row.id, title="Evenings that bring newcomers together " * 4)
    long = height()
    page.resize(900, 900)
    narrow = height()
    page.resize(1400, 900)
    assert short < long < narrow
    assert height() == long
    page.desk.undo()
    assert height() == short

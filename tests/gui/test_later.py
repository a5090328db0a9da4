"""Parts that are out of sight come after the first paint, and at once where somebody asks for one before."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QStackedWidget, QWidget

from okrdesk.gui.page import Page
from okrdesk.gui.pages.check_ins_page.page import CheckInsPage
from okrdesk.gui.pages.review_page.page import ReviewPage
from okrdesk.gui.widgets.cards import fill_ground, page_scroll
from okrdesk.gui.widgets.later import Later
from okrdesk.gui.widgets.reading_order import ReadingOrder, controls
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.okr import objectives
from tests.gui.desks import sample_desk

_HIGH = 300
SIZES = ((816, 650), (1280, 800), (1900, 1060))


class Tower(Page):
    """One part of a page below the other; the first is there from the beginning."""

    def __init__(self) -> None:
        super().__init__(sample_desk())
        self.log: list[str] = []
        ground = QWidget()
        area = page_scroll(ground, self)
        first = _part("first", ground)
        self.places = [Later(partial(self._make, nth), self._fill, _HIGH) for nth in range(4)]
        fill_ground(ground, first, *self.places)
        fill(self, area)
        self.come_later(*self.places)
        self.begin_at(first)

    def _make(self, nth: int, ground: QWidget) -> QPushButton:
        self.log.append(f"made {nth}")
        return _part(str(nth), ground)

    def _fill(self, part: QPushButton) -> None:
        self.log.append(f"filled {part.text()}")
        part.setAccessibleName(objectives.read(self.desk.document, _first(self)).title)

    def reload(self) -> None:
        for place in self.places:
            place.fill_anew()

    def paintEvent(self, event: Any) -> None:  # noqa: N802 - Qt's name
        self.log.append("painted")
        super().paintEvent(event)


def _first(page: Page) -> str:
    return page.desk.outline().objectives[0].objective.id


def _part(name: str, ground: QWidget) -> QPushButton:
    part = QPushButton(name, ground)
    part.setFixedHeight(_HIGH)
    return part


def _made(page: Tower) -> list[str]:
    return [said for said in page.log if said.startswith("made")]


@pytest.fixture
def tower(qtbot: Any) -> Tower:
    page = Tower()
    qtbot.addWidget(page)
    page.resize(600, 500)  # the first part and the beginning of the next
    return page


def test_what_is_in_sight_is_there_before_the_paint_and_the_rest_comes_by_itself(
    tower: Tower, qtbot: Any
) -> None:
    tower.show()
    assert _made(tower) == ["made 0"]
    assert tower.places[0].part().isVisible()
    assert not tower.is_complete()
    qtbot.waitUntil(tower.is_complete)
    assert _made(tower) == ["made 0", "made 1", "made 2", "made 3"]
    assert tower.log.index("painted") < tower.log.index("made 1")
    assert all(place.part().isVisible() for place in tower.places)
    tops = [place.part().y() for place in tower.places]
    qtbot.waitUntil(lambda: tops == sorted({place.part().y() for place in tower.places}))


def test_who_asks_for_a_part_gets_it_at_once_filled_and_in_its_place(tower: Tower) -> None:
    tower.show()
    part = tower.places[2].part()
    assert tower.log[-2:] == ["made 2", "filled 2"]
    assert part.isVisible()
    assert part is tower.places[2].part()
    assert tower.places[2].indexOf(part) == 0
    assert _made(tower) == ["made 0", "made 2"]


def test_tab_goes_through_all_parts_in_the_order_of_reading(tower: Tower) -> None:
    tower.show()
    tower.places[2].part()
    stops = [each.text() for each in controls(tower) if isinstance(each, QPushButton)]
    assert stops == ["first", "0", "1", "2", "3"]


def test_a_change_reaches_what_is_there_and_makes_nothing(tower: Tower) -> None:
    tower.show()
    before = objectives.read(tower.desk.document, _first(tower))
    tower.desk.do(objectives.change, before, replace(before, title="Another title"))
    tower.reload()
    assert _made(tower) == ["made 0"]
    assert tower.places[0].part().accessibleName() == "Another title"
    assert tower.places[3].part().accessibleName() == "Another title"
    tower.desk.undo()
    tower.reload()
    assert tower.places[3].part().accessibleName() == before.title
    assert tower.places[1].part().accessibleName() == before.title


def test_a_page_that_is_left_rests_until_it_is_back(tower: Tower, qtbot: Any) -> None:
    tower.show()
    tower.hide()
    qtbot.wait(100)
    assert _made(tower) == ["made 0"]
    tower.show()
    qtbot.waitUntil(tower.is_complete)


def test_a_page_may_go_before_its_parts_came(qtbot: Any) -> None:
    page = Tower()
    page.resize(600, 500)
    page.show()
    log = page.log
    QApplication.processEvents()
    page.close()
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.wait(60)
    assert [said for said in log if said.startswith("made")] == ["made 0"]


# The pages


def _in_a_window(make: Any, size: tuple[int, int], shown: Any) -> Page:
    """A page as the window shows it: made, filled and then turned to."""
    stack = QStackedWidget()
    stack.addWidget(QWidget())
    shown(stack, *size)
    page: Page = make(sample_desk(), stack)
    stack.addWidget(page)
    page.catch_up()
    stack.setCurrentWidget(page)
    return page


def test_leaving_a_page_makes_nothing_on_it(shown: Any) -> None:
    class Window(ReadingOrder, QStackedWidget):
        pass

    window = Window()
    other = QLineEdit()
    window.addWidget(other)
    shown(window, *SIZES[0])
    page = ReviewPage(sample_desk(), window)
    window.addWidget(page)
    page.catch_up()
    window.setCurrentWidget(page)
    page.take_keyboard()
    assert page.isAncestorOf(cast("QWidget", QApplication.focusWidget()))
    assert not page.is_complete()
    window.setCurrentWidget(other)  # Qt looks then for what gets the keyboard of a part that goes
    assert QApplication.focusWidget() is other
    assert not page.is_complete()


def _seen(page: Page) -> QImage:
    """What is seen of a page, without the bar that scrolls it."""
    area = next(each for each in page.findChildren(QScrollArea) if each.property("kind") == "page")
    return area.viewport().grab().toImage()


@pytest.mark.usefixtures("dressed", "undrawn")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("make", [ReviewPage, CheckInsPage])
def test_nothing_in_sight_changes_when_the_rest_comes(make: Any, size: tuple[int, int], shown: Any) -> None:
    page = _in_a_window(make, size, shown)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    assert page.is_complete() is (size == SIZES[-1]), "all of it is seen in the largest window alone"
    first = _seen(page)
    page.make_ready()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    assert _seen(page) == first


@pytest.mark.usefixtures("dressed", "undrawn")
@pytest.mark.parametrize("make", [ReviewPage, CheckInsPage])
def test_a_page_looks_the_same_however_its_parts_came(make: Any, shown: Any, qtbot: Any) -> None:
    def whole(page: Page) -> QImage:
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        return page.grab().toImage()

    size = (1280, 2600)
    by_itself = _in_a_window(make, (1280, 700), shown)
    qtbot.waitUntil(by_itself.is_complete)
    by_itself.window().resize(*size)
    at_once = _in_a_window(make, size, shown)
    at_once.make_ready()
    assert whole(by_itself) == whole(at_once)


def test_an_objective_that_is_worked_on_before_the_questions_came_is_the_one_they_ask_about(
    qtbot: Any,
) -> None:
    page = ReviewPage(sample_desk())
    qtbot.addWidget(page)
    page.resize(816, 400)
    page.show()
    row = page.scores.rows[1]
    row.looked_at.emit(row.objective_id)
    assert page.look_again.objective.key() == row.objective_id

"""Tab alone reaches every control of every page, in the order in which they are read.

And each page is heard in plain words: to open all of them takes longer than to look at both.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from okrdesk.gui import directory
from okrdesk.gui.main_window import MainWindow
from okrdesk.gui.pages.check_ins_page.page import CheckInsPage
from okrdesk.gui.pages.review_page.page import ReviewPage
from okrdesk.gui.widgets import reading_order
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.fields import TextField
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.reading_order import ReadingOrder, controls
from okrdesk.gui.widgets.text import plain_button
from okrdesk.okr import review
from tests.gui.accessibility import page_amiss, said_amiss
from tests.gui.every_dialog import rest, sample_window
from tests.gui.tabbing import missed, read_backwards, walk

pytestmark = pytest.mark.usefixtures("dressed")

# Where the work of a page begins, if not at its head.
BEGINS: dict[str, Callable[[Any], QWidget]] = {
    "review": lambda page: page.scores.rows[0].toggle,
    "progress": lambda page: page.as_of.button,
    "share": lambda page: page.shelf.tiles[page.shelf.row.key],
    "history": lambda page: page.list,
}
FILLED = ("check-ins", "review")


def _open(window: MainWindow, page: str, item: str = "") -> None:
    assert window.view is not None
    window.view.show_page(page, item)
    window.activateWindow()
    rest(window)


def _key_result_with_check_ins(window: MainWindow) -> str:
    assert window.desk is not None
    return next(line for line in window.desk.outline().key_results if line.latest).key_result.id


def _fill(window: MainWindow, page: str) -> None:
    """Bring out what a page shows only at times: earlier check-ins to correct, key results to score."""
    assert window.desk is not None
    assert window.view is not None
    shown = window.view.page()
    if isinstance(shown, CheckInsPage):
        _open(window, page, _key_result_with_check_ins(window))
        shown.earlier.view.setCurrentIndex(shown.earlier.model.index(0))
        assert shown.earlier.correct.isEnabled()
    elif isinstance(shown, ReviewPage):
        for line in window.desk.outline().objectives:
            shown.scores._open_row(line.objective.id, True)
        for key in (key for row in shown.scores.rows for key in row.keys):
            key.reason.show()
        window.desk.do(review.decide, window.desk.outline().objectives[0].objective.id, "keep", "")
        rest(window)
        assert shown.scores.rows[0].reason.isVisible()


def test_tab_reaches_every_control_of_the_start_page_and_each_is_heard() -> None:
    with sample_window() as window:
        window.show_start()
        window.activateWindow()
        rest(window)
        walked = walk(window)
        assert missed(window, walked) == []
        assert read_backwards(window, walked) == []
        assert said_amiss(window) == []


def test_tab_goes_to_every_control_of_every_page_as_one_reads_and_each_is_heard() -> None:
    wrong: dict[str, list[str]] = {}
    with sample_window() as window:
        for row in directory.pages():
            if amiss := _reached_amiss(window, row.key) + page_amiss(window):
                wrong[row.key] = amiss
    assert wrong == {}


def _reached_amiss(window: MainWindow, page: str) -> list[str]:
    """What Tab does not reach on a page, or reaches in another order than the eye."""
    _open(window, page)
    view = window.view
    assert view is not None
    shown = view.page()
    assert shown is not None
    wrong = []
    if page in BEGINS and QApplication.focusWidget() is not BEGINS[page](shown):
        wrong.append(f"begins at {QApplication.focusWidget()}")
    walked = walk(window)
    wrong += missed(window, walked)
    start = next(n for n, part in enumerate(walked) if view.rail.isAncestorOf(part))
    walked = walked[start:] + walked[:start]
    ours = [part for part in walked if shown.isAncestorOf(part)]
    header = getattr(shown, "header", None)  # a workshop has a head of its own
    head = [part for part in ours if header is not None and header.isAncestorOf(part)]
    if ours[: len(head)] != head:
        wrong.append("the head does not come first")
    wrong += read_backwards(window, ours)
    rail = [part for part in walked if view.rail.isAncestorOf(part)]
    bar = [part for part in walked if view.top_bar.isAncestorOf(part)]
    on = [view.way_on] if view.way_on.isVisible() else []
    banners = [part for part in walked if part not in {*rail, *bar, *ours, *on}]
    if walked != rail + bar + banners + ours + on:
        wrong.append("rail, bar, banners, page and the way on follow each other otherwise")
    if page in FILLED:
        _fill(window, page)
        wrong += missed(window, walk(window))
    return wrong


def test_tab_goes_through_the_open_rows_of_the_review_as_they_read() -> None:
    with sample_window() as window:
        _open(window, "review")
        _fill(window, "review")
        assert window.view is not None
        page = window.view.page()
        assert isinstance(page, ReviewPage)
        page.share_button.setFocus()
        reached = walk(window)
        row = page.scores.rows[0]
        kept = next(chip for chip in row.chips.findChildren(QAbstractButton) if chip.isChecked())
        wanted: list[QWidget] = [page.share_button, page.print_button, row.toggle, row.score, kept]
        wanted += [row.reason.edit, row.take_back, row.keys[0].counted, row.keys[0].own]
        wanted += [page.scores.rows[1].toggle, page.scores.mean, page.look_again.objective]
        wanted += [page.celebrate.add_button, page.next_cycle.close_button, page.community.revisit.edit]
        places = [reached.index(widget) for widget in wanted]
        assert places == sorted(places)


class _Asking(FormDialog[str]):
    """Adds a field between two others when it is asked to, and chips before them."""

    def __init__(self) -> None:
        super().__init__(None, "Asking")
        self.first, self.last = TextField("First"), TextField("Last")
        self.chips = ChoiceChips("Chips", [("a", "A"), ("b", "B")])
        self.middle = QVBoxLayout()
        for part in (self.chips, self.first):
            self.column.addWidget(part)
        self.column.addLayout(self.middle)
        self.column.addWidget(self.last)
        self.end_with_close()


def test_what_is_made_late_has_its_place(shown: Callable[..., QWidget]) -> None:
    dialog = _Asking()
    shown(dialog)
    late = plain_button("Late")
    dialog.middle.addWidget(late)
    dialog.chips.set_choices([("c", "C"), ("d", "D")])
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    chip = dialog.chips.findChildren(QWidget)[0]
    dialog.first.setFocus()
    assert walk(dialog) == [dialog.first.edit, late, dialog.last.edit, dialog.close_button, chip]


class _Box(ReadingOrder, QWidget):
    """Rows of a button and a field, the second row inside what scrolls."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.rows = [QWidget() for _row in range(3)]
        scrolls = QScrollArea()
        scrolls.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolls.setWidget(self.rows[1])
        self.stops: list[QWidget] = []
        for row in self.rows:
            beside = QHBoxLayout(row)
            for part in (QLineEdit(), QSpinBox(), plain_button("Go")):
                beside.insertWidget(0, part)  # made from the right to the left
                self.stops.insert(len(self.stops) - beside.count() + 1, part)
        for part in (self.rows[0], scrolls, self.rows[2]):
            column.addWidget(part)


@pytest.fixture
def box(shown: Callable[..., QWidget]) -> _Box:
    made = _Box()
    shown(made)
    return made


def test_back_is_the_same_way(box: _Box) -> None:
    box.stops[0].setFocus()
    assert walk(box) == box.stops
    assert walk(box, Qt.Key.Key_Backtab) == [box.stops[0], *box.stops[:0:-1]]


@pytest.mark.parametrize(("key", "nth"), [(Qt.Key.Key_Tab, 0), (Qt.Key.Key_Backtab, -1)])
def test_where_nothing_has_the_keyboard_tab_begins_at_an_end(box: _Box, key: Qt.Key, nth: int) -> None:
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()
    QTest.keyClick(box, key)
    assert QApplication.focusWidget() is box.stops[nth]


@pytest.mark.parametrize("nth", [3, 4, 5])
def test_what_goes_with_the_keyboard_leaves_it_to_what_follows(box: _Box, nth: int) -> None:
    box.stops[nth].setFocus()
    box.rows[1].hide()
    assert QApplication.focusWidget() is box.stops[6]
    box.rows[1].show()
    box.stops[nth].setFocus()
    box.stops[nth].setEnabled(False)
    assert QApplication.focusWidget() is box.stops[nth + 1]


def test_a_step_looks_no_farther_than_it_goes(box: _Box, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_into: list[QWidget] = []
    parts = reading_order._parts

    def counted(around: QWidget, *more: Any) -> list[QWidget]:
        looked_into.append(around)
        return parts(around, *more)

    monkeypatch.setattr(reading_order, "_parts", counted)
    box.stops[0].setFocus()
    QTest.keyClick(box.stops[0], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is box.stops[1]
    assert looked_into == [box.stops[0], box.rows[0]]


def test_what_comes_later_is_made_before_tab_goes_past_it(box: _Box, monkeypatch: pytest.MonkeyPatch) -> None:
    late = plain_button("Late")

    def make() -> None:
        layout = box.rows[0].layout()
        assert layout is not None
        layout.addWidget(late)
        late.show()

    monkeypatch.setattr(box, "make_ready", make)
    box.stops[2].setFocus()
    QTest.keyClick(box.stops[2], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is late


def test_the_order_is_right_however_often_a_layout_is_filled_anew(shown: Callable[..., QWidget]) -> None:
    class Box(ReadingOrder, QWidget):
        pass

    box = Box()
    column = QVBoxLayout(box)
    shown(box)
    for _round in range(60):
        while (item := column.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        wanted: list[QWidget] = []
        for number in range(6):
            row = QHBoxLayout()
            row.addStretch(1)
            for part in (plain_button(str(number)), QLineEdit()):
                row.addWidget(part)
                row.addSpacing(2)
                wanted.append(part)
            column.addLayout(row)
            column.addStretch(1)
        QApplication.processEvents()
        assert list(controls(box)) == wanted
        for row in column.children():
            assert isinstance(row, QHBoxLayout)
            for part in wanted:
                row.removeWidget(part)
        for part in wanted:
            part.deleteLater()


def test_what_is_several_controls_takes_the_keyboard_as_one(shown: Callable[..., QWidget]) -> None:
    dialog = _Asking()
    shown(dialog)
    dialog.chips.set_keys(["b"])
    dialog.chips.setFocus()
    assert dialog.chips.findChildren(QWidget)[-1].hasFocus()
    assert dialog.chips.focusProxy() is None, "a proxy would be a stop of Tab beside its control"

"""The style sheet put on anew: what is seen at once and once, pages that are not in front when they come."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from okrdesk.gui import wearing
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.text import PlainLabel

LIGHT = "QLabel { color: #111111; } QLabel[kind='error'] { color: #aa0000; font-size: 9pt; }"
DARK = "QLabel { color: #eeeeee; } QLabel[kind='error'] { color: #ff8888; font-size: 18pt; }"


class Dressings(QObject):
    """Counts how often a widget is told of another style."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.StyleChange
        return False


class Turned(QWidget):
    """A page with an error on it, deep inside, and a stack of two such pages to turn."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.stack = QStackedWidget()
        column.addWidget(self.stack)
        self.errors = [self._page(), self._page()]

    def _page(self) -> PlainLabel:
        page = QWidget()
        inside = page
        for _ in range(4):
            holder = QWidget()
            QVBoxLayout(inside).addWidget(holder)
            inside = holder
        error = PlainLabel("Wrong", "error", inside)
        QVBoxLayout(inside).addWidget(error)
        self.stack.addWidget(page)
        return error

    def turn(self, nth: int) -> None:
        wearing.follow(self.stack.widget(nth))
        self.stack.setCurrentIndex(nth)


@pytest.fixture
def sheet(qapp: QApplication) -> Iterator[None]:
    before = qapp.styleSheet()
    wearing.put_on(qapp, LIGHT)
    yield
    if before:
        wearing.put_on(qapp, before)
    else:
        qapp.setStyleSheet("")


@pytest.fixture
def turned(sheet: None) -> Iterator[Turned]:
    window = Turned()
    window.show()
    window.turn(1)
    window.turn(0)
    yield window
    window.close()
    window.deleteLater()


def ink(label: QLabel) -> str:
    return label.palette().color(QPalette.ColorRole.WindowText).name()


def points(label: QLabel) -> float:
    return label.font().pointSizeF()


def test_what_is_seen_is_dressed_at_once_and_once(qapp: QApplication, turned: Turned) -> None:
    seen = turned.errors[0]
    told = Dressings(seen)
    wearing.put_on(qapp, DARK)
    assert (ink(seen), points(seen), told.count) == ("#ff8888", 18, 1)


def test_a_page_that_is_not_in_front_follows_when_it_is_turned_to(qapp: QApplication, turned: Turned) -> None:
    waiting = turned.errors[1]
    told = Dressings(waiting)
    wearing.put_on(qapp, DARK)
    assert (ink(waiting), told.count) == ("#aa0000", 0)
    turned.turn(1)
    assert (ink(waiting), points(waiting), told.count) == ("#ff8888", 18, 1)
    turned.turn(0)
    turned.turn(1)
    assert told.count == 1


def test_the_page_in_front_need_not_follow(qapp: QApplication, turned: Turned) -> None:
    wearing.put_on(qapp, DARK)
    told = Dressings(turned.errors[0])
    turned.turn(0)
    assert told.count == 0


def test_a_label_of_another_kind_gives_back_what_the_sheet_had_changed(
    qapp: QApplication, turned: Turned
) -> None:
    usual = QLabel().font().pointSizeF()
    wearing.put_on(qapp, DARK)
    wearing.put_on(qapp, LIGHT)
    turned.turn(1)
    for error in turned.errors:
        error.set_kind("body")
        assert (ink(error), points(error)) == ("#111111", usual)


def test_the_same_sheet_again_dresses_nothing(qapp: QApplication, turned: Turned) -> None:
    told = Dressings(turned.errors[0])
    wearing.put_on(qapp, LIGHT)
    assert told.count == 0


def test_what_comes_later_wears_the_new_sheet(qapp: QApplication, turned: Turned) -> None:
    wearing.put_on(qapp, DARK)
    late = PlainLabel("Late", "error")
    late.ensurePolished()
    assert (ink(late), points(late)) == ("#ff8888", 18)


def test_a_part_that_waits_follows_when_it_is_shown(qapp: QApplication, turned: Turned) -> None:
    part = PlainLabel("Wrong", "error", turned)
    turned.layout().addWidget(part)
    wearing.wait(part)
    QApplication.processEvents()
    part.hide()
    told = Dressings(part)
    wearing.put_on(qapp, DARK)
    assert (ink(part), told.count) == ("#aa0000", 0)
    wearing.follow(part)
    part.show()
    assert (ink(part), points(part), told.count) == ("#ff8888", 18, 1)
    wearing.put_on(qapp, LIGHT)
    assert (ink(part), told.count) == ("#aa0000", 2)


def test_the_list_of_a_choice_is_dressed_when_it_opens(qapp: QApplication, turned: Turned) -> None:
    box = combo("Owner", [("", "Nobody yet"), ("ada", "Ada")], parent=turned)
    turned.layout().addWidget(box)
    box.show()
    box.showPopup()
    box.hidePopup()
    told = Dressings(box.view())
    wearing.put_on(qapp, "QAbstractItemView { color: #222222; }")
    wearing.put_on(qapp, "QAbstractItemView { color: #333333; }")
    assert told.count == 0
    box.showPopup()
    assert box.view().palette().color(QPalette.ColorRole.Text).name() == "#333333"
    assert told.count == 1
    box.hidePopup()


class Asked(QStyledItemDelegate):
    """Counts how often it is asked for the size of a row."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._count = 0
        rows.addItems(["one", "two"])
        rows.setItemDelegate(self)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802 - Qt's name
        self._count += 1
        return super().sizeHint(option, index)

    def since(self) -> int:
        count, self._count = self._count, 0
        return count


def test_rows_are_measured_anew_only_for_other_sizes(qapp: QApplication, turned: Turned) -> None:
    lists = [QListWidget(turned.stack.widget(page)) for page in (0, 1)]
    waiting, shown = (Asked(rows) for rows in lists)
    for page in (0, 1):
        lists[page].show()
        turned.turn(page)
        QApplication.processEvents()
    waiting.since(), shown.since()
    high = "QListView::item { padding: 9px; }"
    wearing.put_on(qapp, "QListView { color: #222222; }", same_sizes=True)
    assert shown.since() == 0
    assert lists[1].palette().color(QPalette.ColorRole.Text).name() == "#222222"
    wearing.put_on(qapp, high)
    assert shown.since() > 0
    QApplication.processEvents()
    shown.since()
    wearing.put_on(qapp, high + "QListView { color: #333333; }", same_sizes=True)
    assert (shown.since(), waiting.since()) == (0, 0)
    turned.turn(0)
    assert waiting.since() > 0

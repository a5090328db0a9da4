"""The same evening with the mouse: only words, figures and slips are typed, everything else is clicked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QWidget,
)

from okrdesk.gui.areas.owners.board_menu import BoardMenu
from okrdesk.gui.dialogs.person_chooser import PersonChooser
from okrdesk.gui.dialogs.reason_dialog import ReasonDialog
from okrdesk.gui.pages.workshop_page.promise_dialog import PromiseDialog
from okrdesk.okr.workshop import ideas
from tests.journeys import test_an_evening as lived
from tests.journeys.hands import Walking, answer, new_window, settle
from tests.okr.workshop.evening import BALLOTS, THEMES

pytestmark = pytest.mark.release


def click(widget: QWidget, at: QPoint | None = None, *, twice: bool = False) -> None:
    """Click into the middle of a widget, or at a point of it."""
    assert widget.isVisible()
    assert widget.isEnabled()
    inside = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    spot = at or inside.rect().center()
    (QTest.mouseDClick if twice else QTest.mouseClick)(inside, Qt.MouseButton.LeftButton, pos=spot)
    QApplication.processEvents()


def click_row(view: QAbstractItemView, row: int, *, twice: bool = False) -> None:
    """Click on a row of a list."""
    index = view.model().index(row, 0)
    view.scrollTo(index)
    click(view, view.visualRect(index).center(), twice=twice)


class Pointing(Walking):
    """Finds by its name whatever is seen in the window that is on top, and clicks it."""

    def go_to(self, name: str) -> None:
        top = QApplication.activeModalWidget() or QApplication.activeWindow()
        assert top is not None
        called = re.compile(rf"{re.escape(name)}(?!\w)")
        seen = (each for each in top.findChildren(QWidget) if each.isVisible() and each.isEnabled())
        click(next(each for each in seen if called.match(each.accessibleName())))

    def push(self, name: str) -> None:
        self.go_to(name)
        settle()

    def pick(self, name: str, among: str) -> None:
        self.push(name)


class MouseEvening(lived.Evening):
    """The facilitator's hand at the mouse."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self.fingers = Pointing()

    def tab_to(self, part: QWidget) -> None:
        if not isinstance(part, QAbstractButton):  # which a click would press
            click(part)

    def go_to(self, kind: str, act: int = 0) -> None:
        for _click in range(40):
            sitting = self.view.sitting
            if sitting.step.kind == kind and sitting.act_place == act:
                break
            click(self.view.head.next)
        assert (self.view.sitting.step.kind, self.view.sitting.act_place) == (kind, act)
        settle(10)

    def reveal(self) -> None:
        self.fingers.push("Reveal")
        self.fingers.push("Reveal it now")

    def show_cards(self, written: Any) -> None:
        click(written.show_all)
        click(written.sure.findChildren(QAbstractButton)[0])


def test_an_evening_with_the_mouse(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    evening = MouseEvening(new_window(qtbot, lambda: lived.DAY))
    lived.prepare(evening, tmp_path)
    lived.arrive(evening)
    for part in (_collect, _group, _vote, _choose, _measure, _own, _agree, _close):
        part(evening)
    lived.read(evening, tmp_path, monkeypatch)
    assert not evening.problems, evening.problems


def _collect(evening: MouseEvening) -> None:
    evening.go_to("ideas")
    texts = lived.cards()
    for origin, count in lived.EVIDENCE:
        box: QComboBox = evening.act.origin
        box.showPopup()
        settle(10)
        click_row(box.view(), box.findData(origin))
        assert evening.act.origin.key() == origin
        click(evening.act.entry.edit)
        for _card in range(count):
            evening.type_line(next(texts))
    evening.show_cards(evening.act)
    assert evening.act.counted()[1] == 27


def _group(evening: MouseEvening) -> None:
    evening.go_to("groups")
    desk = evening.desk
    buttons = evening.act.foot.buttons
    for title in THEMES:
        for _card in range(60):
            if evening.act.card.text.plain_text().endswith(title):
                break
            click(buttons["→"])
        answer(ReasonDialog, evening.named(title), evening.problems)
        click(buttons["N"])
        settle(30)
        evening.come_back()
    while any(not card.seen for card in ideas.of_cycle(desk.document, desk.cycle.id)):
        title = evening.act.card.text.plain_text().split(" of ", 1)[1]
        click(evening.act.board.columns[THEMES.index(title)])
    assert [column.column.count for column in evening.act.board.columns] == list(lived.CARDS)


def _vote(evening: MouseEvening) -> None:
    evening.go_to("vote")
    for chips, key in ((evening.act.settings.dots, "4"), (evening.act.settings.most, "2")):
        evening.fingers.push(f"{key}. {chips.accessibleName()}")
    click(evening.act.pad.line.edit)
    for ballot in BALLOTS:
        evening.type_line(ballot)
    evening.reveal()
    assert evening.act.unsettled()
    tie = evening.act.result.tie
    click(tie.buttons[1])
    click(tie.use)
    assert [row.people for row in evening.act.result.list.lines.rows] == [6, 5, 5, 4, 3]


def _choose(evening: MouseEvening) -> None:
    evening.go_to("choose")
    part = evening.act.part
    for place in range(3):
        click_row(part.list, place)
        click(part.objective)
        settle(10)


def _measure(evening: MouseEvening) -> None:
    evening.go_to("measures")
    for place, count in enumerate(lived.MEASURES):
        if place:
            click(evening.act.goal_bar.turns.after)
        click(evening.act.entry.edit)
        for nth in range(count):
            evening.type_line(f"Measure {place + 1}.{nth + 1}")
        evening.show_cards(evening.act)
    evening.go_to("measures", 1)
    for count in reversed(lived.MEASURES):
        for row in range(count):
            click_row(evening.act.part.list, row)
        click(evening.act.part.bar.turns.before)
    desk = evening.desk
    assert [len(line.key_results) for line in desk.outline().objectives] == list(lived.MEASURES)


def _own(evening: MouseEvening) -> None:
    evening.go_to("owning")
    view = evening.act.part.board.view
    for given in range(13):
        place = next(n for n, row in enumerate(view.model().rows) if row.card and row.card.owner is None)
        click_row(view, place)
        at = view.visualRect(view.model().index(place, 0)).center()
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), asked)
        settle(10)
        menu = next(each for each in evening.window.findChildren(BoardMenu) if each.isVisible())
        (move,) = [each for each in menu.actions() if each.text() == "Move to…"]
        click(menu, menu.actionGeometry(move).center())
        settle(10)
        chooser = next(each for each in evening.window.findChildren(PersonChooser) if each.isVisible())
        click_row(chooser.list, 1 + given % 8)
        evening.come_back()
    evening.assert_shared_out()


def _agree(evening: MouseEvening) -> None:
    evening.go_to("consent")
    for place, (hands, measures) in enumerate(zip(lived.FISTS, lived.MEASURES, strict=True)):
        if place:
            click(evening.view.head.next)
        click(evening.act.part.pad.line.edit)
        for mark in "87656748":
            evening.type_line(mark * measures)
        click(evening.view.head.next)
        click(evening.act.part.pad.line.edit)
        evening.type_line(hands)
        evening.reveal()
    click(evening.act.cards[1].open)
    click(evening.act.part.result.judgement.again)
    click(evening.act.part.pad.line.edit)
    evening.type_line("0 0 0 4 3 1")
    evening.reveal()


def _close(evening: MouseEvening) -> None:
    def promise(dialog: PromiseDialog) -> None:
        evening.in_dialog(dialog)
        click(dialog.what.edit)
        evening.fingers.types("Ask four partner companies for a room")
        click(dialog.day.edit)
        dialog.day.edit.selectAll()
        evening.type_line("2 Apr")

    evening.go_to("charter", 1)
    answer(PromiseDialog, promise, evening.problems)
    click(evening.act.card.add)
    evening.come_back()
    evening.go_to("close")
    click(evening.act.type_slips)
    click(evening.act.part.pad.line.edit)
    for slip in lived.AFTER:
        evening.type_line(slip)
    evening.reveal()
    click(evening.act.wish.write)
    click(evening.act.part.entry.edit)
    evening.type_line("Start with soup, not with numbers.")
    evening.show_cards(evening.act.part)
    workshop = evening.view.sitting.workshop_id
    assert evening.view.head.next.plain_text() == "Finish"
    click(evening.view.head.next)
    settle()
    evening.assert_closed(workshop)

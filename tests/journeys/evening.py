"""The facilitator of the evening: two hands at the window, and an eye on the watch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.reason_dialog import ReasonDialog
from okrdesk.gui.main_window import MainWindow
from okrdesk.gui.pages.workshop_page.page import WorkshopPage
from okrdesk.okr.workshop import workshops
from tests.journeys.hands import Walking, settle
from tests.journeys.watch import Watch

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


class Evening:
    """The facilitator's two hands at the window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.fingers = Walking()
        self.problems: list[BaseException] = []
        self.watch: Watch | None = None

    @property
    def desk(self) -> Desk:
        assert self.window.desk is not None
        return self.window.desk

    def assert_shared_out(self) -> None:
        """Everything has somebody, and nobody more than two key results."""
        lines = self.desk.outline().objectives
        owners = [line.owner.name for goal in lines for line in goal.key_results if line.owner]
        assert len(owners) + sum(goal.owner is not None for goal in lines) == 13
        assert max(Counter(owners).values()) <= 2

    def assert_closed(self, workshop_id: str) -> None:
        assert workshops.read(self.desk.document, workshop_id).state == "closed"

    @property
    def page(self) -> WorkshopPage:
        assert self.window.view is not None
        page = self.window.view.page()
        assert isinstance(page, WorkshopPage)
        return page

    @property
    def view(self) -> Any:
        assert self.page.running is not None
        return self.page.running

    @property
    def act(self) -> Any:
        return self.view.act

    def type_line(self, text: str) -> None:
        self.fingers.types(text)
        self.fingers.press(ENTER)

    def tab_to(self, part: QWidget) -> None:
        """Press Tab until this part has the keyboard."""
        for _press in range(150):
            if QApplication.focusWidget() is part:
                return
            self.fingers.press(Qt.Key.Key_Tab)
        raise AssertionError("Tab never comes there")

    def go_to(self, kind: str, act: int = 0) -> None:
        """Go on by its key, from whatever has the keyboard, until the act of a step is on."""
        for _press in range(40):
            step = self.view.sitting.step
            if step.kind == kind and self.view.sitting.act_place == act:
                break
            self.spend()
            self.fingers.press(ENTER, CTRL)
            if self.watch is not None:
                self.watch.look(self.view.sitting)
        assert self.view.sitting.step.kind == kind
        settle(10)

    def spend(self) -> None:
        """Let the step that is on have taken its time, where somebody looks at the watch."""
        if self.watch is not None:
            self.watch.spend(self.view.sitting)

    def come_back(self) -> None:
        """Without a window system nobody gives the keyboard back after a dialog."""
        settle(20)
        self.window.activateWindow()
        settle(20)

    def reveal(self) -> None:
        """Its key asks once, Enter shows it to all."""
        self.fingers.press(Qt.Key.Key_H, CTRL)
        self.fingers.press(ENTER)

    def named(self, title: str) -> Callable[[ReasonDialog], None]:
        def fill(dialog: ReasonDialog) -> None:
            self.in_dialog(dialog)
            self.type_line(title)

        return fill

    def in_dialog(self, dialog: QDialog) -> None:
        """Without a window system nobody gives a dialog the keyboard."""
        dialog.activateWindow()
        settle()

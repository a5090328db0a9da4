"""Hands on the keyboard: answering modal dialogs, waiting, finding things by their spoken name."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from okrdesk.gui import settings
from okrdesk.gui.main_window import MainWindow

TODAY = dt.date(2026, 11, 22)
_MOST_TABS = 150
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_Widget = TypeVar("_Widget", bound=QWidget)


def new_window(qtbot, today: Callable[[], dt.date] = lambda: TODAY) -> MainWindow:  # type: ignore[no-untyped-def]
    """A window on the start page, with a name known so that nobody asks for it."""
    settings.set_person_name("Ada")
    window = MainWindow(today)
    qtbot.addWidget(window)
    window.show_start()
    window.show()
    qtbot.waitExposed(window)
    return window


def _type(widget: QWidget, sign: str) -> None:
    """A sign by its key; one that no plain key has comes composed, as from a dead key."""
    if sign.isascii():
        QTest.keyClicks(widget, sign)
        return
    composed = QInputMethodEvent()
    composed.setCommitString(sign)
    QApplication.sendEvent(widget, composed)


class Fingers:
    """Type into whatever has the keyboard, as no test could without the focus being right; count the keys."""

    def __init__(self) -> None:
        self.keys = 0

    def types(self, text: str) -> None:
        for sign in text:
            self._press(lambda widget, sign=sign: _type(widget, sign))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NO_MODIFIER) -> None:
        self._press(lambda widget: QTest.keyClick(widget, key, modifier))

    def _press(self, act) -> None:  # type: ignore[no-untyped-def]
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        self.keys += 1
        act(widget)
        QApplication.processEvents()


class Walking(Fingers):
    """Goes on by Tab until what has the keyboard is called so."""

    def go_to(self, name: str) -> None:
        """Press Tab until a control whose name begins so has the keyboard."""
        passed: list[str] = []
        for _step in range(_MOST_TABS):
            here = QApplication.focusWidget()
            assert here is not None, "nothing has the keyboard"
            if re.match(rf"{re.escape(name)}(?!\w)", here.accessibleName()):
                return
            passed.append(here.accessibleName())
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to “{name}”, only to {passed}")

    def push(self, name: str) -> None:
        """Go to a button and press it."""
        self.go_to(name)
        self.press(Qt.Key.Key_Return)
        settle()

    def pick(self, name: str, among: str) -> None:
        """Go to a row of choices, to the one called `among`, along it to another, and choose that."""
        self.go_to(among)
        for _step in range(20):
            here = QApplication.focusWidget()
            assert here is not None
            if here.accessibleName().startswith(name):
                break
            self.press(Qt.Key.Key_Right)
        assert here.accessibleName().startswith(name), f"“{name}” is not beside “{among}”"
        self.press(Qt.Key.Key_Space)

    def turn_to(self, name: str) -> None:
        """Follow the line at the end of the page."""
        self.push(f"Next: {name}")


def settle(ms: int = 30) -> None:
    """Let timers and queued signals come through."""
    QTest.qWait(ms)


def until(met: Callable[[], bool], seconds: float = 120) -> None:
    """Wait for something while other threads get their turn (QTest.qWait does not give it to them)."""
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end, "waited too long"
        QApplication.processEvents()
        time.sleep(0.005)


def answer(kind: type[QDialog], act: Callable[[QDialog], object], problems: list[BaseException]) -> None:
    """As soon as a dialog of this kind is open, act on it; what goes wrong is kept and the dialog closed."""
    timer = QTimer()
    timer.setInterval(20)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            return
        timer.stop()
        try:
            act(dialog)
        except BaseException as error:  # noqa: BLE001 the test looks at it
            problems.append(error)
        if dialog.isVisible() and problems:
            dialog.reject()

    timer.timeout.connect(look)
    timer.start()
    _timers.append(timer)


_timers: list[QTimer] = []


def named(parent: QWidget, kind: type[_Widget], name: str) -> _Widget:
    """The visible widget below `parent` whose accessible name begins with `name`."""
    found = [w for w in parent.findChildren(kind) if w.accessibleName().startswith(name) and w.isVisible()]
    assert found, f"nothing is called “{name}” here"
    return found[0]

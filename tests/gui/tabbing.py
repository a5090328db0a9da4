"""Walking through a window with Tab, and what must be reached by it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def walk(window: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Press Tab (or what goes back) until it is at a control where it has been; that must be the first."""
    walked: list[QWidget] = []
    for _step in range(300):
        here = QApplication.focusWidget()
        assert here is not None
        if here in walked:
            assert here is walked[0], f"Tab goes round from {walked[-1]} to {name_of(here)}"
            return walked
        walked.append(here)
        QTest.keyClick(here, key)
    raise AssertionError("Tab never comes back")


def missed(window: QWidget, walked: list[QWidget]) -> list[str]:
    """What Tab ought to have reached: every enabled control, found without asking for the order."""
    tab = Qt.FocusPolicy.TabFocus
    wanted = {
        part
        for part in window.findChildren(QWidget)
        if part.focusPolicy() & tab == tab
        and part.focusProxy() is None
        and part.isEnabled()
        and part.isVisible()
        and part.window() is window
    }
    return [name_of(part) for part in wanted - set(walked)]


def read_backwards(window: QWidget, walked: list[QWidget]) -> list[str]:
    """Where Tab goes up and left at once: no reader of any columns does, but at the end."""

    def area(part: QWidget) -> QRect:
        return QRect(part.mapTo(window, QPoint(0, 0)), part.size())

    return [
        f"{name_of(one)} → {name_of(other)}"
        for one, other in pairwise(walked)
        if area(other).bottom() <= area(one).top() and area(other).left() < area(one).left()
    ]


def name_of(part: QWidget) -> str:
    """What it is and how it is called."""
    return f"{type(part).__name__} {part.accessibleName()!r}"

"""Tab reaches every control of a page going forward only, and the head of a page before what is below it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from okrdesk.gui.main_window import MainWindow
from tests import pictures
from tests.gui.every_dialog import sample_window


def _controls(window: QWidget) -> set[QWidget]:
    """Every enabled control that takes the keyboard and is to be seen, found without asking for the order."""
    tab = Qt.FocusPolicy.TabFocus
    return {
        part
        for part in window.findChildren(QWidget)
        if part.focusPolicy() & tab == tab
        and part.focusProxy() is None
        and part.isEnabled()
        and part.isVisible()
        and part.window() is window
    }


def _walk(window: QWidget) -> list[QWidget]:
    walked: list[QWidget] = []
    for _step in range(200):
        here = QApplication.focusWidget()
        assert here is not None
        if here in walked:
            break
        walked.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return walked


def _open(window: MainWindow, page: str) -> None:
    assert window.view is not None
    window.view.show_page(page)
    window.activateWindow()
    pictures.settle(window, 3)


@pytest.mark.parametrize("page", ["mission", "objectives", "owners", "check-ins", "share", "history"])
def test_tab_reaches_every_control_of_a_page(page: str) -> None:
    with sample_window() as window:
        _open(window, page)
        walked = _walk(window)
        missed = [
            f"{type(part).__name__} {part.accessibleName()!r}" for part in _controls(window) - set(walked)
        ]
        assert missed == []


@pytest.mark.parametrize("page", ["objectives", "owners", "check-ins"])
def test_the_head_of_a_page_comes_first(page: str) -> None:
    with sample_window() as window:
        _open(window, page)
        walked = _walk(window)
        assert window.view is not None
        start = next(n for n, part in enumerate(walked) if window.view.rail.isAncestorOf(part))
        shown = window.view.page()
        assert shown is not None
        ours = [part for part in walked[start:] + walked[:start] if shown.isAncestorOf(part)]
        head = [part for part in ours if shown.header.isAncestorOf(part)]  # type: ignore[attr-defined]
        assert head
        assert ours[: len(head)] == head

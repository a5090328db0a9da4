"""Pages are loaded while nobody does anything, and a key comes first."""

from __future__ import annotations

import importlib.util
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from okrdesk.gui import ahead, directory
from okrdesk.gui.workspace_view import page_class

SELDOM = ("colorsys", "nturl2path", "sched")  # modules that nobody else imports


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QWindow:
    for name in SELDOM:
        monkeypatch.delitem(sys.modules, name, raising=False)
    made = QWindow()
    made.resize(200, 100)
    made.show()
    return made


def loaded() -> list[str]:
    return [name for name in SELDOM if name in sys.modules]


def test_every_page_is_among_what_is_loaded_ahead() -> None:
    pages = {getattr(page_class(row.key), "__module__", "") for row in directory.pages()}
    assert pages <= set(ahead.BITES)
    assert all(importlib.util.find_spec(name) for name in ahead.BITES)


def test_modules_are_loaded_one_by_one_in_turns_of_their_own(window: QWindow, qtbot: QtBot) -> None:
    loading = ahead.Ahead(window, SELDOM)
    assert not loaded()
    qtbot.waitUntil(lambda: bool(loaded()))
    assert loaded() == list(SELDOM[:1])
    qtbot.waitUntil(loading.is_done)
    assert loaded() == list(SELDOM)


def test_nothing_is_loaded_right_after_a_key(window: QWindow, qtbot: QtBot) -> None:
    loading = ahead.Ahead(window, SELDOM)
    qtbot.waitUntil(lambda: bool(loaded()))
    QTest.keyClick(window, Qt.Key.Key_A)
    assert loading.waits()
    assert loaded() == list(SELDOM[:1])
    qtbot.waitUntil(loading.is_done)

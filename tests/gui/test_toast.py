"""The short message in the corner of the window."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from okrdesk.gui.widgets import toast as toast_module
from okrdesk.gui.widgets.toast import Toast


@pytest.fixture
def window(shown: Any) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(QLineEdit())
    column.addWidget(QPushButton("Take it as the baseline"))
    shown(made, 700, 400)
    return made


@pytest.mark.usefixtures("dressed")
def test_a_toast_is_announced_offers_undo_and_goes_by_itself(
    window: QWidget, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(toast_module, "announce", lambda _widget, text: said.append(text))
    monkeypatch.setattr(toast_module, "TOAST_MS", 30)
    pressed: list[str] = []
    toast = Toast(window)
    toast.say("Objective <b>removed</b>.", [("Undo", lambda: pressed.append("undo"))])
    assert said == ["Objective <b>removed</b>."]
    assert window.rect().contains(toast.geometry())
    assert toast.geometry().center().x() > window.rect().center().x()
    qtbot.mouseClick(toast.buttons[0], Qt.MouseButton.LeftButton)
    assert pressed == ["undo"]
    assert not toast.isVisible()
    toast.say("x" * 5000)
    assert toast.buttons == []
    assert toast.width() <= window.width()
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_the_keyboard_never_falls_onto_a_message(window: QWidget) -> None:
    pressed: list[str] = []
    toast = Toast(window)
    button = window.findChildren(QPushButton)[0]
    button.setFocus()
    toast.say("Checked in.", [("Undo", lambda: pressed.append("undo"))])
    button.hide()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)
    assert not toast.has_keyboard()
    assert pressed == [], "Space after a button that went must not undo"


def test_f6_goes_to_the_message_and_back(window: QWidget) -> None:
    pressed: list[str] = []
    toast = Toast(window)
    field = window.findChildren(QLineEdit)[0]
    field.setFocus()
    toast.take_keyboard()
    assert field.hasFocus(), "there is no message to go to"
    toast.say(
        "Saved “a.pdf”.", [("Open", lambda: pressed.append("open")), ("Show", lambda: pressed.append("show"))]
    )
    toast.take_keyboard()
    assert toast.buttons[0].hasFocus()
    QTest.keyClick(toast.buttons[0], Qt.Key.Key_Tab)
    assert toast.buttons[1].hasFocus()
    QTest.keyClick(toast.buttons[1], Qt.Key.Key_Escape)
    assert field.hasFocus()
    assert toast.isVisible()
    toast.take_keyboard()
    QTest.keyClick(toast.buttons[0], Qt.Key.Key_Return)
    assert pressed == ["open"]
    assert field.hasFocus()

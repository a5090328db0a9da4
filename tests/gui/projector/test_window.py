"""The projector's window: the second screen, the curtain of the only one, what its keys ask for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from okrdesk.gui.projector.window import ProjectorWindow
from okrdesk.gui.widgets import screens
from tests.gui.projector.evening import VIEWS
from tests.gui.test_keys import pressed


@pytest.fixture
def window(qtbot: QtBot) -> ProjectorWindow:
    made = ProjectorWindow()
    qtbot.addWidget(made)
    return made


def test_with_one_screen_it_begins_behind_the_curtain(window: ProjectorWindow, qtbot: QtBot) -> None:
    desk = QWidget()
    qtbot.addWidget(desk)
    desk.show()
    window.show_view(VIEWS["vote"])
    assert not window.open_beside(desk)
    assert not window.is_open
    qtbot.keyClick(window, Qt.Key.Key_Return)
    assert window.is_open
    with qtbot.waitSignal(window.went):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    window.show()
    assert not window.is_open  # the curtain is closed again


@pytest.mark.parametrize(
    ("key", "wish"),
    [
        (Qt.Key.Key_Space, "next"),
        (Qt.Key.Key_PageDown, "next"),
        (Qt.Key.Key_PageUp, "back"),
        (Qt.Key.Key_B, "blank"),
        (Qt.Key.Key_Period, "blank"),
        (Qt.Key.Key_P, "pause"),
        (Qt.Key.Key_Plus, "minute"),
        (Qt.Key.Key_R, "read aloud"),
    ],
)
def test_keys_and_a_presenters_remote_ask(
    window: ProjectorWindow, qtbot: QtBot, key: Qt.Key, wish: str
) -> None:
    window.show()
    with qtbot.waitSignal(window.wished) as told:
        qtbot.keyClick(window, key)
    assert told.args == [wish]


def test_nothing_goes_on_behind_the_curtain(window: ProjectorWindow, qtbot: QtBot) -> None:
    told: list[str] = []
    window.wished.connect(told.append)
    window.show()
    window.draw_curtain(closed=True)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_P):
        qtbot.keyClick(window, key)
    assert told == ["pause"]
    qtbot.keyClick(window, Qt.Key.Key_Return)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert told == ["pause", "next"]


def test_its_letters_are_found_on_any_layout(
    window: ProjectorWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    told: list[str] = []
    window.wished.connect(told.append)
    for sign, place in (("и", 48), ("з", 25), ("к", 19), ("ц", 17)):
        window.keyPressEvent(pressed(sign, place))
    assert told == ["blank", "pause", "read aloud", "light"]


def test_a_screen_that_goes_takes_the_window_before_it_shows_anything_elsewhere(
    window: ProjectorWindow, qtbot: QtBot
) -> None:
    desk = QWidget()
    qtbot.addWidget(desk)
    desk.show()
    window.open_beside(desk)
    window.draw_curtain(closed=False)
    with qtbot.waitSignal(window.went):
        window._screen_removed(desk.screen())
    assert not window.isVisible()
    assert not window.is_open
    window._screen_removed(desk.screen())  # gone already


def test_one_screen_has_none_beside_it(qtbot: QtBot) -> None:
    desk = QWidget()
    qtbot.addWidget(desk)
    desk.show()
    assert len(QGuiApplication.screens()) == 1
    assert screens.beside(desk) is None

"""Single keys on any keyboard layout."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from okrdesk.gui.widgets.confidence import ConfidenceStrip
from okrdesk.gui.widgets.keys import digit_of, letter_of, press_by_place

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def pressed(sign: str, place: int = 0, modifiers: Qt.KeyboardModifier = _NONE) -> QKeyEvent:
    """A key with its sign, at a place as Linux names it (the code of the kernel and 8)."""
    code = ord(sign.upper()) if sign.isalnum() else 0
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers, place + 8 if place else 0, 0, 0, sign)


@pytest.fixture(autouse=True)
def on_linux(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")


@pytest.mark.parametrize(
    ("sign", "place", "letter"),
    [
        ("n", 49, "N"),
        ("т", 49, "N"),  # Russian
        ("ν", 49, "N"),  # Greek
        ("ى", 49, "N"),  # Arabic
        ("b", 49, "B"),  # Dvorak: the sign decides where it is Latin
        ("ü", 26, ""),
        ("5", 6, ""),
        ("", 0, ""),
    ],
)
def test_a_letter_by_sign_or_by_place(sign: str, place: int, letter: str) -> None:
    assert letter_of(pressed(sign, place)) == letter
    assert letter_of(pressed(sign, place, Qt.KeyboardModifier.ControlModifier)) == ""


@pytest.mark.parametrize(
    ("sign", "place", "modifiers", "digit"),
    [
        ("7", 8, _NONE, "7"),
        ("7", 8, _SHIFT, "7"),  # French: digits stand above
        ("è", 8, _NONE, "7"),
        ("٧", 8, _NONE, "7"),  # Arabic
        ("&", 8, _SHIFT, ""),
        ("x", 45, _NONE, ""),
    ],
)
def test_a_digit_by_sign_or_by_place(sign, place, modifiers, digit) -> None:  # type: ignore[no-untyped-def]
    assert digit_of(pressed(sign, place, modifiers)) == digit


def test_an_action_of_one_letter_is_found_by_its_place(qtbot) -> None:  # type: ignore[no-untyped-def]
    board, done = QWidget(), []
    qtbot.addWidget(board)
    action = QAction("Move to", board)
    action.setShortcut("O")
    action.triggered.connect(lambda: done.append("moved"))
    board.addAction(action)
    assert press_by_place(board, pressed("щ", 24))
    assert not press_by_place(board, pressed("й", 16))
    assert not press_by_place(board, pressed("o", 24)), "Qt finds it by its sign"
    assert done == ["moved"]


def test_ten_is_typed_with_shift_where_digits_stand_above(qtbot) -> None:  # type: ignore[no-untyped-def]
    strip = ConfidenceStrip(3)
    qtbot.addWidget(strip)
    shift = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift.value, _SHIFT)
    for event in (pressed("1", 2, _SHIFT), shift, pressed("0", 11, _SHIFT)):
        strip.keyPressEvent(event)
    assert strip.value() == 10

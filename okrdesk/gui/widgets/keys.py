"""Single keys on any keyboard layout: what was pressed by its sign, else by its place on the board."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from okrdesk.document.text import plain_digits

# The property of a list that does something with the space bar itself, which else goes on in a workshop.
TAKES_SPACE = "takes_space"
_SHIFT_AND_PAD = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
# The signs of a Latin keyboard, from the code of the first key of each row. Linux and Windows count alike.
_ROWS = {2: "1234567890", 16: "QWERTYUIOP", 30: "ASDFGHJKL", 44: "ZXCVBNM"}
_PLACES = {first + n: sign for first, row in _ROWS.items() for n, sign in enumerate(row)}
_X11_BEFORE = 8  # X11 and Wayland count from 8
# The virtual key codes of a Mac (kVK_ANSI_…), which name places as well.
_MAC_PLACES = dict(
    zip(
        (*range(10), 11, 12, 13, 14, 15, 16, 17, 31, 32, 34, 35, 37, 38, 40, 45, 46),
        "ASDFHGZXCVBQWERYTOUIPLJKNM",
        strict=True,
    )
) | dict(zip((18, 19, 20, 21, 23, 22, 26, 28, 25, 29), "1234567890", strict=True))


def letter_of(event: QKeyEvent) -> str:
    """The capital Latin letter of a key pressed alone, "" for every other key.

    Where the layout has no Latin letters (Greek, Cyrillic, Arabic) it is the one that stands at that place.
    """
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return ""
    typed = event.text()
    if not typed or not typed.isprintable():
        typed = chr(event.key()) if 0 < event.key() < 0x2000 else ""
    if typed.isascii():
        return typed.upper() if typed.isalpha() else ""
    sign = _sign_at_place(event) if typed.isalpha() else ""
    return "" if sign.isdecimal() else sign


def digit_of(event: QKeyEvent) -> str:
    """The digit of a key, 0 to 9, in whichever script it is written; "" for every other key.

    Where digits need Shift (as in France) the keys of the digits do without.
    """
    if event.modifiers() & ~_SHIFT_AND_PAD:
        return ""
    typed = plain_digits(event.text())
    if len(typed) == 1 and typed.isascii() and typed.isdecimal():
        return typed
    sign = "" if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _sign_at_place(event)
    return sign if sign.isdecimal() else ""


def on_ctrl_enter(widget: QWidget, do: Callable[[], object]) -> None:
    """Do something when Ctrl+Enter is pressed in a widget, on either Enter key."""
    for keys in ("Ctrl+Return", "Ctrl+Enter"):
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)


def press_by_place(widget: QWidget, event: QKeyEvent) -> bool:
    """Trigger the action of a widget that one letter stands for, where the layout does not have the letter.

    Qt itself finds an action only by the sign on the key. Whether one was triggered.
    """
    letter = letter_of(event)
    for action in widget.actions() if letter and event.text().upper() != letter else ():
        if action.isEnabled() and letter in [keys.toString() for keys in action.shortcuts()]:
            action.trigger()
            return True
    return False


def _sign_at_place(event: QKeyEvent) -> str:
    if sys.platform == "darwin":
        # Nought is the place of A, and what an event without a place has.
        return _MAC_PLACES.get(event.nativeVirtualKey(), "") if event.nativeScanCode() else ""
    before = 0 if sys.platform == "win32" else _X11_BEFORE
    return _PLACES.get(event.nativeScanCode() - before, "")

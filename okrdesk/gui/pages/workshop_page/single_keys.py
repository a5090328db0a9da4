"""Keys of a running workshop: single ones outside text fields, with Ctrl while somebody types."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from okrdesk.gui.widgets.keys import TAKES_SPACE, letter_of

_TEXT = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)
_CTRL = Qt.KeyboardModifier.ControlModifier
_PAD = Qt.KeyboardModifier.KeypadModifier
# With Ctrl these letters belong to the whole window, or to a text field.
_LETTERS_WITH_CTRL = "BHLR"


class SingleKeys(QObject):
    """Watches whatever has the keyboard inside `around`.

    `first` is asked before; `acts` are by name: next, back, pause, minute, blank, hide, park, read, light.
    `typing_changed` tells whether somebody types, which changes the hints; `lost` that what had the
    keyboard is hidden or dead now and Qt gave it to something outside of the `work`.
    """

    typing_changed = Signal(bool)
    lost = Signal()

    def __init__(
        self,
        around: QWidget,
        work: QWidget,
        first: Callable[[QKeyEvent], bool],
        acts: Mapping[str, Callable[[], object]],
    ) -> None:
        super().__init__(around)
        self._around = around
        self._work = work
        self._given: QWidget | None = None  # what Qt gave the keyboard to
        self._first = first
        self._acts = acts
        self._watched: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and new is not None and self._holds(old) and not self._work.isAncestorOf(new):
            gone = not old.isVisibleTo(self._around) or not old.isEnabled()
            if gone and self._around.isVisible():
                self._given = new
                QTimer.singleShot(0, self, self._look_for_it)
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None
        if new is not None and self._holds(new):
            new.installEventFilter(self)
            self._watched = new
            self.typing_changed.emit(is_text(new))

    def _holds(self, widget: QWidget) -> bool:
        return isValid(widget) and (widget is self._around or self._around.isAncestorOf(widget))

    def _look_for_it(self) -> None:
        now, given = QApplication.focusWidget(), self._given
        self._given = None
        if (
            now is not None
            and now.window() is self._around.window()
            and (now is given or not self._holds(now))
        ):
            self.lost.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            # Else the window's own Ctrl+B or Space of a menu would come first.
            taken = bool(self._name_of(watched, event))
            if taken:
                event.accept()
            return taken
        if event.type() != QEvent.Type.KeyPress:
            return False
        if (not is_text(watched) or _is_ctrl_enter(event)) and self._first(event):
            return True
        name = self._name_of(watched, event)
        if not name or event.isAutoRepeat():
            return bool(name)
        self._acts[name]()
        return True

    def _name_of(self, watched: QWidget, event: QKeyEvent) -> str:
        """The act that a key stands for, "" for none."""
        key, modifiers = event.key(), event.modifiers() & ~_PAD
        if modifiers == _CTRL:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageDown):
                return "next"
            if key == Qt.Key.Key_PageUp:
                return "back"
            letter = chr(key) if 0 < key < 0x80 else ""
            return _NAMES.get(letter, "") if letter and letter in _LETTERS_WITH_CTRL else ""
        if not modifiers and not isinstance(watched, QPlainTextEdit):  # a line has no use for them
            if key == Qt.Key.Key_PageDown:
                return "next"
            if key == Qt.Key.Key_PageUp:
                return "back"
        if is_text(watched) or modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            return ""
        if key == Qt.Key.Key_Space:
            own = isinstance(watched, QAbstractButton | QComboBox) or watched.property(TAKES_SPACE)
            return "" if own else "next"
        if event.text() == "+":
            return "minute"
        if event.text() == ".":
            return "blank"
        return _NAMES.get(letter_of(event), "")


_NAMES = {"P": "pause", "B": "blank", "H": "hide", "L": "park", "R": "read", "W": "light"}


def _is_ctrl_enter(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and event.modifiers() & ~_PAD == _CTRL


def is_text(widget: QWidget) -> bool:
    """Whether somebody types into a widget."""
    return isinstance(widget, _TEXT) or (isinstance(widget, QComboBox) and widget.isEditable())

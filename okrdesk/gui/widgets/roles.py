"""What a screen reader takes our own widgets for: Qt calls what it does not know a part without a meaning.

A class says it by `spoken_as`. Qt asks `_interface` once for each widget that somebody reads.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

Role = QAccessible.Role


class _Button(QAccessibleWidget):
    def __init__(self, button: QAbstractButton, role: Role) -> None:
        super().__init__(button, role)
        self._button = button

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name != QAccessibleActionInterface.pressAction():
            super().doAction(name)
        elif self._button.isEnabled():
            self._button.click()


class _Choice(_Button):
    """A button that is one of several: Qt takes it for a check box where its group is ours."""

    def state(self) -> QAccessible.State:
        state = super().state()
        chosen = self._button.isChecked()
        if self.role() is Role.PageTab:
            state.selectable, state.selected = True, chosen
        else:
            state.checkable, state.checked = True, chosen
        return state


class _Opener(_Button):
    """A button that is checked while what it opens is open."""

    def state(self) -> QAccessible.State:
        state = super().state()
        opened = self._button.isChecked()
        state.expandable, state.expanded, state.collapsed = True, opened, not opened
        return state


def install() -> None:
    """Tell Qt what our widgets are, from now on."""
    QAccessible.installFactory(_interface)


def _interface(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    role = getattr(thing, "spoken_as", None)
    if role is None or not isinstance(thing, QWidget):
        return None  # Qt's own
    if role in (Role.RadioButton, Role.PageTab) and isinstance(thing, QAbstractButton):
        return _Choice(thing, role)
    if role is Role.ButtonDropDown and isinstance(thing, QAbstractButton):
        return _Opener(thing, role)
    return QAccessibleWidget(thing, role)


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say a text without moving the keyboard."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))

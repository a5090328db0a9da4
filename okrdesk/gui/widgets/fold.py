"""Fields that are rarely wanted, below a button that opens them and says which of them are filled in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from okrdesk.gui import icons, wearing
from okrdesk.gui.widgets.fields import TextArea, TextField
from okrdesk.gui.widgets.roles import Role
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _


class Fold(QWidget):
    """Closed until somebody opens it; what leads to a part inside opens it by `open_around`."""

    turned = Signal(bool)  # a person opened or closed it

    def __init__(self, heading: str, *parts: QWidget | QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = heading
        self.head = plain_button(heading, "fold", "chevron-down", small=True)
        self.head.spoken_as = Role.ButtonDropDown
        self.head.setCheckable(True)
        self.head.clicked.connect(self._turn)
        self.filled = PlainLabel("", "small", elide=True)
        self.inside = QWidget(self)
        wearing.wait(self.inside)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.head)
        row.addWidget(self.filled, 1)
        fill(self, row, self.inside, spacing=8)
        fill(self.inside, *parts, spacing=8)
        self.set_open(False)

    def is_open(self) -> bool:
        """Whether what is inside can be seen."""
        return self.head.isChecked()

    def set_open(self, opened: bool) -> None:
        """Open or close it, whatever stands inside."""
        before = self.is_open()
        self.head.setChecked(opened)
        self.head.setIcon(icons.icon("chevron-up" if opened else "chevron-down", "accent_text"))
        if opened:
            wearing.follow(self.inside)
        self.inside.setVisible(opened)
        if opened is not before:
            changed = QAccessible.State()
            changed.expanded = changed.collapsed = True
            QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self.head, changed))

    def say_filled(self, names: Sequence[str]) -> None:
        """Name the parts that somebody has filled in."""
        said = ", ".join(names)
        self.filled.set_text(said)
        heard = _("{heading}, filled in: {names}").format(heading=self._heading, names=said)
        self.head.setAccessibleName(heard if said else self._heading)

    def _turn(self, opened: bool) -> None:
        fields = self._fields()
        for field in fields:
            field.finish()  # some systems click without taking the keyboard from a field
        refused = next((field for field in fields if field.error()), None)
        if refused is not None and not opened:
            self.set_open(True)  # what is wrong there would be out of sight
            refused.setFocus()
        else:
            self.set_open(opened)
            self.turned.emit(opened)

    def _fields(self) -> list[TextField | TextArea]:
        return [*self.inside.findChildren(TextField), *self.inside.findChildren(TextArea)]


def open_around(part: QWidget) -> None:
    """Open the fold in which something stands, if it stands in one."""
    around = part.parentWidget()
    while around is not None and not isinstance(around, Fold):
        around = around.parentWidget()
    if around is not None:
        around.set_open(True)

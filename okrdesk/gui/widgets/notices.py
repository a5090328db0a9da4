"""What the desk says by itself: a question, a notice, a banner on the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.marks import Sign
from okrdesk.gui.widgets.roles import Role
from okrdesk.gui.widgets.text import PlainButton, PlainLabel, icon_button, plain_button
from okrdesk.i18n import _


class MessageBox(Dialog):
    """A heading, a text and buttons, all plain text; `chosen` is the key of the button, "" for Escape."""

    def __init__(
        self,
        parent: QWidget | None,
        heading: str,
        text: str,
        buttons: Sequence[tuple[str, str, str]],
        detail: str = "",
    ) -> None:
        super().__init__(parent)
        self.chosen = ""
        self.setWindowTitle(_("OKR Desk"))
        self.setModal(True)
        self.setMinimumWidth(round(380 * theme.text_scale()))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(PlainLabel(heading, "heading", self))
        if text:
            column.addWidget(PlainLabel(text, "body", self))
        if detail:
            column.addWidget(PlainLabel(detail, "small", self, selectable=True))
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addStretch(1)
        column.addLayout(row)
        self.buttons: dict[str, PlainButton] = {}
        for key, label, kind in buttons:
            button = plain_button(label, kind, parent=self)
            button.clicked.connect(lambda _checked=False, chosen=key: self._choose(chosen))
            row.addWidget(button)
            self.buttons[key] = button
        last = list(self.buttons.values())[-1]
        last.setDefault(True)
        last.setFocus()
        # A dialog announces its title only; the question belongs to it.
        self.setAccessibleName(heading)
        self.setAccessibleDescription(text)

    def _choose(self, key: str) -> None:
        self.chosen = key
        self.accept()


def message_box(
    parent: QWidget | None, heading: str, text: str, buttons: Sequence[tuple[str, str, str]], detail: str = ""
) -> str:
    """Ask and wait; buttons are (key, words, kind), the last one is the default. Key or ""."""
    box = MessageBox(parent, heading, text, buttons, detail)
    box.exec()
    chosen = box.chosen
    box.deleteLater()
    return chosen


def ask(parent: QWidget | None, heading: str, text: str, yes: str, *, danger: bool = False) -> bool:
    """Ask a question that `yes` answers; Cancel and Escape are no."""
    kind = "danger" if danger else "primary"
    return message_box(parent, heading, text, [("no", _("Cancel"), "plain"), ("yes", yes, kind)]) == "yes"


def notice(parent: QWidget | None, heading: str, text: str = "", detail: str = "") -> None:
    """Say something that has to be read before work goes on."""
    message_box(parent, heading, text, [("close", _("Close"), "primary")], detail)


class Banner(QFrame):
    """A line on the page that stays until it is dismissed; `level`: note, success, warning, error."""

    spoken_as = Role.Notification
    dismissed = Signal()

    def __init__(
        self,
        level: str,
        text: str,
        buttons: Sequence[tuple[str, Callable[[], object]]] = (),
        parent: QWidget | None = None,
        *,
        dismissible: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setProperty("level", level)
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        icon, label = self._sign(level)
        row.addWidget(Sign(icon, label, parent=self))
        self.label = PlainLabel(text, "body", self)
        row.addWidget(self.label, 1)
        self._first: QWidget | None = None
        for label, act in buttons:
            button = plain_button(label, small=True, parent=self)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
            self._first = self._first or button
        if dismissible:
            close = icon_button("close", _("Dismiss"), parent=self)
            close.clicked.connect(self._dismiss)
            row.addWidget(close)

    def take_keyboard(self) -> None:
        """Give the keyboard to the first thing that can be done."""
        if self._first is not None:
            self._first.setFocus()

    @staticmethod
    def _sign(level: str) -> tuple[str, str]:
        return {
            "success": ("check", _("Done")),
            "warning": ("warning", _("Warning")),
            "error": ("warning", _("Error")),
        }.get(level, ("notice", _("Note")))

    def set_text(self, text: str) -> None:
        """Say something else."""
        self.label.set_text(text)
        self.setAccessibleName(text)

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()

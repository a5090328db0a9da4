"""What the desk says by itself: a question, a notice, a banner on the page, a short message with Undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.marks import Sign
from okrdesk.gui.widgets.text import PlainButton, PlainLabel, icon_button, plain_button
from okrdesk.i18n import _

TOAST_MS = 6000


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say a text without moving the keyboard."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


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
        for key, words, kind in buttons:
            button = plain_button(words, kind, parent=self)
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
        icon, words = self._sign(level)
        row.addWidget(Sign(icon, words, parent=self))
        self.label = PlainLabel(text, "body", self)
        row.addWidget(self.label, 1)
        for words, act in buttons:
            button = plain_button(words, small=True, parent=self)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        if dismissible:
            close = icon_button("close", _("Dismiss"), parent=self)
            close.clicked.connect(self._dismiss)
            row.addWidget(close)

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


class Toast(QFrame):
    """A short message at the foot of the window that goes by itself; it can offer Undo. Not modal.

    One per window: `say` replaces what it said before. It stays while the mouse or the keyboard is on it.
    """

    undo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        self._label = PlainLabel("", "body", self)
        self._undo = plain_button(_("Undo"), small=True, parent=self)
        # A click must not end half-typed text elsewhere first: that would be the edit that Undo takes back.
        self._undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._undo.clicked.connect(self._undone)
        row.addWidget(self._label, 1)
        row.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, *, undo: bool = False) -> None:
        """Show a message for six seconds; with `undo` offer to take the last edit back."""
        self._label.set_text(text)
        self.setAccessibleName(text)
        self._undo.setVisible(undo)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(TOAST_MS)
        announce(self, text)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        most = max(min(parent.width() - 48, round(560 * theme.text_scale())), 120)
        self._label.setWordWrap(False)
        self.adjustSize()
        wanted = self.sizeHint().width()
        self._label.setWordWrap(True)
        width = min(wanted, most)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        self.setGeometry((parent.width() - width) // 2, parent.height() - height - 40, width, height)

    def _leave(self) -> None:
        if self.underMouse() or self._undo.hasFocus():
            self._timer.start(TOAST_MS)
        else:
            self.hide()

    def _undone(self) -> None:
        self.hide()
        self.undo_requested.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.start(TOAST_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

"""A short message in the corner of the window, which can offer something to do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.roles import Role, announce
from okrdesk.gui.widgets.side_by_side import let_go
from okrdesk.gui.widgets.text import PlainButton, PlainLabel, plain_button

TOAST_MS = 6_000
_LOOK_MS = 500
_FROM_EDGE, _FROM_FOOT = 20, 52  # the line that leads on stays in sight

Offer = tuple[str, Callable[[], object]]


class Toast(QFrame):
    """A short message at the bottom right that goes after six seconds. Not modal.

    One per window: `say` replaces what it said before. It never takes the keyboard; `take_keyboard` (F6)
    goes there, Escape and F6 go back. It waits while the mouse or the keyboard is on it.
    """

    spoken_as = Role.Notification

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "toast")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 8, 8)
        self._row.setSpacing(12)
        self._label = PlainLabel("", "body", self)
        self._row.addWidget(self._label, 1)
        self.buttons: list[PlainButton] = []
        self._came_from: QWidget | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._leave)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, offers: Sequence[Offer] = ()) -> None:
        """Show a message, with a button for each offer; a pressed one takes the message away."""
        self.take_away()
        self._label.set_text(text)
        self.setAccessibleName(text)
        for label, act in offers:
            self._offer(label, act)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(TOAST_MS)
        announce(self, text)

    def _offer(self, label: str, act: Callable[[], object]) -> None:
        button = plain_button(label, small=True, parent=self)
        # A click must not end half-typed text elsewhere first: that would be the edit that Undo takes back.
        # Nor may the keyboard fall here when the button that had it goes away: Space would then undo.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._done(act))
        button.installEventFilter(self)
        self._row.addWidget(button)
        button.show()
        self.buttons.append(button)

    def _done(self, act: Callable[[], object]) -> None:
        self.take_away()
        act()

    def take_away(self) -> None:
        """Be gone at once; the keyboard goes back to where it came from."""
        self._timer.stop()
        if self.has_keyboard():
            self._give_back()
        let_go(self._row, self.buttons)
        self.buttons = []
        self.hide()

    def has_keyboard(self) -> bool:
        """Whether somebody went here by the keyboard."""
        return any(button.hasFocus() for button in self.buttons)

    def take_keyboard(self) -> None:
        """F6: go to what the message offers, or back from there."""
        if self.has_keyboard():
            self._give_back()
        elif self.isVisible() and self.buttons:
            self._came_from = QApplication.focusWidget()
            self.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _give_back(self) -> None:
        where, self._came_from = self._came_from, None
        try:
            if where is not None and where.isVisible():
                where.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        except RuntimeError:  # it went meanwhile
            pass
        parent = self.parentWidget()
        if parent is not None:
            parent.setFocus()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        most = max(min(parent.width() - 2 * _FROM_EDGE, round(560 * theme.text_scale())), 120)
        self._label.setWordWrap(False)
        self.adjustSize()
        wanted = self.sizeHint().width()
        self._label.setWordWrap(True)
        width = min(wanted, most)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        right, bottom = parent.width() - _FROM_EDGE, parent.height() - _FROM_FOOT
        self.setGeometry(right - width, bottom - height, width, height)

    def _leave(self) -> None:
        if self.underMouse() or self.has_keyboard():
            self._timer.start(_LOOK_MS)
        else:
            self.take_away()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget():
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._walk(watched, Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _walk(self, button: QObject, key: Qt.Key) -> bool:
        """Tab and arrows go round the buttons: they are not in the window's order of Tab."""
        ahead, back = (Qt.Key.Key_Tab, Qt.Key.Key_Right), (Qt.Key.Key_Backtab, Qt.Key.Key_Left)
        if key == Qt.Key.Key_Escape:
            self._give_back()
        elif key in (*ahead, *back):
            here = next(n for n, known in enumerate(self.buttons) if known is button)
            self.buttons[(here + (1 if key in ahead else -1)) % len(self.buttons)].setFocus()
        else:
            return False
        return True

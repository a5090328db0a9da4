"""The keyboard goes round: one question or ballot over the whole window, which clears itself at Enter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui.pages.workshop_page.aside import count_words
from okrdesk.gui.pages.workshop_page.secret_line import SecretLine
from okrdesk.gui.widgets.reading_order import ReadingOrder
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, ngettext

_HAND_BACK = (Qt.Key.Key_F12, Qt.KeyboardModifier.ControlModifier)


class PassedKeyboard(ReadingOrder, QWidget):
    """A window over the window. While it is there every other shortcut is dead.

    After each person it shows only *Next person*. Ctrl+F12 is the facilitator's and gives the keyboard back.
    Esc casts nothing. Subclasses put the ballot in the place of the line to write into.

    `cast` takes what was typed and refuses by raising `Refused`; it is asked itself, not told by a signal,
    because what the person wrote must not be lost where the step behind went on meanwhile. `cast_one` comes
    after each that was taken.
    """

    cast_one = Signal()
    handed_back = Signal()

    def __init__(
        self, over: QWidget, question: str, people: int | None, cast: Callable[[str], object]
    ) -> None:
        super().__init__(over, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Pass the keyboard"))
        self.people = people
        self._cast = cast
        self.count = 0
        self._is_back = False
        self.question = PlainLabel(question, "title")
        self.rule = PlainLabel("", "muted")
        self.done = plain_button(_("Done, next person"), "primary", shortcut_hint=_("Enter"))
        self.done.clicked.connect(self.finish_person)
        self.next_person = plain_button(_("Next person"), "primary", shortcut_hint=_("Enter"))
        self.next_person.clicked.connect(self.begin_person)
        self.foot = PlainLabel("", "small")
        self.said = PlainLabel("", "error")
        self.stack = QStackedWidget()
        self.ballot = self.make_ballot()
        self._lay_out()

    def make_ballot(self) -> QWidget:
        """What one person fills in: here a line for each card."""
        self.field = SecretLine(_("Your card"))
        self.field.edit.setMaxLength(2000)
        self.field.edit.setProperty("letters", "large")
        return self.field

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(_("Only you look at this screen"), "small", wrap=False))
        head.addStretch(1)
        head.addWidget(PlainLabel(_("Ctrl F12 gives it back to the facilitator"), "small", wrap=False))
        asked = QWidget()
        column = QVBoxLayout(asked)
        column.setSpacing(14)
        column.addStretch(1)
        for part in (self.rule, self.question, self.ballot, self.said):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.done)
        column.addLayout(row)
        column.addStretch(2)
        between = QWidget()
        middle = QVBoxLayout(between)
        middle.addStretch(1)
        middle.addWidget(self.next_person, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        self.stack.addWidget(between)
        self.stack.addWidget(asked)
        inner = QHBoxLayout()
        inner.addStretch(1)
        inner.addWidget(self.stack, 4)
        inner.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(48, 32, 48, 32)
        outer.addLayout(head)
        outer.addLayout(inner, 1)
        outer.addWidget(self.foot)

    def open(self) -> None:
        """Cover the whole window and wait for the first person."""
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(over.geometry())
        self._wait()
        self.show()
        self.raise_()
        self.activateWindow()
        self.next_person.setFocus()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def begin_person(self) -> None:
        """Show an empty ballot to the next person."""
        self.stack.setCurrentIndex(1)
        self.take_up()

    def take_up(self) -> None:
        """Give the keyboard to the ballot."""
        self.field.setFocus()

    def clear(self) -> None:
        """Leave no trace of the person before."""
        self.field.clear()

    def finish_person(self) -> None:
        """Cast what stands there and clear it; nothing is cast where nothing does."""
        text = self.field.text().strip()
        if text:
            self.hand_in(text)
        else:
            self._wait()

    def hand_in(self, text: str) -> None:
        """Cast what was typed, or say what is wrong and leave it as it stands."""
        try:
            self._cast(text)
        except Refused as refused:
            self.refuse(refused.sentence)
            return
        self.count += 1
        self._wait()
        self.cast_one.emit()

    def refuse(self, sentence: str) -> None:
        """Say why nothing was cast."""
        self.said.set_text(sentence)
        self.said.show()

    def _wait(self) -> None:
        self.clear()
        self.said.hide()
        self.stack.setCurrentIndex(0)
        self.next_person.setFocus()
        of = count_words(self.count, self.people)
        had = ngettext("{n} have had the keyboard. ", "{n} have had the keyboard. ", self.count)
        self.foot.set_text(had.format(n=of) + _("Nothing is shown again; in the end all is shown at once."))

    def hand_back(self) -> None:
        """Give the keyboard back to the facilitator."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self._is_back = True
        self.handed_back.emit()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The keys of the window system are as dead as all others: only the facilitator ends it."""
        event.setAccepted(self._is_back)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(
            event, QKeyEvent
        ):
            hand_back = (event.key(), event.modifiers()) == _HAND_BACK
            if hand_back and event.type() == QEvent.Type.KeyPress:
                self.hand_back()
                return True
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # no shortcut of the window, of a menu, of anything
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.stack.currentIndex() == 0:
            self.begin_person()
        elif enter:
            self.finish_person()
        event.accept()

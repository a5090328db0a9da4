"""What every dialog has: a title, margins, a heading, a last row of buttons, and the way to its answer."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from okrdesk.gui import theme
from okrdesk.gui.widgets import dialog_drafts
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.fields import KEEPS_TYPED
from okrdesk.gui.widgets.keys import on_ctrl_enter
from okrdesk.gui.widgets.roles import announce
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _

MARGINS = (22, 20, 22, 18)
SPACING = 12
_FIELD_SPACING = 12

Answer = TypeVar("Answer")


class FormDialog(Dialog, Generic[Answer]):
    """Fill `column`, end it with `end_with_answer` or `end_with_close`; `ask` shows it and gives the answer.

    A dialog that asks says in `answer` what stands in its fields and writes nothing; whoever asks writes: by
    `ask_and_write` where that can be refused, so that the dialog still stands.
    What was typed into one that is left without its answer stands there again when the same is asked again.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        heading: str = "",
        *,
        width: int = 0,
        size: tuple[int, int] = (0, 0),
        to_the_edge: bool = False,
    ) -> None:
        """`width` is the least one and `size` the first one, for text of usual size.

        With `to_the_edge` nothing is left free around `column`: its parts have margins of their own.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        scale = theme.text_scale()
        if width:
            self.setMinimumWidth(round(width * scale))
        if all(size):
            self.resize(round(size[0] * scale), round(size[1] * scale))
        self._question: Hashable = None
        self._fresh: dialog_drafts.State = ()
        self._write: Callable[[Answer], object] | None = None
        self._refusal: PlainLabel | None = None
        self._is_refused = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*((0, 0, 0, 0) if to_the_edge else MARGINS))
        self.column.setSpacing(0 if to_the_edge else SPACING)
        if heading:
            self.column.addWidget(PlainLabel(heading, "heading"))

    def add_beside(self, *fields: QWidget) -> None:
        """Fields of the same width in one row, level with each other at the top."""
        row = QHBoxLayout()
        row.setSpacing(_FIELD_SPACING)
        for field in fields:
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)

    def make_answer_buttons(self, label: str, leave: str = "") -> None:
        """Make `cancel`, and `take`, the default, which accepts once there is an answer."""
        self.setProperty(KEEPS_TYPED, True)
        # A field of several lines takes Enter for itself.
        hint = _("Ctrl ↵") if self.findChildren(QPlainTextEdit) else ""
        self.take = plain_button(label, "primary", shortcut_hint=hint, do=self.take_answer)
        self.take.setDefault(True)
        on_ctrl_enter(self, self._press_take)
        self.cancel = plain_button(leave or _("Cancel"))
        self.cancel.clicked.connect(self.reject)

    def end_with_answer(self, label: str, leave: str = "", *, writable: bool = True) -> None:
        """The last row: `cancel` and `take`; what is not `writable` is only shown."""
        self.make_answer_buttons(label, leave)
        self.end_with(button_row(None, self.cancel, self.take))
        if not writable:
            self.make_read_only()

    def end_with_close(
        self, label: str = "", *, left: QWidget | None = None, before: QWidget | None = None
    ) -> QLayout:
        """The last row: `close_button`, the default, which leaves; others stand at the left or before it."""
        self.close_button = plain_button(label or _("Close"), "primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        row = button_row(left, before, self.close_button)
        self.end_with(row)
        return row

    def end_with(self, row: QLayout) -> None:
        """The last row, which stays in sight where the rest must scroll."""
        self.column.addLayout(row)
        self.foot = row

    def make_read_only(self) -> None:
        """What belongs to a closed cycle is shown and can be copied, not changed."""
        for line in self.findChildren(QLineEdit):
            line.setReadOnly(True)
        for area in self.findChildren(QPlainTextEdit):
            area.setReadOnly(True)
        for choice in (*self.findChildren(QComboBox), *self.findChildren(QCheckBox)):
            choice.setEnabled(False)
        self.take.hide()

    def answer(self) -> Answer | None:
        """What was answered; None while something is wrong, said beside its field."""
        return None

    def take_answer(self) -> None:
        """Leave the dialog with its answer; stay while something is wrong."""
        if self._refusal is not None:
            self._refusal.hide()
        answer = self.answer()
        if answer is None:
            return
        self._is_refused = False
        if self._write is not None:
            self._write(answer)
        if not self._is_refused:
            self.accept()

    def say_refused(self, sentence: str) -> None:
        """Say at the top why what was answered was not written, and stay."""
        self._is_refused = True
        if self._refusal is None:
            self._refusal = PlainLabel("", "error")
            if not self.column.contentsMargins().left():
                self._refusal.setContentsMargins(*MARGINS[:3], 4)
            self.column.insertWidget(0, self._refusal)
        self._refusal.set_text(sentence)
        self._refusal.show()
        announce(self._refusal, sentence)

    def _press_take(self) -> None:
        # As its button: not where the button cannot be pressed.
        if not self.take.isHidden():
            self.take.click()

    def draft_place(self) -> str:
        """Where in the dialog one is, for a dialog whose fields depend on it."""
        return ""

    def go_to(self, part: str) -> None:
        """Go where one was when the dialog was left."""

    def showEvent(self, event: QShowEvent) -> None:
        if self._question is None and not event.spontaneous():
            self._fresh = dialog_drafts.state_of(self)
            self._question = dialog_drafts.question_of(self)
            draft = dialog_drafts.take(self, self._question)
            if draft is not None:
                self.go_to(draft.place)
                if dialog_drafts.put_back(self, draft.state):
                    self._offer_to_begin_anew(self.draft_place())
        super().showEvent(event)

    def _offer_to_begin_anew(self, part: str) -> None:
        told = PlainLabel(_("What you had typed before stands here again."), "small")
        anew = plain_button(_("Begin anew"), "quiet", small=True)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(told, 1)
        line.addWidget(anew)

        def begin_anew() -> None:
            if self.draft_place() == part:
                dialog_drafts.put_back(self, self._fresh)
            row.hide()

        anew.clicked.connect(begin_anew)
        self.column.insertWidget(0, row)

    def done(self, result: int) -> None:
        dialog_drafts.hold(self)
        state = dialog_drafts.state_of(self)
        if self._question is not None and result != QDialog.DialogCode.Accepted and state != self._fresh:
            dialog_drafts.keep(self, self._question, dialog_drafts.Draft(self.draft_place(), state))
        super().done(result)

    def ask(self) -> Answer | None:
        """Show the dialog until it is left; its answer, None when it was cancelled."""
        return self.answer() if self.run() else None

    def ask_and_write(self, write: Callable[[Answer], object]) -> None:
        """Show the dialog until it is left, or until `write` got an answer and did not `say_refused`."""
        self._write = write
        self.run()


def button_row(left: QWidget | None, *right: QWidget | None) -> QLayout:
    """One widget at the left end of a row, buttons at its right end."""
    row = QHBoxLayout()
    if left is not None:
        row.addWidget(left)
    row.addStretch(1)
    for button in right:
        if button is not None:
            row.addWidget(button)
    return row

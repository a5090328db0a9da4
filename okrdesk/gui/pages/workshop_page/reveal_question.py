"""The question before anything covered is shown to all: asked once, with what is missing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from okrdesk.gui.widgets.notices import Banner
from okrdesk.i18n import _


class RevealQuestion(Banner):
    """`agreed` shows it to all, `not_yet` does not; hidden until it asks."""

    agreed = Signal()
    not_yet = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        answers = [
            (_("Reveal it now"), lambda: self._answer(agreed=True)),
            (_("Not yet"), lambda: self._answer(agreed=False)),
        ]
        super().__init__("warning", "", answers, parent, dismissible=False)
        self._about: object = None
        self.hide()

    def stay_with(self, about: object) -> None:
        """Ask no longer where something else is on than what was asked about: the answer would show that."""
        if about != self._about:
            self.hide()

    def ask(self, sentence: str, about: object) -> None:
        """Ask about a box, named by whatever tells it from others; the keyboard is at the answer."""
        self._about = about
        self.set_text(sentence)
        self.show()
        self.take_keyboard()

    def _answer(self, *, agreed: bool) -> None:
        self.hide()
        (self.agreed if agreed else self.not_yet).emit()

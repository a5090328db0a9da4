"""The box of the round that is on, and what is said where it cannot be used: elsewhere, or not to be read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.gui.widgets.notices import Banner
from okrdesk.i18n import _
from okrdesk.okr.workshop.box import Box, elsewhere_words, is_here
from okrdesk.okr.workshop.rounds import Round


class RoundBox(Banner):
    """A banner that is hidden while all is well; else it offers to `ask_anew` here."""

    def __init__(self, document: Document, ask_anew: Callable[[], object], parent: QWidget) -> None:
        super().__init__("warning", "", [(_("Ask anew here"), ask_anew)], parent, dismissible=False)
        self._document = document
        self._of = ""
        self._box: Box | None = None
        self._wrong = ""
        self.hide()

    def of(self, asked: Round | None) -> Box | None:
        """The box of an open round; None without one, or where it cannot be read."""
        if asked is None:
            return None
        if self._of != asked.id:
            self._of, self._box, self._wrong = asked.id, None, ""
            try:
                self._box = Box(self._document, asked.id)
            except Refused as refused:
                self._wrong = refused.sentence
        return self._box

    def leave(self) -> None:
        """The box is gone: its round has a result."""
        self._of, self._box = "", None

    def show_state(self, asked: Round | None) -> bool:
        """Say what is wrong with the box of an open round; whether slips can be typed."""
        wrong = ""
        if asked is not None:
            self.of(asked)
            wrong = self._wrong or ("" if is_here(self._document, asked.id) else elsewhere_words())
        self.set_text(wrong)
        self.setVisible(bool(wrong))
        return not wrong

"""Counting again: the same slips typed a second time, unseen; only differences are shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from okrdesk.gui.pages.workshop_page import ask_words
from okrdesk.gui.widgets.notices import Banner
from okrdesk.i18n import _
from okrdesk.okr.workshop.box import Box
from okrdesk.okr.workshop.counting import Ballot, Count, differing
from okrdesk.okr.workshop.rounds import Round


class SecondCount(Banner):
    """`count` is None while nothing is counted again; `compared` tells what came of it.

    Where as many slips were typed as the first time, the second count holds. Where there are fewer, somebody
    typed one twice or is not done yet: the banner asks which count holds.
    """

    compared = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        answers = [
            (_("The second one"), lambda: self._end(takes=True)),
            (_("The first one"), lambda: self._end(takes=False)),
            (_("Go on counting"), self.hide),
        ]
        super().__init__("warning", "", answers, parent, dismissible=False)
        self.count: Count | None = None
        self._of: tuple[Round, Box] | None = None
        self.hide()

    def stay_with(self, asked: Round | None) -> None:
        """Forget what was counted again where another round is on."""
        if self._of is not None and (asked is None or asked.id != self._of[0].id):
            self.hide()
            self.count = self._of = None

    def begin(self, asked: Round, box: Box) -> None:
        """Count the slips of a round from nothing; a second time it asks whether that was all."""
        if self.count is None:
            self.count, self._of = Count(), (asked, box)
        elif self.count.total:
            self.set_text(ask_words.which_count(box.ballots, self.count.total))
            self.show()
            self.take_keyboard()

    def put(self, ballots: Sequence[Ballot]) -> None:
        """Count some more."""
        for ballot in ballots:
            self.count = (self.count or Count()).plus(ballot, "paper")
        self.hide()
        if self.count is not None and self._of is not None and self.count.total >= self._of[1].ballots:
            self._end(takes=True)

    def _end(self, *, takes: bool) -> None:
        second, of = self.count, self._of
        self.hide()
        self.count = self._of = None
        if second is None or of is None:
            return
        asked, box = of
        misread = differing(asked.items, box.count, second) if takes else ()
        if misread:
            box.take(second)
        self.compared.emit(ask_words.second_words(misread) if takes else _("The first count holds."))

"""The screen of choices over the pages of a workspace, and the banners that lead to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from okrdesk.document.merge import MergeReport
from okrdesk.gui import copying
from okrdesk.gui.choosing import Choosing
from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.banners import Banners
from okrdesk.i18n import _, ngettext
from okrdesk.okr import handed_copies, open_choices

if TYPE_CHECKING:
    from okrdesk.gui.choices.page import TakeBackPage


class ChoiceScreen(QObject):
    """One at a time, until it is taken or left. `left` comes when the pages are to be shown again."""

    left = Signal()

    def __init__(self, desk: Desk, stack: QStackedWidget, banners: Banners) -> None:
        super().__init__(stack)
        self._desk, self._stack, self._banners = desk, stack, banners
        self.page: TakeBackPage | None = None
        self._left = self._foreign = 0

    def show(self, choosing: Choosing) -> bool:
        """Show where two copies differ; False where somebody stays at the screen before."""
        from okrdesk.gui.choices.page import TakeBackPage

        if not self.end():
            return False
        self.page = page = TakeBackPage(self._desk, choosing)
        page.left.connect(self._leave)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.take_keyboard()
        return True

    def end(self) -> bool:
        """Let the screen go, where there is one; False where somebody wants to stay."""
        if self.page is not None:
            if not self.page.may_leave():
                return False
            self._forget()
        return True

    def _leave(self) -> None:
        self._forget()
        self.left.emit()

    def _forget(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    # Banners

    def tell_copy(self) -> None:
        """What a copy says at its top: what it is, and how it is brought back."""
        copy = handed_copies.this_copy(self._desk.document)
        if copy is not None:
            sentence = handed_copies.what_it_is(self._desk.document, copy, self._desk.today)
            self._banners.say("copy", "note", sentence)

    def tell_left(self) -> None:
        """How much was left for later and the way to it, said when that becomes more; rows carry marks."""
        left = len(open_choices.open_conflicts(self._desk.document))
        is_more, self._left = left > self._left, left
        if not left:
            self._banners.take_away("left")
        elif not self._desk.session.read_only and (is_more or self._banners.banner("left") is not None):
            sentence = ngettext(
                "{n} difference to a copy is left for later; yours stands meanwhile.",
                "{n} differences to a copy are left for later; yours stand meanwhile.",
                left,
            )
            self._lead("left", "note", sentence.format(n=left), copying.choose_left)
        foreign = len(self._desk.session.unsettled.open())
        is_more, self._foreign = foreign > self._foreign, foreign
        if is_more or self._banners.banner("conflicts") is not None:
            self.tell_foreign()

    def tell_foreign(self) -> None:
        """What was changed here and in the file, until somebody chooses; it comes back with the file."""
        count = len(self._desk.session.unsettled.open())
        if not count:
            self._banners.take_away("conflicts")
            return
        sentence = ngettext(
            "{n} field was changed here and in the other copy; the later change counts.",
            "{n} fields were changed here and in the other copy; the later change counts.",
            count,
        )
        self._lead("conflicts", "warning", sentence.format(n=count), copying.choose_foreign)

    def _lead(self, key: str, level: str, sentence: str, choose: Callable[[Desk], object]) -> None:
        self._banners.say(key, level, sentence, [(_("Choose"), lambda: choose(self._desk))])

    def tell_merge(self, report: MergeReport) -> None:
        """What came in by itself from the file, and the way to what there is to choose."""
        if report.conflicts:
            self.tell_foreign()
        if report.steps and (said := copying.came_in(self._desk, report)):
            self._desk.told.emit(said, False)

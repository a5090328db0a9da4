"""The round of check-ins in a step of a workshop; the room sees one key result after the other."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from okrdesk.gui.areas.check_ins.round_view import RoundView
from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.gui.pages.workshop_page.shown_part import ShownPart
from okrdesk.i18n import _
from okrdesk.okr.workshop.moment import Moment

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CheckInsPart(ShownPart):
    """What is typed of a key result is saved by Ctrl+Enter; where nothing is, that goes on as elsewhere."""

    def __init__(self, view: ActView) -> None:
        super().__init__(view)
        self.round = RoundView(self.desk)
        self._shown_of = ""  # the key result of which the room sees how sure everybody is
        self.round.moved.connect(view.looked)
        self.column.addWidget(self.round)

    def reload(self) -> None:
        self.round.refresh()

    def begin(self) -> None:
        self.round.begin()

    def press(self, event: QKeyEvent) -> bool:
        ctrl = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
        if event.key() not in _ENTER or not ctrl or not self.round.is_typed():
            return False
        self.round.save_and_go_on()
        return True

    def takes_enter(self) -> bool:
        return bool(self.round.open_id)

    def counted(self) -> tuple[str, int, int | None] | None:
        done, count = self.round.count()
        return _("Checked in"), done, count

    def can_reveal(self) -> bool:
        return bool(self._confidences()) and self._shown_of != self.round.open_id

    def reveal(self) -> None:
        self._shown_of = self.round.open_id
        self.view.looked.emit()

    def told(self, moment: Moment) -> Moment:
        asked = self.round.open_id
        return replace(
            moment,
            asked_id=asked,
            confidences=self._confidences(),
            revealed=bool(asked) and self._shown_of == asked,
        )

    def _confidences(self) -> tuple[int, ...]:
        return self.round.view.draft().confidences if self.round.open_id else ()

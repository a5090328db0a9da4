"""Where the work area of the act that is on stands; another act gets another one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from okrdesk.gui.pages.workshop_page import acts
from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.gui.widgets.side_by_side import fill


class CurrentAct(QWidget):
    """`looked` and `rested` are those of the work area."""

    looked = Signal()
    rested = Signal()

    def __init__(self, sitting: Sitting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sitting = sitting
        self._key: object = None
        self._column = fill(self, spacing=12)
        self.act: ActView | None = None

    def reload(self) -> bool:
        """Show the act that is on; whether it is another one that wants the keyboard now."""
        sitting = self._sitting
        key = (sitting.step.id if sitting.step else "", acts.page_of(sitting))
        if key == self._key and self.act is not None:
            self.act.reload()
            return False
        self._key = key
        had_keyboard = self.act is not None and self.act.isAncestorOf(self.focusWidget() or self)
        self._put_away()
        self.act = acts.view_of(sitting, sitting.act)
        self.act.looked.connect(self.looked)
        self.act.rested.connect(self.rested)
        self._column.insertWidget(0, self.act, 1)
        self.act.reload()
        self.act.show()
        return had_keyboard or self.isVisible()

    def _put_away(self) -> None:
        if self.act is not None:
            self.act.stop()
            self._column.removeWidget(self.act)
            self.act.hide()
            self.act.deleteLater()

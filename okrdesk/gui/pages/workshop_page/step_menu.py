"""What can be done with steps of the agenda while the workshop runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.gui.widgets.text import literal
from okrdesk.i18n import _
from okrdesk.okr.workshop.workshops import WorkshopStep


class StepMenu(QMenu):
    """Goes to a step, puts it next, leaves it out or takes it up again; several have a heading each."""

    def __init__(self, sitting: Sitting, steps: Sequence[WorkshopStep], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for step in steps:
            if len(steps) > 1:
                self.addSection(literal(step.title))
            self._add_step(sitting, step)

    def open_below(self, button: QWidget | None) -> None:
        """Open below what was pressed, else where the mouse is."""
        self.popup(button.mapToGlobal(QPoint(0, button.height())) if button is not None else QCursor.pos())

    def _add_step(self, sitting: Sitting, step: WorkshopStep) -> None:
        now, out = sitting.step, step.state == "left out"
        if now is None or step.id != now.id:
            self._offer(_("Go to “{step}”"), step, lambda: sitting.go_to(step.id))
            if now is not None and step.state != "done":
                self._offer(_("Put “{step}” next"), step, lambda: sitting.put_next(step.id))
        if step.state != "done":
            sentence = _("Take “{step}” up again") if out else _("Leave “{step}” out")
            self._offer(sentence, step, lambda: sitting.leave_out(step.id, not out))

    def _offer(self, words: str, step: WorkshopStep, do: Callable[[], object]) -> None:
        action = self.addAction(literal(words.format(step=step.title)))
        action.triggered.connect(lambda _checked=False: do())

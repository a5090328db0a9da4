"""Goals and key results with who takes them: one line after the other, by keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.person_chooser import PersonChooser
from okrdesk.gui.widgets.keys import letter_of
from okrdesk.gui.widgets.ranked_list import RankedList, RankedRow
from okrdesk.i18n import _
from okrdesk.okr import key_results, objectives, people


class OwnerList(RankedList):
    """`asked` tells the line that somebody is to take now."""

    asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Who takes what"), parent, numbered=False, movable=False)
        self.desk = desk
        self.marks_choice = True
        self.setEditTriggers(RankedList.EditTrigger.NoEditTriggers)
        self.setAccessibleDescription(_("O or Enter gives a line to somebody."))
        self.row_chosen.connect(self.asked)
        self.doubleClicked.connect(lambda _index: self.choose_person())

    def reload(self) -> None:
        """Show the goals of the cycle with their owners."""
        named = {person.id: person.name for person in people.everyone(self.desk.document)}
        rows = []
        for line in self.desk.outline().objectives:
            goal = line.objective
            owner = named.get(goal.owner_id or "", "")
            rows.append(RankedRow(goal.id, f"{line.number}  {goal.title}", "", owner or _("nobody yet")))
            for number, under in enumerate(line.key_results, 1):
                row = under.key_result
                owner = named.get(row.owner_id or "", "")
                label = f"{line.number}.{number}  {row.title}"
                pill_status = "achieved" if owner else "not started"
                rows.append(RankedRow(row.id, label, "", owner or _("nobody yet"), pill_status))
        self.set_rows(rows)

    def choose_person(self) -> None:
        """Ask who takes the line that is on."""
        line_id = self.chosen()
        if not line_id:
            return
        goal_ids = {line.objective.id for line in self.desk.outline().objectives}
        assign = objectives.assign if line_id in goal_ids else key_results.assign
        here = self.visualRect(self.currentIndex())
        PersonChooser.ask(
            self,
            self.viewport().mapTo(self, QPoint(here.left() + 40, here.bottom())),
            _("Who takes this?"),
            people.active(self.desk.document),
            lambda ids: self._give(line_id, assign, ids),
            nobody=_("Nobody yet"),
        )

    def _give(self, line_id: str, assign: object, ids: list[str]) -> None:
        owner = next(iter(ids), "") or None
        if assign is objectives.assign:
            self.desk.do(objectives.assign, line_id, owner)
        else:
            self.desk.do(key_results.assign, line_id, owner)
        self.reload()
        at = self.currentIndex().row()
        if at + 1 < len(self.lines.rows):
            self.setCurrentIndex(self.lines.index(at + 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.chosen() and (enter or letter_of(event) == "O"):
            self.choose_person()
            event.accept()
        elif event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            event.ignore()
        else:
            super().keyPressEvent(event)
